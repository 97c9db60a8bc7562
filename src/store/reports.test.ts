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
  return { audit, reports: createReports({ store: createReportStore(store.db), audit, now }) };
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
  expect(await reports.handle(id, 9, 'done', 'Thank you')).toMatchObject({ state: 'done', handledBy: 9 });
  expect(await reports.handle(id, 8, 'dismissed', 'No')).toMatchObject({ refused: 'reports/handled' });
  expect(await reports.find(id)).toMatchObject({ state: 'done', answer: 'Thank you', handledBy: 9 });
  expect(await reports.handle(id + 1000, 9, 'done', '')).toMatchObject({ refused: 'reports/unknown' });
  expect(await audit.list({ target: 5, limit: 5 })).toMatchObject([
    { who: 9, act: 'reports/done', room: 3, why: 'Thank you', detail: { report: id, kind: 'person' } },
  ]);
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

test('a list goes by room, state and whom it must not show, page by page', async () => {
  const { reports } = fresh();
  const ids = [];
  for (const person of [1, 2, 3, 4])
    ids.push(Number(await reports.make(about(person, 60 + person, { room: 77 }))));
  await reports.alert({ reason: 'guessing', subject: { address: '203.0.113.7' }, room: 77 });
  const numbers = async (query: object) =>
    (await reports.list({ room: 77, limit: 10, ...query })).map(({ id }) => id);
  expect((await numbers({})).length).toBe(5);
  expect(await numbers({ exceptAbout: 2 })).toEqual([ids[3], ids[2], ids[0]]);
  expect(await reports.countOpen({ room: 77, exceptAbout: 2 })).toBe(3);
  await reports.handle(Number(ids[3]), 9, 'done', '');
  expect(await numbers({ exceptAbout: 2, open: true })).toEqual([ids[2], ids[0]]);
  expect(await numbers({ exceptAbout: 2, open: false })).toEqual([ids[3]]);
  expect(await numbers({ exceptAbout: 2, before: ids[2] })).toEqual([ids[0]]);
  expect(await reports.list({ by: 61, limit: 10 })).toMatchObject([{ id: ids[0] }]);
});

test('an alert is raised again only after somebody handled it', async () => {
  const { reports } = fresh();
  const alert = { reason: 'guessing', subject: { address: '198.51.100.1' }, room: 88 };
  await reports.alert(alert);
  await reports.alert(alert);
  const [raised, ...more] = await reports.list({ room: 88, limit: 5 });
  expect(raised).toMatchObject({ kind: 'alert', by: 0, reason: 'guessing' });
  expect(more).toEqual([]);
  await reports.handle(raised?.id ?? 0, 9, 'done', '');
  await reports.alert(alert);
  expect(await reports.list({ room: 88, limit: 5 })).toHaveLength(2);
});
