/**
 * Invariant 8: the one place that answers "may they?". Every command passes
 * here under the name `activity/type`, and so do the deeds done to a room
 * itself. What is not in the table is refused to everybody.
 *
 * Roles build on each other: each may do what the one before may, and more.
 */
import { type Refusal, type Role, refuse } from '../activities/activity.ts';

/** From least to most. */
export const ROLES = ['visitor', 'watcher', 'player', 'master'] as const satisfies readonly Role[];

/** The least role that may do it. */
export const ACTIONS = {
  'room/read': 'visitor',
  'room/settings': 'master',
  'room/close': 'master',

  'members/join': 'visitor',
  'members/leave': 'watcher',
  'members/set-role': 'master',

  'chat/say': 'watcher',
  'chat/edit': 'watcher',
  'chat/delete': 'watcher',
  'chat/react': 'watcher',

  'mural/place': 'player',
  'mural/undo': 'player',
  'mural/redo': 'player',
  'mural/reset': 'master',
  'mural/unreset': 'master',
  'mural/configure': 'master',
  // Not a player's: it paints without cooldown.
  'mural/import': 'master',
} as const satisfies Readonly<Record<string, Role>>;

export type Action = keyof typeof ACTIONS;

/**
 * True, or `people/not-allowed` {action, role, needs}; `needs` is `nobody` for
 * an action that is not in the table.
 *
 * @param action a string, not an `Action`: the part after the slash may come from outside
 */
export function may(role: Role, action: string): true | Refusal {
  const needs = isAction(action) ? ACTIONS[action] : 'nobody';
  const enough = needs !== 'nobody' && ROLES.indexOf(role) >= ROLES.indexOf(needs);
  return enough || refuse('people/not-allowed', { action, role, needs });
}

/** Own keys only: `constructor` is no action. */
function isAction(action: string): action is Action {
  return Object.hasOwn(ACTIONS, action);
}
