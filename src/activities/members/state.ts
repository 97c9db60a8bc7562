/** Who belongs to the room: small records in the order people joined. */
import type { Person, Refusal, Role, Time } from '../activity.ts';
import type { Member, MemberRole, MembersOptions } from './types.ts';

export interface MembersState {
  readonly options: MembersOptions;
  /** In the order of joining, so the first is the longest-standing; somebody who returns starts at the end. */
  readonly members: Map<Person, MemberRecord>;
  /** The numbers of those in `members` who are masters; its order means nothing. */
  readonly masters: Set<Person>;
}

export interface MemberRecord {
  role: MemberRole;
  readonly since: Time;
  /** Sequence number of the `joined` entry: orders people who joined in the same millisecond. */
  readonly seq: number;
}

export function emptyState(options: MembersOptions): MembersState {
  return { options, members: new Map(), masters: new Set() };
}

/** What somebody may do follows from this; `visitor` for everybody who is not a member. */
export function roleOf(state: MembersState, person: Person): Role {
  return state.members.get(person)?.role ?? 'visitor';
}

export function isLastMaster(state: MembersState, person: Person): boolean {
  return state.masters.size === 1 && state.masters.has(person);
}

/** Who may talk, paint, play and invite here, where a master changed it. */
export function policyOf(_state: MembersState): Readonly<Record<string, Role>> {
  return {};
}

/** Why this person may not do this here at the moment although their role could. */
export function barOf(_state: MembersState, _person: Person, _action: string, _at: Time): Refusal | null {
  return null;
}

/** The longest-standing member but this one; 0 when there is none. */
export function longestStandingBut(state: MembersState, person: Person): Person {
  for (const number of state.members.keys()) if (number !== person) return number;
  return 0;
}

/** Masters first, then the longest-standing. Looks at no more members than it must. */
export function listMembers(state: MembersState, limit: number): Member[] {
  const list = [...state.masters].map((number) => listed(state, number));
  list.sort((a, b) => a.seq - b.seq);
  for (const number of state.members.keys()) {
    if (list.length >= limit) break;
    if (!state.masters.has(number)) list.push(listed(state, number));
  }
  return list.slice(0, limit).map(({ number, role, since }) => ({ number, role, since }));
}

function listed(state: MembersState, number: Person) {
  const record = state.members.get(number);
  if (!record) throw new Error(`master ${number} is not a member`);
  return { number, role: record.role, since: record.since, seq: record.seq };
}
