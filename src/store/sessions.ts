import type { Kysely, Selectable } from 'kysely';
import type { SessionStore, StoredSession, Via } from '../people/sessions.ts';
import { accountColumns, toAccount } from './accounts.ts';
import type { Database } from './schema.ts';

const sessionColumns = [
  'sessions.token_hash',
  'sessions.account',
  'sessions.created_at',
  'sessions.seen_at',
  'sessions.expires_at',
  'sessions.agent',
  'sessions.address',
  'sessions.via',
] as const;

export function createSessionStore(db: Kysely<Database>): SessionStore {
  return {
    async add({ tokenHash, account, createdAt, seenAt, expiresAt, agent, address, via }) {
      await db
        .insertInto('sessions')
        .values({
          token_hash: tokenHash,
          account,
          created_at: createdAt,
          seen_at: seenAt,
          expires_at: expiresAt,
          agent,
          address,
          via,
        })
        .execute();
    },

    async find(tokenHash) {
      const row = await db
        .selectFrom('sessions')
        .innerJoin('accounts', 'accounts.number', 'sessions.account')
        .select([...accountColumns, ...sessionColumns])
        .where('sessions.token_hash', '=', tokenHash)
        .executeTakeFirst();
      if (!row) return null;
      const { number, uuid, name, kind, role, claimed_at, ...session } = row;
      return {
        account: toAccount({ number, uuid, name, kind, role, claimed_at }),
        session: toSession(session),
      };
    },

    async of(account) {
      const rows = await db
        .selectFrom('sessions')
        .select(sessionColumns)
        .where('account', '=', account)
        .orderBy('seen_at', 'desc')
        .orderBy('token_hash')
        .execute();
      return rows.map(toSession);
    },

    async extend(tokenHash, { seenAt, expiresAt, agent, address }) {
      await db
        .updateTable('sessions')
        .set({ seen_at: seenAt, expires_at: expiresAt, agent, address })
        .where('token_hash', '=', tokenHash)
        .execute();
    },

    async remove(tokenHash) {
      await db.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute();
    },

    async removeOthers(account, keep) {
      const { numDeletedRows } = await db
        .deleteFrom('sessions')
        .where('account', '=', account)
        .$if(keep !== null, (query) => query.where('token_hash', '!=', keep))
        .executeTakeFirst();
      return Number(numDeletedRows);
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

function toSession({
  token_hash,
  created_at,
  seen_at,
  expires_at,
  via,
  ...rest
}: Selectable<Database['sessions']>): StoredSession {
  return {
    ...rest,
    tokenHash: token_hash,
    createdAt: created_at,
    seenAt: seen_at,
    expiresAt: expires_at,
    via: via as Via,
  };
}
