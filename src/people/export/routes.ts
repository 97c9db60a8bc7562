/** `GET /api/v1/me/export`: everything about me, as a file. */
import { Readable } from 'node:stream';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isRefusal, type Person, refuse } from '../../activities/activity.ts';
import { OPEN_TO_BANNED, ownSession } from '../../api/identity.ts';
import { problems, sendProblem } from '../../api/problems.ts';
import { type ExportDeps, exportOf } from './export.ts';

/** Exports an hour from one address; each reads the logs of every room. */
const EXPORTS_PER_HOUR = 30;
/** At the same time, for the whole server. */
const AT_ONCE = 3;

export function createExportRoutes(deps: ExportDeps): FastifyPluginAsyncZod {
  const running = new Set<Person>();

  /** Counted until the last piece was taken, or whoever asked for it went away. */
  async function* counted(who: Person): AsyncGenerator<string> {
    try {
      yield* exportOf(deps, who);
    } finally {
      running.delete(who);
    }
  }

  return async (api) => {
    api.get(
      '/me/export',
      {
        config: { ...OPEN_TO_BANNED, rateLimit: { max: EXPORTS_PER_HOUR, timeWindow: 3_600_000 } },
        schema: {
          tags: ['people'],
          summary: 'Everything about me',
          description:
            'Account, profile, ways to sign in, sessions, bots and their tokens, rooms I made and rooms with my role, ' +
            'everything I wrote, my reactions, every pixel I painted (`x`, `y`, `color`, `at`, `how`), invitations, ' +
            'saved card tables, decks and reports I made, what I did to look after rooms, and what was done to me; under `byBots` what my bots did. ' +
            'A row has `by` where it was done under another number than mine today. Not in it: what others reported ' +
            'of me, and what only lets somebody in (hashes, keys). Written as it is read: it ends with ' +
            '`"complete": true` when nothing is missing.',
          response: {
            200: {
              description: 'The file',
              content: { 'application/json': { schema: z.any().meta({ type: 'object' }) } },
            },
            ...problems(
              'people/name-first',
              'people/session-expired',
              'people/not-with-token',
              'people/export-running',
              'api/unavailable',
              'api/too-many',
            ),
          },
        },
      },
      async (request, reply) => {
        const me = ownSession(request);
        if (isRefusal(me)) return sendProblem(reply, me);
        if (running.has(me.number)) return sendProblem(reply, refuse('people/export-running'));
        if (running.size >= AT_ONCE) return sendProblem(reply, refuse('api/unavailable', { wait: 30_000 }));
        running.add(me.number);
        return reply
          .type('application/json; charset=utf-8')
          .header('content-disposition', 'attachment; filename="atelier-export.json"')
          .header('cache-control', 'no-store')
          .send(Readable.from(counted(me.number)));
      },
    );
  };
}
