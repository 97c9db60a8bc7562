/** `/api/v1/me/challenge` and `/api/v1/me/proof`: a proof of work, where one is asked for. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isRefusal } from '../../activities/activity.ts';
import { whoAsks } from '../../api/identity.ts';
import { problems, sendProblem } from '../../api/problems.ts';
import type { Challenge, Challenges } from './challenges.ts';
import type { ProofOfWork } from './proof-of-work.ts';

/** As `altcha-lib` makes it (its version 2); what it signed is checked, so only the shape is read here. */
const challengeSchema = z
  .object({
    parameters: z.looseObject({
      algorithm: z.string().max(40),
      nonce: z.string().max(64),
      salt: z.string().max(64),
      cost: z.int(),
      keyLength: z.int(),
      keyPrefix: z.string().max(64),
      keySignature: z.string().max(128),
      expiresAt: z.int(),
      data: z.object({ who: z.int() }),
    }),
    signature: z.string().max(128),
  })
  .meta({ id: 'Challenge', description: 'A challenge of ALTCHA, version 2' });
const solutionSchema = z.object({
  counter: z.int().min(0),
  derivedKey: z.string().max(128),
  time: z.number().optional(),
});

/** Challenges a minute from one address: a class of thirty, twice over. */
const CHALLENGES_PER_MINUTE = 60;

export function createProofRoutes(deps: {
  readonly challenges: Challenges;
  readonly proofs: ProofOfWork;
}): FastifyPluginAsyncZod {
  const { challenges, proofs } = deps;
  return async (api) => {
    api.post(
      '/me/challenge',
      {
        config: { rateLimit: { max: CHALLENGES_PER_MINUTE } },
        schema: {
          tags: ['people'],
          summary: 'A challenge, where a command was refused with `people/prove-first`',
          description: 'Find the number whose derived key begins with the prefix; send it to `/me/proof`.',
          response: {
            200: z.object({ challenge: challengeSchema }),
            ...problems('people/name-first', 'people/session-expired', 'api/cross-site', 'api/too-many'),
          },
        },
      },
      async (request, reply) => {
        const me = whoAsks(request);
        if (isRefusal(me)) return sendProblem(reply, me);
        const challenge = await challenges.make(me.number);
        return reply
          .header('cache-control', 'no-store')
          .send({ challenge: challenge as z.output<typeof challengeSchema> });
      },
    );

    api.post(
      '/me/proof',
      {
        config: { rateLimit: { max: CHALLENGES_PER_MINUTE } },
        schema: {
          tags: ['people'],
          summary: 'The solution of a challenge',
          description: 'Good for a day, on every device of this account.',
          body: z.object({ challenge: challengeSchema, solution: solutionSchema }),
          response: {
            204: z.undefined().meta({ description: 'Proven' }),
            ...problems(
              'people/bad-proof',
              'people/name-first',
              'people/session-expired',
              'api/invalid',
              'api/cross-site',
              'api/too-many',
            ),
          },
        },
      },
      async (request, reply) => {
        const me = whoAsks(request);
        if (isRefusal(me)) return sendProblem(reply, me);
        const { challenge, solution } = request.body;
        const wrong = await challenges.check(me.number, challenge as Challenge, {
          counter: solution.counter,
          derivedKey: solution.derivedKey,
        });
        if (wrong) return sendProblem(reply, wrong);
        await proofs.proven(me.number);
        return reply.code(204).send();
      },
    );
  };
}
