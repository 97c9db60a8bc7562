/**
 * Whether somebody may do something in a room now: their role there or on the
 * server, what the room's master changed, what their token is for, and what
 * bars them at the moment. The answers are `people/roles.ts`'s; here they are
 * put together.
 */
import {
  type Command,
  isRefusal,
  type Person,
  type Refusal,
  type Role,
  refuse,
  type Time,
} from '../activities/activity.ts';
import type { Actor } from '../people/actor.ts';
import { higher, type Policy } from '../people/roles.ts';
import type { Scope } from '../people/scopes.ts';

/** The member list decides roles; its name is told by the composition, as `rooms/` knows no activity. */
export interface MemberList {
  readonly activity: string;
  readonly roleOf: (state: unknown, person: Person) => Role;
  /** Who may talk, paint, play and invite, where the room's master changed it. */
  readonly policyOf: (state: unknown) => Policy;
  /** Why this person may not do this in the room at the moment although their role could: muted, banned, locked out. */
  readonly barOf: (state: unknown, person: Person, action: string, at: Time) => Refusal | null;
  /** Whether they belong to the room, or did until they were put out: a private one is no secret to them. */
  readonly knows: (state: unknown, person: Person, at: Time) => boolean;
  /** Whom a command of the list turns against, such as a ban; null for nobody. */
  readonly targetOf: (command: Command) => Person | null;
}

/** How somebody stands with the whole server (`people/standing.ts`). */
export interface ServerStanding {
  roleOf(who: Person): Role | null;
  banOf(who: Person, at: Time): Refusal | null;
}

export interface PermitDeps {
  readonly members: MemberList;
  readonly standing: ServerStanding;
  readonly may: (role: Role, action: string, policy?: Policy) => true | Refusal;
  readonly mayWith: (scopes: readonly Scope[], action: string) => true | Refusal;
}

export interface Permit {
  /** The role of this person, with the list's state (null: nobody has looked at it yet). */
  roleOf(list: unknown, who: Person): Role;
  /**
   * The role in which they may do it, or why not.
   *
   * @param standsAs the role in which they take part in a round that is under way, in place of the room's
   */
  check(list: unknown, actor: Actor, action: string, at: Time, standsAs?: Role | null): Role | Refusal;
  /** Nobody turns against those who look after the server: `people/is-staff` {person}, or null. */
  checkTarget(command: Command): Refusal | null;
}

export function createPermit({ members, standing, may, mayWith }: PermitDeps): Permit {
  const roleOf = (list: unknown, who: Person): Role => {
    if (who === 0) return 'visitor';
    const here = list == null ? 'visitor' : members.roleOf(list, who);
    return higher(here, standing.roleOf(who) ?? 'visitor');
  };

  /** Staff are not barred from the rooms they look after. */
  const barOf = (list: unknown, who: Person, action: string, at: Time): Refusal | null => {
    if (who === 0 || standing.roleOf(who) !== null) return null;
    return standing.banOf(who, at) ?? (list == null ? null : members.barOf(list, who, action, at));
  };

  return {
    roleOf,
    check(list, { who, scopes }, action, at, standsAs) {
      const covered = scopes ? mayWith(scopes, action) : true;
      if (isRefusal(covered)) return covered;
      const bar = barOf(list, who, action, at);
      if (bar) return bar;
      const role = standsAs ? higher(standsAs, standing.roleOf(who) ?? 'visitor') : roleOf(list, who);
      const allowed = may(role, action, list == null ? {} : members.policyOf(list));
      return allowed === true ? role : allowed;
    },
    checkTarget(command) {
      const person = members.targetOf(command);
      return person !== null && standing.roleOf(person) !== null
        ? refuse('people/is-staff', { person })
        : null;
    },
  };
}
