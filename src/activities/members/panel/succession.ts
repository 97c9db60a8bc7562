/** Who looks after the room once I no longer do. The rule is the member list's; here it is told before it happens. */
import type { Person } from '../../activity.ts';
import type { MembersView } from '../types.ts';

/**
 * Null where others are in charge as well, or I am not: nothing passes on. Else
 * who has been a member longest; 0 where nobody else is one.
 */
export function heirAfter({ members }: MembersView, me: Person): Person | null {
  const masters = members.filter(({ role }) => role === 'master');
  if (masters.length !== 1 || masters[0]?.number !== me) return null;
  // Masters come first in the list, the others in the order in which they came.
  return members.find(({ number }) => number !== me)?.number ?? 0;
}
