/**
 * Whether somebody may do something to the server itself. Deeds in a room are
 * `rooms/permit.ts`'s; both ask the one table.
 */
import { isRefusal, type Refusal, type Role } from '../activities/activity.ts';
import type { Actor } from './actor.ts';
import { type Action, may, mayWith } from './roles.ts';
import type { Standing } from './standing.ts';

/** The role in which they may, or why not. Whoever has an account belongs to the server as a watcher does to a room. */
export type ServerPermit = (actor: Actor, action: Action) => Role | Refusal;

export function createServerPermit(standing: Pick<Standing, 'roleOf'>): ServerPermit {
  return ({ who, scopes }, action) => {
    const role = who === 0 ? 'visitor' : (standing.roleOf(who) ?? 'watcher');
    const allowed = may(role, action);
    if (isRefusal(allowed)) return allowed;
    const covered = scopes ? mayWith(scopes, action) : true;
    return isRefusal(covered) ? covered : role;
  };
}
