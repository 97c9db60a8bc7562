import type { ColumnDataType, Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Database } from '../schema.ts';
import { foundation } from './0001-foundation.ts';
import { people } from './0002-people.ts';
import { savedTables } from './0003-saved-tables.ts';
import { decks } from './0004-decks.ts';

const migrations = (blob: ColumnDataType) => ({
  '0001-foundation': foundation(blob),
  '0002-people': people(blob),
  '0003-saved-tables': savedTables(blob),
  '0004-decks': decks(blob),
});

/** Names of the migrations this program knows. */
export const MIGRATIONS: readonly string[] = Object.keys(migrations('blob'));

/** Brings the schema up to date. `blob` is the database's type for bytes. */
export async function migrate(db: Kysely<Database>, blob: ColumnDataType): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations(blob) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
