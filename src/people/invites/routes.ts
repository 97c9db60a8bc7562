/** `/api/v1/invites` and `/api/v1/rooms/:code/invites`: invitations over HTTP. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import {
  isRefusal,
  type Person,
  type Refusal,
  type Role,
  refuse,
  type Time,
} from '../../activities/activity.ts';
import { actorOf, whoAsks } from '../../api/identity.ts';
import { problems, sendProblem } from '../../api/problems.ts';
import type { Entry } from '../../rooms/entry.ts';
import type { Host } from '../../rooms/host.ts';
import type { Room } from '../../rooms/room.ts';
import { codeParams } from '../../rooms/schemas.ts';
import type { Account } from '../account.ts';
import type { Accounts } from '../accounts.ts';
import type { ServerPermit } from '../server-permit.ts';
import type { Door } from '../sign-in/door.ts';
import type { ServerRole } from '../standing.ts';
import { type Invite, stateOf } from './invite.ts';
import type { Invites } from './invites.ts';
import type { InviteWish } from './make.ts';
import {
  acceptBody,
  acceptedSchema,
  idParams,
  inviteList,
  lookBody,
  madeSchema,
  noContent,
  offerSchema,
  roomInviteBody,
  serverInviteBody,
} from './schemas.ts';

export interface InviteRoutesDeps {
  readonly invites: Invites;
  readonly entry: Entry;
  readonly host: Host;
  readonly accounts: Accounts;
  readonly permit: ServerPermit;
  readonly roleOnServer: (who: Person) => ServerRole | null;
  readonly door: Door;
  /** Ends all sessions of this account, and a link back to it: what they are worth has changed. */
  readonly endSessions: (who: Person) => Promise<void>;
  readonly now: () => Time;
  /** Invitations accepted a minute from one address; a school may share one. */
  readonly acceptedPerMinute: number;
}

const SIGNED_IN = ['people/name-first', 'people/session-expired', 'api/too-many'];
const LINK = ['invites/unknown', 'invites/revoked', 'invites/expired', 'invites/used-up', 'rooms/archived'];
const ON_SERVER = ['people/not-allowed', 'people/not-in-scope', ...SIGNED_IN];
const IN_ROOM = ['rooms/unknown', 'rooms/too-many-guesses', 'people/banned', ...ON_SERVER];
const MAKING = ['api/invalid', 'invites/too-many', 'api/cross-site'];

