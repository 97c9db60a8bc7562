/** An invitation as data: to the server or into a room, by a link that is shown once. */
import type { Person, Role, Time } from '../../activities/activity.ts';

/** Role on arrival: the first three in a room, the others on the server. */
export const ROOM_ROLES = ['watcher', 'player', 'master'] as const satisfies readonly Role[];
export const SERVER_ROLES = ['moderator', 'admin'] as const satisfies readonly Role[];
export type RoomRole = (typeof ROOM_ROLES)[number];
export type InviteRole = RoomRole | (typeof SERVER_ROLES)[number];

export interface Invite {
  readonly id: number;
  /** Id of the room; null for an invitation to the server. */
  readonly room: number | null;
  /** Null on the server for somebody who is a guest there like everybody. */
  readonly role: InviteRole | null;
  /** What its maker calls it, for themselves; may be empty. */
  readonly label: string;
  /** 0 for the house: made on the command line. */
  readonly madeBy: Person;
  readonly uses: number;
  /** Null for any number. */
  readonly maxUses: number | null;
  readonly createdAt: Time;
  /** Null for one without an end. */
  readonly expiresAt: Time | null;
  readonly revokedAt: Time | null;
}

/** `open`, or why nobody comes in by it any more. */
export type InviteState = 'open' | 'revoked' | 'expired' | 'used-up';

export function stateOf({ revokedAt, expiresAt, uses, maxUses }: Invite, now: Time): InviteState {
  if (revokedAt !== null) return 'revoked';
  if (expiresAt !== null && expiresAt <= now) return 'expired';
  return maxUses !== null && uses >= maxUses ? 'used-up' : 'open';
}

export type NewInvite = Omit<Invite, 'id' | 'uses' | 'revokedAt'> & { readonly tokenHash: string };

/** The port behind which invitations are kept. */
export interface InviteStore {
  add(invite: NewInvite): Promise<Invite>;
  /** With the code of its room. */
  find(tokenHash: string): Promise<{ readonly invite: Invite; readonly code: string | null } | null>;
  /** Counts one use if there is one left and it is open: of many who try at once, no more get through than that. */
  take(id: number, now: Time): Promise<boolean>;
  /** Takes back one use that was counted and led to nothing. */
  giveBack(id: number): Promise<void>;
  /** Newest first. @param room null for those to the server */
  list(room: number | null, limit: number): Promise<Invite[]>;
  /** How many of a room, or of the server, are not revoked and have not expired. */
  countOpen(room: number | null, now: Time): Promise<number>;
  /** @returns the invitation as it is now, null where there is none of this number */
  revoke(room: number | null, id: number, now: Time): Promise<Invite | null>;
  get(room: number | null, id: number): Promise<Invite | null>;
}
