/** `/api/v1/rooms`: list, make, read, change, join and leave rooms. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isRefusal, type Person, type Refusal, refuse, type Time } from '../activities/activity.ts';
import { actorOf, whoAsks } from '../api/identity.ts';
import { problems, sendProblem } from '../api/problems.ts';
import type { Account } from '../people/account.ts';
import type { Actor } from '../people/actor.ts';
import type { Directory } from './directory.ts';
import type { Entry } from './entry.ts';
import type { Host } from './host.ts';
import type { Room } from './room.ts';
import { codeParams, inviteSchema, roomSchema, toRoomInfo, visibilitySchema } from './schemas.ts';

export interface RoomRoutesDeps {
  readonly host: Host;
  readonly directory: Directory;
  readonly entry: Entry;
  /** Names of the activities every room has. */
  readonly activities: readonly string[];
  /** The activity and command by which somebody stops being a member. */
  readonly leave: { readonly activity: string; readonly command: { readonly type: string } };
  /** How many are in a room right now. */
  readonly present: (room: number) => { readonly here: number; readonly watching: number };
  /** The fields by which somebody says what the activities of a new room shall be like. */
  readonly wishes: z.ZodObject;
  /** What each activity of a new room is opened with. */
  readonly plan: (wishes: Readonly<Record<string, unknown>>, owner: Person) => Room['options'] | Refusal;
  /** Figures of activities that belong to the description of a room, such as how much was painted. */
  readonly stats: Readonly<Record<string, { readonly schema: z.ZodType; readonly of: StatsOf }>>;
  readonly now: () => Time;
  /** Why this person may not make rooms here, or null. */
  readonly whyNot: (me: Account) => Refusal | null;
  /** New rooms a minute from one address. */
  readonly roomsPerMinute: number;
}
type StatsOf = (state: never, who: Person, at: Time) => unknown;

const MAX_LISTED = 100;

const titleSchema = z.string().max(1000).meta({ description: '1 to 60 characters' });
const presence = {
  here: z.int().meta({ description: 'People with a name who are here right now' }),
  watching: z.int().meta({ description: 'Connections without a name' }),
};
const mayInvite = z.boolean().meta({ description: 'Whether I may make invitations (`/invites`) here' });
const invited = { invite: inviteSchema.optional() };
const READ = [
  'rooms/unknown',
  'rooms/too-many-guesses',
  'members/banned',
  'members/kicked',
  'api/invalid',
  'api/too-many',
];
const WRITE = [
  'people/name-first',
  'people/session-expired',
  'people/not-allowed',
  'api/cross-site',
  ...READ,
];

