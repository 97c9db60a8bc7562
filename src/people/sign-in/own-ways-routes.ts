/** `/api/v1/me/ways`: the addresses and issuers that lead to my account. Passkeys have routes of their own. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isRefusal, refuse } from '../../activities/activity.ts';
import { problems, sendProblem } from '../../api/problems.ts';
import { whoseSession } from './by-session.ts';
import { type IdentityStore, identityId } from './identities.ts';
import type { TellOfWay } from './way-notices.ts';

const waySchema = z
  .object({
    id: z.string(),
    kind: z.enum(['email', 'oidc']),
    label: z.string().meta({ description: 'The address, or what the issuer calls its owner' }),
    createdAt: z.int(),
    usedAt: z.int().meta({ description: 'Last time somebody signed in by it' }),
  })
  .meta({ id: 'OwnWay' });
const WHO = ['people/name-first', 'people/session-expired', 'people/not-with-token', 'api/too-many'];

export function createOwnWaysRoutes({
  identities,
  tellOfWay,
}: {
  readonly identities: IdentityStore;
  readonly tellOfWay: TellOfWay;
}): FastifyPluginAsyncZod {
  return async (api) => {
    api.get(
      '/me/ways',
      {
        schema: {
          tags: ['people'],
          summary: 'E-mail addresses and issuers I can sign in by, oldest first',
          response: { 200: z.object({ ways: z.array(waySchema) }), ...problems(...WHO) },
        },
      },
      async (request, reply) => {
        const me = whoseSession(request);
        if (isRefusal(me)) return sendProblem(reply, me);
        reply.header('cache-control', 'no-store');
        const ways = await identities.of(me.number);
        return {
          ways: ways.map(({ kind, subject, label, createdAt, usedAt }) => ({
            id: identityId({ kind, subject }),
            kind,
            label,
            createdAt,
            usedAt,
          })),
        };
      },
    );

    api.delete(
      '/me/ways/:id',
      {
        schema: {
          tags: ['people'],
          summary: 'Remove a way to sign in',
          description:
            'It opens nothing any more. With the last one, and no passkey, nothing but a living session leads to the account. ' +
            'Sessions it began stay until they are ended.',
          params: z.object({ id: z.string().max(40) }),
          response: {
            204: z.undefined().meta({ description: 'Removed' }),
            ...problems(...WHO, 'people/way-gone', 'api/cross-site'),
          },
        },
      },
      async (request, reply) => {
        const me = whoseSession(request);
        if (isRefusal(me)) return sendProblem(reply, me);
        const way = (await identities.of(me.number)).find((one) => identityId(one) === request.params.id);
        const removed = way && (await identities.remove(me.number, way.kind, way.subject));
        if (!removed) return sendProblem(reply, refuse('people/way-gone'));
        tellOfWay(
          request,
          me.number,
          way.kind === 'email' ? { what: 'email-removed', email: way.subject } : { what: 'issuer-removed' },
        );
        return reply.code(204).send();
      },
    );
  };
}
