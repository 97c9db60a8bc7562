/** Links the host made for people with no other way in, on SQL. */
import type { Kysely } from 'kysely';
import type { ReturnLinkStore } from '../people/sign-in/return-links.ts';
import type { Database } from './schema.ts';

export function createReturnLinkStore(db: Kysely<Database>): ReturnLinkStore {
  return {
    async put({ tokenHash, account, madeBy, expiresAt }) {
      const news = { token_hash: tokenHash, made_by: madeBy, expires_at: expiresAt };
      await db
        .insertInto('return_links')
        .values({ ...news, account })
        .onConflict((conflict) => conflict.column('account').doUpdateSet(news))
        .execute();
    },

    async find(tokenHash) {
      const row = await db
        .selectFrom('return_links')
        .selectAll()
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst();
      return row ? { tokenHash, account: row.account, madeBy: row.made_by, expiresAt: row.expires_at } : null;
    },

    async take(tokenHash) {
      const { numDeletedRows } = await db
        .deleteFrom('return_links')
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },

    async removeOf(account) {
      await db.deleteFrom('return_links').where('account', '=', account).execute();
    },
  };
}
