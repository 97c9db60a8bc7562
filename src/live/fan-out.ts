/**
 * Invariant 10, cost follows the viewers: in each cycle the news of a room are
 * encoded and framed once for each wing of its audience, and each viewer gets
 * at most one write of that buffer.
 */
import { Buffer } from 'node:buffer';
import type { Viewer } from '../activities/activity.ts';
import type { Committed } from '../rooms/channel.ts';
import type { ChannelId } from '../rooms/log.ts';
import type { Audience, RoomAudience, Wing } from './audience.ts';
import { createCycle } from './cycle.ts';
import { add, type Feed, frameSince, seal, secretsSince } from './feed.ts';
import { textFrame } from './frame.ts';
import { isSlow, type Session, type Subscription, write } from './session.ts';
import type { Secret } from './stretch.ts';
import type { ViewerOf } from './viewer.ts';

export interface FanOut {
  /** Takes up what became durable. */
  publish(news: Committed): void;
  /** A frame for everybody in the room, with the next tick. */
  tell(room: number, frame: Buffer): void;
  stop(): void;
}

export function createFanOut(
  audience: Audience,
  viewerOf: ViewerOf,
  measured: (figures: { seconds: number; writes: number; bytes: number; interval: number }) => void,
): FanOut {
  let writes = 0;
  let bytes = 0;
  const cycle = createCycle<Wing>(
    (wing) => {
      const sent = serve(wing, viewerOf);
      writes += sent.writes;
      bytes += sent.bytes;
    },
    (took, interval) => {
      measured({ seconds: took / 1000, writes, bytes, interval: interval / 1000 });
      writes = 0;
      bytes = 0;
    },
  );

  return {
    publish({ channel, entries }) {
      const place = audience.rooms.get(channel.room.id);
      const feed = place?.feeds.get(channel.id);
      if (!place || !feed) return;
      add(feed, entries);
      for (const wing of place.wings) cycle.due(wing);
    },
    tell(room, frame) {
      for (const wing of audience.rooms.get(room)?.wings ?? []) {
        wing.extras.push(frame);
        cycle.due(wing);
      }
    },
    stop: cycle.stop,
  };
}

/** A channel's news for a wing, and the sequence number before them. */
interface News {
  readonly id: ChannelId;
  readonly feed: Feed;
  /** As everybody may see them. */
  readonly frame: Buffer;
  readonly before: number;
  /** What some may learn besides. */
  readonly secrets: readonly Secret[];
}

function serve(wing: Wing, viewerOf: ViewerOf): { writes: number; bytes: number } {
  const news = newsFor(wing);
  const secret = news.some(({ secrets }) => secrets.length > 0);
  const extra = Buffer.concat(wing.extras);
  wing.extras = [];
  // One buffer for each combination of channels that viewers have open: few, and most often one.
  const buffers = new Map<number, Buffer>();
  let writes = 0;
  let bytes = 0;
  for (const session of wing.sessions) {
    const mask = maskOf(session, news, viewerOf);
    const own = secret ? ownFrames(session, news, mask, viewerOf) : null;
    let buffer = own ? Buffer.concat([...own, extra]) : buffers.get(mask);
    if (!buffer) {
      buffer = Buffer.concat([
        ...news.filter((_, index) => mask & (1 << index)).map(({ frame }) => frame),
        extra,
      ]);
      buffers.set(mask, buffer);
    }
    if (buffer.length === 0) continue;
    write(session, buffer);
    writes++;
    bytes += buffer.length;
  }
  return { writes, bytes };
}

/** What this viewer gets where some of it is for them alone; null where they are told what everybody is. */
function ownFrames(
  session: Session,
  news: readonly News[],
  mask: number,
  viewerOf: ViewerOf,
): Buffer[] | null {
  let differs = false;
  const frames: Buffer[] = [];
  for (const [index, { id, feed, frame, before, secrets }] of news.entries()) {
    if (!(mask & (1 << index))) continue;
    const viewer = secrets.length > 0 ? viewerOf(session, feed.channel) : null;
    const own = viewer && secrets.some(({ isFor }) => isFor(viewer)) ? viewer : undefined;
    differs ||= own !== undefined;
    frames.push(own ? resync(feed, id, before, own) : frame);
  }
  return differs ? frames : null;
}

function newsFor({ place, served }: Wing): News[] {
  const news: News[] = [];
  for (const feed of place.feeds.values()) {
    const { id } = feed.channel;
    const before = served.get(id);
    if (before === undefined) continue;
    seal(feed, servedToAll(place, id));
    const to = feed.recent.at(-1)?.to ?? before;
    if (to <= before) continue;
    news.push({ id, feed, frame: resync(feed, id, before), before, secrets: secretsSince(feed, before) });
    served.set(id, to);
  }
  return news;
}

/** What every wing has of a channel. */
function servedToAll({ wings }: RoomAudience, id: ChannelId): number {
  let least = Number.MAX_SAFE_INTEGER;
  for (const { served } of wings) least = Math.min(least, served.get(id) ?? least);
  return least;
}

/** Which of the news this viewer gets now, one bit each; none while it is behind. */
function maskOf(session: Session, news: readonly News[], viewerOf: ViewerOf): number {
  const slow = isSlow(session);
  let mask = 0;
  for (let index = 0; index < news.length; index++) {
    const { id, before } = news[index] as News;
    const subscription = session.subscriptions.get(id);
    if (!subscription) continue;
    if (subscription.behindSince !== null) continue;
    if (slow) fallBehind(session, subscription, before, viewerOf);
    else mask |= 1 << index;
  }
  return mask;
}

/** Invariant 5: nothing more is queued for a slow viewer; once its backlog is gone it gets one resync. */
function fallBehind(
  session: Session,
  subscription: Subscription,
  servedUpTo: number,
  viewerOf: ViewerOf,
): void {
  const first = ![...session.subscriptions.values()].some(({ behindSince }) => behindSince !== null);
  subscription.behindSince = servedUpTo;
  if (first) session.stream.once('drain', () => catchUp(session, viewerOf));
}

function catchUp(session: Session, viewerOf: ViewerOf): void {
  for (const [id, subscription] of session.subscriptions) {
    if (subscription.behindSince === null) continue;
    const { feed, behindSince } = subscription;
    write(session, resync(feed, id, behindSince, viewerOf(session, feed.channel)));
    subscription.behindSince = null;
  }
}

/**
 * Everything after `after`. It may hold what the next cycle will send: that overlap is
 * harmless, as clients drop entries they have and digests may be applied twice.
 */
function resync(feed: Feed, id: ChannelId, after: number, viewer?: Viewer): Buffer {
  return frameSince(feed, after, viewer) ?? textFrame({ t: 'reset', id });
}
