/** One person's place in the room goes over to the other number they are known by now. */
import type { Person } from '../activity.ts';
import { put } from './bars.ts';
import type { MemberRecord, MembersState } from './state.ts';
import type { Bar } from './types.ts';

export function holdsAnything(state: MembersState, person: Person): boolean {
  const { owner, members, muted, banned } = state;
  return owner === person || members.has(person) || muted.has(person) || banned.has(person);
}

/**
 * The higher of two roles and the longer standing win. So do mutes and bans: whoever was put out as one
 * is out as the other, unless they are a master as one of them, whom nobody here could have put out.
 */
export function takeOver(state: MembersState, from: Person, to: Person): void {
  if (state.owner === from) state.owner = to;
  moveBar(state.muted, from, to);
  moveBar(state.banned, from, to);
  moveMember(state, from, to);
  if (state.masters.has(to)) state.banned.delete(to);
  if (state.banned.has(to)) {
    state.members.delete(to);
    state.masters.delete(to);
  }
}

function moveMember({ members, masters }: MembersState, from: Person, to: Person): void {
  const [one, other] = [members.get(from), members.get(to)];
  if (!one) return;
  const master = one.role === 'master' || other?.role === 'master';
  const role = master ? 'master' : one.role === 'player' || other?.role === 'player' ? 'player' : 'watcher';
  // In the place of whichever joined first, so that the order of joining stays true.
  const first = other && other.seq < one.seq ? to : from;
  const { role: _, ...standing } = (first === to ? other : one) ?? one;
  const list = [...members];
  members.clear();
  for (const [number, record] of list) {
    if (number === first) members.set(to, { ...standing, role } satisfies MemberRecord);
    else if (number !== from && number !== to) members.set(number, record);
  }
  masters.delete(from);
  if (master) masters.add(to);
}

function moveBar<B extends Bar>(bars: Map<Person, B>, from: Person, to: Person): void {
  const bar = bars.get(from);
  if (!bar) return;
  bars.delete(from);
  const other = bars.get(to);
  if (!other || endOf(bar) > endOf(other)) put(bars, to, bar);
}

const endOf = ({ until }: Bar): number => until ?? Number.POSITIVE_INFINITY;
