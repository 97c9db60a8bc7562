/** `/api/v1/house`: what everybody should know of this server before they do anything. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { problems } from '../api/problems.ts';
import type { LiveSettingsKeeper } from './live-settings.ts';

/** Seconds an answer may be kept. */
const KEEP = 10;

export const houseSchema = z
  .object({
    announcement: z.string().meta({ description: 'A line everybody sees; empty for none' }),
    openTo: z.enum(['everybody', 'invited']).meta({ description: 'Who may choose a name here' }),
    roomsBy: z.enum(['everybody', 'claimed', 'staff']).meta({ description: 'Who may make rooms' }),
  })
  .meta({ id: 'House' });

export function createHouseRoutes({
  settings,
}: {
  readonly settings: LiveSettingsKeeper;
}): FastifyPluginAsyncZod {
  return async (api) => {
    api.get(
      '/house',
      {
        schema: {
          tags: ['api'],
          summary: 'What everybody should know of this server',
          response: { 200: houseSchema, ...problems('api/too-many') },
        },
      },
      async (_request, reply) => {
        reply.header('cache-control', `public, max-age=${KEEP}`);
        const { now } = settings;
        return { announcement: now.announcement, openTo: now['open-to'], roomsBy: now['rooms-by'] };
      },
    );
  };
}
