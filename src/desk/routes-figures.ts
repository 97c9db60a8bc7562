/** `/api/v1/desk` and `/api/v1/desk/figures`: how the server is doing. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { actorOf } from '../api/identity.ts';
import { problems } from '../api/problems.ts';
import type { ServerPermit } from '../people/server-permit.ts';
import { type Figures, SERIES, SPANS } from './figures.ts';
import type { Jobs } from './jobs.ts';
import type { MachineFigures } from './machine.ts';
import { DESK_PROBLEMS, staffOnly } from './staff-only.ts';

export interface FiguresRoutesDeps {
  readonly permit: ServerPermit;
  readonly figures: Figures;
  readonly machine: () => Promise<MachineFigures>;
  readonly jobs: Jobs;
  readonly openReports: () => Promise<number>;
}

const bytes = (description: string) => z.int().meta({ description: `${description}, in bytes` });
const series = z.array(z.number().nullable());

const figuresSchema = z.object({
  step: z.int().meta({ description: 'Milliseconds between two samples' }),
  keep: z.int().meta({ description: 'Samples kept' }),
  at: z.array(z.int()).meta({ description: 'When each sample was taken, oldest first' }),
  series: z.object(
    Object.fromEntries(
      Object.entries(SERIES).map(([name, meaning]) => [name, series.meta({ description: meaning })]),
    ),
  ),
  totals: z
    .object({ pixels: z.int(), messages: z.int(), refusals: z.int(), errors: z.int(), requests: z.int() })
    .meta({ description: 'Since the server started' }),
  refusals: z
    .array(z.object({ code: z.string(), count: z.int() }))
    .meta({ description: 'What was refused in the last five minutes, the most frequent first' }),
  machine: z.object({
    version: z.string(),
    node: z.string(),
    startedAt: z.int(),
    openRooms: z.int().meta({ description: 'Rooms in memory' }),
    database: bytes('The database file'),
    wal: bytes('What is not in the database file yet'),
    diskFree: bytes('Free where the data is'),
    diskTotal: bytes('Size of that disk'),
    memoryLeft: bytes('Memory this process could still use'),
    cores: z.int(),
  }),
});

export function createFiguresRoutes(deps: FiguresRoutesDeps): FastifyPluginAsyncZod {
  const { permit, figures, jobs } = deps;
  return async (api) => {
    api.addHook('preValidation', staffOnly(permit, 'server/moderate'));

    api.get(
      '/desk',
      {
        schema: {
          tags: ['desk'],
          summary: 'My role on the server, and what waits',
          response: {
            200: z.object({
              role: z.enum(['moderator', 'admin']),
              openReports: z.int(),
              runningJobs: z.int(),
            }),
            ...problems(...DESK_PROBLEMS),
          },
        },
      },
      async (request) => ({
        role:
          permit(actorOf(request), 'server/admin') === 'admin' ? ('admin' as const) : ('moderator' as const),
        openReports: await deps.openReports(),
        runningJobs: jobs.list().filter(({ state }) => state === 'running').length,
      }),
    );

    api.get(
      '/desk/figures',
      {
        schema: {
          tags: ['desk'],
          summary: 'How the server is doing: live figures of the last ten minutes or the last hour',
          querystring: z.object({
            span: z.enum(SPANS).default('minutes').meta({ description: 'Ten minutes, or an hour' }),
            after: z.coerce
              .number()
              .int()
              .default(0)
              .meta({ description: 'Only samples newer than this, for those who ask again and again' }),
          }),
          response: { 200: figuresSchema, ...problems(...DESK_PROBLEMS) },
        },
      },
      async ({ query }) => ({
        ...(await figures.read(query.span, query.after)),
        machine: await deps.machine(),
      }),
    );
  };
}
