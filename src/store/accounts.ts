import type { Kysely, Selectable } from 'kysely';
import type { Account } from '../people/account.ts';
import type { AccountStore } from '../people/accounts.ts';
import type { Avatar, Profile } from '../people/profile.ts';
import type { Database } from './schema.ts';
import { holdsName, withoutMarks } from './search.ts';

/** The columns an account is read from. */
export const accountColumns = [
  'accounts.number',
  'accounts.uuid',
  'accounts.name',
  'accounts.kind',
  'accounts.role',
  'accounts.claimed_at',
  'accounts.profile',
] as const;

export type AccountRow = Pick<
  Selectable<Database['accounts']>,
  'number' | 'uuid' | 'name' | 'kind' | 'role' | 'claimed_at' | 'profile'
>;

/** The row may hold more: only what an account is made of is taken. */
export function toAccount({ number, uuid, name, kind, role, claimed_at, profile }: AccountRow): Account {
  const avatar = avatarIn(profile);
  return { number, uuid, name, kind, role, claimed: claimed_at !== null, ...(avatar && { avatar }) };
}

/** Read with every account, most of which have an empty profile. */
function avatarIn(profile: string): Avatar | null {
  return profile.includes('"seed"') ? (JSON.parse(profile) as Profile).avatar : null;
}

/** The unique index on `name_key` decides who gets a name that two people want at once. */
export function createAccountStore(db: Kysely<Database>): AccountStore {
  return {
    async add({ uuid, name, key, createdAt, owner }) {
      const bot = owner === undefined ? {} : ({ kind: 'bot', owner } as const);
      const row = await db
        .insertInto('accounts')
        .values({ uuid, name, name_key: key, name_find: withoutMarks(key), created_at: createdAt, ...bot })
        .onConflict((conflict) => conflict.column('name_key').doNothing())
        .returning(accountColumns)
        .executeTakeFirst();
      return row ? toAccount(row) : 'taken';
    },

    async rename(number, name, key) {
      const renamed = await db
        .updateTable('accounts')
        .set({ name, name_key: key, name_find: withoutMarks(key) })
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
        .select(['heir.name as heir_name', 'heir.profile as heir_profile'])
        .where('accounts.number', 'in', numbers)
        .execute();
      return rows.map(({ heir_name, heir_profile, ...row }) =>
        toAccount({ ...row, name: heir_name ?? row.name, profile: heir_profile ?? row.profile }),
      );
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

    async answersFor(number) {
      const row = await db
        .selectFrom('accounts')
        .select(['number', 'owner'])
        .where('number', '=', number)
        .executeTakeFirst();
      return row ? (row.owner ?? row.number) : null;
    },

    async byKey(key) {
      const row = await db
        .selectFrom('accounts')
        .select(accountColumns)
        .where('name_key', '=', key)
        .executeTakeFirst();
      return row ? toAccount(row) : null;
    },

    async keyed(part, { among, limit }) {
      let query = db
        .selectFrom('accounts')
        .select(accountColumns)
        .where(({ ref }) => holdsName(ref('name_find'), part))
        .where('merged_into', 'is', null)
        .where('deleted_at', 'is', null)
        .orderBy(({ fn }) => fn('length', ['name_find']))
        .orderBy('number')
        .limit(limit);
      if (among) query = query.where('number', 'in', among);
      return (await query.execute()).map(toAccount);
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
