/**
 * Invariant 8: the one place that answers "may they?". Every command passes
 * here under the name `activity/type`, and so do the deeds done to a room or
 * to the server. What is not in the table is refused to everybody.
 *
 * Roles build on each other: each may do what the one before may, and more.
 * A room's master may change who talks, paints, plays and invites there: its
 * `Policy` stands in for the table's own answer to the actions of that group.
 */
import { type Refusal, type Role, refuse } from '../activities/activity.ts';
import { type Scope, may as scopeAllows } from './scopes.ts';

/** From least to most. `moderator` and `admin` are roles on the server and hold in every room. */
export const ROLES = [
  'visitor',
  'watcher',
  'player',
  'master',
  'moderator',
  'admin',
] as const satisfies readonly Role[];

/** What a room's master may hand to others, or keep. */
export type Group = 'talk' | 'paint' | 'play' | 'invite';

/** The least role for the actions of a group, where a room's master changed it. */
export type Policy = Readonly<Partial<Record<Group, Role>>>;

interface Rule {
  /** The least role that may do it. */
  readonly least: Role;
  /** Set where a room's master may change that. */
  readonly group?: Group;
  /** What a token must be allowed to do it with. */
  readonly scope: Scope;
}

const rule = (least: Role, scope: Scope, group?: Group): Rule => ({ least, scope, ...(group && { group }) });

export const ACTIONS = {
  'room/read': rule('visitor', 'read'),
  'room/make': rule('visitor', 'manage'),
  'room/settings': rule('master', 'manage'),
  'room/reports': rule('master', 'manage'),

  'members/join': rule('visitor', 'read'),
  // Made by the house for whoever was two accounts and is one now; nobody can say it from outside.
  'members/take-over': rule('admin', 'manage'),
  'members/leave': rule('watcher', 'read'),
  'members/invite': rule('master', 'manage', 'invite'),
  'members/set-role': rule('master', 'manage'),
  'members/set-policy': rule('master', 'manage'),
  'members/lock': rule('master', 'manage'),
  'members/mute': rule('master', 'manage'),
  'members/unmute': rule('master', 'manage'),
  'members/kick': rule('master', 'manage'),
  'members/ban': rule('master', 'manage'),
  'members/unban': rule('master', 'manage'),

  'chat/say': rule('watcher', 'chat', 'talk'),
  'chat/edit': rule('watcher', 'chat', 'talk'),
  'chat/delete': rule('watcher', 'chat'),
  'chat/react': rule('watcher', 'chat', 'talk'),
  'chat/configure': rule('master', 'manage'),
  'chat/remove': rule('master', 'manage'),
  'chat/restore': rule('master', 'manage'),

  'mural/place': rule('player', 'place', 'paint'),
  'mural/undo': rule('player', 'place', 'paint'),
  'mural/redo': rule('player', 'place', 'paint'),
  'mural/reset': rule('master', 'manage'),
  'mural/unreset': rule('master', 'manage'),
  'mural/configure': rule('master', 'manage'),
  // Not a player's: it paints without cooldown.
  'mural/import': rule('master', 'manage'),
  'mural/protect': rule('master', 'manage'),
  'mural/schedule': rule('master', 'manage'),
  'mural/roll-back': rule('master', 'manage'),

  'table/sit': rule('player', 'place', 'play'),
  'table/leave': rule('player', 'place', 'play'),
  'table/hand-over': rule('player', 'place', 'play'),
  'table/draw': rule('player', 'place', 'play'),
  'table/deal': rule('player', 'place', 'play'),
  'table/take': rule('player', 'place', 'play'),
  'table/give': rule('player', 'place', 'play'),
  'table/move': rule('player', 'place', 'play'),
  'table/move-pile': rule('player', 'place', 'play'),
  'table/move-group': rule('player', 'place', 'play'),
  'table/turn': rule('player', 'place', 'play'),
  'table/turn-pile': rule('player', 'place', 'play'),
  'table/arrange': rule('player', 'place', 'play'),
  'table/shuffle': rule('player', 'place', 'play'),
  'table/fair-shuffle': rule('player', 'place', 'play'),
  'table/add-chance': rule('player', 'place', 'play'),
  'table/fair-end': rule('player', 'place', 'play'),
  'table/cut': rule('player', 'place', 'play'),
  'table/sort': rule('player', 'place', 'play'),
  'table/peek': rule('player', 'place', 'play'),
  'table/show': rule('player', 'place', 'play'),
  'table/hide': rule('player', 'place', 'play'),
  'table/gather': rule('player', 'place', 'play'),
  'table/place': rule('player', 'place', 'play'),
  'table/change': rule('player', 'place', 'play'),
  'table/remove': rule('player', 'place', 'play'),
  'table/roll': rule('player', 'place', 'play'),
  'table/score': rule('player', 'place', 'play'),
  'table/play': rule('player', 'place', 'play'),
  'table/seat-bot': rule('player', 'place', 'play'),
  'table/unseat-bot': rule('player', 'place', 'play'),
  'table/ask': rule('player', 'place', 'play'),
  'table/answer': rule('player', 'place', 'play'),
  'table/add-deck': rule('player', 'place', 'play'),
  // Pictures of strangers in a public room are for who looks after it to bring.
  'table/share-deck': rule('master', 'manage'),
  'table/take-down-deck': rule('master', 'manage'),
  'table/clear-seat': rule('master', 'manage'),
  'table/set-up': rule('master', 'manage'),
  // Saving is not a command: nothing of the room changes by it. Loading is said by the house for who asked over HTTP.
  'table/save': rule('master', 'manage'),
  'table/load': rule('master', 'manage'),
  'table/begin-round': rule('master', 'manage'),
  'table/end-round': rule('master', 'manage'),
  'table/configure': rule('master', 'manage'),
  // Said by the house when somebody loses their connection; nobody can say it from outside.
  'table/presence': rule('admin', 'manage'),
  // And this when it plays for an empty seat.
  'table/bot': rule('admin', 'manage'),

  'server/report': rule('watcher', 'chat'),
  'server/moderate': rule('moderator', 'manage'),
  'server/admin': rule('admin', 'manage'),
} as const satisfies Readonly<Record<string, Rule>>;

