/** `DELETE /api/v1/me`: the end of one's account. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isRefusal, refuse } from '../../activities/activity.ts';
import { clearSessionCookie, type IdentitySettings, OPEN_TO_BANNED, ownSession } from '../../api/identity.ts';
import { problems, sendProblem } from '../../api/problems.ts';
import { nameKey } from '../name-key.ts';
import type { Departure } from './departure.ts';

export function createDepartureRoutes(deps: {
  readonly departure: Departure;
  readonly settings: IdentitySettings;
}): FastifyPluginAsyncZod {
  const { departure, settings } = deps;
  return async (api) => {
    api.delete(
      '/me',
      {
        config: OPEN_TO_BANNED,
        schema: {
          tags: ['people'],
          summary: 'Delete my account',
          description:
            'For good. Name, addresses, ways to sign in, sessions, bots and their tokens are gone when the answer ' +
            'comes, and the name is free. You leave every room; one you run alone passes on to the longest-standing ' +
            'member. What you painted stays, without a name. Your messages stay without a name, or are deleted; ' +
            'leaving rooms and deleting messages may take a moment longer.',
          body: z.object({
            name: z
              .string()
              .max(1000)
              .meta({ description: 'The name of the account: typed, so that it is meant' }),
            messages: z.enum(['keep', 'delete']),
          }),
          response: {
            204: z.undefined().meta({ description: 'Gone' }),
            ...problems(
              'people/name-first',
              'people/session-expired',
              'people/not-with-token',
              'people/wrong-name',
              'people/last-admin',
              'api/invalid',
              'api/cross-site',
              'api/too-many',
            ),
          },
        },
      },
      async (request, reply) => {
        const me = ownSession(request);
        if (isRefusal(me)) return sendProblem(reply, me);
        const { name, messages } = request.body;
        if (nameKey(name.trim()) !== nameKey(me.name)) return sendProblem(reply, refuse('people/wrong-name'));
        const refusal = await departure.end(me.number, messages);
        if (refusal) return sendProblem(reply, refusal);
        clearSessionCookie(reply, settings);
        return reply.code(204).send();
      },
    );
  };
}
