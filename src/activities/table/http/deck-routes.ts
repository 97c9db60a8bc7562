/** Decks of people's own over HTTP: sending pictures, sharing a deck, and what browsers need to draw one. */
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { actorOf, whoAsks } from '../../../api/identity.ts';
import { problems, sendProblem } from '../../../api/problems.ts';
import { DATA_ONLY } from '../../../api/security.ts';
import type { Channel } from '../../../rooms/channel.ts';
import { type ChannelFinder, enterChannel, lookAtChannel } from '../../../rooms/find-channel.ts';
import { codeParams } from '../../../rooms/schemas.ts';
import { isRefusal, type Person, type Refusal, refuse } from '../../activity.ts';
import { bundleHead } from '../decks/picture-bundle.ts';
import { MAX_UPLOAD } from './card-picture.ts';
import type { RoomDecks } from './room-decks.ts';

/** Bytes of a deck file: 500 faces with the longest texts in two languages. */
const MAX_FILE = 1024 * 1024;
/** Pictures that are being sent to this process, and by one person: each may take as much memory as it has bytes. */
const MAX_SENDING = 16;
const MAX_SENDING_EACH = 4;
const PICTURE_TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/avif', 'application/octet-stream'];
/** What an address stands for never changes: its id says what is in it. Not for caches that others share: a room may be private. */
const FOR_EVER = 'private, max-age=31536000, immutable';

const READ = ['rooms/unknown', 'rooms/too-many-guesses', 'table/deck-gone', 'api/invalid', 'api/too-many'];
const WRITE = [
  'people/name-first',
  'people/session-expired',
  'people/not-allowed',
  'people/not-in-scope',
  'rooms/unknown',
  'rooms/too-many-guesses',
  'rooms/archived',
  'rooms/closing',
  'store/full',
  'api/invalid',
  'api/cross-site',
  'api/too-large',
  'api/too-many',
  'api/unsupported-media-type',
];
const deckParams = codeParams.extend({
  deck: z.string().max(40).meta({ description: 'Id of the deck, as the table names it' }),
});
const binary = z.string().meta({ format: 'binary' });
const pictureSchema = z
  .object({
    name: z.string().meta({ description: 'What the deck calls it' }),
    width: z.int(),
    height: z.int(),
    size: z.int().meta({ description: 'In bytes' }),
  })
  .meta({ id: 'DeckPicture' });
const sharedSchema = z
  .object({ id: z.string().meta({ description: 'To lay it with' }), cards: z.int() })
  .meta({ id: 'SharedDeck' });

declare module 'fastify' {
  interface FastifyRequest {
    /** Where a picture or deck that is sent belongs, found before its body was read. */
    deckChannel?: Channel;
  }
}

export interface DeckRoutesDeps extends ChannelFinder {
  /** Name of the table's channel. */
  readonly activity: string;
  readonly decks: RoomDecks;
}

