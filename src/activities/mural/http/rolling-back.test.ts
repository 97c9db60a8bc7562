/** Rollbacks over a real log, stopped and disturbed at the points where it matters. */
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Channel } from '../../../rooms/channel.ts';
import { startTestServer, type TestPerson, type TestServer } from '../../../testing/test-server.ts';
import { isRefusal, type Refusal } from '../../activity.ts';
import { readRegion } from '../look-up.ts';
import type { MuralState } from '../state.ts';
import type { Watch } from './finding.ts';
import { type Done, rollBack, undoRollBack } from './rolling-back.ts';

/** More than one piece of a rollback holds. */
const SIZE = { width: 256, height: 160 };
const PIXELS = SIZE.width * SIZE.height;
const SELF = { of: () => [], now: (person: number) => person };

let server: TestServer;
let ada: TestPerson;
let bob: TestPerson;
let channel: Channel;

beforeAll(async () => {
  server = await startTestServer();
  [ada, bob] = [await server.person('Ada'), await server.person('Bob')];
});
afterAll(() => server.end());
beforeEach(async () => {
  const mural = { ...SIZE, palette: ['#ffffff', '#000000', '#ff0000'], cooldown: 0 };
  const { code } = (await ada.post('rooms', { title: 'Studio', visibility: 'public', mural })).json();
  await bob.post(`rooms/${code}/mural/pixels`, { pixels: [0, 0, 1] });
  const room = server.host.rooms().find((one) => one.code === code);
  const found = room && (await server.host.channel(room, 'mural'));
  if (!found) throw new Error('no mural');
  channel = found;
  for (let from = 0; from < PIXELS; from += 4096) {
    const pixels = Array.from({ length: 4096 }, (_, at) => [...spot(from + at), 2]).flat();
    const done = await server.host.submit(
      channel.room,
      'mural',
      { type: 'place', pixels },
      { who: bob.number },
    );
    if (isRefusal(done)) throw new Error(done.refused);
  }
});

const spot = (place: number): [number, number] => [place % SIZE.width, Math.floor(place / SIZE.width)];
const deps = () => ({ host: server.host, aliases: SELF });
const keeper = () => ({ who: ada.number });
const theirs = () => ({ criteria: { by: bob.number }, why: '' });

/** How many pixels have this colour. */
const count = (color: number): Promise<number> =>
  server.host.read(channel, (state: MuralState) =>
    readRegion(state, 0, 0, SIZE.width, SIZE.height).reduce((sum, one) => sum + (one === color ? 1 : 0), 0),
  );

/** Called off as soon as it has come so far. */
function until(reached: (done: number, total: number) => boolean): Watch & { readonly steps: number[] } {
  const abort = new AbortController();
  const steps: number[] = [];
  return {
    signal: abort.signal,
    steps,
    progress(done, total) {
      steps.push(done / total);
      if (reached(done, total)) abort.abort();
    },
  };
}
const never = () => false;

function expectDone(answer: Done | Refusal): Done {
  if (isRefusal(answer)) throw new Error(`${answer.refused} ${JSON.stringify(answer.detail)}`);
  return answer;
}

describe('a rollback', () => {
  test('says how far it is, and never goes backwards', async () => {
    const watch = until(never);
    expect(expectDone(await rollBack(deps(), channel, keeper(), theirs(), watch)).pixels).toBe(PIXELS);
    expect(watch.steps.length).toBeGreaterThan(2);
    expect(watch.steps).toEqual(watch.steps.toSorted((a, b) => a - b));
    expect(watch.steps.at(-1)).toBe(1);
    expect(await count(0)).toBe(PIXELS);
  });

  test('that is cancelled while it reads has changed nothing', async () => {
    const answer = await rollBack(
      deps(),
      channel,
      keeper(),
      theirs(),
      until(() => true),
    );
    expect(answer).toEqual({ refused: 'jobs/cancelled' });
    expect(await count(2)).toBe(PIXELS);
  });

  test('that is cancelled between two pieces leaves the first, says so, and all of that can be undone', async () => {
    const half = until((done, total) => total - done < PIXELS);
    const answer = await rollBack(deps(), channel, keeper(), theirs(), half);
    if (!isRefusal(answer)) throw new Error('it was not cancelled');
    const { id, pixels } = answer.detail as { id: number; pixels: number };
    expect(pixels).toBeGreaterThan(0);
    expect(pixels).toBeLessThan(PIXELS);
    expect([await count(0), await count(2)]).toEqual([pixels, PIXELS - pixels]);
    const undone = expectDone(await undoRollBack(deps(), channel, keeper(), id, until(never)));
    expect(undone).toEqual({ id, pixels, stayed: 0 });
    expect(await count(2)).toBe(PIXELS);
    // Begun again it takes all.
    expect(expectDone(await rollBack(deps(), channel, keeper(), theirs(), until(never))).pixels).toBe(PIXELS);
  });

  test('leaves what somebody paints over while it goes on, and counts it', async () => {
    const [x, y] = spot(PIXELS - 1);
    let painted: Promise<unknown> | null = null;
    const answer = await rollBack(deps(), channel, keeper(), theirs(), {
      signal: new AbortController().signal,
      // At the first step: the log is read, nothing is changed yet.
      progress() {
        painted ??= server.host.submit(
          channel.room,
          'mural',
          { type: 'place', pixels: [x, y, 1] },
          { who: ada.number },
        );
      },
    });
    expect(isRefusal((await painted) as never)).toBe(false);
    expect(expectDone(answer)).toMatchObject({ pixels: PIXELS - 1, stayed: 1 });
    expect([await count(0), await count(1)]).toEqual([PIXELS - 1, 1]);
  });

  test('reads the log from the newest snapshot on that is older than what is taken back', async () => {
    await server.host.snapshotAll();
    const { seq } = channel;
    const second = Math.floor(channel.at / 1000);
    // Times count to the second.
    await vi.waitUntil(() => Date.now() >= (second + 1) * 1000);
    const pixels = [...spot(7), 1, ...spot(300), 1];
    await server.host.submit(channel.room, 'mural', { type: 'place', pixels }, { who: ada.number });
    const from: number[] = [];
    const host = {
      ...server.host,
      logged: (...[target, after, limit]: Parameters<typeof server.host.logged>) => {
        from.push(after);
        return server.host.logged(target, after, limit);
      },
    };
    const wish = { criteria: { by: ada.number }, why: '' };
    const answer = await rollBack({ host, aliases: SELF }, channel, keeper(), wish, until(never));
    expect(expectDone(answer)).toMatchObject({ pixels: 2, stayed: 0 });
    expect(from).toEqual([seq]);
    expect([await count(1), await count(2)]).toEqual([0, PIXELS]);
  });
});
