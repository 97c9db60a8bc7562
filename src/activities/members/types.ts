/** The words of the member list: who belongs to a room, in which role, and who is kept from what. */
import type { Person, Role, Time } from '../activity.ts';

export interface MembersOptions {
  /** Who made the room and is its master; 0 for the public one. */
  readonly owner: Person;
  /** The role somebody gets on joining, until a master changes it. */
  readonly welcome: WelcomeRole;
}

export type MemberRole = 'watcher' | 'player' | 'master';
export type WelcomeRole = Exclude<MemberRole, 'master'>;

/** What a master may hand to others, or keep; the groups of `people/roles.ts`. */
export type Group = 'talk' | 'paint' | 'play' | 'invite';
/** The least role for each group. */
export type Policy = Readonly<Record<Group, MemberRole>>;

/** What holds where no master changed it: the table of roles says the same. */
export const USUAL_POLICY: Policy = { talk: 'watcher', paint: 'player', play: 'player', invite: 'master' };

/** How long somebody who was kicked stays out, in ms. */
export const KICK_TIME = 5 * 60_000;

export type MembersCommand =
  | Join
  | Leave
  | SetRole
  | SetPolicy
  | Mute
  | Unmute
  | Kick
  | Ban
  | Unban
  | Lock
  | TakeOver;
/** Entering is decided before (`rooms/entry.ts`); joining twice is refused with `members/already`. */
export interface Join {
  readonly type: 'join';
  /** What an invitation promised; only the server itself says so (`commands.ts` reads none). */
  readonly role?: MemberRole;
}
/** The last master passes the room on: see `heirOf` in `state.ts`. */
export interface Leave {
  readonly type: 'leave';
}
/** A master takes the room from another master only where they made the room. */
export interface SetRole {
  readonly type: 'set-role';
  readonly person: Person;
  readonly role: MemberRole;
}
/** Changes what is given. */
export interface SetPolicy extends Partial<Policy> {
  readonly type: 'set-policy';
  readonly welcome?: WelcomeRole;
}
/** What is said of an act against somebody. */
interface Given {
  /** What the person is told; may be empty. */
  readonly why: string;
  /** For those who look after the room, never shown to the person; may be empty. */
  readonly note: string;
}
/** They may not talk: `chat/say` and all else of the group `talk`. Again: with another end or reason. */
export interface Mute extends Given {
  readonly type: 'mute';
  readonly person: Person;
  /** Null: until somebody lifts it. */
  readonly until: Time | null;
}
export interface Unmute {
  readonly type: 'unmute';
  readonly person: Person;
}
/** They leave now, and may come back after `KICK_TIME`. */
export interface Kick extends Given {
  readonly type: 'kick';
  readonly person: Person;
}
/** They leave now and stay out. Also for somebody who has left already. */
export interface Ban extends Given {
  readonly type: 'ban';
  readonly person: Person;
  readonly until: Time | null;
}
/** Lets somebody who was banned or kicked come back. */
export interface Unban {
  readonly type: 'unban';
  readonly person: Person;
}
/** Nobody new joins, invited or not: a lock is there for the moment an invitation went astray. Members go on. */
export interface Lock {
  readonly type: 'lock';
  readonly on: boolean;
}

/**
 * Two accounts turned out to be one person: what one is here, the other is from now on.
 * Only the server itself says so (`commands.ts` reads none).
 */
export interface TakeOver {
  readonly type: 'take-over';
  readonly from: Person;
  readonly to: Person;
}

export type MembersEvent =
  | Joined
  | Left
  | RoleSet
  | PolicySet
  | Muted
  | Unmuted
  | Kicked
  | Banned
  | Unbanned
  | Locked
  | TakenOver;
export interface Joined {
  readonly type: 'joined';
  readonly role: MemberRole;
  /** A program: it never becomes master by itself. Absent for people. */
  readonly bot?: true;
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
export interface PolicySet {
  readonly type: 'policy-set';
  /** What changed. */
  readonly policy: Partial<Policy>;
  /** Null where it did not change. */
  readonly welcome: WelcomeRole | null;
}
export interface Muted extends Given {
  readonly type: 'muted';
  readonly person: Person;
  readonly until: Time | null;
}
export interface Unmuted {
  readonly type: 'unmuted';
  readonly person: Person;
}
export interface Kicked extends Given {
  readonly type: 'kicked';
  readonly person: Person;
  readonly until: Time;
  /** As of `Left`. */
  readonly heir: Person;
}
export interface Banned extends Given {
  readonly type: 'banned';
  readonly person: Person;
  readonly until: Time | null;
  readonly heir: Person;
  /** Whether they were a member until now. */
  readonly member: boolean;
}
export interface Unbanned {
  readonly type: 'unbanned';
  readonly person: Person;
}
export interface Locked {
  readonly type: 'locked';
  readonly on: boolean;
}

export interface TakenOver {
  readonly type: 'taken-over';
  readonly from: Person;
  readonly to: Person;
}

/** What others than those who look after the room are shown of `kicked` and `banned`: that somebody is gone. */
export interface Removed {
  readonly type: 'removed';
  readonly person: Person;
  readonly heir: Person;
}
/** What the muted person is shown: everything but the note. */
export type OwnMute = Omit<Muted, 'note'>;
/** An entry as it is shown; null where the viewer may know nothing of it. */
export type ShownEvent =
  | Exclude<MembersEvent, Muted>
  | (OwnMute & { readonly note?: string })
  | Removed
  | null;

export interface Member {
  readonly number: Person;
  readonly role: MemberRole;
  readonly since: Time;
  /** A program; absent for people. */
  readonly bot?: true;
}

/** Somebody is kept from talking or from coming in. */
export interface Bar {
  readonly until: Time | null;
  readonly why: string;
  readonly note: string;
  readonly by: Person;
  readonly at: Time;
}
export interface Barred extends Bar {
  readonly person: Person;
}
export interface Banished extends Barred {
  readonly kind: 'kick' | 'ban';
}

export interface MembersView {
  /** Masters first, then the longest-standing; at most 200. */
  readonly members: readonly Member[];
  readonly count: number;
  /** In which the viewer acts here: their own, or that of those who look after the server. */
  readonly role: Role;
  readonly policy: Policy;
  readonly welcome: WelcomeRole;
  readonly locked: boolean;
  /** Why and until when the viewer may not talk; null when they may. */
  readonly mute: Pick<Bar, 'until' | 'why'> | null;
  /** For those who look after the room; null for others. Latest last. */
  readonly barred: {
    readonly muted: readonly Barred[];
    readonly banned: readonly Banished[];
  } | null;
}
