/** Bots and their tokens on SQL. */
import type { Kysely, Selectable } from 'kysely';
import type { BotStore } from '../people/bots/bots.ts';
import type { Token, TokenStore } from '../people/bots/tokens.ts';
import { accountColumns, toAccount } from './accounts.ts';
import type { Database } from './schema.ts';

export function createBotStore(db: Kysely<Database>): BotStore {
  return {
    async of(owner) {
      const rows = await db
        .selectFrom('accounts')
        .select(['number', 'name', 'created_at'])
        .where('owner', '=', owner)
        .where('deleted_at', 'is', null)
        .orderBy('number')
        .execute();
      return rows.map(({ number, name, created_at }) => ({ number, name, createdAt: created_at }));
    },
  };
}

const tokenColumns = [
  'tokens.id',
  'tokens.account',
  'tokens.label',
  'tokens.scopes',
  'tokens.created_at',
  'tokens.used_at',
  'tokens.expires_at',
] as const;

export function createTokenStore(db: Kysely<Database>): TokenStore {
  return {
    async add({ tokenHash, account, label, scopes, createdAt, expiresAt }) {
      const row = await db
        .insertInto('tokens')
        .values({
          token_hash: tokenHash,
          account,
          label,
          scopes: JSON.stringify(scopes),
          created_at: createdAt,
          expires_at: expiresAt,
          used_at: null,
        })
        .returning(tokenColumns)
        .executeTakeFirstOrThrow();
      return toToken(row);
    },

    async find(tokenHash) {
      const row = await db
        .selectFrom('tokens')
        .innerJoin('accounts', 'accounts.number', 'tokens.account')
        .innerJoin('accounts as owners', 'owners.number', 'accounts.owner')
        .select([...accountColumns, 'accounts.owner'])
        .select([
          'tokens.id',
          'tokens.label',
          'tokens.scopes',
          'tokens.created_at',
          'tokens.used_at',
          'tokens.expires_at',
        ])
        .where('tokens.token_hash', '=', tokenHash)
        .where('accounts.deleted_at', 'is', null)
        .where('owners.deleted_at', 'is', null)
        .executeTakeFirst();
      if (!row || row.owner === null) return null;
      return {
        token: toToken({ ...row, account: row.number }),
        account: toAccount(row),
        owner: row.owner,
      };
    },

    async of(bots) {
      const rows = await db
        .selectFrom('tokens')
        .select(tokenColumns)
        .where('account', 'in', bots)
        .orderBy('id', 'desc')
        .execute();
      return rows.map(toToken);
    },

    async used(id, at) {
      const { numUpdatedRows } = await db
        .updateTable('tokens')
        .set({ used_at: at })
        .where('id', '=', id)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async remove(bot, id) {
      const { numDeletedRows } = await db
        .deleteFrom('tokens')
        .where('id', '=', id)
        .where('account', '=', bot)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },
  };
}

function toToken(row: Omit<Selectable<Database['tokens']>, 'token_hash'>): Token {
  return {
    id: row.id,
    account: row.account,
    label: row.label,
    scopes: JSON.parse(row.scopes) as Token['scopes'],
    createdAt: row.created_at,
    usedAt: row.used_at,
    expiresAt: row.expires_at,
  };
}
