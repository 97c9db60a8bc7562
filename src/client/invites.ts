/** Invitations over HTTP, typed; apart from `api.ts`, as few pages need them. */
import type { Person, Role, Time } from '../activities/activity.ts';
import { createHttp, type RequestOptions } from './request.ts';
import type { Me } from './types.ts';

export type RoomRole = 'watcher' | 'player' | 'master';
/** Null on the server for a guest like everybody. */
export type InviteRole = RoomRole | 'moderator' | 'admin' | null;

export interface Invite {
  readonly id: number;
  readonly role: InviteRole;
  readonly label: string;
  /** Null for the house. */
  readonly by: Me | null;
  readonly uses: number;
  /** Null for any number. */
  readonly maxUses: number | null;
  readonly createdAt: Time;
  readonly expiresAt: Time | null;
  readonly state: 'open' | 'revoked' | 'expired' | 'used-up';
}

export interface InviteWish {
  readonly role: InviteRole;
  readonly label: string;
  readonly maxUses: number | null;
  /** Null for never. */
  readonly hours: number | null;
}

interface Place {
  readonly code: string;
  readonly title: string;
}

/** What a link offers to whoever holds it. */
export interface Offer {
  /** Null for the server. */
  readonly room: Place | null;
  readonly role: InviteRole;
  readonly by: Me | null;
  readonly expiresAt: Time | null;
  /** It has nothing new for me. */
  readonly there: boolean;
  /** Nobody comes in by it any more. */
  readonly over: boolean;
}

export interface Accepted {
  readonly me: { readonly number: Person; readonly name: string };
  readonly room: Place | null;
  readonly role: Role | null;
  /** False: I had it all already. */
  readonly changed: boolean;
}

/** @param options as for `createApi`; `room` is a code, or null for the server */
export function createInvitesApi(options: RequestOptions) {
  const { get, write } = createHttp(options);
  const at = (room: string | null, rest = '') =>
    room === null ? `/invites${rest}` : `/rooms/${encodeURIComponent(room)}/invites${rest}`;

  return {
    list: async (room: string | null) => (await get<{ invites: Invite[] }>(at(room))).invites,
    /** The token of the link is told once, here. */
    make: (room: string | null, wish: InviteWish) =>
      write<{ invite: Invite; token: string }>('POST', at(room), wish),
    revoke: (room: string | null, id: number) => write<void>('DELETE', at(room, `/${id}`)),
    /** Changes nothing. */
    look: (token: string) => write<Offer>('POST', '/invites/look', { token }),
    /** @param name for somebody who has none yet */
    accept: (token: string, name?: string) =>
      write<Accepted>('POST', '/invites/accept', { token, ...(name !== undefined && { name }) }),
  };
}
