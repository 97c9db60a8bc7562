import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAudit } from '../moderation/audit.ts';
import { createReports, type Report } from '../moderation/reports.ts';
import { createAuditStore } from './audit.ts';
import { createReportStore } from './reports.ts';
import { openStore, type Store } from './store.ts';

const folder = mkdtempSync(join(tmpdir(), 'atelier-reports-'));
const HOUR = 3_600_000;
let store: Store;
let time = 1_000_000_000;
let ids = 0;

beforeAll(async () => {
  store = await openStore(folder);
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

function fresh() {
  const now = () => time;
  const audit = createAudit({ store: createAuditStore(store.db), now, newId: () => `id${ids++}` });
  const heard: unknown[] = [];
  const news = {
    changed: ({ kind, room, about }: Pick<Report, 'kind' | 'room' | 'about'>, fresh: boolean) =>
      heard.push({ kind, room, about, fresh }),
    answered: (people: ReadonlySet<number>) => heard.push([...people].toSorted()),
  };
  return { audit, reports: createReports({ store: createReportStore(store.db), audit, now, news }), heard };
}
const about = (person: number, by: number, more: Partial<Report> = {}): Omit<Report, 'at'> => ({
  kind: 'person',
  room: null,
  about: person,
  subject: { name: 'Somebody' },
  reason: 'spam',
  words: '',
  by,
  ...more,
});

test('a report is handled once, and its handling is in the audit', async () => {
  const { reports, audit } = fresh();
  const id = Number(await reports.make(about(5, 1, { room: 3, words: 'Every day' })));
  expect(await reports.find(id)).toMatchObject({
    state: 'open',
    words: 'Every day',
    subject: { name: 'Somebody' },
  });
  expect(await reports.handle(id, 9, 'done', 'Thank you')).toBeNull();
  expect(await reports.handle(id, 8, 'dismissed', 'No')).toMatchObject({ refused: 'reports/handled' });
  expect(await reports.find(id)).toMatchObject({ state: 'done', answer: 'Thank you', handledBy: 9 });
  expect(await reports.handle(id + 1000, 9, 'done', '')).toMatchObject({ refused: 'reports/unknown' });
  expect(await audit.list({ target: 5, limit: 5 })).toMatchObject([
    { who: 9, act: 'reports/done', room: 3, why: 'Thank you', detail: { report: id, kind: 'person' } },
  ]);
});

test('whoever is connected hears of what was reported, closed and answered, once for each', async () => {
  const { reports, heard } = fresh();
  const room = 79;
  const one = { kind: 'person', room, about: 5 };
  await reports.make(about(5, 300, { room }));
  expect(await reports.make(about(5, 300, { room }))).toMatchObject({ refused: 'reports/already' });
  const id = Number(await reports.make(about(5, 301, { room })));
  await reports.handle(id, 9, 'done', '');
  await reports.handle(id, 9, 'done', '');
  expect(heard).toEqual([
    { ...one, fresh: true },
    { ...one, fresh: true },
    { ...one, fresh: false },
    [300, 301],
  ]);
  for (let again = 0; again < 2; again++)
    await reports.alert({ reason: 'guessing', subject: { prefix: '198.51.100.0/24' } });
  expect(heard.slice(4)).toEqual([{ kind: 'alert', room: null, about: 0, fresh: true }]);
});

test('the same thing is reported once as long as nobody looked, and one person cannot fill the queue', async () => {
  const { reports } = fresh();
  const first = Number(await reports.make(about(5, 2)));
  expect(await reports.make(about(5, 2, { words: 'Again!' }))).toMatchObject({ refused: 'reports/already' });
  expect(await reports.make(about(5, 3))).toBeTypeOf('number');
  await reports.handle(first, 9, 'dismissed', '');
  expect(await reports.make(about(5, 2))).toBeTypeOf('number');
  for (let person = 100; person < 118; person++)
    expect(await reports.make(about(person, 2))).toBeTypeOf('number');
  time += HOUR / 2;
  expect(await reports.make(about(200, 2))).toEqual({
    refused: 'reports/too-many',
    detail: { wait: HOUR / 2, max: 20 },
  });
  time += HOUR / 2;
  expect(await reports.make(about(200, 2))).toBeTypeOf('number');
});

test('a list goes by room, state, kind and whom it must not show, page by page', async () => {
  const { reports } = fresh();
  const ids: number[] = [];
  for (const person of [1, 2, 3, 4])
    ids.push(Number(await reports.make(about(person, 60 + person, { room: 77 }))));
  await reports.alert({ reason: 'guessing', subject: { address: '203.0.113.7' }, room: 77 });
  const numbers = async (query: object) =>
    (await reports.cases({ open: true, room: 77, limit: 10, each: 8, ...query })).map(
      (one) => one.reports[0]?.id,
    );
  expect((await numbers({})).length).toBe(5);
  expect(await numbers({ kind: 'alert' })).toHaveLength(1);
  expect(await numbers({ reason: 'guessing' })).toHaveLength(1);
  expect(await numbers({ exceptAbout: 2 })).toEqual([ids[3], ids[2], ids[0]]);
  expect(await reports.countCases({ room: 77, exceptAbout: 2 })).toBe(3);
  await reports.handle(Number(ids[3]), 9, 'done', '');
  expect(await numbers({ exceptAbout: 2 })).toEqual([ids[2], ids[0]]);
  expect(await numbers({ exceptAbout: 2, open: false })).toEqual([ids[3]]);
  expect(await numbers({ exceptAbout: 2, before: ids[2] })).toEqual([ids[0]]);
  expect(await reports.madeBy(61, 10)).toMatchObject([{ id: ids[0] }]);
});

test('reports of one thing are one case; closing it closes what the moderator saw, and answers everybody', async () => {
  const { reports, audit } = fresh();
  const room = 78;
  const said = (by: number, text: string, reason = 'spam') =>
    reports.make(about(5, by, { kind: 'message', room, reason, subject: { seq: 4, text } }));
  const first = Number(await said(100, 'as it was'));
  for (let by = 101; by < 120; by++) await said(by, 'edited since', by === 110 ? 'harassment' : 'spam');
  const [one, ...more] = await reports.cases({ open: true, room, limit: 10, each: 8 });
  expect(more).toEqual([]);
  expect(one?.count).toBe(20);
  // The newest, and the first: it knows what was there.
  expect(one?.reports).toHaveLength(9);
  expect(one?.reports.at(-1)).toMatchObject({ id: first, subject: { text: 'as it was' } });
  expect(await reports.countCases({ room })).toBe(1);
  expect(
    (await reports.cases({ open: true, room, reason: 'harassment', limit: 10, each: 8 }))[0]?.count,
  ).toBe(20);

  const late = Number(await said(200, 'edited since'));
  const newest = one?.reports[0]?.id ?? 0;
  expect(await reports.handle(newest, 9, 'done', 'It is gone')).toBeNull();
  expect(await reports.madeBy(100, 1)).toMatchObject([{ state: 'done', answer: 'It is gone' }]);
  expect(await reports.madeBy(119, 1)).toMatchObject([{ state: 'done', answer: 'It is gone' }]);
  // What came while they looked was not seen: it waits.
  expect(await reports.cases({ open: true, room, limit: 10, each: 8 })).toMatchObject([
    { count: 1, reports: [{ id: late }] },
  ]);
  expect(await reports.handle(newest, 8, 'dismissed', '')).toMatchObject({ refused: 'reports/handled' });
  expect((await audit.list({ room, limit: 5 }))[0]).toMatchObject({ detail: { report: newest, count: 20 } });
  time += 1;
  // Closed at another time, it is a case of its own.
  await reports.handle(late, 9, 'dismissed', '');
  const closed = await reports.cases({ open: false, room, limit: 10, each: 8 });
  expect(closed.map(({ count, reports }) => [count, reports[0]?.state])).toEqual([
    [1, 'dismissed'],
    [20, 'done'],
  ]);
});

test('an area drawn a little differently by somebody else is the same', async () => {
  const { reports } = fresh();
  const area = (by: number, subject: { x: number; y: number; width: number; height: number }) =>
    reports.make(about(0, by, { kind: 'area', room: 79, subject }));
  await area(1, { x: 10, y: 10, width: 20, height: 20 });
  await area(2, { x: 11, y: 9, width: 22, height: 20 });
  await area(3, { x: 100, y: 9, width: 22, height: 20 });
  expect(await area(1, { x: 12, y: 10, width: 20, height: 20 })).toMatchObject({
    refused: 'reports/already',
  });
  const found = await reports.cases({ open: true, room: 79, limit: 10, each: 8 });
  expect(found.map(({ count }) => count)).toEqual([1, 2]);
});

test('an alert is raised again only after somebody handled it', async () => {
  const { reports } = fresh();
  const alert = { reason: 'guessing', subject: { address: '198.51.100.1' }, room: 88 };
  await reports.alert(alert);
  await reports.alert(alert);
  const waiting = () => reports.cases({ open: true, room: 88, limit: 5, each: 8 });
  const [raised, ...more] = await waiting();
  expect(raised?.reports).toMatchObject([{ kind: 'alert', by: 0, reason: 'guessing' }]);
  expect(more).toEqual([]);
  await reports.handle(raised?.reports[0]?.id ?? 0, 9, 'done', '');
  expect(await waiting()).toEqual([]);
  await reports.alert(alert);
  expect(await waiting()).toHaveLength(1);
});

test('a case that is closed while the queue is read is told whole, or not at all', async () => {
  const { reports } = fresh();
  const id = Number(await reports.make(about(5000, 5001, { room: 78 })));
  const queue = createReportStore(store.db);
  const [cases] = await Promise.all([
    queue.cases({ open: true, room: 78, limit: 5, each: 5 }),
    queue.handle(id, { state: 'done', answer: '', handledBy: 9, handledAt: time }),
  ]);
  for (const one of cases) expect(one.reports).toHaveLength(one.count);
});
