/** Makes invitations. Whether somebody may is asked before. */
import { type Refusal, type Role, refuse, type Time } from '../../activities/activity.ts';
import type { Act } from '../../moderation/audit.ts';
import type { Room } from '../../rooms/room.ts';
import type { Actor } from '../actor.ts';
import { higher } from '../roles.ts';
import { hashToken, newToken } from '../session-token.ts';
import type { Invite, InviteRole, InviteStore } from './invite.ts';

/** Open invitations of one room, or to the server. */
export const MAX_OPEN = 100;
const HOUR = 3_600_000;

export interface InviteWish {
  readonly role: InviteRole | null;
  readonly label: string;
  /** Null for any number. */
  readonly maxUses: number | null;
  /** Hours until it ends; null for never. */
  readonly hours: number | null;
}

export interface Made {
  readonly invite: Invite;
  /** 256 random bits, told once: only their hash is kept. */
  readonly token: string;
}

/**
 * `invites/above-you`, `invites/needs-limits`, `invites/too-many`.
 *
 * @param room null for the server
 * @param role that of the maker, there
 */
export type MakeInvite = (
  room: Room | null,
  by: Actor,
  role: Role,
  wish: InviteWish,
) => Promise<Made | Refusal>;

export interface MakerDeps {
  readonly store: InviteStore;
  readonly now: () => Time;
  readonly note: (act: Omit<Act, 'at'>) => Promise<void>;
}

export function createMaker({ store, now, note }: MakerDeps): MakeInvite {
  async function whyNot(room: Room | null, role: Role, wish: InviteWish): Promise<Refusal | null> {
    if (wish.role !== null && higher(role, wish.role) !== role)
      return refuse('invites/above-you', { role, wanted: wish.role });
    // Such a link in wrong hands is the whole server.
    const isForStaff = !room && wish.role !== null;
    if (isForStaff && (wish.maxUses === null || wish.hours === null)) return refuse('invites/needs-limits');
    const open = await store.countOpen(room?.id ?? null, now());
    return open >= MAX_OPEN ? refuse('invites/too-many', { max: MAX_OPEN }) : null;
  }

  return async (room, { who }, role, wish) => {
    const refused = await whyNot(room, role, wish);
    if (refused) return refused;
    const token = newToken();
    const at = now();
    const invite = await store.add({
      tokenHash: hashToken(token),
      room: room?.id ?? null,
      role: wish.role,
      label: wish.label.replace(/\s+/g, ' ').trim(),
      madeBy: who,
      maxUses: wish.maxUses,
      createdAt: at,
      expiresAt: wish.hours === null ? null : at + wish.hours * HOUR,
    });
    await note({
      who,
      act: room ? 'members/invite' : 'server/invite',
      room: room?.id ?? null,
      target: null,
      why: '',
      detail: { invite: invite.id, role: wish.role, uses: wish.maxUses, until: invite.expiresAt },
    });
    return { invite, token };
  };
}

/** Path of the page that opens with it. What stands after # is sent to no server, and so is in no log. */
export const pathOf = (token: string): string => `/join#${token}`;
