/** Why a role is not enough, and whom to ask. */
import type { Person, Role } from '../../activity.ts';
import type { Group, MembersView } from '../types.ts';
import { t } from './words.ts';

const RANK: readonly Role[] = ['visitor', 'watcher', 'player', 'master', 'moderator', 'admin'];
/** Names told of those in charge. */
const NAMES = 3;

export function whyNotWords(
  { role, policy, members }: MembersView,
  group: Group,
  nameOf: (person: Person) => string | null | undefined,
): string | null {
  const needs = policy[group];
  // Whoever is not in yet becomes a member on entering.
  if (role === 'visitor' || RANK.indexOf(role) >= RANK.indexOf(needs)) return null;
  const masters = members.filter((one) => one.role === 'master').slice(0, NAMES);
  const names = masters.map(({ number }) => nameOf(number)).filter(Boolean);
  const why = t(needs === 'master' ? `only-masters-${group}` : `only-players-${group}`);
  return names.length === 0 ? why : `${why} ${t('ask-whom', { names: names.join(', ') })}`;
}
