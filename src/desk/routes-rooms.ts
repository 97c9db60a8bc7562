/** `/api/v1/desk/rooms`: every room there is, for those who look after the server. */
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isRefusal, type Refusal, refuse, type Time } from '../activities/activity.ts';
import { actorOf, numberOf } from '../api/identity.ts';
import { problems, sendProblem } from '../api/problems.ts';
import type { Audit } from '../moderation/audit.ts';
import type { Actor } from '../people/actor.ts';
import type { ServerPermit } from '../people/server-permit.ts';
import type { Directory } from '../rooms/directory.ts';
import { PUBLIC_CODE, type Room } from '../rooms/room.ts';
import { codeParams, visibilitySchema } from '../rooms/schemas.ts';
import { readCursor } from './cursor.ts';
import type { FoundRoom, RoomList } from './room-list.ts';
import { DESK_PROBLEMS, staffOnly } from './staff-only.ts';

export interface RoomsDeskDeps {
  readonly permit: ServerPermit;
  readonly audit: Audit;
  readonly rooms: RoomList;
  readonly directory: Directory;
  /** How many are in a room right now. */
  readonly present: (room: number) => { readonly here: number; readonly watching: number };
  readonly members: (room: Room) => Promise<number>;
  /** Empties its mural, on behalf of who asks. */
  readonly empty: (room: Room, actor: Actor) => Promise<number | Refusal>;
  /** Takes it away with everything in it; whoever has it open is told. */
  readonly remove: (room: Room) => Promise<void>;
  readonly now: () => Time;
}

const MAX_PAGE = 100;

const roomSchema = z
  .object({
    code: z.string(),
    title: z.string(),
    visibility: visibilitySchema,
    owner: z.int().meta({ description: 'Account number of its maker, 0 for the house' }),
    ownerName: z.string().meta({ description: 'Empty for the house' }),
    createdAt: z.int(),
    usedAt: z.int().meta({ description: 'Last use, to about five minutes' }),
    archivedAt: z.int().nullable(),
    entries: z.int().meta({ description: 'Entries in all its logs' }),
    here: z.int(),
    watching: z.int(),
  })
  .meta({ id: 'DeskRoom' });
const detailsSchema = roomSchema.extend({
  members: z.int(),
  logs: z.array(z.object({ activity: z.string(), entries: z.int(), bytes: z.int() })),
});
const ACT = ['rooms/unknown', ...DESK_PROBLEMS];
const gone = z.undefined().meta({ description: 'Done' });

