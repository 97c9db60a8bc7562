/** Looks into a database file that nobody uses: whether it is Atelier's, whole, and what it holds. */
import { open } from 'node:fs/promises';
import { type Refusal, refuse, type Time } from '../activities/activity.ts';
import { StoreError } from './errors.ts';
import { MIGRATIONS } from './migrations/migrate.ts';
import { openSqlite, type SqliteLink } from './sqlite/link.ts';

export interface Contents {
  readonly rooms: number;
  readonly people: number;
  readonly entries: number;
  /** Time of the newest entry; 0 where there is none. */
  readonly newest: Time;
}

/** First bytes of every SQLite file: https://www.sqlite.org/fileformat.html#magic_header_string */
const MAGIC = 'SQLite format 3\0';

/** Whether a file begins as a SQLite database does. @throws when it cannot be read */
export async function isSqlite(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(MAGIC.length), 0, MAGIC.length, 0);
    return buffer.toString('latin1') === MAGIC;
  } finally {
    await file.close();
  }
}

/**
 * Opens a file for `use`. `file/damaged-file`, `file/not-atelier` or `file/newer-file` {migration} where it
 * cannot be served from.
 */
export async function withSoundDatabase<T>(
  path: string,
  use: (link: SqliteLink, contents: Contents) => Promise<T>,
): Promise<T | Refusal> {
  try {
    const link = await openSqlite(path);
    try {
      return (await refuseFile(link)) ?? (await use(link, await contentsOf(link)));
    } finally {
      await link.close();
    }
  } catch (error) {
    if (error instanceof StoreError && error.fault === 'corrupt') return refuse('file/damaged-file');
    throw error;
  }
}

/** The same, only to look. */
export function inspectDatabase(path: string): Promise<Contents | Refusal> {
  return withSoundDatabase(path, async (_link, contents) => contents);
}

async function refuseFile(link: SqliteLink): Promise<Refusal | null> {
  // Reads every page and every index: half a second for 100 MB.
  const check = await link.query('PRAGMA integrity_check(1)', []);
  if (check.rows[0]?.integrity_check !== 'ok') return refuse('file/damaged-file');
  const names = await link.query(
    "SELECT count(*) AS known FROM sqlite_schema WHERE name IN ('kysely_migration', 'channels', 'entries')",
    [],
  );
  if (Number(names.rows[0]?.known) < 3) return refuse('file/not-atelier');
  const { rows } = await link.query('SELECT name FROM kysely_migration ORDER BY name', []);
  const newer = rows.find(({ name }) => !MIGRATIONS.includes(String(name)));
  if (newer) return refuse('file/newer-file', { migration: String(newer.name) });
  const short = await link.query(
    `SELECT count(*) AS short FROM channels WHERE seq <>
     coalesce((SELECT max(last) FROM entries WHERE entries.channel = channels.id), 0)`,
    [],
  );
  // Whole pages, but a log that ends before its last entry: not what was acknowledged.
  return Number(short.rows[0]?.short) > 0 ? refuse('file/damaged-file') : null;
}

async function contentsOf(link: SqliteLink): Promise<Contents> {
  const { rows } = await link.query(
    `SELECT (SELECT count(*) FROM rooms) AS rooms, (SELECT count(*) FROM accounts) AS people,
     (SELECT coalesce(sum(seq), 0) FROM channels) AS entries, (SELECT coalesce(max(at), 0) FROM channels) AS newest`,
    [],
  );
  const row = rows[0] ?? {};
  return {
    rooms: Number(row.rooms),
    people: Number(row.people),
    entries: Number(row.entries),
    newest: Number(row.newest),
  };
}
