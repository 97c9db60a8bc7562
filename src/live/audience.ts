/** Who watches what: rooms, their feeds and the sessions in them. */
import type { Channel } from '../rooms/channel.ts';
import type { ChannelId } from '../rooms/log.ts';
import type { Room } from '../rooms/room.ts';
import { createFeed, type Feed } from './feed.ts';
import type { Session } from './session.ts';

export interface RoomAudience {
  readonly room: Room;
  readonly feeds: Map<ChannelId, Feed>;
  readonly sessions: Set<Session>;
  /** Frames for everybody in the room that go out with the next tick: presence, typing. */
  extras: Buffer[];
}

export interface Audience {
  readonly rooms: Map<number, RoomAudience>;
}

export const createAudience = (): Audience => ({ rooms: new Map() });

export function feedOf(audience: Audience, channel: Channel): Feed {
  const { room } = channel;
  let place = audience.rooms.get(room.id);
  if (!place) {
    place = { room, feeds: new Map(), sessions: new Set(), extras: [] };
    audience.rooms.set(room.id, place);
  }
  let feed = place.feeds.get(channel.id);
  // A channel that had left memory comes back as another object: the old one is not kept up to date.
  if (feed?.channel !== channel) {
    feed = createFeed(channel);
    place.feeds.set(channel.id, feed);
  }
  feed.state ??= channel.state;
  return feed;
}

export function enter(audience: Audience, room: number, session: Session): void {
  audience.rooms.get(room)?.sessions.add(session);
}

/** Takes the session out of the room once it watches nothing there. @returns whether it left */
export function leave(audience: Audience, room: number, session: Session): boolean {
  const place = audience.rooms.get(room);
  if (!place) return false;
  for (const [id, feed] of place.feeds) if (feed.channel.watchers === 0) place.feeds.delete(id);
  for (const id of place.feeds.keys()) if (session.subscriptions.has(id)) return false;
  const left = place.sessions.delete(session);
  forgetIfEmpty(audience, room);
  return left;
}

/** A room nobody watches costs nothing. */
export function forgetIfEmpty(audience: Audience, room: number): void {
  if (audience.rooms.get(room)?.sessions.size === 0) audience.rooms.delete(room);
}