export function createRoomsDesk(deps: RoomsDeskDeps): FastifyPluginAsyncZod {
  const { permit, audit, rooms, directory, now } = deps;

  const shown = ({
    id,
    code,
    title,
    visibility,
    owner,
    ownerName,
    createdAt,
    usedAt,
    archivedAt,
    entries,
  }: FoundRoom) => ({
    ...{ code, title, visibility, owner, ownerName, createdAt, usedAt, archivedAt, entries },
    ...deps.present(id),
  });
  const find = async (code: string): Promise<Room | Refusal> =>
    (await directory.find(code)) ?? refuse('rooms/unknown', { code });
  const note = (
    request: FastifyRequest,
    act: string,
    room: Room,
    detail: Record<string, string | number> = {},
  ) =>
    audit.note({
      who: numberOf(request),
      act: `server/${act}`,
      room: room.id,
      target: null,
      why: '',
      detail: { code: room.code, title: room.title, ...detail },
    });

  return async (api) => {
    api.addHook('preValidation', staffOnly(permit, 'server/moderate'));

    api.get(
      '/desk/rooms',
      {
        schema: {
          tags: ['desk'],
          summary: 'Every room, private and archived ones too, last used first',
          querystring: z.object({
            q: z
              .string()
              .trim()
              .max(100)
              .default('')
              .meta({ description: 'Part of the title, the code or the owner’s name' }),
            visibility: visibilitySchema.optional(),
            state: z.enum(['open', 'archived']).optional(),
            cursor: z.string().max(60).optional().meta({ description: '`next` of the page before' }),
            limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(40),
          }),
          response: {
            200: z.object({ rooms: z.array(roomSchema), next: z.string().nullable() }),
            ...problems(...DESK_PROBLEMS),
          },
        },
      },
      async (request, reply) => {
        const { q, visibility, state, cursor, limit } = request.query;
        const at = readCursor(cursor);
        if (isRefusal(at)) return sendProblem(reply, at);
        const found = await rooms.find({
          search: q,
          visibility,
          archived: state === undefined ? undefined : state === 'archived',
          before: at && { usedAt: at.at, id: Number(at.id) },
          limit: limit + 1,
        });
        const page = found.slice(0, limit);
        const last = page.at(-1);
        return {
          rooms: page.map(shown),
          next: found.length > limit && last ? `${last.usedAt}.${last.id}` : null,
        };
      },
    );

    api.get(
      '/desk/rooms/:code',
      {
        schema: {
          tags: ['desk'],
          summary: 'One room: its members and the size of its logs',
          params: codeParams,
          response: { 200: detailsSchema, ...problems(...ACT) },
        },
      },
      async (request, reply) => {
        const room = await find(request.params.code);
        if (isRefusal(room)) return sendProblem(reply, room);
        const found = await rooms.one(room.id);
        if (!found) return sendProblem(reply, refuse('rooms/unknown', { code: room.code }));
        return { ...shown(found), members: await deps.members(room), logs: await rooms.sizes(room.id) };
      },
    );

    api.patch(
      '/desk/rooms/:code',
      {
        schema: {
          tags: ['desk'],
          summary: 'Change the title of a room, or who can come in',
          params: codeParams,
          body: z.object({ title: z.string().max(1000).optional(), visibility: visibilitySchema.optional() }),
          response: { 204: gone, ...problems('rooms/bad-title', 'rooms/public-stays-public', ...ACT) },
        },
      },
      async (request, reply) => {
        const room = await find(request.params.code);
        if (isRefusal(room)) return sendProblem(reply, room);
        const { title, visibility } = request.body;
        const changed = await directory.change(room, {
          ...(title !== undefined && { title }),
          ...(visibility && { visibility }),
        });
        if (isRefusal(changed)) return sendProblem(reply, changed);
        if (changed.title !== room.title) await note(request, 'rename-room', changed, { before: room.title });
        if (changed.visibility !== room.visibility)
          await note(request, 'show-room', changed, { before: room.visibility, after: changed.visibility });
        return reply.code(204).send();
      },
    );

    const act = (
      path: string,
      summary: string,
      description: string,
      codes: readonly string[],
      run: (room: Room, request: FastifyRequest) => Promise<Refusal | null>,
    ) =>
      api.post(
        `/desk/rooms/:code/${path}`,
        {
          schema: {
            tags: ['desk'],
            summary,
            description,
            params: codeParams,
            response: { 204: gone, ...problems(...codes, ...ACT) },
          },
        },
        async (request, reply) => {
          const room = await find(request.params.code);
          const refused = isRefusal(room) ? room : await run(room, request as FastifyRequest);
          return refused ? sendProblem(reply, refused) : reply.code(204).send();
        },
      );

    act(
      'archive',
      'Close a room',
      'It can be looked at and brought back, until the clean-up deletes it after its time of grace.',
      ['rooms/public-stays-open', 'rooms/already-archived'],
      async (room, request) => {
        if (room.code === PUBLIC_CODE) return refuse('rooms/public-stays-open');
        if (room.archivedAt !== null) return refuse('rooms/already-archived', { code: room.code });
        await directory.archive(room, now());
        await note(request, 'archive-room', room);
        return null;
      },
    );
    act('bring-back', 'Open an archived room again', '', ['rooms/not-archived'], async (room, request) => {
      if (room.archivedAt === null) return refuse('rooms/not-archived', { code: room.code });
      await directory.archive(room, null);
      await note(request, 'bring-back-room', room);
      return null;
    });
    act(
      'empty',
      'Empty the mural of a room',
      'Can be taken back for 24 hours.',
      ['rooms/archived', 'rooms/closing'],
      async (room, request) => {
        // An entry of the mural's log, which brings its own row of the audit.
        const answer = await deps.empty(room, actorOf(request));
        return isRefusal(answer) ? answer : null;
      },
    );

    api.delete(
      '/desk/rooms/:code',
      {
        schema: {
          tags: ['desk'],
          summary: 'Delete an archived room for good',
          description: 'With its logs, messages and invitations. There is no way back but a backup.',
          params: codeParams,
          response: { 204: gone, ...problems('rooms/not-archived', ...ACT) },
        },
      },
      async (request, reply) => {
        const room = await find(request.params.code);
        if (isRefusal(room)) return sendProblem(reply, room);
        if (room.archivedAt === null)
          return sendProblem(reply, refuse('rooms/not-archived', { code: room.code }));
        await deps.remove(room);
        await note(request, 'delete-room', room);
        return reply.code(204).send();
      },
    );
  };
}
