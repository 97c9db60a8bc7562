/** Looking at a mural over HTTP: needs no name, and is cached wherever it can be. */
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { actorOf, numberOf } from '../../../api/identity.ts';
import { problems, sendProblem } from '../../../api/problems.ts';
import { DATA_ONLY } from '../../../api/security.ts';
import type { Channel } from '../../../rooms/channel.ts';
import { lookAtChannel } from '../../../rooms/find-channel.ts';
import { codeParams } from '../../../rooms/schemas.ts';
import { isRefusal, type Person, type Refusal, refuse } from '../../activity.ts';
import { pixelAt, readRegion, viewOf } from '../look-up.ts';
import type { MuralState } from '../state.ts';
import { writeCanvasFile } from './canvas-file.ts';
import type { MuralRoutesDeps } from './deps.ts';
import { chooseEncoding } from './encoding.ts';
import { encodeIndexedPng } from './indexed-png.ts';
import { createPictureCache } from './picture-cache.ts';
import { muralSchema, pixelParams, pixelSchema, regionQuery, regionSchema, tileParams } from './schemas.ts';
import { createTileCache } from './tile-cache.ts';

const READ = ['rooms/unknown', 'rooms/too-many-guesses', 'api/invalid', 'api/too-many'];
const unchanged = z.undefined().meta({ description: 'As it was: the `etag` is still right' });
const binary = z.string().meta({ format: 'binary' });

export function createReadingRoutes(deps: MuralRoutesDeps): FastifyPluginAsyncZod {
  const { host, accounts, now } = deps;
  const tiles = createTileCache(host, deps.tileServed);
  const pictures = createPictureCache(host, now);
  const find = (request: FastifyRequest, code: string) =>
    lookAtChannel(deps, code, deps.activity, actorOf(request));

  return async (api) => {
    api.get(
      '/rooms/:code/mural',
      {
        schema: {
          tags: ['mural'],
          summary: 'Size, palette, cooldown and figures of a mural',
          params: codeParams,
          response: { 200: muralSchema, ...problems(...READ) },
        },
      },
      async (request, reply) => {
        const channel = await find(request, request.params.code);
        if (isRefusal(channel)) return sendProblem(reply, channel);
        reply.header('cache-control', 'no-store');
        const who = numberOf(request);
        return host.read(channel, (state: MuralState) => {
          const { palette, versions, areas, ...view } = viewOf(state, who, now(), deps.aliases.of(who));
          return { ...view, palette: [...palette], versions: [...versions], areas: [...areas] };
        });
      },
    );

    api.get(
      '/rooms/:code/mural/pixels/:x/:y',
      {
        schema: {
          tags: ['mural'],
          summary: 'One pixel: its colour, and who painted it when',
          params: pixelParams,
          response: { 200: pixelSchema, ...problems('mural/out-of-bounds', ...READ) },
        },
      },
      async (request, reply) => {
        const { code, x, y } = request.params;
        const channel = await find(request, code);
        if (isRefusal(channel)) return sendProblem(reply, channel);
        const pixel = await host.read(
          channel,
          (state: MuralState) => outside(state, x, y, 1, 1) ?? pixelAt(state, x, y),
        );
        if (isRefusal(pixel)) return sendProblem(reply, pixel);
        const [painter] = pixel.by === 0 ? [] : await accounts.find([pixel.by]);
        return { ...pixel, by: deps.aliases.now(pixel.by), name: painter?.name ?? null };
      },
    );

    api.get(
      '/rooms/:code/mural/region',
      {
        schema: {
          tags: ['mural'],
          summary: 'A part of the mural, or all of it',
          description:
            '`raw` is one palette index a byte, row by row; the header `x-seq` says at which entry.',
          params: codeParams,
          querystring: regionQuery,
          response: {
            200: {
              description: 'The region',
              content: {
                'application/json': { schema: regionSchema },
                'application/octet-stream': { schema: binary },
                'image/png': { schema: binary },
              },
            },
            304: unchanged,
            ...problems('mural/out-of-bounds', ...READ),
          },
        },
      },
      async (request, reply) => {
        const channel = await find(request, request.params.code);
        if (isRefusal(channel)) return sendProblem(reply, channel);
        const { format, x, y, ...size } = request.query;
        if (isUnchanged(request, reply, channel, format)) return reply.code(304).send();
        const region = await host.read(channel, (state: MuralState, seq) => {
          const { width = state.width - x, height = state.height - y } = size;
          const refusal = outside(state, x, y, width, height);
          if (refusal) return refusal;
          const pixels = readRegion(state, x, y, width, height);
          return { x, y, width, height, seq, palette: state.palette, pixels };
        });
        if (isRefusal(region)) return sendProblem(reply, region);
        reply.header('x-seq', region.seq).header('etag', tagOf(channel, region.seq, format));
        if (format === 'json') return answer(reply, 'application/json', Readable.from(jsonOf(region)));
        if (format === 'raw')
          return answer(reply, 'application/octet-stream', Buffer.from(region.pixels.buffer));
        const { pixels, width, height, palette } = region;
        return answer(reply, 'image/png', await encodeIndexedPng(pixels, width, height, palette));
      },
    );

    api.get(
      '/rooms/:code/mural.png',
      {
        schema: {
          tags: ['mural'],
          summary: 'The whole mural as a picture, at most a second old',
          params: codeParams,
          response: {
            200: { description: 'The picture', content: { 'image/png': { schema: binary } } },
            304: unchanged,
            ...problems(...READ),
          },
        },
      },
      async (request, reply) => {
        const channel = await find(request, request.params.code);
        if (isRefusal(channel)) return sendProblem(reply, channel);
        // Other sites may show the picture.
        reply.header('cross-origin-resource-policy', 'cross-origin');
        if (isUnchanged(request, reply, channel, 'png')) return reply.code(304).send();
        const { png, seq } = await pictures.get(channel);
        reply.header('etag', tagOf(channel, seq, 'png'));
        return answer(reply, 'image/png', png);
      },
    );

    api.get(
      '/rooms/:code/mural/canvas.json',
      {
        schema: {
          tags: ['mural'],
          summary: 'Everything painted, as the canvas file of the older app',
          description: '`{"x,y": {"color": "#rrggbb", "timestamp": ISO 8601, "user_id": uuid}}`',
          params: codeParams,
          response: {
            200: {
              description: 'The file',
              content: { 'application/json': { schema: z.record(z.string(), z.unknown()) } },
            },
            ...problems(...READ),
          },
        },
      },
      async (request, reply) => {
        const channel = await find(request, request.params.code);
        if (isRefusal(channel)) return sendProblem(reply, channel);
        reply.header('content-disposition', `attachment; filename="${channel.room.code}.json"`);
        reply.header('cache-control', 'no-store');
        return answer(reply, 'application/json', Readable.from(writeCanvasFile(host, channel, uuidsOf)));
      },
    );

    async function uuidsOf(people: readonly Person[]): Promise<ReadonlyMap<Person, string>> {
      const found = await accounts.find(people);
      return new Map(found.map(({ number, uuid }) => [number, uuid]));
    }

    api.get(
      '/rooms/:code/mural/tiles/:tile',
      {
        helmet: DATA_ONLY,
        config: { rateLimit: { max: deps.tilesPerMinute } },
        schema: {
          tags: ['mural'],
          summary: 'A tile at a version',
          description:
            'With everything up to that version, and perhaps more: eight bytes with the sequence number it is ' +
            'exact at (float64, little endian), then one palette index a byte, row by row.',
          params: tileParams,
          response: {
            200: { description: 'The tile', content: { 'application/octet-stream': { schema: binary } } },
            ...problems('mural/no-such-tile', ...READ),
          },
        },
      },
      async (request, reply) => {
        const { code, tile: name } = request.params;
        const channel = await find(request, code);
        if (isRefusal(channel)) return sendProblem(reply, channel);
        const [column = 0, row = 0, atLeast = 0] = name.split(/[-@]/).map(Number);
        const there = await host.read(
          channel,
          ({ canvas }: MuralState) => column < canvas.columns && row < canvas.rows,
        );
        if (!there) return sendProblem(reply, refuse('mural/no-such-tile', { column, row }));
        const encoding = chooseEncoding(request.headers['accept-encoding']);
        const tile = await tiles.get({ channel, column, row, encoding, atLeast });
        if (encoding !== 'identity') reply.header('content-encoding', encoding);
        // Tiles of private rooms must not stay in caches that others share.
        const scope = channel.room.visibility === 'private' ? 'private' : 'public';
        // A version nobody was told of (yet) is not to be kept: it would name something older.
        const known = tile.exactAt >= atLeast;
        const kept = known ? `${scope}, max-age=31536000, immutable` : 'no-store';
        reply.header('vary', 'accept-encoding').header('cache-control', kept);
        return reply.type('application/octet-stream').send(Buffer.from(tile.body) as never);
      },
    );
  };
}

