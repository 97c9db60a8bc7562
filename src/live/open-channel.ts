/** Opening a channel: afresh, or exactly from where the client left it (invariant 7). */
import { Buffer } from 'node:buffer';
import { type Entry, isRefusal, type Refusal, refuse, type Viewer } from '../activities/activity.ts';
import type { Channel } from '../rooms/channel.ts';
import type { Entry as RoomEntry } from '../rooms/entry.ts';
import type { Host } from '../rooms/host.ts';
import { type Audience, enter, feedOf, forgetIfEmpty } from './audience.ts';
import { type Feed, frameOfEntries, frameSince, startNewcomer } from './feed.ts';
import { missedSince } from './missed.ts';
import type { PresenceTeller } from './presence.ts';
import type { Open } from './protocol.ts';
import { actorOf, type Session, send, write } from './session.ts';
import type { ViewerOf } from './viewer.ts';

/** Channels one connection may have open. */
const MAX_CHANNELS = 64;

export interface OpenDeps {
  readonly host: Host;
  readonly entry: RoomEntry;
  readonly audience: Audience;
  readonly presence: PresenceTeller;
  readonly viewerOf: ViewerOf;
  /** The log's clock, in ms. */
  readonly now: () => number;
}

/** @returns a refusal when the channel cannot be had; otherwise everything was sent */
export async function openChannel(deps: OpenDeps, session: Session, message: Open): Promise<Refusal | null> {
  const { host, entry, audience } = deps;
  const who = session.me?.number ?? 0;
  const room = await entry.enter(message.room, actorOf(session));
  if (isRefusal(room)) return room;
  const channel = await host.channel(room, message.activity);
  if (!channel) return refuse('rooms/no-such-activity', { activity: message.activity });
  const n = who === 0 ? 0 : await host.lastNumber(channel, who, session.client);
  try {
    // From here on the feed collects, so that nothing falls between the log and the live stream.
    const missed = await backfill(host, channel, feedOf(audience, channel), message);
    return await host.read(channel, (state, seq) => {
      if (session.socket.readyState !== session.socket.OPEN) return null;
      const { subscriptions } = session;
      if (subscriptions.size >= MAX_CHANNELS && !subscriptions.has(channel.id))
        return refuse('live/too-many-channels', { max: MAX_CHANNELS });
      serve(deps, session, channel, { message, n, missed, state, seq });
      return null;
    });
  } finally {
    // Also when the log could not be read, or the client has gone meanwhile.
    forgetIfEmpty(audience, room.id);
  }
}

interface Opening {
  readonly message: Open;
  /** The client's last command here that has an answer. */
  readonly n: number;
  readonly missed: readonly Entry<unknown>[] | null;
  /** All of it on disk, with the newest entry in it. */
  readonly state: unknown;
  readonly seq: number;
}

function serve(
  { host, audience, presence, viewerOf }: OpenDeps,
  session: Session,
  channel: Channel,
  { message, n, missed, state, seq }: Opening,
): void {
  const feed = feedOf(audience, channel);
  const { id, epoch, room } = channel;
  const common = { ref: message.ref, id, epoch, n };
  const viewer = viewerOf(session, channel);
  const frames = missed && framesOf(feed, state, missed, message.after ?? 0, viewer);
  subscribe(session, feed, host.watch(channel));
  enter(audience, feed, session);
  presence.changed(room.id);
  if (frames) {
    send(session, { t: 'resumed', ...common, seq });
    write(session, frames);
    return;
  }
  const start = startNewcomer(feed, seq, viewer.at);
  const view = channel.activity.rules.view(state, viewer);
  send(session, { t: 'opened', ...common, seq: start.seq, view });
  if (start.frame) write(session, start.frame);
}

function subscribe(session: Session, feed: Feed, unwatch: () => void): void {
  session.subscriptions.get(feed.channel.id)?.unwatch();
  session.subscriptions.set(feed.channel.id, { feed, unwatch, behindSince: null, typedAt: 0 });
}

/** What the client missed and the feed no longer has, from the log. Null: it must load afresh. */
async function backfill(
  host: Host,
  channel: Channel,
  { recentAfter }: Feed,
  { after, epoch }: Open,
): Promise<Entry<unknown>[] | null> {
  if (after === undefined || epoch === undefined) return null;
  return missedSince(host, channel, { after, epoch }, recentAfter);
}

function framesOf(
  feed: Feed,
  state: unknown,
  missed: readonly Entry<unknown>[],
  after: number,
  viewer: Viewer,
): Buffer | null {
  const rest = frameSince(feed, missed.at(-1)?.seq ?? after, viewer);
  return rest && Buffer.concat([frameOfEntries(feed, state, missed, viewer), rest]);
}
