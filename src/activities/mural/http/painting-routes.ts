/** Painting over HTTP: single pixels, resets and imports. */
import { Readable } from 'node:stream';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { explain } from '../../../api/errors.ts';
import { actorOf, sizeOf, whoAsks } from '../../../api/identity.ts';
import { problems, sendProblem, toProblem } from '../../../api/problems.ts';
import type { Actor } from '../../../people/actor.ts';
import type { Channel } from '../../../rooms/channel.ts';
import { enterChannel } from '../../../rooms/find-channel.ts';
import { codeParams } from '../../../rooms/schemas.ts';
import { isRefusal, type Refusal, refuse } from '../../activity.ts';
import { LegacyFileError } from '../legacy-json.ts';
import { MAX_BATCH } from '../limits.ts';
import type { MuralState } from '../state.ts';
import type { MuralRoutesDeps } from './deps.ts';
import {
  type Imported,
  type Progress,
  paintPieces,
  piecesOfCanvasFile,
  piecesOfPicture,
} from './importing.ts';
import { importedSchema, importQuery } from './schemas.ts';
import { MAX_UPLOAD, readPicture } from './uploaded-picture.ts';

/** Bytes of a canvas file; it is read while it arrives. A full 1000×1000 one has about 110 MB. */
const MAX_CANVAS_FILE = 256 * 1024 * 1024;
/** Imports under way at once: each may hold an unpacked picture of 64 MB. */
const MAX_IMPORTS = 2;
const PICTURE_TYPES = ['image/png', 'image/jpeg', 'image/webp', 'application/octet-stream'];
const PROGRESS_TYPE = 'application/x-ndjson';

const WRITE = [
  'people/name-first',
  'people/session-expired',
  'people/not-allowed',
  'rooms/unknown',
  'rooms/too-many-guesses',
  'rooms/archived',
  'rooms/closing',
  'live/too-fast',
  'store/full',
  'api/invalid',
  'api/cross-site',
  'api/too-many',
];
const doneSchema = z.object({ seq: z.int().meta({ description: 'Sequence number of its entry' }) });