export function createDeckRoutes(deps: DeckRoutesDeps): FastifyPluginAsyncZod {
  const { host, decks } = deps;
  const sending = new Map<Person, number>();

  /** Before a byte of the body is read: whether they may, and whether there is room for it. */
  async function enter(request: FastifyRequest): Promise<Channel | Refusal> {
    const me = whoAsks(request);
    if (isRefusal(me)) return me;
    const { code } = request.params as { code: string };
    const channel = await enterChannel(deps, code, deps.activity, actorOf(request));
    if (isRefusal(channel)) return channel;
    const allowed = await host.permit(channel.room, actorOf(request), 'table/share-deck');
    if (isRefusal(allowed)) return allowed;
    return channel.room.archivedAt === null ? channel : refuse('rooms/archived');
  }

  /** One more of the few that are sent at once; it counts until the answer is out, or the sender gone. */
  function begin(who: Person, reply: FastifyReply): Refusal | null {
    const all = [...sending.values()].reduce((sum, count) => sum + count, 0);
    const own = sending.get(who) ?? 0;
    if (all >= MAX_SENDING || own >= MAX_SENDING_EACH) return refuse('api/unavailable', { retryAfter: 2 });
    sending.set(who, own + 1);
    reply.raw.once('close', () => {
      const left = (sending.get(who) ?? 1) - 1;
      if (left > 0) sending.set(who, left);
      else sending.delete(who);
    });
    return null;
  }

  return async (api) => {
    await api.register(addSending);

    api.post(
      '/rooms/:code/decks',
      {
        bodyLimit: MAX_FILE,
        preParsing: async (request, reply) => {
          const channel = await enter(request);
          if (isRefusal(channel)) return sendProblem(reply, channel) as never;
          request.deckChannel = channel;
        },
        schema: {
          tags: ['table'],
          summary: 'Share a deck in a room',
          description:
            'For masters. The body is a deck file (`docs/decks.md`) whose pictures are named as the answers to sending ' +
            'them said. Its id is made anew from what is in it; sharing the same deck again changes nothing.',
          params: codeParams,
          body: z.looseObject({}).meta({ description: 'A deck file' }),
          response: {
            201: sharedSchema,
            ...problems(
              'table/bad-deck',
              'table/no-picture',
              'table/deck-too-large',
              'table/shelf-full',
              ...WRITE,
            ),
          },
        },
      },
      async (request, reply) => {
        const deck = await decks.share(request.deckChannel as Channel, request.body, actorOf(request));
        if (isRefusal(deck)) return sendProblem(reply, deck);
        const cards = deck.faces.reduce((sum, { copies }) => sum + copies, 0);
        return reply.code(201).send({ id: deck.id, cards });
      },
    );

    api.get(
      '/rooms/:code/decks/:deck',
      {
        schema: {
          tags: ['table'],
          summary: 'A deck that was shared in a room',
          description: 'A deck file (`docs/decks.md`). What stands at this address never changes.',
          params: deckParams,
          response: {
            200: { description: 'The file', content: { 'application/json': { schema: z.looseObject({}) } } },
            ...problems(...READ),
          },
        },
      },
      async (request, reply) => {
        const found = await find(request, request.params);
        if (isRefusal(found)) return sendProblem(reply, found);
        return reply.header('cache-control', FOR_EVER).send(JSON.parse(found.deck.file));
      },
    );

    api.get(
      '/rooms/:code/decks/:deck/pictures',
      {
        helmet: DATA_ONLY,
        schema: {
          tags: ['table'],
          summary: 'All pictures of a deck, in one piece',
          description:
            'Not one by one: what a browser asks for, and when, must not tell which card somebody sees. Four bytes, the ' +
            'highest first, say how long the list is that follows, JSON `[[name, bytes], …]`; then the pictures in its ' +
            'order, each a WebP.',
          params: deckParams,
          response: {
            200: {
              description: 'The pictures',
              content: { 'application/octet-stream': { schema: binary } },
            },
            ...problems(...READ),
          },
        },
      },
      async (request, reply) => {
        const found = await find(request, request.params);
        if (isRefusal(found)) return sendProblem(reply, found);
        const { room } = found.channel;
        const heads = await decks.pictures(room.id, found.deck);
        const head = bundleHead(heads.map(({ name, size }) => [name, size]));
        const length = heads.reduce((sum, { size }) => sum + size, head.length);
        async function* pieces(): AsyncGenerator<Uint8Array> {
          yield head;
          for (const { name } of heads) {
            const bytes = await decks.picture(room.id, name);
            // Taken away meanwhile: a piece that is too short is no bundle, and the browser asks again.
            if (!bytes) return;
            yield bytes;
          }
        }
        return (reply as FastifyReply)
          .header('cache-control', FOR_EVER)
          .header('content-length', length)
          .type('application/octet-stream')
          .send(Readable.from(pieces()));
      },
    );
  };

  async function find(request: FastifyRequest, { code, deck: id }: { code: string; deck: string }) {
    const channel = await lookAtChannel(deps, code, deps.activity, actorOf(request));
    if (isRefusal(channel)) return channel;
    const deck = await decks.find(channel, id);
    return isRefusal(deck) ? deck : { channel, deck };
  }

  /** In a scope of its own: its bodies are pictures, not values. */
  async function addSending(api: Parameters<FastifyPluginAsyncZod>[0]): Promise<void> {
    api.removeAllContentTypeParsers();
    api.addContentTypeParser(PICTURE_TYPES, { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    );

    api.post(
      '/rooms/:code/decks/pictures',
      {
        bodyLimit: MAX_UPLOAD,
        preParsing: async (request, reply) => {
          const channel = await enter(request);
          if (isRefusal(channel)) return sendProblem(reply, channel) as never;
          const busy = begin(actorOf(request).who, reply);
          if (busy) return sendProblem(reply, busy) as never;
          const full = await decks.hasRoom(channel.room.id);
          if (full) return sendProblem(reply, full) as never;
          request.deckChannel = channel;
        },
        schema: {
          tags: ['table'],
          summary: 'Send a picture for a deck',
          description:
            'For masters. PNG, JPEG, WebP or AVIF by content, at most 10 MB and 40 megapixels, nothing that moves. It is ' +
            'turned upright, made smaller (480 pixels the longest edge) and written anew without what else was in the ' +
            'file. A picture of which no deck is shared within some hours goes again.',
          params: codeParams,
          consumes: PICTURE_TYPES,
          body: z.any().meta({ type: 'string', format: 'binary' }),
          response: {
            201: pictureSchema,
            ...problems(
              'table/bad-picture',
              'table/moving-picture',
              'table/broken-picture',
              'table/picture-too-large',
              'table/pictures-full',
              'api/unavailable',
              ...WRITE,
            ),
          },
        },
      },
      async (request, reply) => {
        const { id } = (request.deckChannel as Channel).room;
        if (!Buffer.isBuffer(request.body)) return sendProblem(reply, refuse('table/bad-picture'));
        const picture = await decks.addPicture(id, request.body);
        if (isRefusal(picture)) return sendProblem(reply, picture);
        return reply.code(201).send(picture);
      },
    );
  }
}
