/** Links sent by e-mail, on SQL. */
import type { Kysely } from 'kysely';
import type { LinkStore } from '../people/sign-in/mail-links.ts';
import type { Database } from './schema.ts';

export function createLinkStore(db: Kysely<Database>): LinkStore {
  return {
    async add({ tokenHash, email, account, back, agent, createdAt, expiresAt }) {
      await db
        .insertInto('mail_links')
        .values({
          token_hash: tokenHash,
          email,
          account,
          back,
          agent,
          created_at: createdAt,
          expires_at: expiresAt,
        })
        .execute();
    },

    async find(tokenHash) {
      const row = await db
        .selectFrom('mail_links')
        .selectAll()
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst();
      if (!row) return null;
      const { token_hash, created_at, expires_at, ...rest } = row;
      return { ...rest, tokenHash: token_hash, createdAt: created_at, expiresAt: expires_at };
    },

    async take(tokenHash) {
      const { numDeletedRows } = await db
        .deleteFrom('mail_links')
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },

    async removeExpired(now) {
      await db.deleteFrom('mail_links').where('expires_at', '<=', now).execute();
    },
  };
}