export function createInviteRoutes(deps: InviteRoutesDeps): FastifyPluginAsyncZod {
  const { invites, entry, host, accounts, door } = deps;

  /** The room and the role in which they may invite there. */
  async function inRoom(
    request: FastifyRequest,
    code: string,
  ): Promise<{ room: Room; role: Role } | Refusal> {
    const me = whoAsks(request);
    if (isRefusal(me)) return me;
    const room = await entry.look(code, actorOf(request));
    if (isRefusal(room)) return room;
    const role = await host.permit(room, actorOf(request), 'members/invite');
    return isRefusal(role) ? role : { room, role };
  }

  /** Their role on the server, if it is enough to invite to it. */
  function onServer(request: FastifyRequest): Role | Refusal {
    const me = whoAsks(request);
    return isRefusal(me) ? me : deps.permit(actorOf(request), 'server/admin');
  }

  /** Whoever looks after the room sees all of its invitations, others those they made. */
  async function seesAll(request: FastifyRequest, room: Room): Promise<boolean> {
    return !isRefusal(await host.permit(room, actorOf(request), 'room/settings'));
  }

  async function shown(list: readonly Invite[]) {
    const names = new Map(
      (await accounts.find(list.map(({ madeBy }) => madeBy).filter(Boolean))).map((one) => [
        one.number,
        one.name,
      ]),
    );
    const at = deps.now();
    return list.map(({ room: _room, revokedAt: _revokedAt, madeBy, ...invite }) => ({
      ...invite,
      by: madeBy === 0 ? null : { number: madeBy, name: names.get(madeBy) ?? '' },
      state: stateOf({ ...invite, room: null, madeBy, revokedAt: _revokedAt }, at),
    }));
  }

  async function make(
    request: FastifyRequest,
    reply: FastifyReply,
    room: Room | null,
    role: Role,
    wish: InviteWish,
  ): Promise<FastifyReply> {
    const made = await invites.make(room, actorOf(request), role, wish);
    if (isRefusal(made)) return sendProblem(reply, made);
    const [invite] = await shown([made.invite]);
    return reply.code(201).header('cache-control', 'no-store').send({ invite, token: made.token });
  }

  return async (api) => {
    api.post(
      '/invites/look',
      {
        schema: {
          tags: ['invites'],
          summary: 'What a link of an invitation offers',
          description:
            'Changes nothing and uses nothing up, so that whatever fetches a link in advance does no harm. ' +
            'A link is `/join#<token>`: the part after # is not sent to any server, and a page reads it.',
          body: lookBody,
          response: {
            200: offerSchema,
            ...problems(...LINK, 'api/invalid', 'api/cross-site', 'api/too-many'),
          },
        },
      },
      async (request, reply) => {
        const offer = await invites.look(request.body.token, request.me?.number ?? null);
        if (isRefusal(offer)) return sendProblem(reply, offer);
        const { invite, room, role } = offer;
        const [maker] = invite.madeBy === 0 ? [] : await accounts.find([invite.madeBy]);
        reply.header('cache-control', 'no-store');
        return {
          room: room && { code: room.code, title: room.title },
          role,
          by: maker ? { number: maker.number, name: maker.name } : null,
          expiresAt: invite.expiresAt,
          over: offer.over !== null,
          there: request.me !== null && (await invites.isThere(offer, request.me.number)),
        };
      },
    );

    api.post(
      '/invites/accept',
      {
        config: { rateLimit: { max: deps.acceptedPerMinute } },
        schema: {
          tags: ['invites'],
          summary: 'Accept an invitation',
          description:
            'Uses it once, for somebody whom it gives something: a member of the room changes nothing. Somebody ' +
            'without a name says which one they want. Starts a new session and ends the one it was accepted in.',
          body: acceptBody,
          response: {
            200: acceptedSchema,
            ...problems(
              ...LINK,
              'people/name-taken',
              'people/name-reserved',
              'people/bad-name',
              'people/banned',
              'people/not-in-scope',
              'people/try-again',
              'api/invalid',
              'api/cross-site',
              ...SIGNED_IN,
            ),
          },
        },
      },
      async (request, reply) => {
        const { token, name } = request.body;
        const offer = await invites.look(token, request.me?.number ?? null);
        if (isRefusal(offer)) return sendProblem(reply, offer);
        const whoMayNot = offer.room ? null : noBot(request.me);
        if (whoMayNot) return sendProblem(reply, whoMayNot);
        let account = request.me;
        if (!account && name === undefined) return sendProblem(reply, whoAsks(request) as Refusal);
        const accepted = await invites.accept(offer, account && actorOf(request), async () => {
          if (account) return account;
          const made = await accounts.create(name ?? '', { invited: true });
          if (!isRefusal(made)) account = made;
          return made;
        });
        // A new session also for somebody who may do more than before. Whoever got a name has one, come what may.
        const gained = !isRefusal(accepted) && accepted.changed && request.scopes === null;
        // Whoever else holds an old session of theirs must not come to look after the server with it.
        if (gained && account && !offer.room && offer.role !== null) await deps.endSessions(account.number);
        if (account && (!request.me || gained)) await door.open(request, reply, account.number, 'invite');
        if (isRefusal(accepted)) return sendProblem(reply, accepted);
        const { room } = accepted;
        const me = account as Account;
        reply.header('cache-control', 'no-store');
        return {
          me: { number: me.number, name: me.name },
          room: room && { code: room.code, title: room.title },
          role: room ? await host.roleIn(room, me.number) : deps.roleOnServer(me.number),
          changed: accepted.changed,
        };
      },
    );

    api.get(
      '/invites',
      {
        schema: {
          tags: ['invites'],
          summary: 'Invitations to the server, newest first',
          response: { 200: inviteList, ...problems(...ON_SERVER) },
        },
      },
      async (request, reply) => {
        const role = onServer(request);
        if (isRefusal(role)) return sendProblem(reply, role);
        reply.header('cache-control', 'no-store');
        return { invites: await shown(await invites.list(null)) };
      },
    );

    api.post(
      '/invites',
      {
        schema: {
          tags: ['invites'],
          summary: 'Invite to the server',
          description:
            'The token is told once, here. A role makes moderators or admins; such an invitation needs a number of uses and an end.',
          body: serverInviteBody,
          response: { 201: madeSchema, ...problems(...ON_SERVER, ...MAKING, 'invites/needs-limits') },
        },
      },
      async (request, reply) => {
        const role = onServer(request);
        if (isRefusal(role)) return sendProblem(reply, role);
        return make(request, reply, null, role, request.body);
      },
    );

    api.delete(
      '/invites/:id',
      {
        schema: {
          tags: ['invites'],
          summary: 'Revoke an invitation to the server',
          params: idParams,
          response: { 204: noContent, ...problems(...ON_SERVER, 'invites/unknown', 'api/cross-site') },
        },
      },
      async (request, reply) => {
        const role = onServer(request);
        if (isRefusal(role)) return sendProblem(reply, role);
        const revoked = await invites.revoke(null, request.params.id, actorOf(request));
        return isRefusal(revoked) ? sendProblem(reply, revoked) : reply.code(204).send();
      },
    );

    api.get(
      '/rooms/:code/invites',
      {
        schema: {
          tags: ['invites'],
          summary: 'Invitations into a room, newest first',
          description: 'All of them for whoever looks after the room; their own for others who may invite.',
          params: codeParams,
          response: { 200: inviteList, ...problems(...IN_ROOM) },
        },
      },
      async (request, reply) => {
        const found = await inRoom(request, request.params.code);
        if (isRefusal(found)) return sendProblem(reply, found);
        const list = await invites.list(found.room);
        const all = await seesAll(request, found.room);
        reply.header('cache-control', 'no-store');
        return {
          invites: await shown(all ? list : list.filter(({ madeBy }) => madeBy === request.me?.number)),
        };
      },
    );

    api.post(
      '/rooms/:code/invites',
      {
        schema: {
          tags: ['invites'],
          summary: 'Invite into a room',
          description:
            'For whoever may `members/invite` there. The role on arrival is at most their own. The token is told once, here.',
          params: codeParams,
          body: roomInviteBody,
          response: {
            201: madeSchema,
            ...problems(...IN_ROOM, ...MAKING, 'invites/above-you', 'rooms/archived'),
          },
        },
      },
      async (request, reply) => {
        const found = await inRoom(request, request.params.code);
        if (isRefusal(found)) return sendProblem(reply, found);
        if (found.room.archivedAt !== null) return sendProblem(reply, refuse('rooms/archived'));
        return make(request, reply, found.room, found.role, request.body);
      },
    );

    api.delete(
      '/rooms/:code/invites/:id',
      {
        schema: {
          tags: ['invites'],
          summary: 'Revoke an invitation into a room',
          description: 'One’s own; any of them for whoever looks after the room.',
          params: codeParams.extend(idParams.shape),
          response: { 204: noContent, ...problems(...IN_ROOM, 'invites/unknown', 'api/cross-site') },
        },
      },
      async (request, reply) => {
        const { code, id } = request.params;
        const found = await inRoom(request, code);
        if (isRefusal(found)) return sendProblem(reply, found);
        const invite = await invites.get(found.room, id);
        if (isRefusal(invite)) return sendProblem(reply, invite);
        const own = invite.madeBy === request.me?.number;
        if (!own && !(await seesAll(request, found.room)))
          return sendProblem(reply, refuse('invites/unknown'));
        const revoked = await invites.revoke(found.room, id, actorOf(request));
        return isRefusal(revoked) ? sendProblem(reply, revoked) : reply.code(204).send();
      },
    );
  };
}

/** Programs look after no server. */
function noBot(me: Account | null): Refusal | null {
  return me?.kind === 'bot'
    ? refuse('people/not-in-scope', { action: 'invites/accept', needs: 'nobody' })
    : null;
}
