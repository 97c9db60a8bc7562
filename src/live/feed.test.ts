import { expect, test } from 'vitest';
import type { Activity, Entry } from '../activities/activity.ts';
import { decodeDigest } from '../activities/mural/digest.ts';
import { mural } from '../activities/mural/mural.ts';
import type { MuralEvent, MuralOptions } from '../activities/mural/types.ts';
import { readDigestFrame } from '../client/digest-frame.ts';
import { type Channel, createChannel } from '../rooms/channel.ts';
import type { Room } from '../rooms/room.ts';
import { add, createFeed, frameSince } from './feed.ts';

const options: MuralOptions = {
  width: 64,
  height: 64,
  palette: ['#000000', '#ffffff'],
  cooldown: 0,
  art: 'none',
};

function openChannel(): Channel {
  const room = { id: 1, code: 'BXRF', options: { mural: options } } as unknown as Room;
  const channel = createChannel({ id: 7, epoch: 'e' }, room, mural as Activity, 0);
  channel.state = mural.rules.open(options);
  return channel;
}

const painted = (seq: number, x: number): Entry<MuralEvent> => ({
  seq,
  at: 1000 + seq,
  by: 1,
  event: { type: 'painted', how: 'place', pixels: [x, 0, 1] },
});

/** The header has two bytes up to 125 bytes of payload. */
function places(frame: Buffer): number[] {
  const found: number[] = [];
  decodeDigest(readDigestFrame(frame.subarray(2)).body, (place) => found.push(place));
  return found;
}

test('what became durable before a failed write is told while the state is folded anew', () => {
  const channel = openChannel();
  const feed = createFeed(channel);
  add(feed, [painted(1, 5)]);
  channel.state = null;
  expect(places(frameSince(feed, 0) as Buffer)).toEqual([5]);
});
