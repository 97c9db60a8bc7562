/** Who looks after the room once I no longer do. The rule is the member list's; here it is told before it happens. */
import type { Person, Time } from '../../activity.ts';
import { isOn } from '../bars.ts';
import type { MembersView } from '../types.ts';

/**
 * Null where others are in charge as well, or I am not: nothing passes on. Else who has been a member longest and
 * is neither a bot nor muted; muted ones only where there is nobody else; 0 where nobody is left. Who is banned from
 * the server is not known here: it passes over them as well.
 */
export function heirAfter({ members, barred }: MembersView, me: Person, now: Time): Person | null {
  const masters = members.filter(({ role }) => role === 'master');
  if (masters.length !== 1 || masters[0]?.number !== me) return null;
  // Masters come first in the list, the others in the order in which they came.
  const others = members.filter(({ number, bot }) => number !== me && !bot);
  const muted = new Set(barred?.muted.flatMap((one) => (isOn(one, now) ? one.person : [])));
  return (others.find(({ number }) => !muted.has(number)) ?? others[0])?.number ?? 0;
}
