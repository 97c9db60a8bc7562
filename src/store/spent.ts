import type { Kysely } from 'kysely';
import type { SpentStore } from '../people/sign-in/pending.ts';
import type { Database } from './schema.ts';

/** The primary key decides who was first. Rows go when they no longer matter: at the next spending after. */
export function createSpentStore(db: Kysely<Database>): SpentStore {
  return {
    async spend(id, until, now) {
      await db.deleteFrom('spent').where('until', '<=', now).execute();
      const first = await db
        .insertInto('spent')
        .values({ id, until })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .returning('id')
        .executeTakeFirst();
      return first !== undefined;
    },
  };
}
