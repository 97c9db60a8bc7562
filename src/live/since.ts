/**
 * What is new on a channel, for clients that ask again and again because no
 * WebSocket gets through: the messages of the live protocol, as a list.
 */
import type { Viewer } from '../activities/activity.ts';
import type { Channel } from '../rooms/channel.ts';
import type { Host } from '../rooms/host.ts';
import { missedSince, type Position } from './missed.ts';
import type { Entries, Opened, Resumed } from './protocol.ts';
import { type Stretch, stretchOf } from './stretch.ts';

/** A digest inside JSON: its body is base64. Sums up `count` entries, the last of which is `to`. */
export interface DigestMessage {
  readonly t: 'digest';
  readonly id: number;
  readonly to: number;
  readonly count: number;
  readonly body: string;
}

export type News = Opened | Resumed | Entries | DigestMessage;

/**
 * First `resumed` and then what came after `from`, or `opened` with the whole
 * where that cannot be had exactly (invariant 7).
 *
 * @param n the number of the client's last command here that has an answer
 */
export async function newsSince(
  host: Host,
  channel: Channel,
  viewer: Viewer,
  from: Position | null,
  n: number,
): Promise<News[]> {
  const missed = from && (await missedSince(host, channel, from, channel.committed));
  const common = { ref: 0, id: channel.id, epoch: channel.epoch, n };
  const { rules } = channel.activity;
  return host.read(channel, (state, seq) => {
    const stretch = missed && stretchOf(rules, state, missed, viewer);
    if (!from || !missed || stretch?.whole === false)
      return [{ t: 'opened', ...common, seq, view: rules.view(state, viewer) }];
    const resumed: Resumed = { t: 'resumed', ...common, seq: stretch?.to ?? from.after };
    return stretch ? [resumed, messageOf(channel, state, stretch)] : [resumed];
  });
}

/** What `frameOf` says as a frame, as JSON. */
function messageOf(
  { id, activity }: Channel,
  state: unknown,
  { from, to, changes, shown }: Stretch,
): Entries | DigestMessage {
  const { digest } = activity.rules;
  if (!digest) return { t: 'entries', id, from, to, entries: shown };
  const body = Buffer.from(digest.encode(state, changes)).toString('base64');
  return { t: 'digest', id, to, count: to - from + 1, body };
}
