/**
 * Invitations: made, looked at, accepted, revoked. One is worth no more than
 * its maker is now: whoever may no longer invite takes theirs along, and
 * nobody arrives in a role above the one the maker has today.
 */
import {
  isRefusal,
  type Person,
  type Refusal,
  type Role,
  refuse,
  type Time,
} from '../../activities/activity.ts';
import type { Act } from '../../moderation/audit.ts';
import type { Room } from '../../rooms/room.ts';
import type { Account } from '../account.ts';
import type { Actor } from '../actor.ts';
import { higher } from '../roles.ts';
import { hashToken } from '../session-token.ts';
import type { ServerRole } from '../standing.ts';
import { type Invite, type InviteRole, type InviteStore, type RoomRole, stateOf } from './invite.ts';
import { createMaker, MAX_OPEN, type MakeInvite } from './make.ts';

/** Stands for somebody who has no account yet, where a room is asked whether it takes in new people. */
const NEWCOMER = -1;

/** What the holder of a link is told before they accept. */
export interface Offer {
  readonly invite: Invite;
  /** Null for an invitation to the server. */
  readonly room: Room | null;
  /** The role they would get now, which may be less than promised. */
  readonly role: InviteRole | null;
  /** Why nobody comes in by it any more: told only to those for whom it has nothing new. Null while it is good. */
  readonly over: Refusal | null;
}

export interface InvitesDeps {
  readonly store: InviteStore;
  readonly now: () => Time;
  /** The room behind a code, whoever asks. */
  readonly findRoom: (code: string) => Promise<Room | null>;
  /** The role in which somebody may do this in a room, or why not (`rooms/host.ts`). */
  readonly permit: (room: Room, by: Actor, action: string) => Promise<Role | Refusal>;
  readonly roleOnServer: (who: Person) => ServerRole | null;
  readonly setRoleOnServer: (who: Person, role: ServerRole) => Promise<void>;
  readonly isMember: (room: Room, who: Person) => Promise<boolean>;
  /** Makes somebody a member in this role. */
  readonly welcome: (room: Room, by: Actor, role: RoomRole) => Promise<Refusal | null>;
  readonly note: (act: Omit<Act, 'at'>) => Promise<void>;
}

export interface Accepted {
  readonly room: Room | null;
  /** False for somebody who had it all already: nothing was used. */
  readonly changed: boolean;
}

export interface Invites {
  readonly make: MakeInvite;
  /**
   * What a link offers, or `invites/unknown`, `invites/revoked`, `invites/expired`, `invites/used-up`. Changes nothing.
   *
   * @param who has an account: whoever has it all already is told so, also by a link that is over
   */
  look(token: string, who: Person | null): Promise<Offer | Refusal>;
  /** Whether the offer has nothing new for this person. */
  isThere(offer: Pick<Offer, 'room' | 'role'>, who: Person): Promise<boolean>;
  /**
   * Takes up an offer. `arrive` is called once a use is taken, and gives the account: theirs, or a new one.
   * What it refuses is the answer, and the use is given back.
   */
  accept(
    offer: Offer,
    me: Actor | null,
    arrive: () => Promise<Account | Refusal>,
  ): Promise<Accepted | Refusal>;
  list(room: Room | null): Promise<Invite[]>;
  get(room: Room | null, id: number): Promise<Invite | Refusal>;
  revoke(room: Room | null, id: number, by: Actor): Promise<Invite | Refusal>;
}

export function createInvites(deps: InvitesDeps): Invites {
  const { store, now } = deps;

  /** The role an offer gives today: the one written in it, or that of its maker where that is less. */
  async function worth({ madeBy, role }: Invite, room: Room | null): Promise<InviteRole | null | Refusal> {
    if (madeBy === 0) return role;
    if (!room) return deps.roleOnServer(madeBy) === 'admin' ? role : refuse('invites/revoked');
    const maker = await deps.permit(room, { who: madeBy }, 'members/invite');
    if (isRefusal(maker)) return refuse('invites/revoked');
    return role !== null && higher(maker, role) === maker ? role : (maker as InviteRole);
  }

  const isThere: Invites['isThere'] = async ({ room, role }, who) => {
    if (room) return deps.isMember(room, who);
    const has = deps.roleOnServer(who);
    return role === null || (has !== null && higher(has, role) === has);
  };

  async function look(token: string, who: Person | null): Promise<Offer | Refusal> {
    const found = await store.find(hashToken(token));
    if (!found) return refuse('invites/unknown');
    const { invite, code } = found;
    const room = code === null ? null : await deps.findRoom(code);
    const over = whyClosed(invite, now());
    if (invite.room !== null && !room) return over ?? refuse('invites/unknown');
    if (room && room.archivedAt !== null) return over ?? refuse('rooms/archived');
    const role = over ?? (await worth(invite, room));
    if (!isRefusal(role)) return { invite, room, role, over: null };
    // Whoever is in already need not ask for a new link. To all others it is what it was: over.
    const offer = { invite, room, role: invite.role, over: role };
    return who !== null && (await isThere(offer, who)) ? offer : role;
  }

  async function arriveIn(offer: Offer, by: Actor): Promise<Refusal | null> {
    const { room, role, invite } = offer;
    if (room) {
      const refused = await deps.welcome(room, by, (role ?? 'player') as RoomRole);
      if (refused) return refused;
    } else if (role !== null) await deps.setRoleOnServer(by.who, role as ServerRole);
    await deps.note({
      who: invite.madeBy,
      act: room ? 'members/invite' : 'server/invite',
      room: room?.id ?? null,
      target: by.who,
      why: '',
      detail: { invite: invite.id, role, accepted: true },
    });
    return null;
  }

  return {
    make: createMaker(deps),
    look,
    isThere,
    async accept(offer, me, arrive) {
      const { id } = offer.invite;
      const { room } = offer;
      if (me && (await isThere(offer, me.who))) return { room, changed: false };
      if (offer.over) return offer.over;
      // Banned, or the room takes in nobody at the moment: before anything is used or anybody made.
      const allowed = room && (await deps.permit(room, me ?? { who: NEWCOMER }, 'members/join'));
      if (isRefusal(allowed)) return allowed;
      if (!(await store.take(id, now()))) return refuse('invites/used-up');
      let refused: Refusal | null = refuse('people/try-again');
      try {
        const account = await arrive();
        refused = isRefusal(account) ? account : await arriveIn(offer, { ...me, who: account.number });
        // They came in by another way at the same moment.
        if (refused?.refused === 'members/already') return { room, changed: false };
        return refused ?? { room, changed: true };
      } finally {
        // Also when something broke: nobody got anything for it.
        if (refused) await store.giveBack(id);
      }
    },
    list: (room) => store.list(room?.id ?? null, MAX_OPEN * 2),
    get: async (room, id) => (await store.get(room?.id ?? null, id)) ?? refuse('invites/unknown'),
    async revoke(room, id, by) {
      const revoked = await store.revoke(room?.id ?? null, id, now());
      if (!revoked) return refuse('invites/unknown');
      await deps.note({
        who: by.who,
        act: room ? 'members/revoke-invite' : 'server/revoke-invite',
        room: room?.id ?? null,
        target: null,
        why: '',
        detail: { invite: id, role: revoked.role, uses: revoked.uses },
      });
      return revoked;
    },
  };
}

function whyClosed(invite: Invite, now: Time): Refusal | null {
  switch (stateOf(invite, now)) {
    case 'open':
      return null;
    case 'revoked':
      return refuse('invites/revoked');
    case 'expired':
      return refuse('invites/expired');
    case 'used-up':
      return refuse('invites/used-up');
  }
}
