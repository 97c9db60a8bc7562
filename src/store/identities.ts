import type { Kysely } from 'kysely';
import type { IdentityStore } from '../people/sign-in/identities.ts';
import { accountColumns, toAccount } from './accounts.ts';
import { removeWay } from './claims.ts';
import type { Database } from './schema.ts';

export function createIdentityStore(db: Kysely<Database>): IdentityStore {
  return {
    async find(kind, subject) {
      const row = await db
        .selectFrom('identities')
        .innerJoin('accounts', 'accounts.number', 'identities.account')
        .select(accountColumns)
        .where('identities.kind', '=', kind)
        .where('identities.subject', '=', subject)
        .executeTakeFirst();
      return row ? toAccount(row) : null;
    },

    async add({ kind, subject, label, account, createdAt, usedAt }) {
      const added = await db
        .insertInto('identities')
        .values({ kind, subject, label, account, created_at: createdAt, used_at: usedAt })
        .onConflict((conflict) => conflict.columns(['kind', 'subject']).doNothing())
        .returning('account')
        .executeTakeFirst();
      if (!added) return false;
      await db
        .updateTable('accounts')
        .set({ claimed_at: createdAt })
        .where('number', '=', account)
        .where('claimed_at', 'is', null)
        .execute();
      return true;
    },

    async used(kind, subject, at) {
      await db
        .updateTable('identities')
        .set({ used_at: at })
        .where('kind', '=', kind)
        .where('subject', '=', subject)
        .execute();
    },

    async of(account) {
      const rows = await db
        .selectFrom('identities')
        .selectAll()
        .where('account', '=', account)
        .orderBy('created_at')
        .execute();
      return rows.map(({ created_at, used_at, ...row }) => ({
        ...row,
        createdAt: created_at,
        usedAt: used_at,
      }));
    },

    remove: (account, kind, subject) =>
      removeWay(db, account, async (work) => {
        const { numDeletedRows } = await work
          .deleteFrom('identities')
          .where('account', '=', account)
          .where('kind', '=', kind)
          .where('subject', '=', subject)
          .executeTakeFirst();
        return numDeletedRows > 0n;
      }),
  };
}
