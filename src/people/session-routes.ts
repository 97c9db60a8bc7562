/** `/api/v1/me/sessions`: where I am signed in, and signing out there. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isRefusal, type Person, refuse } from '../activities/activity.ts';
import { problems, sendProblem } from '../api/problems.ts';
import { ownPrefix } from './addresses.ts';
import { type Sessions, sessionId } from './sessions.ts';
import { whoseSession } from './sign-in/by-session.ts';
import { readUserAgent } from './user-agent.ts';

export interface SessionRoutesDeps {
  readonly sessions: Sessions;
  /** The live connections of this person must come back: those whose session has ended do so as nobody. */
  readonly renew: (person: Person) => void;
}

const sessionSchema = z
  .object({
    id: z.string(),
    current: z.boolean().meta({ description: 'The one that asks' }),
    via: z
      .enum(['name', 'email', 'oidc', 'passkey', 'invite', 'link'])
      .meta({ description: 'How it began; `link`: by one the host made' }),
    browser: z.string().meta({ description: 'Empty where it is not known' }),
    system: z.string(),
    address: z.string().meta({ description: 'Where it was last used from; of IPv6 the network' }),
    createdAt: z.int(),
    seenAt: z.int(),
  })
  .meta({ id: 'Session' });
const WHO = ['people/name-first', 'people/session-expired', 'people/not-with-token'];

export function createSessionRoutes({ sessions, renew }: SessionRoutesDeps): FastifyPluginAsyncZod {
  return async (api) => {
    api.get(
      '/me/sessions',
      {
        schema: {
          tags: ['people'],
          summary: 'Where I am signed in, last seen first',
          response: { 200: z.object({ sessions: z.array(sessionSchema) }), ...problems(...WHO) },
        },
      },
      async (request, reply) => {
        const me = whoseSession(request);
        if (isRefusal(me)) return sendProblem(reply, me);
        const mine = request.sessionToken === null ? '' : sessionId(request.sessionToken);
        reply.header('cache-control', 'no-store');
        return {
          sessions: (await sessions.of(me.number)).map(({ agent, address, ...session }) => ({
            ...session,
            ...readUserAgent(agent),
            address: ownPrefix(address),
            current: session.id === mine,
          })),
        };
      },
    );

    api.delete(
      '/me/sessions/:id',
      {
        schema: {
          tags: ['people'],
          summary: 'Sign out somewhere',
          description: 'Live connections of that session end at once.',
          params: z.object({ id: z.string().regex(/^[0-9a-f]{16}$/) }),
          response: {
            204: z.undefined().meta({ description: 'Ended' }),
            ...problems(...WHO, 'people/no-such-session', 'api/invalid', 'api/cross-site'),
          },
        },
      },
      async (request, reply) => {
        const me = whoseSession(request);
        if (isRefusal(me)) return sendProblem(reply, me);
        const ended = await sessions.revoke(me.number, request.params.id);
        if (!ended) return sendProblem(reply, refuse('people/no-such-session'));
        renew(me.number);
        return reply.code(204).send();
      },
    );

    api.post(
      '/me/sessions/revoke-others',
      {
        schema: {
          tags: ['people'],
          summary: 'Sign out everywhere but here',
          response: { 200: z.object({ ended: z.int() }), ...problems(...WHO, 'api/cross-site') },
        },
      },
      async (request, reply) => {
        const me = whoseSession(request);
        if (isRefusal(me)) return sendProblem(reply, me);
        const ended = await sessions.revokeOthers(me.number, request.sessionToken);
        renew(me.number);
        return { ended };
      },
    );
  };
}
