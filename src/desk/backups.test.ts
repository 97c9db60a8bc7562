import { existsSync, mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { refuse } from '../activities/activity.ts';
import { createBackups } from './backups.ts';

const folder = mkdtempSync(join(tmpdir(), 'atelier-backups-'));
afterAll(() => rmSync(folder, { recursive: true }));

const HOUR = 3_600_000;
let clock = Date.parse('2026-11-21T10:00:00Z');
let keep = 3;
const backups = createBackups({
  folder,
  async copy(path) {
    writeFileSync(path, 'a copy');
    utimesSync(path, clock / 1000, clock / 1000);
    return { rooms: 1 };
  },
  keep: () => keep,
  now: () => clock,
});
const context = { signal: new AbortController().signal, progress() {} };
const names = async (): Promise<string[]> => (await backups.list()).map(({ name }) => name);

test('keeps as many of its own as the setting says at that moment, and never touches others', async () => {
  for (const other of ['atelier-2020-01-01.db', 'by hand.db', 'notes.txt', 'before.db'])
    writeFileSync(join(folder, other), 'x');
  const made: string[] = [];
  for (let n = 0; n < 5; n++) {
    clock += HOUR;
    const result = await backups.make(context);
    made.push(String('name' in result && result.name));
    expect(result).toMatchObject({ rooms: 1, cleared: Math.max(0, n - 2) > 0 ? 1 : 0 });
  }
  const ours = (all: readonly string[]): string[] => all.filter((name) => name.startsWith('desk-'));
  expect(ours(await names())).toEqual(made.slice(-3).reverse());
  keep = 1;
  clock += HOUR;
  expect(await backups.make(context)).toMatchObject({ cleared: 3 });
  expect(ours(await names())).toHaveLength(1);
  // Neither what others made, nor what is no backup; only what has a plain name is shown.
  for (const other of ['atelier-2020-01-01.db', 'by hand.db', 'notes.txt', 'before.db'])
    expect(existsSync(join(folder, other))).toBe(true);
  expect((await names()).filter((name) => !name.startsWith('desk-')).toSorted()).toEqual([
    'atelier-2020-01-01.db',
    'before.db',
  ]);
});

test('nobody else on the machine can look into its folder', async () => {
  const fresh = join(folder, 'fresh');
  const ours = createBackups({ folder: fresh, copy: async () => ({}), keep: () => 1, now: () => clock });
  await ours.make(context);
  expect(statSync(fresh).mode & 0o777).toBe(0o700);
});

test('one that fails clears nothing away', async () => {
  const before = await names();
  const failing = createBackups({
    folder,
    copy: async () => refuse('jobs/cancelled'),
    keep: () => 0,
    now: () => clock,
  });
  expect(await failing.make(context)).toEqual(refuse('jobs/cancelled'));
  expect(await names()).toEqual(before);
});

test.each(['../atelier.db', 'a/b.db', '.db', 'notes.txt', '', 'desk-none.db'])(
  '%j is no backup',
  async (name) => {
    expect(await backups.read(name)).toBeNull();
    expect(await backups.remove(name)).toBe(false);
  },
);
