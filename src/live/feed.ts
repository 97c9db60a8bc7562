/**
 * The live side of one channel: what became durable since the last tick, and
 * what was sent lately, so that a short absence is made up without the log.
 */
import type { Entry, Viewer } from '../activities/activity.ts';
import type { Channel } from '../rooms/channel.ts';
import {
  asSeenBy,
  emptyStretch,
  extend,
  frameOf,
  join,
  type Secret,
  type Stretch,
  stretchOf,
} from './stretch.ts';

/** Frames sent lately are kept up to this many changes or entries for each channel. */
const RECENT_CHANGES = 20_000;
const RECENT_ENTRIES = 500;

export interface Feed {
  readonly channel: Channel;
  /** As of the newest entry taken up. The channel has none while it is folded anew after a failed commit. */
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

/** Who looks on behalf of everybody: what only some may learn is added for them (`Rules.privy`). */
const EVERYBODY: Viewer = { who: 0, role: 'visitor', at: 0 };

export function createFeed(channel: Channel): Feed {
  const { committed, state } = channel;
  const start = { seq: committed, at: 0 };
  return { channel, state, pending: null, recent: [], recentAfter: committed, start };
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
  if (!feed.channel.activity.rules.digest) return { seq, frame: null };
  const old = now - feed.start.at >= START_TIME || feed.start.seq < feed.recentAfter;
  if (old || isCutSince(feed, feed.start.seq)) feed.start = { seq, at: now };
  return { seq: feed.start.seq, frame: feed.start.seq < seq ? frameSince(feed, feed.start.seq) : null };
}

/** Whether something came since that a digest cannot tell, such as a reset. */
function isCutSince({ recent, pending }: Feed, seq: number): boolean {
  return pending?.whole === false || recent.some(({ whole, to }) => !whole && to > seq);
}

/** Takes up entries that have just become durable. */
export function add(feed: Feed, entries: readonly Entry<unknown>[]): void {
  const { channel } = feed;
  feed.state = channel.state;
  for (const entry of entries) {
    feed.pending ??= emptyStretch(entry.seq);
    extend(feed.pending, channel.activity.rules, feed.state, entry, EVERYBODY);
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
 *
 * @param viewer whom it is for; without one it is for everybody
 */
export function frameSince(feed: Feed, after: number, viewer: Viewer = EVERYBODY): Buffer | null {
  if (after < feed.recentAfter) return null;
  const missed = toldSince(feed, after);
  if (missed.length === 0) return Buffer.alloc(0);
  const { channel, state } = feed;
  return frameOf(channel, state, asSeenBy(join(missed, after), channel.activity.rules, state, viewer));
}

/** The entries after `after` of which some viewers learn more than everybody. */
export function secretsSince(feed: Feed, after: number): Secret[] {
  if (!feed.channel.activity.rules.privy) return [];
  return toldSince(feed, after).flatMap(({ secrets }) => secrets.filter(({ entry }) => entry.seq > after));
}

function toldSince({ recent, pending }: Feed, after: number): Stretch[] {
  const told = pending ? [...recent, pending] : recent;
  return told.filter(({ to }) => to > after);
}

/** The same for entries read from the log, with the channel's state at a moment at which it is committed. */
export function frameOfEntries(
  { channel }: Feed,
  state: unknown,
  entries: readonly Entry<unknown>[],
  viewer: Viewer,
): Buffer {
  const stretch = stretchOf(channel.activity.rules, state, entries, viewer);
  return stretch ? frameOf(channel, state, stretch) : Buffer.alloc(0);
}
