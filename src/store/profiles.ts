import type { Kysely } from 'kysely';
import type { ProfileStore } from '../people/profile.ts';
import type { Database } from './schema.ts';

export function createProfileStore(db: Kysely<Database>): ProfileStore {
  return {
    async read(who) {
      const row = await db
        .selectFrom('accounts')
        .select('profile')
        .where('number', '=', who)
        .executeTakeFirst();
      return row?.profile ?? null;
    },
    async readBySession(tokenHash, now) {
      const row = await db
        .selectFrom('sessions')
        .innerJoin('accounts', 'accounts.number', 'sessions.account')
        .select('accounts.profile')
        .where('sessions.token_hash', '=', tokenHash)
        .where('sessions.expires_at', '>', now)
        .executeTakeFirst();
      return row?.profile ?? null;
    },
    async write(who, profile) {
      await db
        .updateTable('accounts')
        .set({ profile })
        .where('number', '=', who)
        .where('deleted_at', 'is', null)
        .execute();
    },
  };
}