export function createRoomRoutes(deps: RoomRoutesDeps): FastifyPluginAsyncZod {
  const { host, directory, entry, present } = deps;
  const info = (room: Room) => ({ ...toRoomInfo(room, deps.activities), ...present(room.id) });
  /** The invite key is for those who may pass it on. */
  const inviteOf = async (room: Room, actor: Actor) =>
    room.invite !== null && !isRefusal(await host.permit(room, actor, 'members/invite'))
      ? { invite: room.invite }
      : {};

  return async (api) => {
    api.get(
      '/rooms',
      {
        schema: {
          tags: ['rooms'],
          summary: 'Public rooms, newest activity first',
          response: {
            200: z.object({ rooms: z.array(roomSchema.extend(presence)) }),
            ...problems('api/too-many'),
          },
        },
      },
      async () => ({ rooms: (await directory.listed(MAX_LISTED)).map(info) }),
    );

    api.get(
      '/rooms/mine',
      {
        schema: {
          tags: ['rooms'],
          summary: 'Rooms I made, last used first',
          response: {
            200: z.object({ rooms: z.array(roomSchema.extend(presence)) }),
            ...problems('people/name-first', 'people/session-expired', 'api/too-many'),
          },
        },
      },
      async (request, reply) => {
        const me = whoAsks(request);
        if (isRefusal(me)) return sendProblem(reply, me);
        return { rooms: (await directory.ownedBy(me.number, MAX_LISTED)).map(info) };
      },
    );

    api.post(
      '/rooms',
      {
        config: { rateLimit: { max: deps.roomsPerMinute } },
        schema: {
          tags: ['rooms'],
          summary: 'Make a room',
          description:
            'Whoever makes it is its master. A private room comes with the key of its invite link.',
          body: z.object({ title: titleSchema, visibility: visibilitySchema, ...deps.wishes.shape }),
          response: {
            201: roomSchema.extend(invited),
            ...problems(
              'rooms/bad-title',
              'rooms/no-code-left',
              'rooms/for-claimed',
              'rooms/for-staff',
              'mural/bad-settings',
              ...WRITE,
            ),
          },
        },
      },
      async (request, reply) => {
        const me = whoAsks(request);
        if (isRefusal(me)) return sendProblem(reply, me);
        const refused = deps.whyNot(me);
        if (refused) return sendProblem(reply, refused);
        const { title, visibility, ...wishes } = request.body;
        const options = deps.plan(wishes, me.number);
        if (isRefusal(options)) return sendProblem(reply, options);
        const room = await directory.create({ title, visibility, owner: me.number, options });
        if (isRefusal(room)) return sendProblem(reply, room);
        const joined = await entry.enter(room.code, actorOf(request));
        if (isRefusal(joined)) return sendProblem(reply, joined);
        return reply
          .code(201)
          .header('location', `/api/v1/rooms/${room.code}`)
          .send({ ...toRoomInfo(room, deps.activities), ...(await inviteOf(room, actorOf(request))) });
      },
    );

    const figures = Object.fromEntries(
      Object.entries(deps.stats).map(([activity, { schema }]) => [activity, schema.optional()]),
    );
    api.get(
      '/rooms/:code',
      {
        schema: {
          tags: ['rooms'],
          summary: 'One room, with what happened in it so far',
          params: codeParams,
          response: {
            200: roomSchema.extend({ ...presence, ...invited, role: z.string(), mayInvite, ...figures }),
            ...problems(...READ),
          },
        },
      },
      async (request, reply) => {
        const by = actorOf(request);
        const room = await entry.look(request.params.code, by);
        if (isRefusal(room)) return sendProblem(reply, room);
        const role = await host.roleIn(room, by.who);
        const mayInvite = by.who !== 0 && !isRefusal(await host.permit(room, by, 'members/invite'));
        const invite = await inviteOf(room, by);
        return { ...info(room), ...invite, role, mayInvite, ...(await statsOf(room, by.who)) };
      },
    );

    async function statsOf(room: Room, who: Person): Promise<Record<string, unknown>> {
      const stats: Record<string, unknown> = {};
      for (const [activity, { of }] of Object.entries(deps.stats)) {
        const channel = await host.channel(room, activity);
        if (channel) stats[activity] = await host.read(channel, (state: never) => of(state, who, deps.now()));
      }
      return stats;
    }

    api.patch(
      '/rooms/:code',
      {
        schema: {
          tags: ['rooms'],
          summary: 'Change a room',
          description:
            'For masters. What a mural may change while people paint is a command of the mural: `configure`.',
          params: codeParams,
          body: z.object({ title: titleSchema.optional(), visibility: visibilitySchema.optional() }),
          response: {
            200: roomSchema.extend(invited),
            ...problems('rooms/bad-title', 'rooms/public-stays-public', ...WRITE),
          },
        },
      },
      async (request, reply) => {
        const me = whoAsks(request);
        if (isRefusal(me)) return sendProblem(reply, me);
        const room = await entry.look(request.params.code, actorOf(request));
        if (isRefusal(room)) return sendProblem(reply, room);
        const allowed = await host.permit(room, actorOf(request), 'room/settings');
        if (isRefusal(allowed)) return sendProblem(reply, allowed);
        const { title, visibility } = request.body;
        const changed = await directory.change(room, {
          ...(title !== undefined && { title }),
          ...(visibility && { visibility }),
        });
        if (isRefusal(changed)) return sendProblem(reply, changed);
        return { ...toRoomInfo(changed, deps.activities), ...(await inviteOf(changed, actorOf(request))) };
      },
    );

    api.post(
      '/rooms/:code/join',
      {
        schema: {
          tags: ['rooms'],
          summary: 'Become a member of a room',
          description: 'A private room needs the key of its invite link. Joining again changes nothing.',
          params: codeParams,
          body: z.object({ invite: inviteSchema.optional() }),
          response: {
            200: roomSchema.extend({ role: z.string() }),
            ...problems('members/locked', ...WRITE),
          },
        },
      },
      async (request, reply) => {
        const me = whoAsks(request);
        if (isRefusal(me)) return sendProblem(reply, me);
        const room = await entry.enter(request.params.code, actorOf(request), request.body.invite);
        if (isRefusal(room)) return sendProblem(reply, room);
        const role = await host.roleIn(room, me.number);
        // Whoever finds the room locked may look on, but asked for more.
        if (role === 'visitor') return sendProblem(reply, refuse('members/locked'));
        return { ...toRoomInfo(room, deps.activities), role };
      },
    );

    api.post(
      '/rooms/:code/leave',
      {
        schema: {
          tags: ['rooms'],
          summary: 'Leave a room',
          description: 'The last master passes the room on to the longest-standing member.',
          params: codeParams,
          response: { 204: z.undefined().meta({ description: 'Left' }), ...problems(...WRITE) },
        },
      },
      async (request, reply) => {
        const me = whoAsks(request);
        if (isRefusal(me)) return sendProblem(reply, me);
        const room = await entry.look(request.params.code, actorOf(request));
        if (isRefusal(room)) return sendProblem(reply, room);
        const answer = await host.submit(room, deps.leave.activity, deps.leave.command, actorOf(request));
        if (isRefusal(answer)) return sendProblem(reply, answer);
        return reply.code(204).send();
      },
    );
  };
}
