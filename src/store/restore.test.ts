import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test } from 'vitest';
import { isRefusal } from '../activities/activity.ts';
import { restoreDatabase } from './restore.ts';
import { createRoomRecords } from './rooms.ts';
import { claimFolder } from './sqlite/claim.ts';
import { databasePath, openStore } from './store.ts';

const folders: string[] = [];
const freshFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'atelier-restore-'));
  folders.push(folder);
  return folder;
};
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder with a room, a channel and so many entries of so many bytes. */
async function furnish(dataDir: string, entries: number, bytes = 3000) {
  const store = await openStore(dataDir);
  const room = await createRoomRecords(store.db).insert({
    code: 'PARK',
    title: 'Park',
    visibility: 'public',
    owner: 0,
    options: {},
    invite: null,
    createdAt: 1,
  });
  const { id, epoch } = await store.log.open(room?.id ?? 0, 'mural');
  const append = (seq: number) =>
    store.log.append([
      {
        channel: id,
        after: seq - 1,
        entries: [{ seq, at: seq, by: 1, body: new Uint8Array(bytes).fill(seq) }],
        receipts: [],
        rows: [],
      },
    ]);
  for (let seq = 1; seq <= entries; seq += 1) await append(seq);
  return { store, id, epoch, append };
}

const restore = (dataDir: string, file: string, signal = new AbortController().signal) =>
  restoreDatabase({ dataDir, file, stamp: 'now', progress() {}, signal });

/** A backup of 20 entries, and a folder that has 25. */
async function scene() {
  const dataDir = freshFolder();
  const { store, append, epoch } = await furnish(dataDir, 20);
  const file = join(freshFolder(), 'backup.db');
  await store.backup(file, () => {});
  for (let seq = 21; seq <= 25; seq += 1) await append(seq);
  await store.close();
  return { dataDir, file, epoch };
}

const heads = async (dataDir: string) => {
  const store = await openStore(dataDir);
  const rows = await store.db.selectFrom('channels').select(['seq', 'epoch']).execute();
  await store.close();
  return rows;
};

test('a backup takes the place of the database, which is kept', async () => {
  const { dataDir, file, epoch } = await scene();
  const restored = await restore(dataDir, file);
  expect(restored).toEqual({
    contents: { rooms: 1, people: 0, entries: 20, newest: 20 },
    replaced: `${databasePath(dataDir)}.before-restore-now`,
  });
  const [head] = await heads(dataDir);
  expect(head?.seq).toBe(20);
  expect(head?.epoch, 'invariant 7').not.toBe(epoch);
  // What was replaced is whole, and can be brought back the same way.
  expect(await restore(freshFolder(), `${databasePath(dataDir)}.before-restore-now`)).toMatchObject({
    contents: { entries: 25 },
    replaced: null,
  });
  expect(readdirSync(dataDir).sort()).toEqual([
    'atelier.db',
    'atelier.db.before-restore-now',
    'atelier.lock',
  ]);
});

test('nobody can use the folder meanwhile, and it is not replaced under anybody', async () => {
  const { dataDir, file } = await scene();
  const store = await openStore(dataDir);
  const other = await openStore(dataDir);
  expect(await restore(dataDir, file)).toEqual({ refused: 'file/in-use' });
  await store.close();
  expect(await restore(dataDir, file)).toEqual({ refused: 'file/in-use' });
  await other.close();
  const claim = claimFolder(dataDir, 'alone');
  await expect(openStore(dataDir)).rejects.toMatchObject({ fault: 'busy' });
  claim?.release();
  expect(isRefusal(await restore(dataDir, file))).toBe(false);
});

test('a damaged database does not stop a restore, and is kept with all that belongs to it', async () => {
  const { dataDir, file } = await scene();
  writeFileSync(databasePath(dataDir), Buffer.alloc(8192, 'not a database '));
  writeFileSync(`${databasePath(dataDir)}-wal`, 'left behind');
  expect(await restore(dataDir, file)).toMatchObject({ contents: { entries: 20 } });
  const kept = `${databasePath(dataDir)}.before-restore-now`;
  expect(readFileSync(kept, 'latin1')).toMatch(/^not a database/);
  expect(readFileSync(`${kept}-wal`, 'latin1')).toBe('left behind');
  expect((await heads(dataDir))[0]?.seq).toBe(20);
});

