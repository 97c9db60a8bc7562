import type { Duplex } from 'node:stream';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Activity, Entry } from '../activities/activity.ts';
import { mural } from '../activities/mural/mural.ts';
import type { MuralEvent, MuralOptions } from '../activities/mural/types.ts';
import { readDigestFrame } from '../client/digest-frame.ts';
import { type Channel, createChannel } from '../rooms/channel.ts';
import type { Room } from '../rooms/room.ts';
import { createAudience, enter, feedOf, leave } from './audience.ts';
import { createFanOut } from './fan-out.ts';
import type { Session } from './session.ts';

const options: MuralOptions = {
  width: 64,
  height: 64,
  palette: ['#000000', '#ffffff'],
  cooldown: 0,
  art: 'none',
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

interface Viewer {
  readonly session: Session;
  /** The newest entry it has; starts where it came in. */
  last: number;
  writes: number;
  holes: number;
}

function audienceOf(channel: Channel) {
  const audience = createAudience();
  const fanOut = createFanOut(
    audience,
    () => ({ who: 0, role: 'visitor', at: 0 }),
    () => {},
  );
  const join = (): Viewer => {
    const feed = feedOf(audience, channel);
    const stream = {
      writableLength: 0,
      write(frame: Buffer) {
        viewer.writes++;
        // The head of a frame of up to 125 bytes has two bytes.
        const { from, to } = readDigestFrame(frame.subarray(2));
        if (from > viewer.last + 1) viewer.holes++;
        viewer.last = Math.max(viewer.last, to);
      },
    } as unknown as Duplex;
    const subscription = { feed, unwatch() {}, behindSince: null, typedAt: 0 };
    const session = { stream, subscriptions: new Map([[channel.id, subscription]]) } as unknown as Session;
    const viewer: Viewer = { session, last: channel.committed, writes: 0, holes: 0 };
    channel.watchers++;
    enter(audience, feed, session);
    return viewer;
  };
  const part = ({ session }: Viewer): void => {
    session.subscriptions.clear();
    channel.watchers--;
    leave(audience, channel.room.id, session);
  };
  return { audience, fanOut, join, part };
}

function muralChannel(): Channel {
  const room = { id: 1, code: 'BXRF', options: { mural: options } } as unknown as Room;
  const channel = createChannel({ id: 7, epoch: 'e' }, room, mural as Activity, 0);
  channel.state = mural.rules.open(options);
  return channel;
}

function commit(channel: Channel): Entry<MuralEvent> {
  channel.seq++;
  channel.committed = channel.seq;
  const pixels = [channel.seq % 64, channel.seq % 60, 1];
  return { seq: channel.seq, at: 1000, by: 1, event: { type: 'painted', how: 'place', pixels } };
}

test('every viewer of several wings gets every entry from where it came in, however the others come and go', () => {
  const channel = muralChannel();
  const { audience, fanOut, join, part } = audienceOf(channel);
  const viewers = Array.from({ length: 1600 }, join);
  expect(audience.rooms.get(1)?.wings).toHaveLength(3);
  for (let step = 0; step < 300; step++) {
    fanOut.publish({ channel, entries: [commit(channel)] });
    if (step % 40 === 20) for (const viewer of viewers.splice(0, 300)) part(viewer);
    if (step % 40 === 30) viewers.push(...Array.from({ length: 290 }, join));
    vi.advanceTimersByTime(step % 7);
  }
  vi.advanceTimersByTime(1000);
  for (const { last, holes } of viewers) expect([last, holes]).toEqual([300, 0]);
  for (const viewer of viewers) part(viewer);
  expect(audience.rooms.size).toBe(0);
});

test('who comes back to a channel nobody watched meanwhile is not told to load it afresh', () => {
  const channel = muralChannel();
  const { audience, fanOut, join, part } = audienceOf(channel);
  const viewer = join();
  // Somebody stays in the room, with another channel open.
  const second = { ...muralChannel(), id: 8, watchers: 1 };
  const feed = feedOf(audience, second);
  const subscriptions = new Map([[second.id, { feed }]]);
  enter(audience, feed, { stream: { writableLength: 0 }, subscriptions } as unknown as Session);
  part(viewer);
  fanOut.publish({ channel, entries: [commit(channel)] });
  const again = join();
  fanOut.publish({ channel, entries: [commit(channel)] });
  vi.advanceTimersByTime(1000);
  expect([again.last, again.holes]).toEqual([2, 0]);
});

test('invariant 10: a viewer gets at most one write a cycle, however many entries there are', () => {
  const channel = muralChannel();
  const { fanOut, join } = audienceOf(channel);
  const viewer = join();
  for (let ms = 0; ms < 1000; ms++) {
    fanOut.publish({ channel, entries: [commit(channel), commit(channel)] });
    vi.advanceTimersByTime(1);
  }
  expect(viewer.writes).toBeGreaterThan(20);
  expect(viewer.writes).toBeLessThanOrEqual(41);
});
