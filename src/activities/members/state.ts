/** Who belongs to the room: small records in the order people joined, and who is kept from what. */
import type { Entry, Person, Role, Time } from '../activity.ts';
import type {
  Bar,
  MemberRole,
  MembersCommand,
  MembersEvent,
  MembersOptions,
  Policy,
  WelcomeRole,
} from './types.ts';

export interface MembersState {
  readonly options: MembersOptions;
  /** Who made the room, under the number they have now; 0 for the public one. */
  owner: Person;
  /** In the order of joining, so the first is the longest-standing; somebody who returns starts at the end. */
  readonly members: Map<Person, MemberRecord>;
  /** The numbers of those in `members` who are masters; its order means nothing. */
  readonly masters: Set<Person>;
  /** Where it differs, or once differed, from `USUAL_POLICY`. */
  policy: Partial<Policy>;
  welcome: WelcomeRole;
  locked: boolean;
  /** Latest last. Those that have ended are taken out when the next one comes: see `bars.ts`. */
  readonly muted: Map<Person, Bar>;
  readonly banned: Map<Person, BanRecord>;
}

export interface MemberRecord {
  role: MemberRole;
  readonly since: Time;
  /** Sequence number of the `joined` entry: orders people who joined in the same millisecond. */
  readonly seq: number;
  /** A program; absent for people. */
  readonly bot?: true;
}

export interface BanRecord extends Bar {
  readonly kind: 'kick' | 'ban';
  /** Was a member before: a private room is no secret to them. */
  readonly knew: boolean;
}

export function emptyState(options: MembersOptions): MembersState {
  return {
    options,
    owner: options.owner,
    members: new Map(),
    masters: new Set(),
    policy: {},
    welcome: options.welcome,
    locked: false,
    muted: new Map(),
    banned: new Map(),
  };
}

/** What somebody may do follows from this; `visitor` for everybody who is not a member. */
export function roleOf(state: MembersState, person: Person): Role {
  return state.members.get(person)?.role ?? 'visitor';
}

export function isLastMaster(state: MembersState, person: Person): boolean {
  return state.masters.size === 1 && state.masters.has(person);
}

/** Whoever made the room comes into it as its master while it has none, whatever else keeps people out. */
export function takesOver({ owner, masters }: MembersState, person: Person): boolean {
  return person === owner && masters.size === 0;
}

/** Who may talk, paint, play and invite here, where a master changed it. */
export function policyOf(state: MembersState): Partial<Policy> {
  return state.policy;
}

/** Whom a command turns against: nobody does that to those who look after the server. */
export function targetOf(command: MembersCommand): Person | null {
  switch (command.type) {
    case 'mute':
    case 'kick':
    case 'ban':
      return command.person;
    default:
      return null;
  }
}

/** Who may not be in the room any more by this entry, nor allowed to see it; null for nobody. */
export function whoIsGone({ by, event }: Entry<MembersEvent>): Person | null {
  switch (event.type) {
    case 'left':
      return by;
    case 'kicked':
    case 'banned':
      return event.person;
    case 'taken-over':
      return event.to;
    default:
      return null;
  }
}

/**
 * Who becomes master when this one goes; 0 for nobody. It passes on only from the last master: to the
 * longest-standing member, never to a bot, and to somebody who is kept from something only where
 * there is nobody else.
 *
 * @param isKept muted here, or banned from the server
 */
export function heirOf(state: MembersState, goes: Person, isKept: (person: Person) => boolean): Person {
  if (!isLastMaster(state, goes)) return 0;
  let second = 0;
  for (const [number, { bot }] of state.members) {
    if (number === goes || bot) continue;
    if (!isKept(number)) return number;
    second ||= number;
  }
  return second;
}
