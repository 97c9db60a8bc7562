/**
 * Invariant 10, cost follows the viewers: on each tick the news of a room are
 * encoded and framed once, and each viewer gets at most one write of that buffer.
 */
import { Buffer } from 'node:buffer';
import type { Committed } from '../rooms/channel.ts';
import type { ChannelId } from '../rooms/log.ts';
import type { Audience, RoomAudience } from './audience.ts';
import { add, type Feed, frameSince, takeFrame } from './feed.ts';
import { textFrame } from './frame.ts';
import { isSlow, type Session, type Subscription, write } from './session.ts';

/** The tick in ms: short when quiet, longer under load so that fan-out takes at most about half of a core. */
const MIN_TICK = 20;
const MAX_TICK = 250;
const SHARE = 0.5;

export interface FanOut {
  /** Takes up what became durable. */
  publish(news: Committed): void;
  /** A frame for everybody in the room, with the next tick. */
  tell(room: number, frame: Buffer): void;
  stop(): void;
}

export function createFanOut(
  audience: Audience,
  measured: (figures: { seconds: number; writes: number; bytes: number; interval: number }) => void,
): FanOut {
  const dirty = new Set<number>();
  let timer: NodeJS.Timeout | null = null;
  let lastTick = 0;
  /** Milliseconds a tick took lately, smoothed. */
  let cost = 0;

  const interval = (): number => Math.min(MAX_TICK, Math.max(MIN_TICK, cost / SHARE));

  function schedule(room: number): void {
    dirty.add(room);
    timer ??= setTimeout(tick, Math.max(0, lastTick + interval() - performance.now()));
  }

  function tick(): void {
    timer = null;
    const started = performance.now();
    lastTick = started;
    let writes = 0;
    let bytes = 0;
    for (const id of dirty) {
      const place = audience.rooms.get(id);
      if (!place) continue;
      const sent = tickRoom(place);
      writes += sent.writes;
      bytes += sent.bytes;
    }
    dirty.clear();
    const took = performance.now() - started;
    cost = cost * 0.8 + took * 0.2;
    measured({ seconds: took / 1000, writes, bytes, interval: interval() / 1000 });
  }

  return {
    publish({ channel, entries }) {
      const feed = audience.rooms.get(channel.room.id)?.feeds.get(channel.id);
      if (!feed) return;
      add(feed, entries);
      schedule(channel.room.id);
    },
    tell(room, frame) {
      const place = audience.rooms.get(room);
      if (!place) return;
      place.extras.push(frame);
      schedule(room);
    },
    stop() {
      if (timer) clearTimeout(timer);
    },
  };
}

/** A channel's news on this tick, and the sequence number before them. */
interface News {
  readonly id: ChannelId;
  readonly frame: Buffer;
  readonly before: number;
}

function tickRoom(place: RoomAudience): { writes: number; bytes: number } {
  const news: News[] = [];
  for (const feed of place.feeds.values()) {
    const before = (feed.pending?.from ?? 1) - 1;
    const frame = takeFrame(feed);
    if (frame) news.push({ id: feed.channel.id, frame, before });
  }
  const extra = Buffer.concat(place.extras);
  place.extras = [];
  // One buffer for each combination of channels that viewers have open: few, and most often one.
  const buffers = new Map<number, Buffer>();
  let writes = 0;
  let bytes = 0;
  for (const session of place.sessions) {
    const mask = maskOf(session, news);
    let buffer = buffers.get(mask);
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

/** Which of the news this viewer gets now, one bit each; none while it is behind. */
function maskOf(session: Session, news: readonly News[]): number {
  const slow = isSlow(session);
  let mask = 0;
  for (let index = 0; index < news.length; index++) {
    const { id, before } = news[index] as News;
    const subscription = session.subscriptions.get(id);
    if (!subscription) continue;
    if (subscription.behindSince !== null) continue;
    if (slow) fallBehind(session, subscription, before);
    else mask |= 1 << index;
  }
  return mask;
}

/** Invariant 5: nothing more is queued for a slow viewer; once its backlog is gone it gets one resync. */
function fallBehind(session: Session, subscription: Subscription, servedUpTo: number): void {
  const first = ![...session.subscriptions.values()].some(({ behindSince }) => behindSince !== null);
  subscription.behindSince = servedUpTo;
  if (first) session.stream.once('drain', () => catchUp(session));
}

function catchUp(session: Session): void {
  for (const [id, subscription] of session.subscriptions) {
    if (subscription.behindSince === null) continue;
    write(session, resync(subscription.feed, id, subscription.behindSince));
    subscription.behindSince = null;
  }
}

/**
 * What makes up for dropped frames. `frameSince` also holds what the next tick will send: that
 * overlap is harmless, as clients drop entries they have and digests may be applied twice.
 */
function resync(feed: Feed, id: ChannelId, after: number): Buffer {
  return frameSince(feed, after) ?? textFrame({ t: 'reset', id });
}
