/** `/api/v1/sign-in/passkey` and `/api/v1/me/passkeys`. */
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isRefusal, type Person, refuse } from '../../../activities/activity.ts';
import type { IdentitySettings } from '../../../api/identity.ts';
import { problems, sendProblem } from '../../../api/problems.ts';
import { meSchema } from '../../me.ts';
import { refuseTokens, whoseSession } from '../by-session.ts';
import type { Door } from '../door.ts';
import { ownOrigin } from '../own-origin.ts';
import { createPending, type PendingDeps } from '../pending.ts';
import type { TellOfWay } from '../way-notices.ts';
import { askForKnown, askForNew, CHALLENGE_MINUTES, type Challenge, domainOf } from './ceremony.ts';
import type { Passkeys } from './passkeys.ts';
import { authenticationSchema, optionsSchema, passkeySchema, registrationSchema, toJson } from './schemas.ts';

export interface PasskeyRoutesDeps extends PendingDeps {
  readonly passkeys: Passkeys;
  /** How many other ways to come back an account has. */
  readonly otherWays: (account: Person) => Promise<number>;
  readonly door: Door;
  readonly tellOfWay: TellOfWay;
  readonly settings: IdentitySettings;
  /** Sign-ins a minute that one address may begin; a school may share one. */
  readonly signInsPerMinute: number;
}

const WRITE_PROBLEMS = [
  'people/name-first',
  'people/session-expired',
  'people/not-in-scope',
  'api/cross-site',
  'api/too-many',
];
const ADDRESS_PROBLEMS = ['people/passkey-needs-domain', 'people/other-address'];
const ANSWER_PROBLEMS = ['api/invalid', 'people/sign-in-stale', 'people/passkey-refused'];
const labelBody = z.object({
  // What a label may be, `passkeys.ts` says, with a code of its own.
  label: z.string().max(1000).meta({ description: 'What to call it: 1 to 60 characters' }),
});
const idParams = z.object({ id: z.string().max(40) });

