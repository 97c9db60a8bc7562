import { tmpdir } from 'node:os';
import { afterEach, expect, test, vi } from 'vitest';
import { StoreError } from '../store/errors.ts';
import { createHealth, type Health } from './health.ts';

let health: Health | undefined;
afterEach(() => {
  health?.close();
  vi.useRealTimers();
});

function build(changed: Partial<Parameters<typeof createHealth>[0]> = {}): Health {
  health = createHealth({
    writeProbe: async () => {},
    dataDir: tmpdir(),
    now: () => performance.now(),
    ...changed,
  });
  return health;
}

test('tells how well each part is', async () => {
  const { status, checks } = await build().check();
  expect(status).toBe('ok');
  expect(checks.database).toEqual({ ok: true, writeMs: expect.any(Number) });
  expect(checks.disk.freeBytes).toBeGreaterThan(0);
  expect(checks.memory.rssBytes).toBeGreaterThan(1_000_000);
  expect(checks.eventLoop).toMatchObject({ ok: true, p99Ms: expect.any(Number) });
});

test('a database that cannot be written fails, by its code and without paths', async () => {
  const fault = new StoreError('full', new Error('/secret/place/atelier.db'));
  const report = await build({ writeProbe: () => Promise.reject(fault) }).check();
  expect(report.status).toBe('failing');
  expect(report.checks.database).toEqual({ ok: false, problem: 'store/full' });
  expect(JSON.stringify(report)).not.toContain('secret');
});

test('a database that does not answer fails after two seconds', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const report = build({ writeProbe: () => new Promise(() => {}) }).check();
  await vi.advanceTimersByTimeAsync(2000);
  expect((await report).checks.database.ok).toBe(false);
});

test('a data folder that is gone fails', async () => {
  const report = await build({ dataDir: '/no/such/folder' }).check();
  expect(report.checks.disk).toEqual({ ok: false, problem: 'ENOENT' });
});

test('however many ask, it looks once a second', async () => {
  let now = 0;
  let writes = 0;
  const writeProbe = async () => {
    writes += 1;
  };
  const one = build({ writeProbe, now: () => now });
  await Promise.all([one.check(), one.check(), one.check()]);
  now = 999;
  await one.check();
  expect(writes).toBe(1);
  now = 1001;
  await one.check();
  expect(writes).toBe(2);
});
