/** Who looks after the server, and who may act upon whom. */
import { type Person, type Refusal, refuse } from '../activities/activity.ts';
import type { ServerRole, Standing } from '../people/standing.ts';

export interface StaffDeps {
  readonly standing: Standing;
  /** Makes sessions from before worth nothing more: a change of role is a change of what they can do. */
  readonly renewSessions: (who: Person) => Promise<void>;
}

export interface Staff {
  /** `desk/last-admin`, `members/no-change`, or null when it is done. */
  setRole(target: Person, role: ServerRole | null): Promise<Refusal | null>;
  /** `desk/outranked` where somebody would act upon one of their own rank or above; admins may upon all. */
  mayActOn(who: Person, target: Person): true | Refusal;
}

export function createStaff({ standing, renewSessions }: StaffDeps): Staff {
  let turn: Promise<unknown> = Promise.resolve();

  async function change(target: Person, role: ServerRole | null): Promise<Refusal | null> {
    const before = standing.roleOf(target);
    if (before === role) return refuse('members/no-change');
    const admins = [...standing.staff().values()].filter((one) => one === 'admin').length;
    if (before === 'admin' && admins === 1) return refuse('desk/last-admin');
    await standing.setRole(target, role);
    await renewSessions(target);
    return null;
  }

  return {
    setRole(target, role) {
      // One after another: two admins who demote each other at the same moment must not both succeed.
      const done = turn.then(() => change(target, role));
      turn = done.catch(() => {});
      return done;
    },
    mayActOn(who, target) {
      const allowed = standing.roleOf(who) === 'admin' || who === target || standing.roleOf(target) === null;
      return allowed || refuse('desk/outranked');
    },
  };
}
