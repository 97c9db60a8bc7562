/** Mutes, kicks and bans: whom they keep from what, and until when. Bounded, and pruned as new ones come. */
import { type Person, type Refusal, refuse, type Time } from '../activity.ts';
import { type BanRecord, type MembersState, takesOver } from './state.ts';
import type { Bar } from './types.ts';

/** Mutes of one room, and bans: whoever needs more needs a private room. */
export const MOST_BARS = 500;

export const isOn = ({ until }: Bar, at: Time): boolean => until === null || until > at;

/**
 * Why this person may not do this here at the moment although their role could:
 *
 * - `members/banned`, `members/kicked` {until, why} for everything (until 0: without an end);
 * - `members/muted` {until, why} for talking;
 * - `members/locked` for taking part in any way, to those who are not members.
 *
 * @param isTalk whether an action is of the group `talk`
 */
export function barOf(
  state: MembersState,
  person: Person,
  action: string,
  at: Time,
  isTalk: (action: string) => boolean,
): Refusal | null {
  if (takesOver(state, person)) return null;
  const ban = banOf(state, person, at);
  if (ban?.kind === 'kick') return refuse('members/kicked', told(ban));
  if (ban) return refuse('members/banned', told(ban));
  const outside = state.locked && !state.members.has(person);
  if (outside && action !== 'room/read') return refuse('members/locked');
  if (!isTalk(action)) return null;
  const mute = muteOf(state, person, at);
  return mute ? refuse('members/muted', told(mute)) : null;
}

/** Members, and those who were until they were put out: they may be told that the room is there. */
export function knows(state: MembersState, person: Person, at: Time): boolean {
  return state.members.has(person) || banOf(state, person, at)?.knew === true;
}

export function muteOf(state: MembersState, person: Person, at: Time): Bar | null {
  return ifOn(state.muted.get(person), at);
}

export function banOf(state: MembersState, person: Person, at: Time): BanRecord | null {
  return ifOn(state.banned.get(person), at);
}

function ifOn<B extends Bar>(bar: B | undefined, at: Time): B | null {
  return bar && isOn(bar, at) ? bar : null;
}

/** `members/too-many-bars` {max} where there is no room for one of another person. */
export function roomFor(bars: ReadonlyMap<Person, Bar>, person: Person, at: Time): Refusal | null {
  if (bars.size < MOST_BARS || bars.has(person)) return null;
  let on = 0;
  for (const bar of bars.values()) if (isOn(bar, at)) on++;
  return on < MOST_BARS ? null : refuse('members/too-many-bars', { max: MOST_BARS });
}

/** Puts one in as the latest, and takes out those that have ended by then. */
export function put<B extends Bar>(bars: Map<Person, B>, person: Person, bar: B): void {
  for (const [number, other] of bars) if (!isOn(other, bar.at)) bars.delete(number);
  bars.delete(person);
  bars.set(person, bar);
}

function told({ until, why }: Bar) {
  return { until: until ?? 0, why };
}
