/** `/api/v1/rooms/{code}/chat/messages` and `/api/v1/history`: what was said, page by page. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { actorOf, whoAsks } from '../../api/identity.ts';
import { problems, sendProblem } from '../../api/problems.ts';
import type { Entry } from '../../rooms/entry.ts';
import { codeParams } from '../../rooms/schemas.ts';
import { isRefusal, type Person, refuse } from '../activity.ts';
import type { MessageArchive, OwnMessage } from './archive.ts';
import { readPosition, writePosition } from './archive-position.ts';
import type { Message } from './types.ts';

const MAX_PAGE = 200;
const PAGE = 50;
const MAX_QUERY = 200;

const limit = z.coerce.number().int().min(1).max(MAX_PAGE).default(PAGE);
const earlier = z.boolean().meta({ description: 'There are more' });
const messageSchema = z
  .object({
    seq: z.int().meta({ description: 'Names the message for ever' }),
    at: z.int().meta({ description: 'Milliseconds since the Unix epoch' }),
    by: z.int().meta({ description: 'Account number' }),
    text: z.string().meta({ description: 'Plain text; empty where the message was deleted' }),
    mentions: z.array(z.int()),
    editedAt: z.int().nullable(),
    deleted: z.boolean(),
    removed: z.boolean().meta({ description: 'Deleted by somebody who looks after the room' }),
    reactions: z.array(z.object({ emoji: z.string(), people: z.array(z.int()) })),
  })
  .meta({ id: 'Message' });
const ownSchema = z
  .object({
    room: z.string().meta({ description: 'Code of the room' }),
    title: z.string().meta({ description: 'Title of the room' }),
    seq: z.int(),
    at: z.int(),
    text: z.string(),
  })
  .meta({ id: 'OwnMessage' });

export function createChatRoutes(deps: {
  readonly entry: Entry;
  readonly archive: MessageArchive;
  /** The numbers somebody had before accounts of theirs were merged. */
  readonly formerly: (person: Person) => readonly Person[];
}): FastifyPluginAsyncZod {
  const { entry, archive } = deps;
  return async (api) => {
    api.get(
      '/rooms/:code/chat/messages',
      {
        schema: {
          tags: ['chat'],
          summary: 'Messages of a room, oldest first',
          description: 'The newest ones, or those before the message `before`.',
          params: codeParams,
          querystring: z.object({ before: z.coerce.number().int().min(1).optional(), limit }),
          response: {
            200: z.object({ messages: z.array(messageSchema), earlier }),
            ...problems('rooms/unknown', 'rooms/too-many-guesses', 'api/invalid', 'api/too-many'),
          },
        },
      },
      async (request, reply) => {
        const room = await entry.look(request.params.code, actorOf(request));
        if (isRefusal(room)) return sendProblem(reply, room);
        const page = await archive.page(room.id, request.query.before ?? null, request.query.limit);
        reply.header('cache-control', 'no-store');
        return { messages: page.messages.map(toJson), earlier: page.earlier };
      },
    );

    api.get(
      '/history',
      {
        schema: {
          tags: ['chat'],
          summary: 'Everything I wrote, across rooms, newest first',
          description:
            'With `q` only messages that hold each of its words. `next` is the `before` of the next page.',
          querystring: z.object({
            q: z.string().max(MAX_QUERY).default(''),
            before: z.string().max(40).optional(),
            limit,
          }),
          response: {
            200: z.object({ messages: z.array(ownSchema), earlier, next: z.string().nullable() }),
            ...problems('people/name-first', 'people/session-expired', 'api/invalid', 'api/too-many'),
          },
        },
      },
      async (request, reply) => {
        const me = whoAsks(request);
        if (isRefusal(me)) return sendProblem(reply, me);
        const { q, before, limit } = request.query;
        const position = before === undefined ? null : readPosition(before);
        if (before !== undefined && position === null) {
          return sendProblem(reply, refuse('api/invalid', { in: 'querystring', field: 'before' }));
        }
        const { messages, next } = await archive.mine(
          [me.number, ...deps.formerly(me.number)],
          q,
          position,
          limit,
        );
        reply.header('cache-control', 'no-store');
        return {
          messages: messages.map(toOwn),
          earlier: next !== null,
          next: next && writePosition(next),
        };
      },
    );
  };
}

function toJson({ mentions, reactions, ...message }: Message): z.infer<typeof messageSchema> {
  return {
    ...message,
    mentions: [...mentions],
    reactions: reactions.map(({ emoji, people }) => ({ emoji, people: [...people] })),
  };
}

function toOwn({ room, seq, at, text }: OwnMessage): z.infer<typeof ownSchema> {
  return { room: room.code, title: room.title, seq, at, text };
}
