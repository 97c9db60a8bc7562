import { describe, expect, test, vi } from 'vitest';
import type { Incoming } from './channel.ts';
import { createPolling } from './polling.ts';
import { ApiError } from './request.ts';
import { manualClock } from './testing/manual-clock.ts';

const OPENED = { t: 'opened', ref: 0, id: 77, epoch: 'e', seq: 5, n: 0, view: 'all' };
const RESUMED = { t: 'resumed', ref: 0, id: 77, epoch: 'e', seq: 5, n: 0 };
const entries = (from: number, to: number) => ({ t: 'entries', id: 77, from, to, entries: [] });
const failure = (status: number, code: string, detail = {}) => new ApiError(status, code, '', detail);

function setUp() {
  const clock = manualClock();
  const asked: number[] = [];
  const heard: Incoming[] = [];
  const health: boolean[] = [];
  const began = clock.now();
  const page = { hidden: false };
  const since = vi.fn(async (_room: string, _activity: string, _from: object): Promise<unknown[]> => {
    asked.push(clock.now() - began);
    return asked.length === 1 ? [OPENED] : [RESUMED];
  });
  const command = vi.fn(
    async (_room: string, _activity: string, { n }: { n: number }): Promise<unknown> => ({
      t: 'done',
      id: 77,
      acks: [[n, 6]],
    }),
  );
  const polling = createPolling({
    api: { since, command },
    client: 'client',
    clock,
    random: () => 1,
    hidden: () => page.hidden,
    message: (message) => heard.push(message),
    healthy: (yes) => health.push(yes),
  });
  const open = () => polling.send({ t: 'open', ref: 1, room: 'PARK', activity: 'chat' });
  const pauses = () => asked.slice(1).map((at, index) => Math.round((at - (asked[index] ?? 0)) / 100) / 10);
  return { clock, asked, heard, health, page, since, command, polling, open, pauses };
}

describe('polling', () => {
  test('asks every second while something happens, and ever more rarely up to 15 s while nothing does', async () => {
    const { clock, since, open, pauses, asked } = setUp();
    open();
    await clock.pass(90_000);
    expect(pauses().slice(0, 9)).toEqual([1, 1.5, 2.3, 3.4, 5.1, 7.6, 11.4, 15, 15]);
    since.mockImplementationOnce(async () => [RESUMED, entries(6, 6)]);
    const before = asked.length;
    await clock.pass(20_000);
    expect(pauses().slice(before)).toContain(1.5);
  });

  test('asks four times as rarely in a hidden tab, and at once when it is seen again', async () => {
    const { clock, page, open, asked, polling } = setUp();
    open();
    page.hidden = true;
    await clock.pass(600_000);
    const before = asked.length;
    await clock.pass(59_000);
    expect(asked.length - before).toBeLessThanOrEqual(1);
    page.hidden = false;
    const then = asked.length;
    polling.hurry();
    await clock.pass(1);
    expect(asked.length).toBe(then + 1);
  });

  test('backs off while the server does not answer, or for as long as it says', async () => {
    const { clock, since, open, asked, health } = setUp();
    const times: number[] = [];
    const start = clock.now();
    since.mockImplementation(async () => {
      times.push(clock.now() - start);
      throw times.length === 4
        ? failure(429, 'api/too-many', { wait: 40_000 })
        : failure(0, 'client/unreachable');
    });
    open();
    await clock.pass(48_000);
    expect(times).toEqual([0, 1_000, 3_000, 7_000, 47_000]);
    expect(health.every((yes) => !yes)).toBe(true);
    expect(asked).toEqual([]);
  });

  test('keeps its place, and gives each message its own channel id', async () => {
    const { clock, since, open, heard } = setUp();
    open();
    await clock.pass(500);
    since.mockImplementationOnce(async () => [
      { ...RESUMED, seq: 8 },
      { t: 'digest', id: 77, to: 8, count: 3, body: btoa('abc') },
    ]);
    await clock.pass(2_000);
    expect(heard).toEqual([
      { ...OPENED, ref: 1, id: 1 },
      { t: 'digest', id: 1, from: 6, to: 8, body: new TextEncoder().encode('abc') },
    ]);
    expect(since.mock.calls.map(([, , from]) => from)).toEqual([
      { client: 'client' },
      { client: 'client', after: 5, epoch: 'e' },
      { client: 'client', after: 8, epoch: 'e' },
    ]);
  });

  test('sends commands one at a time, again under the same number until there is an answer', async () => {
    const { clock, command, open, heard, polling } = setUp();
    open();
    await clock.pass(100);
    heard.length = 0;
    command.mockRejectedValueOnce(failure(0, 'client/timeout'));
    command.mockRejectedValueOnce(failure(503, 'rooms/closing', { wait: 2_000 }));
    for (const n of [1, 2]) polling.send({ t: 'do', id: 1, n, c: { type: 'say' } });
    await clock.pass(200);
    expect(command).toHaveBeenCalledTimes(1);
    await clock.pass(5_000);
    expect(command.mock.calls.map(([, , { n }]) => n)).toEqual([1, 1, 1, 2]);
    const answers = heard.filter(({ t }) => t === 'done');
    expect(answers).toEqual([1, 2].map((n) => ({ t: 'done', id: 1, acks: [[n, 6]] })));
  });

  test('turns a refusal by HTTP into the message that says so', async () => {
    const { clock, command, since, open, heard, polling } = setUp();
    open();
    await clock.pass(100);
    command.mockRejectedValueOnce(failure(401, 'people/name-first'));
    polling.send({ t: 'do', id: 1, n: 1, c: { type: 'say' } });
    await clock.pass(100);
    expect(heard.at(-1)).toEqual({ t: 'refused', id: 1, n: 1, code: 'people/name-first', detail: {} });
    since.mockRejectedValueOnce(failure(404, 'rooms/unknown'));
    await clock.pass(2_000);
    expect(heard.at(-1)).toEqual({ t: 'error', id: 1, code: 'rooms/unknown', detail: {} });
  });

  test('hears nothing any more once it is stopped', async () => {
    const { clock, open, heard, polling, asked } = setUp();
    open();
    await clock.pass(0);
    polling.stop();
    const before = [heard.length, asked.length];
    await clock.pass(60_000);
    expect([heard.length, asked.length]).toEqual(before);
  });
});
