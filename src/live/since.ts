/**
 * What is new on a channel, for clients that ask again and again because no
 * WebSocket gets through: the messages of the live protocol, as a list.
 */
import type { Entry, Viewer } from '../activities/activity.ts';
import type { Channel } from '../rooms/channel.ts';
import type { Host } from '../rooms/host.ts';
import type { Entries, Opened, Resumed, ShownEntry } from './protocol.ts';

/** A digest inside JSON: its body is base64. Sums up `count` entries, the last of which is `to`. */
export interface DigestMessage {
  readonly t: 'digest';
  readonly id: number;
  readonly to: number;
  readonly count: number;
  readonly body: string;
}

export type News = Opened | Resumed | Entries | DigestMessage;

/** Entries made up one by one; whoever missed more loads afresh, which is less work for both sides. */
const MAX_DIGESTED = 20_000;
const MAX_SHOWN = 1000;

export interface Position {
  readonly after: number;
  readonly epoch: string;
}

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
  const missed = from && (await entriesSince(host, channel, from));
  const common = { ref: 0, id: channel.id, epoch: channel.epoch, n };
  const { rules } = channel.activity;
  return host.read(channel, (state, seq) => {
    const rest = missed && describe(channel, state, missed, viewer);
    if (!from || !missed || !rest) return [{ t: 'opened', ...common, seq, view: rules.view(state, viewer) }];
    return [{ t: 'resumed', ...common, seq: missed.at(-1)?.seq ?? from.after }, ...rest];
  });
}

/** Null when the position means nothing here, or lies too far back. */
async function entriesSince(
  host: Host,
  channel: Channel,
  { after, epoch }: Position,
): Promise<Entry<unknown>[] | null> {
  if (epoch !== channel.epoch || after > channel.committed) return null;
  const limit = channel.activity.rules.digest ? MAX_DIGESTED : MAX_SHOWN;
  const end = channel.committed;
  if (end - after > limit) return null;
  const entries: Entry<unknown>[] = [];
  for (let position = after; position < end; ) {
    const page = await host.history(channel, position, limit);
    entries.push(...page);
    const last = page.at(-1)?.seq;
    if (last === undefined) return null;
    position = last;
  }
  return entries;
}

/** Null where an entry changed so much that the whole must be loaded afresh. */
function describe(
  channel: Channel,
  state: unknown,
  entries: readonly Entry<unknown>[],
  viewer: Viewer,
): (Entries | DigestMessage)[] | null {
  const [first, last] = [entries[0], entries.at(-1)];
  if (!first || !last) return [];
  const { id } = channel;
  const { rules } = channel.activity;
  if (!rules.digest) {
    const shown: ShownEntry[] = entries.map((entry) => ({
      seq: entry.seq,
      at: entry.at,
      by: entry.by,
      e: rules.show(state, entry, viewer),
    }));
    return [{ t: 'entries', id, from: first.seq, to: last.seq, entries: shown }];
  }
  const changes = new Map<number, number>();
  for (const entry of entries) {
    const whole = rules.digest.changes(state, entry, (place, value) => changes.set(place, value));
    if (!whole) return null;
  }
  const body = Buffer.from(rules.digest.encode(state, changes)).toString('base64');
  return [{ t: 'digest', id, to: last.seq, count: entries.length, body }];
}
