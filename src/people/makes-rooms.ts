import { type Refusal, refuse } from '../activities/activity.ts';
import type { Account } from './account.ts';

/** Who may make rooms, as the host chose. */
export type RoomMakers = 'everybody' | 'claimed' | 'staff';

/** `rooms/for-claimed`, `rooms/for-staff`, or null for somebody who may. Staff count as claimed. */
export function whyNoRooms(makers: RoomMakers, { claimed, role }: Account): Refusal | null {
  if (makers === 'everybody' || role !== null) return null;
  if (makers === 'staff') return refuse('rooms/for-staff');
  return claimed ? null : refuse('rooms/for-claimed');
}
