/** Opens the database of one process on SQLite: the file, its schema and the ports on top of it. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import type { Log } from '../rooms/log.ts';
import { StoreError } from './errors.ts';
import { createLog } from './log.ts';
import { migrate } from './migrations/migrate.ts';
import type { Database } from './schema.ts';
import { createSqliteDialect } from './sqlite/dialect.ts';
import { openSqlite } from './sqlite/link.ts';

export interface Store {
  readonly db: Kysely<Database>;
  readonly log: Log;
  /** A consistent copy of everything while the server runs. */
  backup(path: string, progress: (done: number, of: number) => void): Promise<void>;
  close(): Promise<void>;
}

export const DATABASE_FILE = 'atelier.db';

/**
 * @param dataDir absolute; made when it is not there
 * @throws StoreError with advice when the file cannot be used
 */
export async function openStore(dataDir: string, now: () => number = Date.now): Promise<Store> {
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch (error) {
    throw new StoreError('read-only', error);
  }
  const link = await openSqlite(join(dataDir, DATABASE_FILE));
  const db = new Kysely<Database>({ dialect: createSqliteDialect(link) });
  try {
    await migrate(db, 'blob');
  } catch (error) {
    await link.close();
    throw error;
  }
  return {
    db,
    log: createLog({ db, runBatch: link.batch, now, onForeignWrite: link.onForeignWrite }),
    backup: link.backup,
    close: () => db.destroy(),
  };
}
