import type { Kysely } from 'kysely';
import type { AccountStore } from '../people/accounts.ts';
import type { Database } from './schema.ts';

const columns = ['number', 'uuid', 'name'] as const;

/** The unique index on `name_key` decides who gets a name that two people want at once. */
export function createAccountStore(db: Kysely<Database>): AccountStore {
  return {
    async add({ uuid, name, key, createdAt }) {
      const row = await db
        .insertInto('accounts')
        .values({ uuid, name, name_key: key, created_at: createdAt })
        .onConflict((conflict) => conflict.column('name_key').doNothing())
        .returning(columns)
        .executeTakeFirst();
      return row ?? 'taken';
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
        .returning(columns)
        .executeTakeFirst();
      if (renamed) return renamed;
      const there = await db
        .selectFrom('accounts')
        .select('number')
        .where('number', '=', number)
        .executeTakeFirst();
      return there ? 'taken' : 'unknown';
    },

    async find(numbers) {
      return db.selectFrom('accounts').select(columns).where('number', 'in', numbers).execute();
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
