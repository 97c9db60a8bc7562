/** Invariant 4, live: what some may learn of an entry reaches them, and no byte of it anybody else. */
import type { Duplex } from 'node:stream';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Entry, Role } from '../activities/activity.ts';
import { members } from '../activities/members/members.ts';
import type { MembersEvent } from '../activities/members/types.ts';
import { type Channel, createChannel } from '../rooms/channel.ts';
import type { Room } from '../rooms/room.ts';
import { createAudience, enter, feedOf } from './audience.ts';
import { createFanOut } from './fan-out.ts';
import { add, createFeed, frameOfEntries, frameSince, seal } from './feed.ts';
import type { Session } from './session.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const roles = new Map<number, Role>([
  [1, 'master'],
  [2, 'player'],
  [3, 'player'],
]);

function openChannel(): Channel {
  const room = { id: 1, code: 'BXRF' } as unknown as Room;
  const channel = createChannel({ id: 7, epoch: 'e' }, room, members, 0);
  channel.state = members.rules.open({ owner: 1, welcome: 'player' });
  return channel;
}

function commit(channel: Channel, event: MembersEvent, by = 1): Entry<MembersEvent> {
  const entry = { seq: ++channel.seq, at: 1000 + channel.seq, by, event };
  members.rules.apply(channel.state, entry);
  channel.committed = channel.seq;
  return entry;
}

const joined: MembersEvent = { type: 'joined', role: 'player' };
const muted: MembersEvent = { type: 'muted', person: 2, until: null, why: 'Spam', note: 'third time' };

function audienceOf(channel: Channel) {
  const audience = createAudience();
  const fanOut = createFanOut(
    audience,
    ({ me }) => ({ who: me?.number ?? 0, role: roles.get(me?.number ?? 0) ?? 'visitor', at: 5000 }),
    () => {},
  );
  const join = (number: number) => {
    const feed = feedOf(audience, channel);
    const got: string[] = [];
    const drains: (() => void)[] = [];
    const stream = {
      writableLength: 0,
      write: (frame: Buffer) => void got.push(frame.toString()),
      once: (_: string, run: () => void) => void drains.push(run),
    };
    const subscription = { feed, unwatch() {}, behindSince: null, typedAt: 0 };
    const session = {
      me: number === 0 ? null : { number },
      stream: stream as unknown as Duplex,
      subscriptions: new Map([[channel.id, subscription]]),
    } as unknown as Session;
    channel.watchers++;
    enter(audience, feed, session);
    return {
      got,
      stream,
      drain: () => {
        for (const run of drains.splice(0)) run();
      },
    };
  };
  return { fanOut, join };
}

test('the person and the masters are told, each as much as they may know; everybody else one and the same', () => {
  const channel = openChannel();
  const { fanOut, join } = audienceOf(channel);
  const [master, target, other, watcher] = [join(1), join(2), join(3), join(0)] as const;
  fanOut.publish({ channel, entries: [commit(channel, joined, 2), commit(channel, muted)] });
  vi.advanceTimersByTime(1000);
  expect(master.got.join()).toContain('third time');
  expect(target.got.join()).toContain('"why":"Spam"');
  expect(target.got.join()).not.toContain('third time');
  for (const { got } of [other, watcher]) {
    expect(got.join()).not.toMatch(/Spam|third|muted/);
    // Numbering stays gapless: they get the entry, without what is in it.
    expect(got.join()).toContain('"from":1,"to":2');
    expect(got.join()).toContain('"seq":2,"at":1002,"by":1,"e":null');
    expect(got).toHaveLength(1);
  }
  expect(watcher.got).toEqual(other.got);
  fanOut.stop();
});

test('somebody who reads too slowly gets their own share with the resync', () => {
  const channel = openChannel();
  const { fanOut, join } = audienceOf(channel);
  const [target, other] = [join(2), join(3)] as const;
  for (const { stream } of [target, other]) stream.writableLength = 1024 * 1024;
  fanOut.publish({ channel, entries: [commit(channel, muted)] });
  vi.advanceTimersByTime(1000);
  expect([target.got, other.got]).toEqual([[], []]);
  for (const { stream, drain } of [target, other]) {
    stream.writableLength = 0;
    drain();
  }
  expect(target.got.join()).toContain('Spam');
  expect(other.got.join()).not.toContain('Spam');
  fanOut.stop();
});

test('who resumes gets it from recent memory as from the log, by the role they have now', () => {
  const channel = openChannel();
  const feed = createFeed(channel);
  const entries = [commit(channel, joined, 2), commit(channel, muted), commit(channel, joined, 3)];
  add(feed, entries);
  seal(feed, 0);
  for (const [who, role, expected] of [
    [1, 'master', /third time/],
    [2, 'player', /Spam/],
    [3, 'player', null],
    [3, 'moderator', /third time/],
    [0, 'visitor', null],
  ] as const) {
    const viewer = { who, role, at: 5000 };
    const [recent, logged] = [
      frameSince(feed, 1, viewer)?.toString() ?? '',
      frameOfEntries(feed, channel.state, entries.slice(1), viewer).toString(),
    ];
    expect(recent).toBe(logged);
    if (expected) expect(recent).toMatch(expected);
    else expect(recent).not.toMatch(/Spam|third/);
  }
  // Of what is after the secret nothing differs.
  expect(frameSince(feed, 2, { who: 1, role: 'master', at: 5000 })).toEqual(frameSince(feed, 2));
});
