/** The words of the member list: who belongs to a room and in which role. */
import type { Person, Role, Time } from '../activity.ts';

export interface MembersOptions {
  /** Who made the room and is its master; 0 for the public one. */
  readonly owner: Person;
  /** The role somebody gets on joining. */
  readonly welcome: 'watcher' | 'player';
}

export type MembersCommand = Join | Leave | SetRole;
/** Entering is decided before (`rooms/entry.ts`); joining twice is refused with `members/already`. */
export interface Join {
  readonly type: 'join';
  /** What an invitation promised; only the server itself says so (`commands.ts` reads none). */
  readonly role?: MemberRole;
}
/** The last master passes the room on to the longest-standing member. */
export interface Leave {
  readonly type: 'leave';
}
export interface SetRole {
  readonly type: 'set-role';
  readonly person: Person;
  readonly role: MemberRole;
}
export type MemberRole = Exclude<Role, 'visitor'>;

export type MembersEvent = Joined | Left | RoleSet;
export interface Joined {
  readonly type: 'joined';
  readonly role: MemberRole;
}
export interface Left {
  readonly type: 'left';
  /** Who became master because the last one left; 0 for nobody. */
  readonly heir: Person;
}
export interface RoleSet {
  readonly type: 'role-set';
  readonly person: Person;
  readonly role: MemberRole;
}

export interface Member {
  readonly number: Person;
  readonly role: MemberRole;
  readonly since: Time;
}

export interface MembersView {
  /** Masters first, then the longest-standing; at most 200. */
  readonly members: readonly Member[];
  readonly count: number;
  /** The viewer's own role. */
  readonly role: Role;
}
