/**
 * The live side of one channel: what became durable since the last tick, and
 * what was sent lately, so that a short absence is made up without the log.
 */
import type { Entry, Viewer } from '../activities/activity.ts';
import type { Channel } from '../rooms/channel.ts';
import { digestFrame, textFrame } from './frame.ts';
import type { ShownEntry } from './protocol.ts';

/** Frames sent lately are kept up to this many changes or entries for each channel. */
const RECENT_CHANGES = 20_000;
const RECENT_ENTRIES = 500;

/** Entries from `from` to `to`, summed up or one by one. */
interface Stretch {
  readonly from: number;
  to: number;
  /** Digest: last value of each changed place. */
  readonly changes: Map<number, number>;
  /** Otherwise: the entries as everybody may see them. */
  readonly shown: ShownEntry[];
  /** False when an entry changed so much that the whole must be loaded afresh. */
  whole: boolean;
}

export interface Feed {
  readonly channel: Channel;
  /** As of the entries taken up last: the channel has none while it is folded anew after a failed write. */
  state: unknown;
  /** What no viewer was sent yet; null for nothing. */
  pending: Stretch | null;
  /** Stretches sent lately, oldest first, without gaps. */
  readonly recent: Stretch[];
  /** Everything after this sequence number is in `recent` and `pending`. */
  recentAfter: number;
  /** Where newcomers start, and since when. */
  start: { readonly seq: number; readonly at: number };
}

/** Who looks on behalf of everybody: activities without secrets show all the same. */
const EVERYBODY: Viewer = { who: 0, role: 'visitor', at: 0 };

export function createFeed(channel: Channel): Feed {
  const { committed } = channel;
  const start = { seq: committed, at: 0 };
  return { channel, state: channel.state, pending: null, recent: [], recentAfter: committed, start };
}

/** Newcomers within this time start from the same point, in ms. */
const START_TIME = 2000;

/**
 * Where a newcomer to a digest starts, and what came since: many who come at once start from the
 * same point, so that they load the same tiles, compressed once.
 *
 * @param seq the newest committed entry, @param now in ms
 */
export function startNewcomer(feed: Feed, seq: number, now: number): { seq: number; frame: Buffer | null } {
  const usable = feed.start.seq >= feed.recentAfter && now - feed.start.at < START_TIME;
  if (!feed.channel.activity.rules.digest) return { seq, frame: null };
  if (!usable || feed.pending?.whole === false) feed.start = { seq, at: now };
  return { seq: feed.start.seq, frame: feed.start.seq < seq ? frameSince(feed, feed.start.seq) : null };
}

const emptyStretch = (from: number): Stretch => ({
  from,
  to: from - 1,
  changes: new Map(),
  shown: [],
  whole: true,
});

/** Takes up entries that have just become durable. */
export function add(feed: Feed, entries: readonly Entry<unknown>[]): void {
  feed.state = feed.channel.state;
  for (const entry of entries) {
    feed.pending ??= emptyStretch(entry.seq);
    put(feed, feed.pending, entry);
  }
}

function put({ channel, state }: Feed, stretch: Stretch, entry: Entry<unknown>): void {
  const { rules } = channel.activity;
  stretch.to = entry.seq;
  if (rules.digest) {
    const { changes } = stretch;
    const described = rules.digest.changes(state, entry, (place, value) => changes.set(place, value));
    if (!described) stretch.whole = false;
  } else {
    stretch.shown.push({
      seq: entry.seq,
      at: entry.at,
      by: entry.by,
      e: rules.show(state, entry, EVERYBODY),
    });
  }
}

/** Ends the pending stretch; forgets what is old, but nothing after `needed`. */
export function seal(feed: Feed, needed: number): void {
  if (!feed.pending) return;
  feed.recent.push(feed.pending);
  feed.pending = null;
  prune(feed, needed);
}

function prune(feed: Feed, needed: number): void {
  let changes = 0;
  let entries = 0;
  for (let index = feed.recent.length - 1; index >= 0; index--) {
    const stretch = feed.recent[index] as Stretch;
    changes += stretch.changes.size;
    entries += stretch.shown.length;
    if (stretch.to > needed) continue;
    if (changes <= RECENT_CHANGES && entries <= RECENT_ENTRIES && stretch.whole) continue;
    feed.recent.splice(0, index + 1);
    feed.recentAfter = stretch.to;
    return;
  }
}

/**
 * One frame with everything after `after` up to what was sent last, or null when that is no longer at hand.
 * An empty buffer when there is nothing.
 */
export function frameSince(feed: Feed, after: number): Buffer | null {
  if (after < feed.recentAfter) return null;
  const missed = feed.recent.filter((stretch) => stretch.to > after);
  if (feed.pending) missed.push(feed.pending);
  return missed.length === 0 ? Buffer.alloc(0) : frameOf(feed, join(missed));
}

/** The same for entries read from the log. */
export function frameOfEntries(feed: Feed, entries: readonly Entry<unknown>[]): Buffer {
  const first = entries[0];
  if (!first) return Buffer.alloc(0);
  const stretch = emptyStretch(first.seq);
  for (const entry of entries) put(feed, stretch, entry);
  return frameOf(feed, stretch);
}

function join(stretches: readonly Stretch[]): Stretch {
  const joined = emptyStretch(stretches[0]?.from ?? 1);
  for (const stretch of stretches) {
    joined.to = stretch.to;
    joined.whole &&= stretch.whole;
    for (const [place, value] of stretch.changes) joined.changes.set(place, value);
    joined.shown.push(...stretch.shown);
  }
  return joined;
}

function frameOf({ channel, state }: Feed, { from, to, changes, shown, whole }: Stretch): Buffer {
  if (!whole) return textFrame({ t: 'reset', id: channel.id });
  const { digest } = channel.activity.rules;
  if (digest) return digestFrame(channel.id, from, to, digest.encode(state, changes));
  return textFrame({ t: 'entries', id: channel.id, from, to, entries: shown });
}
