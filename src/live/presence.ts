/** Who is here: distinct people with a name, and connections without one, for each room. */
import type { Audience, RoomAudience } from './audience.ts';
import type { FanOut } from './fan-out.ts';
import { textFrame } from './frame.ts';
import type { Presence, PresentPerson } from './protocol.ts';
import type { Person } from './session.ts';

/** Names told; the rest is a number. */
const MAX_NAMES = 50;
/** At most one message for each room in this time, in ms. */
const INTERVAL = 1000;
/** A person is writing until this long after the last sign of it, in ms. */
const TYPING_TIME = 5000;

export function presenceOf(place: RoomAudience): Presence {
  const people = new Map<number, PresentPerson>();
  let watching = 0;
  for (const { me } of place.sessions) {
    if (me) people.set(me.number, presentOf(me));
    else watching++;
  }
  return {
    t: 'presence',
    room: place.room.code,
    here: people.size,
    watching,
    people: [...people.values()].slice(0, MAX_NAMES),
  };
}

/** What is as with most people is left out. */
export function presentOf({ number, name, kind, avatar }: Person): PresentPerson {
  return { number, name, ...(kind === 'bot' && { bot: true }), ...(avatar && { avatar }) };
}

export interface PresenceTeller {
  /** Somebody came to or left this room. */
  changed(room: number): void;
  /** Somebody writes, or stopped, in a channel of this room. */
  typing(room: number, channel: number): void;
  /** How many people and watchers are in this room right now. */
  count(room: number): { here: number; watching: number };
  stop(): void;
}

/** @param people who are connected to the room; nobody where it is empty */
export type Present = (room: number, people: ReadonlySet<number>) => void;

export function createPresence(
  audience: Audience,
  fanOut: FanOut,
  now: () => number,
  heard: Present = () => {},
): PresenceTeller {
  const rooms = new Set<number>();
  /** Channels in which somebody writes, with their room. */
  const typing = new Map<number, number>();
  const timer = setInterval(() => {
    for (const room of rooms) {
      const place = audience.rooms.get(room);
      if (place) fanOut.tell(room, textFrame(presenceOf(place)));
      heard(room, new Set([...(place?.sessions ?? [])].flatMap(({ me }) => (me ? [me.number] : []))));
    }
    rooms.clear();
    for (const [channel, room] of typing) tellTyping(room, channel);
  }, INTERVAL);

  function tellTyping(room: number, channel: number): void {
    const place = audience.rooms.get(room);
    const people = place ? typists(place, channel, now()) : [];
    if (people.length === 0) typing.delete(channel);
    fanOut.tell(room, textFrame({ t: 'typing', id: channel, people }));
  }

  return {
    changed: (room) => rooms.add(room),
    typing(room, channel) {
      const first = !typing.has(channel);
      typing.set(channel, room);
      if (first) tellTyping(room, channel);
    },
    count(room) {
      const place = audience.rooms.get(room);
      const { here, watching } = place ? presenceOf(place) : { here: 0, watching: 0 };
      return { here, watching };
    },
    stop: () => clearInterval(timer),
  };
}

function typists(place: RoomAudience, channel: number, now: number): number[] {
  const people = new Set<number>();
  for (const { me, subscriptions } of place.sessions) {
    const typedAt = subscriptions.get(channel)?.typedAt ?? 0;
    if (me && now - typedAt < TYPING_TIME) people.add(me.number);
    if (people.size >= 10) break;
  }
  return [...people];
}
