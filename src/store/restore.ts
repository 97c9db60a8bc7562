/** Puts a backup in the place of the database, which nobody may use meanwhile. */
import { constants, createReadStream, createWriteStream, existsSync } from 'node:fs';
import { copyFile, link, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isRefusal, type Refusal, refuse } from '../activities/activity.ts';
import { StoreError } from './errors.ts';
import { type Contents, isSqlite, withSoundDatabase } from './inspect.ts';
import { claimFolder } from './sqlite/claim.ts';
import { openSqlite } from './sqlite/link.ts';
import { databasePath } from './store.ts';

export interface Restored {
  readonly contents: Contents;
  /** Where the database is kept that was there before; null where there was none. */
  readonly replaced: string | null;
}

export interface RestoreWish {
  readonly dataDir: string;
  readonly file: string;
  /** Marks the replaced database; must be new each time. */
  readonly stamp: string;
  /** Bytes copied so far. */
  readonly progress: (done: number, of: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Refuses with `file/in-use`, `file/same-file` or what is wrong with the file, and then has changed nothing.
 * @throws the error of the file system where a file cannot be read or written; an AbortError when cancelled
 */
export async function restoreDatabase(wish: RestoreWish): Promise<Restored | Refusal> {
  const { dataDir, file } = wish;
  if (!(await isSqlite(file))) return refuse('file/not-a-database');
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const claim = claimFolder(dataDir, 'alone');
  if (!claim) return refuse('file/in-use');
  const fresh = `${databasePath(dataDir)}.restoring`;
  try {
    if (await sameFile(file, databasePath(dataDir))) return refuse('file/same-file');
    await copy(wish, fresh);
    const contents = await withSoundDatabase(fresh, async (database, found) => {
      // Invariant 7: numbers of the replaced logs mean nothing in these, though they may look alike.
      await database.query('UPDATE channels SET epoch = lower(hex(randomblob(8)))', []);
      return found;
    });
    if (isRefusal(contents)) return contents;
    wish.signal.throwIfAborted();
    return { contents, replaced: await swap(fresh, databasePath(dataDir), wish.stamp) };
  } finally {
    for (const suffix of ['', '-wal', '-shm']) await rm(fresh + suffix, { force: true });
    claim.release();
  }
}

async function sameFile(one: string, other: string): Promise<boolean> {
  if (!existsSync(other)) return false;
  const [a, b] = [await stat(one), await stat(other)];
  return a.ino === b.ino && a.dev === b.dev;
}

/** A file copied from a stopped server may have its newest entries in the `-wal` beside it. */
async function copy({ file, progress, signal }: RestoreWish, target: string): Promise<void> {
  const { size } = await stat(file);
  let done = 0;
  const count = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      done += chunk.length;
      progress(done, size);
      next(null, chunk);
    },
  });
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), count, createWriteStream(target), {
    signal,
  });
  if (existsSync(`${file}-wal`)) await copyFile(`${file}-wal`, `${target}-wal`);
}

/** At every moment one of the two lies in the place of the database, whole. */
async function swap(fresh: string, database: string, stamp: string): Promise<string | null> {
  let kept: string | null = null;
  if (existsSync(database)) {
    kept = `${database}.before-restore-${stamp}`;
    await settle(database);
    await link(database, kept).catch(() => copyFile(database, kept ?? '', constants.COPYFILE_EXCL));
    for (const suffix of ['-wal', '-shm']) {
      // Left behind, they would be taken for those of the backup.
      if (existsSync(database + suffix)) await rename(database + suffix, kept + suffix);
    }
  }
  await rename(fresh, database);
  const folder = await open(dirname(database));
  await folder.sync();
  await folder.close();
  return kept;
}

/** Closing takes what is in the `-wal` into the file. Of what is no database any more SQLite would only delete the `-wal`. */
async function settle(database: string): Promise<void> {
  if (!(await isSqlite(database))) return;
  try {
    await (await openSqlite(database)).close();
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
  }
}
