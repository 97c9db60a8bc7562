import type { Kysely, Selectable } from 'kysely';
import type { Account } from '../people/account.ts';
import type { AccountStore } from '../people/accounts.ts';
import type { Database } from './schema.ts';

/** The columns an account is read from. */
export const accountColumns = [
  'accounts.number',
  'accounts.uuid',
  'accounts.name',
  'accounts.kind',
  'accounts.role',
  'accounts.claimed_at',
] as const;

export type AccountRow = Pick<
  Selectable<Database['accounts']>,
  'number' | 'uuid' | 'name' | 'kind' | 'role' | 'claimed_at'
>;

export function toAccount({ claimed_at, ...row }: AccountRow): Account {
  return { ...row, claimed: claimed_at !== null };
}

/** The unique index on `name_key` decides who gets a name that two people want at once. */
export function createAccountStore(db: Kysely<Database>): AccountStore {
  return {
    async add({ uuid, name, key, createdAt }) {
      const row = await db
        .insertInto('accounts')
        .values({ uuid, name, name_key: key, created_at: createdAt })
        .onConflict((conflict) => conflict.column('name_key').doNothing())
        .returning(accountColumns)
        .executeTakeFirst();
      return row ? toAccount(row) : 'taken';
    },

    async rename(number, name, key) {
      const renamed = await db
        .updateTable('accounts')
        .set({ name, name_key: key })
        .where('number', '=', number)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('accounts as other')
                .select('other.number')
                .where('other.name_key', '=', key)
                .where('other.number', '!=', number),
            ),
          ),
        )
        .returning(accountColumns)
        .executeTakeFirst();
      if (renamed) return toAccount(renamed);
      const there = await db
        .selectFrom('accounts')
        .select('number')
        .where('number', '=', number)
        .executeTakeFirst();
      return there ? 'taken' : 'unknown';
    },

    async find(numbers) {
      const rows = await db
        .selectFrom('accounts')
        .leftJoin('accounts as heir', 'heir.number', 'accounts.merged_into')
        .select(accountColumns)
        .select('heir.name as heir_name')
        .where('accounts.number', 'in', numbers)
        .execute();
      return rows.map(({ heir_name, ...row }) => toAccount({ ...row, name: heir_name ?? row.name }));
    },

    async living(number) {
      const row = await db
        .selectFrom('accounts')
        .select(accountColumns)
        .where('number', '=', number)
        .where('merged_into', 'is', null)
        .where('deleted_at', 'is', null)
        .executeTakeFirst();
      return row ? toAccount(row) : null;
    },

    async byKey(key) {
      const row = await db
        .selectFrom('accounts')
        .select(accountColumns)
        .where('name_key', '=', key)
        .executeTakeFirst();
      return row ? toAccount(row) : null;
    },

    async isTaken(key) {
      const row = await db
        .selectFrom('accounts')
        .select('number')
        .where('name_key', '=', key)
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}
