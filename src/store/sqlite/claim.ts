/**
 * Who uses a data folder. Every process that opens the database shares the
 * claim; replacing the database needs it alone. It is a lock on a file that the
 * system lets go when its process ends, however it ends: unlike a file with a
 * process id it is never stale, and it holds also when the database is damaged.
 *
 * Node has no file locks of its own, SQLite has: a read transaction is a shared
 * lock, an exclusive transaction one that tolerates no other
 * (https://www.sqlite.org/lockingv3.html). The file stays empty.
 */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const CLAIM_FILE = 'atelier.lock';
/** How long to wait for somebody who only looks whether the folder is in use, in ms. */
const PATIENCE = 500;
/** https://www.sqlite.org/rescode.html#busy */
const SQLITE_BUSY = 5;

export interface Claim {
  release(): void;
}

/**
 * @param dataDir exists
 * @returns null when somebody else's claim stands against it
 * @throws an error of SQLite when the file cannot be made
 */
export function claimFolder(dataDir: string, how: 'shared' | 'alone'): Claim | null {
  const lock = new DatabaseSync(join(dataDir, CLAIM_FILE), { timeout: PATIENCE });
  try {
    lock.exec(how === 'alone' ? 'BEGIN EXCLUSIVE' : 'BEGIN');
    // A transaction locks nothing before its first statement.
    lock.prepare('SELECT count(*) FROM sqlite_schema').get();
  } catch (error) {
    lock.close();
    if (((error as { errcode?: number }).errcode ?? 0) % 256 === SQLITE_BUSY) return null;
    throw error;
  }
  return { release: () => lock.close() };
}