export type Action = keyof typeof ACTIONS;
export type TableAction = Extract<Action, `table/${string}`>;

/**
 * True, or `people/not-allowed` {action, role, needs}; `needs` is `nobody` for
 * an action that is not in the table.
 *
 * @param action a string, not an `Action`: the part after the slash may come from outside
 * @param policy what the room's master changed
 */
export function may(role: Role, action: string, policy: Policy = {}): true | Refusal {
  const needs = leastOf(action, policy);
  const enough = needs !== 'nobody' && ROLES.indexOf(role) >= ROLES.indexOf(needs);
  return enough || refuse('people/not-allowed', { action, role, needs });
}

/** True, or `people/not-in-scope` {action, needs}: what a token may be used for is settled when it is made. */
export function mayWith(scopes: readonly Scope[], action: string): true | Refusal {
  const needs = ruleOf(action)?.scope;
  if (needs !== undefined && scopeAllows(scopes, needs)) return true;
  return refuse('people/not-in-scope', { action, needs: needs ?? 'nobody' });
}

/** The higher of two roles. */
export function higher(one: Role, other: Role): Role {
  return ROLES.indexOf(one) >= ROLES.indexOf(other) ? one : other;
}

/** Whether an action belongs to a group: talking, for one, is what a muted person may not do. */
export function isOf(group: Group, action: string): boolean {
  return ruleOf(action)?.group === group;
}

function leastOf(action: string, policy: Policy): Role | 'nobody' {
  const found = ruleOf(action);
  if (!found) return 'nobody';
  return (found.group && policy[found.group]) ?? found.least;
}

/** Own keys only: `constructor` is no action. */
function ruleOf(action: string): Rule | undefined {
  return Object.hasOwn(ACTIONS, action) ? ACTIONS[action as Action] : undefined;
}
