import type { InviteRole, RoomRole } from '../../../client/invites.ts';
import { t } from './words.ts';

const ROOM_ROLES = ['watcher', 'player', 'master'] as const;
const SERVER_ROLES = ['guest', 'moderator', 'admin'] as const;
export type ChosenRole = RoomRole | 'guest' | 'moderator' | 'admin';

/** What somebody in this role may invite to. @param role theirs in the room; null for the server, which admins invite to */
export function rolesToGive(role: string | null): readonly ChosenRole[] {
  if (role === null) return SERVER_ROLES;
  const own = ROOM_ROLES.indexOf(role as RoomRole);
  return own === -1 ? ROOM_ROLES : ROOM_ROLES.slice(0, own + 1);
}

export const toInviteRole = (role: ChosenRole): InviteRole => (role === 'guest' ? null : role);

export const roleWords = (role: InviteRole): string => t(`role-${role ?? 'guest'}`);
