/** `/api/v1/me` and `/api/v1/people`: names and sessions over HTTP. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isRefusal, type Person, refuse } from '../activities/activity.ts';
import {
  clearSessionCookie,
  type IdentitySettings,
  OPEN_TO_BANNED,
  ownSession,
  setSessionCookie,
  whenceOf,
} from '../api/identity.ts';
import { problems, sendProblem } from '../api/problems.ts';
import type { Accounts } from './accounts.ts';
import { meSchema } from './me.ts';
import type { Sessions } from './sessions.ts';

export interface PeopleRoutesDeps {
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly settings: IdentitySettings;
  /** New names a minute from one address; a school may share one. */
  readonly namesPerMinute: number;
  /** The live connections of this person must come back: their name changed, or a session of theirs ended. */
  readonly renew: (person: Person) => void;
  /** The numbers somebody had before accounts of theirs were merged. */
  readonly formerly: (person: Person) => readonly Person[];
}

const personSchema = meSchema
  .pick({ number: true, name: true, kind: true, avatar: true })
  .meta({ id: 'Person', description: 'What everybody may know of somebody' });
export const nameBody = z.object({
  // Far more than a name may have: what a name is, `names.ts` says, with a code of its own.
  name: z.string().max(1000).meta({ description: '1 to 40 characters, unique on this server' }),
});
const numbers = z
  .string()
  .regex(/^\d{1,10}(,\d{1,10}){0,199}$/)
  .meta({ description: 'Up to 200 account numbers, separated by commas', examples: ['1,2,3'] })
  .transform((list) => list.split(',').map(Number));

const NAME_PROBLEMS = ['people/name-taken', 'people/name-reserved', 'people/bad-name'];

export function createPeopleRoutes(deps: PeopleRoutesDeps): FastifyPluginAsyncZod {
  const { accounts, sessions, settings } = deps;
  return async (api) => {
    api.get(
      '/me',
      {
        config: OPEN_TO_BANNED,
        schema: {
          tags: ['people'],
          summary: 'Who this session belongs to',
          response: { 200: z.object({ me: meSchema.nullable() }), ...problems('api/too-many') },
        },
      },
      async ({ me }, reply) => {
        reply.header('cache-control', 'no-store');
        const also = me ? deps.formerly(me.number) : [];
        return { me: me && { ...me, ...(also.length > 0 && { also: [...also] }) } };
      },
    );

    api.post(
      '/me',
      {
        config: { rateLimit: { max: deps.namesPerMinute } },
        schema: {
          tags: ['people'],
          summary: 'Choose a name: makes an account and starts a session',
          description:
            'Sets the session cookie. A name that is taken is refused with a `suggestion` that is free. Where the host opened ' +
            'the server to invited people only, a first name is chosen with an invitation: `POST /invites/accept`.',
          body: nameBody,
          response: {
            201: z.object({ me: meSchema }),
            ...problems(
              'api/invalid',
              'people/already-named',
              'people/not-with-token',
              'people/invitation-needed',
              ...NAME_PROBLEMS,
              'api/cross-site',
              'api/too-many',
            ),
          },
        },
      },
      async (request, reply) => {
        if (request.scopes) return sendProblem(reply, refuse('people/not-with-token'));
        if (request.me) return sendProblem(reply, refuse('people/already-named', { name: request.me.name }));
        const account = await accounts.create(request.body.name);
        if (isRefusal(account)) return sendProblem(reply, account);
        const { token, expiresAt } = await sessions.start(account.number, 'name', whenceOf(request));
        setSessionCookie(reply, token, expiresAt, settings);
        return reply.code(201).send({ me: account });
      },
    );

    api.patch(
      '/me',
      {
        schema: {
          tags: ['people'],
          summary: 'Change my name',
          body: nameBody,
          response: {
            200: z.object({ me: meSchema }),
            ...problems(
              'api/invalid',
              'people/name-first',
              'people/session-expired',
              'people/not-with-token',
              ...NAME_PROBLEMS,
              'api/cross-site',
            ),
          },
        },
      },
      async (request, reply) => {
        const me = ownSession(request);
        if (isRefusal(me)) return sendProblem(reply, me);
        const renamed = await accounts.rename(me.number, request.body.name);
        if (isRefusal(renamed)) return sendProblem(reply, renamed);
        deps.renew(me.number);
        return { me: renamed };
      },
    );

    api.post(
      '/me/leave',
      {
        config: OPEN_TO_BANNED,
        schema: {
          tags: ['people'],
          summary: 'End this session',
          description: 'The account stays; without its session nobody can use it.',
          response: {
            204: z.undefined().meta({ description: 'Ended' }),
            ...problems('people/not-with-token', 'api/cross-site'),
          },
        },
      },
      async (request, reply) => {
        if (request.scopes) return sendProblem(reply, refuse('people/not-with-token'));
        if (request.sessionToken) await sessions.end(request.sessionToken);
        if (request.me) deps.renew(request.me.number);
        clearSessionCookie(reply, settings);
        return reply.code(204).send();
      },
    );

    api.get(
      '/people',
      {
        schema: {
          tags: ['people'],
          summary: 'Names and pictures of people by their numbers',
          description: 'Numbers nobody has are left out.',
          querystring: z.object({ numbers }),
          response: {
            200: z.object({ people: z.array(personSchema) }),
            ...problems('api/invalid', 'api/too-many'),
          },
        },
      },
      async ({ query }) => {
        const found = await accounts.find(query.numbers);
        return {
          people: found.map(({ number, name, kind, avatar }) => ({
            number,
            name,
            kind,
            ...(avatar && { avatar }),
          })),
        };
      },
    );
  };
}
