import type { Kysely } from 'kysely';
import type { SessionStore } from '../people/sessions.ts';
import { accountColumns, toAccount } from './accounts.ts';
import type { Database } from './schema.ts';

export function createSessionStore(db: Kysely<Database>): SessionStore {
  return {
    async add({ tokenHash, account, createdAt, seenAt, expiresAt }) {
      await db
        .insertInto('sessions')
        .values({
          token_hash: tokenHash,
          account,
          created_at: createdAt,
          seen_at: seenAt,
          expires_at: expiresAt,
        })
        .execute();
    },

    async find(tokenHash) {
      const row = await db
        .selectFrom('sessions')
        .innerJoin('accounts', 'accounts.number', 'sessions.account')
        .select([...accountColumns, 'sessions.created_at', 'sessions.seen_at', 'sessions.expires_at'])
        .where('sessions.token_hash', '=', tokenHash)
        .executeTakeFirst();
      if (!row) return null;
      return {
        account: toAccount(row),
        session: {
          tokenHash,
          account: row.number,
          createdAt: row.created_at,
          seenAt: row.seen_at,
          expiresAt: row.expires_at,
        },
      };
    },

    async extend(tokenHash, seenAt, expiresAt) {
      await db
        .updateTable('sessions')
        .set({ seen_at: seenAt, expires_at: expiresAt })
        .where('token_hash', '=', tokenHash)
        .execute();
    },

    async remove(tokenHash) {
      await db.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute();
    },

    async removeExpired(now) {
      const { numDeletedRows } = await db
        .deleteFrom('sessions')
        .where('expires_at', '<=', now)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}