function outside(state: MuralState, x: number, y: number, width: number, height: number): Refusal | null {
  const inside = width > 0 && height > 0 && x + width <= state.width && y + height <= state.height;
  return inside ? null : refuse('mural/out-of-bounds', { x, y, width: state.width, height: state.height });
}

function tagOf(channel: Channel, seq: number, format: string): string {
  return `"${channel.epoch}-${seq}-${format}"`;
}

/** The client has it as it is now. Always asked again: the next pixel may come any moment. */
function isUnchanged(
  request: FastifyRequest,
  reply: FastifyReply,
  channel: Channel,
  format: string,
): boolean {
  // What shows a private room must not stay in caches that others share.
  reply.header('cache-control', channel.room.visibility === 'private' ? 'private, no-cache' : 'no-cache');
  const tag = tagOf(channel, channel.committed, format);
  // A proxy that compresses marks tags as weak.
  const known = (request.headers['if-none-match'] ?? '')
    .split(',')
    .map((one) => one.trim().replace(/^W\//, ''));
  const same = known.includes(tag);
  if (same) reply.header('etag', tag);
  return same;
}

/** Bytes and streams go past the schema's serializer, which is for JSON values. */
function answer(reply: FastifyReply, type: string, body: Buffer | Readable): FastifyReply {
  return reply.type(type).send(body);
}

/** Row by row: all of a big mural as one string would take a hundred megabytes. */
function* jsonOf(region: {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly seq: number;
  readonly palette: readonly string[];
  readonly pixels: Uint8Array;
}): Generator<string> {
  const { pixels, ...head } = region;
  yield `${JSON.stringify(head).slice(0, -1)},"pixels":[`;
  for (let y = 0; y < head.height; y += 1) {
    const row = pixels.subarray(y * head.width, (y + 1) * head.width).join();
    yield y === 0 ? row : `,${row}`;
  }
  yield ']}';
}
