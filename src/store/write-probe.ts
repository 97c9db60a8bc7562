import { type Kysely, sql } from 'kysely';
import type { Database } from './schema.ts';

/**
 * For the health check: the smallest durable write. Setting a row to what it
 * is already still goes through the journal and the disk's sync.
 */
export function createWriteProbe(db: Kysely<Database>): () => Promise<void> {
  return async () => {
    await db
      .updateTable('rooms')
      .set({ title: sql`title` })
      .where('id', '=', (where) => where.selectFrom('rooms').select((e) => e.fn.min('id').as('id')))
      .execute();
  };
}