export function createPaintingRoutes(deps: MuralRoutesDeps): FastifyPluginAsyncZod {
  const { host } = deps;
  let imports = 0;

  /** The mural and who paints on it. `pictures`: the body is an upload, which has bounds of its own. */
  async function enter(
    request: FastifyRequest,
    code: string,
    pictures = false,
  ): Promise<[Channel, Actor] | Refusal> {
    const me = whoAsks(request);
    if (isRefusal(me)) return me;
    const tooFast = deps.pace.take(me.number, pictures ? 0 : sizeOf(request));
    if (tooFast) return tooFast;
    const channel = await enterChannel(deps, code, deps.activity, actorOf(request));
    return isRefusal(channel) ? channel : [channel, actorOf(request)];
  }

  async function command(request: FastifyRequest, reply: FastifyReply, code: string, type: string) {
    const entered = await enter(request, code);
    if (isRefusal(entered)) return sendProblem(reply, entered);
    const [{ room }, actor] = entered;
    const answer = await host.submit(room, deps.activity, { type }, actor);
    return isRefusal(answer) ? sendProblem(reply, answer) : reply.send({ seq: answer });
  }

  return async (api) => {
    api.post(
      '/rooms/:code/mural/pixels',
      {
        schema: {
          tags: ['mural'],
          summary: 'Place pixels, with a result for each',
          description:
            'Pixels are placed one by one, in order: some may succeed where others are refused (in a room with a ' +
            'cooldown only the first can). A result has the `seq` of its entry, or the `code` and figures of a refusal.',
          params: codeParams,
          body: z.object({
            pixels: z
              .array(z.int())
              .min(3)
              .max(MAX_BATCH * 3)
              .refine((flat) => flat.length % 3 === 0, 'three numbers for each pixel')
              .meta({ description: 'x, y, colour index, x, y, colour index, …', examples: [[10, 12, 3]] }),
          }),
          response: {
            200: z.object({
              results: z.array(z.looseObject({ seq: z.int().optional(), code: z.string().optional() })),
            }),
            ...problems(...WRITE),
          },
        },
      },
      async (request, reply) => {
        const entered = await enter(request, request.params.code);
        if (isRefusal(entered)) return sendProblem(reply, entered);
        const [{ room }, actor] = entered;
        const { pixels } = request.body;
        const submitted = [];
        for (let at = 0; at < pixels.length; at += 3) {
          const place = { type: 'place', pixels: pixels.slice(at, at + 3) };
          submitted.push(host.submit(room, deps.activity, place, actor));
        }
        const answers = await Promise.all(submitted);
        return {
          results: answers.map((given) =>
            isRefusal(given) ? { ...given.detail, code: given.refused } : { seq: given },
          ),
        };
      },
    );

    api.post(
      '/rooms/:code/mural/reset',
      {
        schema: {
          tags: ['mural'],
          summary: 'Empty the mural',
          description: 'For masters. Can be taken back for 24 hours.',
          params: codeParams,
          response: { 200: doneSchema, ...problems(...WRITE) },
        },
      },
      (request, reply) => command(request, reply as FastifyReply, request.params.code, 'reset'),
    );

    api.post(
      '/rooms/:code/mural/unreset',
      {
        schema: {
          tags: ['mural'],
          summary: 'Bring back what the last reset took away',
          description: 'What was painted since stays on top.',
          params: codeParams,
          response: { 200: doneSchema, ...problems('mural/nothing-to-bring-back', ...WRITE) },
        },
      },
      (request, reply) => command(request, reply as FastifyReply, request.params.code, 'unreset'),
    );

    await api.register(addImport);
  };

  /** In a scope of its own: its bodies are pictures and big files, not values. */
  async function addImport(api: Parameters<FastifyPluginAsyncZod>[0]): Promise<void> {
    api.removeAllContentTypeParsers();
    api.addContentTypeParser(PICTURE_TYPES, { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    );
    // Not collected, and so not bounded by the route's limit: see `limited`.
    api.addContentTypeParser('application/json', (_request, payload, done) => done(null, payload));

    api.post(
      '/rooms/:code/mural/import',
      {
        bodyLimit: MAX_UPLOAD,
        schema: {
          tags: ['mural'],
          summary: 'Paint a picture or a canvas file of the older app onto the mural',
          description:
            'For masters. The body is a picture (PNG, JPEG or WebP by content, at most 10 MB and 40 megapixels), whose ' +
            'colours become the nearest of the palette and whose left upper corner comes to x, y; or, as ' +
            '`application/json`, the file `canvas.json`. With `accept: application/x-ndjson` the answer tells the ' +
            'progress, a line `{done, total}` now and then, and ends with the result or the problem.',
          params: codeParams,
          querystring: importQuery,
          consumes: [...PICTURE_TYPES, 'application/json'],
          body: z.any().meta({ type: 'string', format: 'binary' }),
          response: {
            200: {
              description: 'What was painted',
              content: {
                'application/json': { schema: importedSchema },
                [PROGRESS_TYPE]: { schema: z.string() },
              },
            },
            ...problems(
              'mural/bad-picture',
              'mural/picture-too-large',
              'mural/bad-canvas',
              'mural/out-of-bounds',
              'api/too-large',
              'api/unsupported-media-type',
              'api/unavailable',
              ...WRITE,
            ),
          },
        },
      },
      async (request, reply) => {
        const entered = await enter(request, request.params.code, true);
        if (isRefusal(entered)) return sendProblem(reply, entered);
        const [channel, actor] = entered;
        const allowed = await host.permit(channel.room, actor, 'mural/import');
        if (isRefusal(allowed)) return sendProblem(reply, allowed);
        if (imports >= MAX_IMPORTS) return sendProblem(reply, refuse('api/unavailable', { retryAfter: 10 }));
        const work = oneOfFew(importing(channel, actor, request.body, request.query));
        if (!String(request.headers.accept).includes(PROGRESS_TYPE)) {
          const result = await lastOf(work);
          return isRefusal(result) ? sendProblem(reply, result) : reply.type('application/json').send(result);
        }
        return (reply as FastifyReply)
          .type(PROGRESS_TYPE)
          .send(Readable.from(linesOf(work, request as FastifyRequest)));
      },
    );
  }

  async function* oneOfFew<T, R>(work: AsyncGenerator<T, R>): AsyncGenerator<T, R> {
    imports += 1;
    try {
      return yield* work;
    } finally {
      imports -= 1;
    }
  }

  async function* importing(
    channel: Channel,
    actor: Actor,
    body: unknown,
    at: { readonly x: number; readonly y: number },
  ): AsyncGenerator<Progress, Imported | Refusal> {
    const size = await host.read(channel, ({ width, height, palette }: MuralState) => ({
      width,
      height,
      palette,
    }));
    if (body instanceof Readable) return yield* importFile(channel, actor, size, body);
    const room = { width: size.width - at.x, height: size.height - at.y };
    if (room.width <= 0 || room.height <= 0) {
      return refuse('mural/out-of-bounds', { ...at, width: size.width, height: size.height });
    }
    if (!Buffer.isBuffer(body)) return refuse('mural/bad-picture');
    const picture = await readPicture(body, room);
    if (isRefusal(picture)) return picture;
    const pieces = piecesOfPicture(host, channel, picture, at.x, at.y);
    const total = picture.width * picture.height;
    return yield* paintPieces(host, channel, actor, { pieces, total, skipped: () => 0 });
  }

  async function* importFile(
    channel: Channel,
    actor: Actor,
    size: Pick<MuralState, 'width' | 'height' | 'palette'>,
    file: Readable,
  ): AsyncGenerator<Progress, Imported | Refusal> {
    try {
      const source = piecesOfCanvasFile(size, limited(file));
      return yield* paintPieces(host, channel, actor, { ...source, total: 0 });
    } catch (error) {
      if (error instanceof LegacyFileError) return refuse('mural/bad-canvas', { reason: error.message });
      if (error instanceof TooLarge) return refuse('api/too-large', { max: MAX_CANVAS_FILE });
      throw error;
    }
  }
}

class TooLarge extends Error {}

/** fastify bounds what it collects itself; a stream is bounded here. */
async function* limited(file: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const piece of file) {
    bytes += piece.length;
    if (bytes > MAX_CANVAS_FILE) throw new TooLarge();
    yield piece;
  }
}

async function lastOf<R>(work: AsyncGenerator<unknown, R>): Promise<R> {
  for (;;) {
    const step = await work.next();
    if (step.done) return step.value;
  }
}

/** The status is sent long ago when something fails: the last line says it, as a problem. */
async function* linesOf(
  work: AsyncGenerator<Progress, Imported | Refusal>,
  request: FastifyRequest,
): AsyncGenerator<string> {
  let result: Imported | Refusal;
  try {
    result = yield* mapLines(work);
  } catch (error) {
    result = explain(error as FastifyError, request);
  }
  yield `${JSON.stringify(isRefusal(result) ? toProblem(result) : result)}\n`;
}

async function* mapLines<R>(work: AsyncGenerator<Progress, R>): AsyncGenerator<string, R> {
  try {
    for (;;) {
      const step = await work.next();
      if (step.done) return step.value;
      yield `${JSON.stringify(step.value)}\n`;
    }
  } finally {
    // Nobody listens any more: what is painted stays, the rest is not painted.
    await work.return(undefined as never);
  }
}
