/** The mask of a mural over HTTP: where nobody paints, as a picture. Areas and hours are commands of the live channel. */
import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { actorOf } from '../../../api/identity.ts';
import { problems, sendProblem } from '../../../api/problems.ts';
import { DATA_ONLY } from '../../../api/security.ts';
import { lookAtChannel } from '../../../rooms/find-channel.ts';
import { codeParams } from '../../../rooms/schemas.ts';
import { isRefusal, refuse } from '../../activity.ts';
import type { MuralState } from '../state.ts';
import type { Protect } from '../types.ts';
import type { MuralRoutesDeps } from './deps.ts';
import { ACTS, CHANGES, createEnter, SIGNED_IN } from './keeper.ts';
import { maskOf } from './uploaded-mask.ts';
import { MAX_UPLOAD } from './uploaded-picture.ts';

const done = z.object({ seq: z.int().meta({ description: 'Sequence number of its entry' }) });
const bits = z.string().meta({ format: 'binary' });

export function createMaskRoutes(deps: MuralRoutesDeps): FastifyPluginAsyncZod {
  const { host } = deps;
  const enter = createEnter(deps);

  return async (api) => {
    api.get(
      '/rooms/:code/mural/mask',
      {
        helmet: DATA_ONLY,
        schema: {
          tags: ['mural'],
          summary: 'Where nobody paints',
          description: 'A bit a pixel, row by row, the lowest of each byte first: 1 where nobody paints.',
          params: codeParams,
          response: {
            200: { description: 'The mask', content: { 'application/octet-stream': { schema: bits } } },
            ...problems('mural/no-mask', 'rooms/unknown', 'api/invalid', 'api/too-many'),
          },
        },
      },
      async (request, reply) => {
        const channel = await lookAtChannel(deps, request.params.code, deps.activity, actorOf(request));
        if (isRefusal(channel)) return sendProblem(reply, channel);
        const mask = await host.read(channel, (state: MuralState) => state.mask);
        if (mask === null) return sendProblem(reply, refuse('mural/no-mask'));
        reply.header('cache-control', 'no-store').header('x-seq', mask.version);
        return (reply as FastifyReply).type('application/octet-stream').send(Buffer.from(mask.bits));
      },
    );

    api.delete(
      '/rooms/:code/mural/mask',
      {
        config: ACTS,
        schema: {
          tags: ['mural'],
          summary: 'Take the mask off',
          description: 'For masters.',
          params: codeParams,
          response: { 200: done, ...problems(...CHANGES, ...SIGNED_IN) },
        },
      },
      async (request, reply) => {
        const entered = await enter(request, request.params.code, 'mural/protect');
        if (isRefusal(entered)) return sendProblem(reply, entered);
        const [channel, actor] = entered;
        const answer = await host.record(channel, protect(null), actor);
        return isRefusal(answer) ? sendProblem(reply, answer) : { seq: answer };
      },
    );

    await api.register(addMask);
  };

  /** In a scope of its own: its body is a picture. */
  async function addMask(api: Parameters<FastifyPluginAsyncZod>[0]): Promise<void> {
    api.removeAllContentTypeParsers();
    const types = ['image/png', 'application/octet-stream'];
    api.addContentTypeParser(types, { parseAs: 'buffer' }, (_request, body, parsed) => parsed(null, body));
    api.put(
      '/rooms/:code/mural/mask',
      {
        bodyLimit: MAX_UPLOAD,
        config: ACTS,
        schema: {
          tags: ['mural'],
          summary: 'Say where people may paint, by a picture',
          description:
            'For masters. A PNG as large as the mural: where it is black or transparent nobody paints, elsewhere ' +
            'everybody may. Imports and rollbacks are not held by it.',
          params: codeParams,
          consumes: types,
          body: z.any().meta({ type: 'string', format: 'binary' }),
          response: {
            200: done,
            ...problems(
              'mural/bad-picture',
              'mural/picture-too-large',
              'mural/bad-mask',
              'mural/mask-shuts-all',
              'api/too-large',
              'api/unsupported-media-type',
              ...CHANGES,
              ...SIGNED_IN,
            ),
          },
        },
      },
      async (request, reply) => {
        const entered = await enter(request, request.params.code, 'mural/protect', true);
        if (isRefusal(entered)) return sendProblem(reply, entered);
        const [channel, actor] = entered;
        const size = await host.read(channel, ({ width, height }: MuralState) => ({ width, height }));
        const mask = await maskOf(request.body, size);
        if ('refused' in mask) return sendProblem(reply, mask);
        const answer = await host.record(channel, protect(mask), actor);
        return isRefusal(answer) ? sendProblem(reply, answer) : { seq: answer };
      },
    );
  }
}

function protect(mask: Uint8Array | null): Protect {
  return { type: 'protect', mask };
}