export function createPasskeyRoutes(deps: PasskeyRoutesDeps): FastifyPluginAsyncZod {
  const { passkeys, door, settings } = deps;
  const limited = { rateLimit: { max: deps.signInsPerMinute } };
  const using = createPending<Challenge>(deps, {
    name: 'atelier-passkey',
    path: '/api/v1/sign-in/passkey',
    minutes: CHALLENGE_MINUTES,
  });
  const adding = createPending<Challenge & { readonly account: Person }>(deps, {
    name: 'atelier-new-passkey',
    path: '/api/v1/me/passkeys',
    minutes: CHALLENGE_MINUTES,
  });

  function placeOf(request: FastifyRequest) {
    const origin = ownOrigin(request, settings.publicUrl);
    if (isRefusal(origin)) return origin;
    const domain = domainOf(origin);
    return isRefusal(domain) ? domain : { origin, domain };
  }

  return async (api) => {
    api.post(
      '/sign-in/passkey/options',
      {
        config: limited,
        schema: {
          tags: ['people'],
          summary: 'Begin to sign in with a passkey',
          description: `Sets a cookie that binds the challenge to this browser for ${CHALLENGE_MINUTES} minutes.`,
          response: {
            200: optionsSchema,
            ...problems(...ADDRESS_PROBLEMS, 'api/cross-site', 'api/too-many'),
          },
        },
      },
      async (request, reply) => {
        const place = placeOf(request);
        if (isRefusal(place)) return sendProblem(reply, place);
        const options = await askForKnown(place.domain);
        using.begin(reply, { challenge: options.challenge, origin: place.origin });
        reply.header('cache-control', 'no-store');
        return { options: { ...options } };
      },
    );

    api.post(
      '/sign-in/passkey',
      {
        config: limited,
        schema: {
          tags: ['people'],
          summary: 'Sign in with a passkey',
          description:
            'Starts a new session. What somebody without a way to come back did before becomes theirs.',
          body: z.object({ response: authenticationSchema }),
          response: {
            200: z.object({ me: meSchema, how: z.enum(['signed-in', 'merged']) }),
            ...problems(
              ...ANSWER_PROBLEMS,
              'people/passkey-unknown',
              'people/not-in-scope',
              'api/cross-site',
              'api/too-many',
            ),
          },
        },
      },
      async (request, reply) => {
        const token = refuseTokens(request);
        if (token) return sendProblem(reply, token);
        const asked = await using.take(request, reply);
        if (isRefusal(asked)) return sendProblem(reply, asked);
        const arrival = await passkeys.use(asked, request.body.response, request.me);
        if (isRefusal(arrival)) return sendProblem(reply, arrival);
        await door.open(request, reply, arrival.account.number, 'passkey');
        reply.header('cache-control', 'no-store');
        return {
          me: arrival.account,
          how: arrival.how === 'merged' ? ('merged' as const) : ('signed-in' as const),
        };
      },
    );

    api.get(
      '/me/passkeys',
      {
        schema: {
          tags: ['people'],
          summary: 'My passkeys',
          response: {
            200: z.object({
              passkeys: z.array(passkeySchema),
              otherWays: z
                .int()
                .meta({ description: 'How many other ways there are to come back to this account' }),
            }),
            ...problems('people/name-first', 'people/session-expired', 'people/not-in-scope'),
          },
        },
      },
      async (request, reply) => {
        const me = whoseSession(request);
        if (isRefusal(me)) return sendProblem(reply, me);
        const mine = await passkeys.of(me.number);
        reply.header('cache-control', 'no-store');
        return { passkeys: mine.map(toJson), otherWays: await deps.otherWays(me.number) };
      },
    );

    api.post(
      '/me/passkeys/options',
      {
        config: limited,
        schema: {
          tags: ['people'],
          summary: 'Begin to add a passkey',
          description: `Sets a cookie that binds the challenge to this browser for ${CHALLENGE_MINUTES} minutes.`,
          response: {
            200: optionsSchema,
            ...problems(...ADDRESS_PROBLEMS, 'people/passkeys-full', ...WRITE_PROBLEMS),
          },
        },
      },
      async (request, reply) => {
        const me = whoseSession(request);
        if (isRefusal(me)) return sendProblem(reply, me);
        const place = placeOf(request);
        if (isRefusal(place)) return sendProblem(reply, place);
        const known = await passkeys.of(me.number);
        const space = passkeys.roomFor(known);
        if (isRefusal(space)) return sendProblem(reply, space);
        const options = await askForNew(place.domain, me, known);
        adding.begin(reply, { challenge: options.challenge, origin: place.origin, account: me.number });
        reply.header('cache-control', 'no-store');
        return { options: { ...options } };
      },
    );

    api.post(
      '/me/passkeys',
      {
        config: limited,
        schema: {
          tags: ['people'],
          summary: 'Add a passkey',
          description:
            'The first way to come back claims the account. Starts a new session and ends the one it was added in.',
          body: labelBody.extend({ response: registrationSchema }),
          response: {
            201: z.object({ passkey: passkeySchema }),
            ...problems(
              ...ANSWER_PROBLEMS,
              'people/passkey-known',
              'people/passkey-bad-label',
              'people/passkeys-full',
              ...WRITE_PROBLEMS,
            ),
          },
        },
      },
      async (request, reply) => {
        const me = whoseSession(request);
        if (isRefusal(me)) return sendProblem(reply, me);
        const asked = await adding.take(request, reply);
        if (isRefusal(asked)) return sendProblem(reply, asked);
        // Asked for by whoever was signed in here before.
        if (asked.account !== me.number) return sendProblem(reply, refuse('people/sign-in-stale'));
        const added = await passkeys.add(me, asked, request.body.label, request.body.response);
        if (isRefusal(added)) return sendProblem(reply, added);
        deps.tellOfWay(request, me.number, { what: 'passkey-added' });
        // Worth more than before: a token somebody else may have read must not be.
        await door.open(request, reply, me.number, 'passkey');
        return reply.code(201).send({ passkey: toJson(added) });
      },
    );

    api.patch(
      '/me/passkeys/:id',
      {
        schema: {
          tags: ['people'],
          summary: 'Call a passkey something else',
          params: idParams,
          body: labelBody,
          response: {
            200: z.object({ passkey: passkeySchema }),
            ...problems('api/invalid', 'people/passkey-gone', 'people/passkey-bad-label', ...WRITE_PROBLEMS),
          },
        },
      },
      async (request, reply) => {
        const me = whoseSession(request);
        if (isRefusal(me)) return sendProblem(reply, me);
        const renamed = await passkeys.rename(me.number, request.params.id, request.body.label);
        if (isRefusal(renamed)) return sendProblem(reply, renamed);
        return { passkey: toJson(renamed) };
      },
    );

    api.delete(
      '/me/passkeys/:id',
      {
        schema: {
          tags: ['people'],
          summary: 'Remove a passkey',
          description: 'It opens nothing any more. Sessions it began stay until they are ended.',
          params: idParams,
          response: {
            204: z.undefined().meta({ description: 'Removed' }),
            ...problems('people/passkey-gone', ...WRITE_PROBLEMS),
          },
        },
      },
      async (request, reply) => {
        const me = whoseSession(request);
        if (isRefusal(me)) return sendProblem(reply, me);
        const refused = await passkeys.remove(me.number, request.params.id);
        if (refused) return sendProblem(reply, refused);
        deps.tellOfWay(request, me.number, { what: 'passkey-removed' });
        return reply.code(204).send();
      },
    );
  };
}
