/** Who watches what: rooms, their feeds and the sessions in them. */
import type { Channel } from '../rooms/channel.ts';
import type { ChannelId } from '../rooms/log.ts';
import type { Room } from '../rooms/room.ts';
import { createFeed, type Feed } from './feed.ts';
import type { Session } from './session.ts';

/** Viewers of one wing: writing to them takes about 6 ms of a core. */
const WING = 750;

export interface RoomAudience {
  readonly room: Room;
  readonly feeds: Map<ChannelId, Feed>;
  readonly sessions: Set<Session>;
  readonly wings: Wing[];
}

/** Those of a room who are served together. A small room has one wing. */
export interface Wing {
  readonly place: RoomAudience;
  readonly sessions: Set<Session>;
  /** For each channel, the newest entry it was served. */
  readonly served: Map<ChannelId, number>;
  /** Frames for everybody that go out with the next news: presence, typing. */
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
    place = { room, feeds: new Map(), sessions: new Set(), wings: [] };
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

/** Seats the session in its room, and sees that its wing is served this feed from here on. Call at a committed moment. */
export function enter(audience: Audience, feed: Feed, session: Session): void {
  const { room, id, committed } = feed.channel;
  const place = audience.rooms.get(room.id);
  if (!place) return;
  const { served } = seatOf(place, session);
  // Where nobody of the wing watched it for a while, the feed may have been forgotten and made anew.
  if ((served.get(id) ?? -1) < feed.recentAfter) served.set(id, committed);
}

function seatOf(place: RoomAudience, session: Session): Wing {
  if (place.sessions.has(session)) {
    const seated = place.wings.find(({ sessions }) => sessions.has(session));
    if (seated) return seated;
  }
  let wing = place.wings.find(({ sessions }) => sessions.size < WING);
  if (!wing) {
    wing = { place, sessions: new Set(), served: new Map(), extras: [] };
    place.wings.push(wing);
  }
  place.sessions.add(session);
  wing.sessions.add(session);
  return wing;
}

/** Takes the session out of the room once it watches nothing there. @returns whether it left */
export function leave(audience: Audience, room: number, session: Session): boolean {
  const place = audience.rooms.get(room);
  if (!place) return false;
  for (const [id, feed] of place.feeds) if (feed.channel.watchers === 0) place.feeds.delete(id);
  for (const id of place.feeds.keys()) if (session.subscriptions.has(id)) return false;
  const left = place.sessions.delete(session);
  const index = place.wings.findIndex(({ sessions }) => sessions.delete(session));
  if (place.wings[index]?.sessions.size === 0) place.wings.splice(index, 1);
  forgetIfEmpty(audience, room);
  return left;
}

/** A room nobody watches costs nothing. */
export function forgetIfEmpty(audience: Audience, room: number): void {
  if (audience.rooms.get(room)?.sessions.size === 0) audience.rooms.delete(room);
}
