/** Staff and bans on SQL. */
import type { Kysely } from 'kysely';
import type { StandingStore } from '../people/standing.ts';
import type { Database } from './schema.ts';

export function createStandingStore(db: Kysely<Database>): StandingStore {
  return {
    async staff() {
      const rows = await db
        .selectFrom('accounts')
        .select(['number', 'role'])
        .where('role', 'is not', null)
        .execute();
      return rows.flatMap(({ number, role }) => (role ? [{ account: number, role }] : []));
    },
    async setRole(account, role) {
      await db.updateTable('accounts').set({ role }).where('number', '=', account).execute();
    },
    async bans(now) {
      const bans = await db
        .selectFrom('bans')
        .select(['id', 'account', 'address', 'reason', 'until'])
        .where('lifted_at', 'is', null)
        .where((where) => where.or([where('until', 'is', null), where('until', '>', now)]))
        .execute();
      const bots = await db
        .selectFrom('accounts')
        .innerJoin('bans', 'bans.account', 'accounts.owner')
        .select(['accounts.number as account', 'bans.id'])
        .where('bans.lifted_at', 'is', null)
        .execute();
      const ofBots = bots.flatMap(({ account, id }) => {
        const ban = bans.find((one) => one.id === id);
        return ban ? [{ ...ban, account }] : [];
      });
      return [...bans, ...ofBots];
    },
  };
}
