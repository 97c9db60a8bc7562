/** Opening a channel: afresh, or exactly from where the client left it (invariant 7). */
import { Buffer } from 'node:buffer';
import { type Entry, isRefusal, type Refusal, refuse } from '../activities/activity.ts';
import type { Channel } from '../rooms/channel.ts';
import type { Entry as RoomEntry } from '../rooms/entry.ts';
import type { Host } from '../rooms/host.ts';
import { type Audience, enter, feedOf } from './audience.ts';
import { type Feed, frameOfEntries, frameSince, startNewcomer } from './feed.ts';
import type { PresenceTeller } from './presence.ts';
import type { Open } from './protocol.ts';
import { type Session, send } from './session.ts';

/** Longer absences load afresh: that is less work for both sides. */
const MAX_BACKFILL_DIGEST = 50_000;
const MAX_BACKFILL_ENTRIES = 1000;
/** Channels one connection may have open. */
const MAX_CHANNELS = 64;

export interface OpenDeps {
  readonly host: Host;
  readonly entry: RoomEntry;
  readonly audience: Audience;
  readonly presence: PresenceTeller;
  /** The log's clock, in ms. */
  readonly now: () => number;
}

/** @returns a refusal when the channel cannot be had; otherwise everything was sent */
export async function openChannel(deps: OpenDeps, session: Session, message: Open): Promise<Refusal | null> {
  const { host, entry, audience, presence } = deps;
  if (session.subscriptions.size >= MAX_CHANNELS)
    return refuse('live/too-many-channels', { max: MAX_CHANNELS });
  const who = session.me?.number ?? 0;
  const room = await entry.enter(message.room, who);
  if (isRefusal(room)) return room;
  const channel = await host.channel(room, message.activity);
  if (!channel) return refuse('rooms/no-such-activity', { activity: message.activity });
  const n = who === 0 ? 0 : await host.lastNumber(channel, who, session.client);

  // From here on the feed collects, so that nothing falls between the log and the live stream.
  const missed = await backfill(host, channel, feedOf(audience, channel), message);
  await host.read(channel, (state, seq) => {
    if (session.socket.readyState !== session.socket.OPEN) return;
    const feed = feedOf(audience, channel);
    const { ref } = message;
    const { id, epoch } = channel;
    const frames = missed && framesOf(feed, missed, message.after ?? 0);
    subscribe(session, feed, host.watch(channel));
    enter(audience, feed, session);
    presence.changed(room.id);
    if (frames) {
      send(session, { t: 'resumed', ref, id, epoch, seq, n });
      session.stream.write(frames);
    } else {
      const at = deps.now();
      const view = channel.activity.rules.view(state, { who, role: host.roleOf(channel, who), at });
      const start = startNewcomer(feed, seq, at);
      send(session, { t: 'opened', ref, id, epoch, seq: start.seq, n, view });
      if (start.frame) session.stream.write(start.frame);
    }
  });
  return null;
}

function subscribe(session: Session, feed: Feed, unwatch: () => void): void {
  session.subscriptions.get(feed.channel.id)?.unwatch();
  session.subscriptions.set(feed.channel.id, { feed, unwatch, behindSince: null, typedAt: 0 });
}

/** What the client missed and the feed no longer has, from the log. Null: it must load afresh. */
async function backfill(
  host: Host,
  channel: Channel,
  feed: Feed,
  { after, epoch }: Open,
): Promise<Entry<unknown>[] | null> {
  if (after === undefined || epoch !== channel.epoch || after > channel.committed) return null;
  const limit = channel.activity.rules.digest ? MAX_BACKFILL_DIGEST : MAX_BACKFILL_ENTRIES;
  if (channel.committed - after > limit) return null;
  const entries: Entry<unknown>[] = [];
  let position = after;
  while (position < feed.recentAfter) {
    const page = await host.history(channel, position, limit);
    if (page.length === 0) break;
    entries.push(...page);
    position = page.at(-1)?.seq ?? position;
  }
  return entries;
}

function framesOf(feed: Feed, missed: readonly Entry<unknown>[], after: number): Buffer | null {
  const rest = frameSince(feed, missed.at(-1)?.seq ?? after);
  return rest && Buffer.concat([frameOfEntries(feed, missed), rest]);
}
