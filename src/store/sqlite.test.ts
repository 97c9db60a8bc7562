import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, test } from 'vitest';
import { StoreError } from './errors.ts';
import { logContract } from './log.contract.ts';
import { DATABASE_FILE, openStore } from './store.ts';

const folders: string[] = [];
const freshFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'atelier-store-'));
  folders.push(folder);
  return folder;
};
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe('the log on SQLite', () => logContract(() => openStore(freshFolder())));

const faultOf = async (promise: Promise<unknown>): Promise<string> => {
  try {
    await promise;
  } catch (error) {
    if (error instanceof StoreError) return error.fault;
    throw error;
  }
  return 'none';
};

test('a damaged file is named as such', async () => {
  const folder = freshFolder();
  writeFileSync(join(folder, DATABASE_FILE), Buffer.alloc(8192, 'not a database '));
  expect(await faultOf(openStore(folder))).toBe('corrupt');
});

test('accounts from before they could be searched without accents are found by them', async () => {
  const { people } = await import('./migrations/0002-people.ts');
  const folder = freshFolder();
  const { db, close } = await openStore(folder);
  const { down, up } = people('blob');
  await down(db as never);
  for (const [uuid, name, name_key] of [
    ['1', 'Évelyne', 'e\u0301velyne'],
    ['2', 'Bob', 'bob'],
  ] as const)
    await db
      .insertInto('accounts')
      .values({ uuid, name, name_key, created_at: 0 } as never)
      .execute();
  await up(db as never);
  const found = await db.selectFrom('accounts').select(['name', 'name_find']).orderBy('number').execute();
  expect(found).toEqual([
    { name: 'Évelyne', name_find: 'evelyne' },
    { name: 'Bob', name_find: 'bob' },
  ]);
  await close();
});

test('the one snapshot of each channel that there was before several were kept is still there', async () => {
  const { people } = await import('./migrations/0002-people.ts');
  const { log, db, close } = await openStore(freshFolder());
  const { id: room } = await db
    .insertInto('rooms')
    .values({
      code: 'SNAP',
      title: '',
      visibility: 'public',
      owner: 0,
      options: '{}',
      created_at: 0,
      used_at: 0,
    } as never)
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id } = await log.open(room, 'mural');
  const entry = { seq: 1, at: 5000, by: 1, body: Buffer.from('one') };
  await log.append([{ channel: id, after: 0, entries: [entry], receipts: [], rows: [] }]);
  for (const seq of [3, 1, 2]) await log.saveSnapshot(id, { seq, at: 7, version: 4, body: Buffer.of(seq) });
  const { down, up } = people('blob');
  await down(db as never);
  await up(db as never);
  // When it was made is not known: the newest entry is no older.
  expect(await log.snapshots(id)).toEqual([{ seq: 3, at: 5000, version: 4 }]);
  expect([...((await log.loadSnapshot(id))?.body ?? [])]).toEqual([3]);
  await db.deleteFrom('rooms').where('id', '=', room).execute();
  expect(await log.snapshots(id)).toEqual([]);
  await close();
});

test('a full disk refuses the append, keeps what was there and takes up again', async () => {
  const { log, db, close } = await openStore(freshFolder());
  const { sql } = await import('kysely');
  const { id: room } = await db
    .insertInto('rooms')
    .values({
      code: 'FULL',
      title: '',
      visibility: 'public',
      owner: 0,
      options: '{}',
      created_at: 0,
      used_at: 0,
    } as never)
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id } = await log.open(room, 'mural');
  const big = (seq: number) => ({
    channel: id,
    after: seq - 1,
    entries: [{ seq, at: seq, by: 1, body: new Uint8Array(200_000) }],
    receipts: [],
    rows: [],
  });
  // SQLite answers SQLITE_FULL at the page limit just as at the end of the disk.
  const { rows } = await sql<{ page_count: number }>`PRAGMA page_count`.execute(db);
  await sql`PRAGMA max_page_count = ${sql.lit((rows[0]?.page_count ?? 0) + 70)}`.execute(db);
  expect(await log.append([big(1)])).toBe('written');
  expect(await faultOf(log.append([big(2)]))).toBe('full');
  expect(await log.read(id, 0, 10)).toHaveLength(1);
  await sql`PRAGMA max_page_count = 1000000`.execute(db);
  expect(await log.append([big(2)])).toBe('written');
  await close();
});

test('a write from another process is noticed', async () => {
  const folder = freshFolder();
  const one = await openStore(folder);
  const other = await openStore(folder);
  const noticed = new Promise<void>((resolve) => one.log.onForeignWrite(resolve));
  await other.db
    .insertInto('accounts')
    .values({ uuid: 'u', name: 'n', name_key: 'n', name_find: 'n', created_at: 0 })
    .execute();
  await noticed;
  await one.close();
  await other.close();
});

test.skipIf(process.getuid?.() === 0)('a folder that cannot be written is named as such', async () => {
  const folder = freshFolder();
  chmodSync(folder, 0o500);
  expect(['read-only', 'io']).toContain(await faultOf(openStore(join(folder, 'inner'))));
});

describe('what was deleted', () => {
  const bytesOf = (folder: string): string =>
    readdirSync(folder)
      .map((file) => readFileSync(join(folder, file), 'latin1'))
      .join('');

  test('is in no byte of the files once they are scrubbed', async () => {
    const folder = freshFolder();
    const { db, scrub, close } = await openStore(folder);
    const account = (n: number, name: string) => ({
      uuid: `u${n}`,
      name,
      name_key: `k${n}`,
      name_find: '',
      created_at: 0,
    });
    // Enough of them that pages split, and long profiles that spill over into pages of their own.
    for (let n = 0; n < 300; n++)
      await db
        .insertInto('accounts')
        .values({ ...account(n, `Unmistakable ${n}`), profile: `{"x":"${'Mislaid secret. '.repeat(600)}"}` })
        .execute();
    expect(bytesOf(folder)).toContain('Unmistakable 299');
    await db
      .updateTable('accounts')
      .set({ name: 'gone', profile: '{}' })
      .where('number', '<=', 150)
      .execute();
    await db.deleteFrom('accounts').where('number', '>', 150).execute();
    expect(bytesOf(folder)).toContain('Mislaid secret');
    expect(await scrub()).toBe(true);
    expect(bytesOf(folder)).not.toContain('Unmistakable');
    expect(bytesOf(folder)).not.toContain('Mislaid secret');
    await close();
  });

  test('waits where somebody else reads, and holds nobody up', async () => {
    const folder = freshFolder();
    const { db, scrub, close } = await openStore(folder);
    const reader = new DatabaseSync(join(folder, DATABASE_FILE), { readOnly: true });
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM accounts').get();
    await db.insertInto('settings').values({ key: 'a', value: '1' }).execute();
    const began = performance.now();
    expect(await scrub()).toBe(false);
    expect(performance.now() - began).toBeLessThan(2_000);
    reader.close();
    expect(await scrub()).toBe(true);
    await close();
  });
});
