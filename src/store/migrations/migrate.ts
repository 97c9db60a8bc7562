import type { ColumnDataType, Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Database } from '../schema.ts';
import { foundation } from './0001-foundation.ts';

/** Brings the schema up to date. `blob` is the database's type for bytes. */
export async function migrate(db: Kysely<Database>, blob: ColumnDataType): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ '0001-foundation': foundation(blob) }) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
