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
      const inForce = db
        .selectFrom('bans')
        .where('bans.lifted_at', 'is', null)
        .where((where) => where.or([where('bans.until', 'is', null), where('bans.until', '>', now)]));
      const [bans, ofBots] = await Promise.all([
        inForce
          // Whoever is gone has nothing left to be kept from; what is left to do for them must not be refused.
          .leftJoin('accounts', 'accounts.number', 'bans.account')
          .where('accounts.deleted_at', 'is', null)
          .select(['bans.id', 'bans.account', 'bans.address', 'bans.reason', 'bans.until'])
          .execute(),
        // Whoever is banned is not to come back as one of their bots.
        inForce
          .innerJoin('accounts', 'accounts.owner', 'bans.account')
          .where('accounts.deleted_at', 'is', null)
          .select(['bans.id', 'accounts.number as account', 'bans.reason', 'bans.until'])
          .execute(),
      ]);
      return [...bans, ...ofBots.map((ban) => ({ ...ban, address: '' }))];
    },
  };
}
