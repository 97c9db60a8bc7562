/** `/api/v1/sign-in/return`: look at a link the host made, use it. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isRefusal } from '../../activities/activity.ts';
import { problems, sendProblem } from '../../api/problems.ts';
import { meSchema } from '../me.ts';
import type { Door } from './door.ts';
import type { ReturnLinks } from './return-links.ts';

export interface ReturnRoutesDeps {
  readonly links: Pick<ReturnLinks, 'look' | 'enter'>;
  readonly door: Door;
  /** Looked at or used, in a minute from one address. */
  readonly perMinute: number;
}

const tokenBody = z.object({
  token: z.string().max(100).meta({ description: 'What stands after the # of the link' }),
});
const someone = z.object({ number: z.int(), name: z.string() });
const lookSchema = z
  .object({
    account: someone.meta({ description: 'Whose account it opens' }),
    here: someone
      .extend({
        joins: z.boolean().meta({ description: 'What they did can go over to the account' }),
      })
      .nullable()
      .meta({ description: 'Who this browser is now, if somebody else' }),
    expiresAt: z.int(),
  })
  .meta({ id: 'ReturnLook' });

export function createReturnRoutes({ links, door, perMinute }: ReturnRoutesDeps): FastifyPluginAsyncZod {
  const config = { rateLimit: { max: perMinute } };
  return async (api) => {
    api.post(
      '/sign-in/return/look',
      {
        config,
        schema: {
          tags: ['people'],
          summary: 'What a link from the host would do',
          description: 'Changes nothing, so that whatever opens links by itself uses none up.',
          body: tokenBody,
          response: {
            200: lookSchema,
            ...problems('people/link-over', 'api/invalid', 'api/cross-site', 'api/too-many'),
          },
        },
      },
      async (request, reply) => {
        const look = await links.look(request.body.token, request.me);
        if (isRefusal(look)) return sendProblem(reply, look);
        reply.header('cache-control', 'no-store');
        return look;
      },
    );

    api.post(
      '/sign-in/return/enter',
      {
        config,
        schema: {
          tags: ['people'],
          summary: 'Use a link from the host: come back to the account',
          description:
            'Starts a new session and ends the one the browser came with. A link can be used once.',
          body: tokenBody.extend({
            bring: z
              .boolean()
              .default(false)
              .meta({ description: 'What was done in this browser without an account goes over' }),
          }),
          response: {
            200: z.object({ me: meSchema, how: z.enum(['signed-in', 'claimed', 'merged', 'created']) }),
            ...problems('people/link-over', 'api/invalid', 'api/cross-site', 'api/too-many'),
          },
        },
      },
      async (request, reply) => {
        const { token, bring } = request.body;
        const arrival = await links.enter(token, bring, request.me);
        if (isRefusal(arrival)) return sendProblem(reply, arrival);
        await door.open(request, reply, arrival.account.number, 'link');
        reply.header('cache-control', 'no-store');
        return { me: arrival.account, how: arrival.how };
      },
    );
  };
}
