/** What a client missed, from the log (invariant 7: exactly, or it is told to load afresh). */
import { type Entry, RESUMABLE } from '../activities/activity.ts';
import type { Channel } from '../rooms/channel.ts';
import type { Host } from '../rooms/host.ts';

/** Entries made up one by one; whoever missed more loads afresh, which is less work for both sides. */
const MAX_DIGESTED = 50_000;

/** Where a client left a channel: the last entry it folded in, and of which epoch. */
export interface Position {
  readonly after: number;
  readonly epoch: string;
}

/**
 * The entries after the client's position up to `end`, which is on disk.
 * Null when the position means nothing here, or lies too far back.
 */
export async function missedSince(
  host: Host,
  channel: Channel,
  { after, epoch }: Position,
  end: number,
): Promise<Entry<unknown>[] | null> {
  if (epoch !== channel.epoch || after > channel.committed) return null;
  const limit = channel.activity.rules.digest ? MAX_DIGESTED : RESUMABLE;
  if (channel.committed - after > limit) return null;
  const entries: Entry<unknown>[] = [];
  for (let position = after; position < end; ) {
    const page = await host.history(channel, position, limit);
    const last = page.at(-1)?.seq;
    if (last === undefined) return null;
    entries.push(...page);
    position = last;
  }
  return entries;
}
