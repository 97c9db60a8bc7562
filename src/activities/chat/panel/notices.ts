/**
 * Who came in and who left, from presence. People whose connection blinks are
 * not announced: somebody has left when not seen for a while.
 */
import type { Person, Time } from '../../activity.ts';

export interface Notice {
  readonly id: number;
  readonly kind: 'came' | 'left';
  readonly person: Person;
  readonly at: Time;
}

export interface Attendance {
  readonly notices: readonly Notice[];
  /** When somebody here was last seen. */
  readonly seen: ReadonlyMap<Person, Time>;
  /** False before the first presence: who is there already did not just come in. */
  readonly started: boolean;
}

export const NOBODY: Attendance = { notices: [], seen: new Map(), started: false };

/** In a crowd coming and going is noise. */
const SMALL_ROOM = 20;
const GONE_MS = 15_000;
const KEPT = 40;

/** Call with each presence, and now and then without news (`people` unchanged) so that leaving is noticed. */
export function attended(
  { notices, seen, started }: Attendance,
  people: readonly Person[],
  now: Time,
  me: Person,
): Attendance {
  const next = new Map(seen);
  const news: Notice[] = [];
  let id = notices.at(-1)?.id ?? 0;
  const quiet = !started || people.length > SMALL_ROOM;
  for (const person of people) {
    if (!next.has(person) && !quiet && person !== me) news.push({ id: ++id, kind: 'came', person, at: now });
    next.set(person, now);
  }
  for (const [person, at] of seen) {
    if (now - at < GONE_MS || people.includes(person)) continue;
    next.delete(person);
    if (!quiet && person !== me) news.push({ id: ++id, kind: 'left', person, at: now });
  }
  return { notices: [...notices, ...news].slice(-KEPT), seen: next, started: true };
}
