import type { Kysely } from 'kysely';
import type { ProofStore } from '../moderation/guard/proof-of-work.ts';
import type { Database } from './schema.ts';

export function createProofStore(db: Kysely<Database>): ProofStore {
  return {
    async facts(who) {
      const row = await db
        .selectFrom('accounts')
        .select(['created_at', 'claimed_at', 'proven_at'])
        .where('number', '=', who)
        .executeTakeFirst();
      return row
        ? { createdAt: row.created_at, claimed: row.claimed_at !== null, provenAt: row.proven_at }
        : null;
    },
    async prove(who, at) {
      await db.updateTable('accounts').set({ proven_at: at }).where('number', '=', who).execute();
    },
  };
}
