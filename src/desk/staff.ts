/** Who looks after the server, and who may act upon whom. */
import { type Person, type Refusal, refuse } from '../activities/activity.ts';
import type { ServerRole, Standing } from '../people/standing.ts';

export interface StaffDeps {
  readonly standing: Standing;
  /**
   * Makes sessions and links from before worth nothing more: a change of role is a change of what they can do.
   *
   * @param all also where that leaves them no way in
   */
  readonly endSessions: (who: Person, all: boolean) => Promise<void>;
}

export interface Staff {
  /** `desk/last-admin`, `members/no-change`, or null when it is done. */
  setRole(target: Person, role: ServerRole | null, endSessions?: boolean): Promise<Refusal | null>;
  /** `desk/outranked` where somebody would act upon one of their own rank or above; admins may upon all. */
  mayActOn(who: Person, target: Person): true | Refusal;
}

export function createStaff({ standing, endSessions }: StaffDeps): Staff {
  let turn: Promise<unknown> = Promise.resolve();

  async function change(target: Person, role: ServerRole | null, all: boolean): Promise<Refusal | null> {
    const before = standing.roleOf(target);
    if (before === role) return refuse('members/no-change');
    const admins = [...standing.staff().values()].filter((one) => one === 'admin').length;
    if (before === 'admin' && admins === 1) return refuse('desk/last-admin');
    // Before they are worth more; and where this fails, nothing has changed.
    await endSessions(target, all);
    await standing.setRole(target, role);
    return null;
  }

  return {
    setRole(target, role, endSessions = false) {
      // One after another: two admins who demote each other at the same moment must not both succeed.
      const done = turn.then(() => change(target, role, endSessions));
      turn = done.catch(() => {});
      return done;
    },
    mayActOn(who, target) {
      const allowed = standing.roleOf(who) === 'admin' || who === target || standing.roleOf(target) === null;
      return allowed || refuse('desk/outranked');
    },
  };
}
