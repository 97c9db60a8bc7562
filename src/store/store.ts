/** Opens the database of one process on SQLite: the file, its schema and the ports on top of it. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import type { Log } from '../rooms/log.ts';
import { faultOf, folderFaultOf, StoreError } from './errors.ts';
import { createLog } from './log.ts';
import { migrate } from './migrations/migrate.ts';
import type { Database } from './schema.ts';
import { type Claim, claimFolder } from './sqlite/claim.ts';
import { createSqliteDialect } from './sqlite/dialect.ts';
import { openSqlite, type SqliteLink } from './sqlite/link.ts';

export interface Store {
  readonly db: Kysely<Database>;
  readonly log: Log;
  /** A consistent copy of everything while the server runs; false when it was stopped, and the file is not whole. */
  backup(path: string, progress: (done: number, of: number) => void, signal?: AbortSignal): Promise<boolean>;
  /**
   * Leaves nothing on the disk of what was deleted, but in backups. False while somebody else reads the file,
   * such as a backup: try again later.
   */
  scrub(): Promise<boolean>;
  close(): Promise<void>;
}

export const DATABASE_FILE = 'atelier.db';

export const databasePath = (dataDir: string): string => join(dataDir, DATABASE_FILE);

/**
 * @param dataDir absolute; made when it is not there
 * @throws StoreError with advice when the file cannot be used
 */
export async function openStore(dataDir: string, now: () => number = Date.now): Promise<Store> {
  try {
    // Others on this machine have no business in it: addresses and messages are in there.
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new StoreError(folderFaultOf(error), error);
  }
  const claim = share(dataDir);
  try {
    const link = await openSqlite(databasePath(dataDir));
    return await open(link, claim, now);
  } catch (error) {
    claim.release();
    throw error;
  }
}

function share(dataDir: string): Claim {
  let claim: Claim | null;
  try {
    claim = claimFolder(dataDir, 'shared');
  } catch (error) {
    throw new StoreError(faultOf(error), error);
  }
  if (!claim) throw new StoreError('busy', new Error('a backup is being restored'));
  return claim;
}

async function open(link: SqliteLink, claim: Claim, now: () => number): Promise<Store> {
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
    scrub: link.scrub,
    async close() {
      await db.destroy();
      claim.release();
    },
  };
}