test('what cannot be served from is refused, and nothing is changed', async () => {
  const { dataDir, file } = await scene();
  const refusedFor = async (name: string, make: (path: string) => void): Promise<unknown> => {
    const path = join(freshFolder(), name);
    make(path);
    const before = readFileSync(databasePath(dataDir));
    const answer = await restore(dataDir, path);
    expect(readFileSync(databasePath(dataDir)).equals(before), name).toBe(true);
    expect(readdirSync(dataDir).sort()).toEqual(['atelier.db', 'atelier.lock']);
    return isRefusal(answer) ? answer.refused : answer;
  };
  const change = (path: string, sql: string) => {
    copyFileSync(file, path);
    const database = new DatabaseSync(path);
    database.exec(sql);
    database.close();
  };
  expect(await refusedFor('text', (path) => writeFileSync(path, 'Hello'))).toBe('file/not-a-database');
  expect(await refusedFor('empty', (path) => writeFileSync(path, ''))).toBe('file/not-a-database');
  expect(await refusedFor('cut', (path) => writeFileSync(path, readFileSync(file).subarray(0, 40_000)))).toBe(
    'file/damaged-file',
  );
  expect(
    await refusedFor('overwritten', (path) => {
      copyFileSync(file, path);
      const descriptor = openSync(path, 'r+');
      writeSync(descriptor, Buffer.alloc(4096, 0xee), 0, 4096, Math.floor(statSync(file).size / 8192) * 4096);
    }),
  ).toBe('file/damaged-file');
  expect(
    await refusedFor('other', (path) => {
      const database = new DatabaseSync(path);
      database.exec('CREATE TABLE things (name TEXT)');
      database.close();
    }),
  ).toBe('file/not-atelier');
  expect(
    await refusedFor('newer', (path) =>
      change(path, "INSERT INTO kysely_migration VALUES ('0999-later', '')"),
    ),
  ).toBe('file/newer-file');
  // Every page is whole, but acknowledged entries are gone.
  expect(await refusedFor('short', (path) => change(path, 'DELETE FROM entries WHERE last = 20'))).toBe(
    'file/damaged-file',
  );
  expect(await restore(dataDir, databasePath(dataDir))).toEqual({ refused: 'file/same-file' });
});

test('a restore that is called off changes nothing', async () => {
  const { dataDir, file } = await scene();
  const controller = new AbortController();
  controller.abort();
  await expect(restore(dataDir, file, controller.signal)).rejects.toThrow(/abort/i);
  expect((await heads(dataDir))[0]?.seq).toBe(25);
  expect(existsSync(`${databasePath(dataDir)}.restoring`)).toBe(false);
});

test('a backup that is stopped ends at once and leaves the database free', async () => {
  const { store, append } = await furnish(freshFolder(), 400, 30_000);
  const file = join(freshFolder(), 'backup.db');
  const stop = new AbortController();
  let steps = 0;
  const whole = await store.backup(file, () => void (++steps === 2 && stop.abort()), stop.signal);
  expect(whole).toBe(false);
  const seen = steps;
  await append(401);
  expect(steps).toBe(seen);
  expect(await store.backup(`${file}.next`, () => {})).toBe(true);
  await store.close();
});

test('a backup is of one moment and ends, however much others write', async () => {
  const dataDir = freshFolder();
  const { store, append, epoch } = await furnish(dataDir, 400, 30_000);
  const reader = await openStore(dataDir);
  let seq = 400;
  let copying = true;
  const writing = (async () => {
    while (copying) await append(++seq);
  })();
  const file = join(freshFolder(), 'backup.db');
  let steps = 0;
  // Not the connection that writes: SQLite would begin such a copy anew after each commit.
  await reader.backup(file, () => {
    steps += 1;
  });
  copying = false;
  await writing;
  expect(steps).toBeGreaterThan(5);
  const copied = new DatabaseSync(file, { readOnly: true });
  const row = copied
    .prepare('SELECT seq, epoch, (SELECT max(last) FROM entries) AS last FROM channels')
    .get();
  copied.close();
  expect(row?.last).toBe(row?.seq);
  expect(row?.epoch).toBe(epoch);
  await reader.close();
  await store.close();
});
