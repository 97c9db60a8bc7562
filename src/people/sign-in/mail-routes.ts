/** `/api/v1/sign-in/mail`: ask for a link, look at it, use it. */
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isRefusal, refuse } from '../../activities/activity.ts';
import { problems, sendProblem } from '../../api/problems.ts';
import { meSchema } from '../me.ts';
import type { AskLink } from './ask-link.ts';
import type { Door } from './door.ts';
import { CHOICES } from './link-choices.ts';
import { LINK_MINUTES, type MailLinks } from './mail-links.ts';
import type { TellOfWay } from './way-notices.ts';

export interface MailRoutesDeps {
  readonly ask: AskLink;
  readonly links: MailLinks;
  readonly door: Door;
  readonly tellOfWay: TellOfWay;
  /** The address of this server that goes into a link; null where no mail can be had from there. */
  readonly baseFor: (request: FastifyRequest) => string | null;
  /** Asked, looked at or used, in a minute from one address. */
  readonly perMinute: number;
}

const tokenBody = z.object({
  token: z.string().max(100).meta({ description: 'What stands after the # of the link' }),
});
const someone = z.object({ number: z.int(), name: z.string() });
const choice = z.enum(CHOICES).meta({
  description:
    '`enter`: sign in to the account of the address. `bring`: the same, and what was done in this browser ' +
    'without it goes over. `connect`: the address from now on opens the account that asked for the link. ' +
    '`apart`: a new account for the address.',
});
const lookSchema = z
  .object({
    email: z.string().meta({ description: 'Masked: `a•••@example.org`' }),
    choices: z.array(choice).meta({ description: 'What can be done with it; the first is the usual one' }),
    account: someone.nullable().meta({ description: 'Whose account it leads to; null where it makes one' }),
    here: someone.extend({ claimed: z.boolean() }).nullable().meta({ description: 'Who this browser is' }),
    askedHere: z.boolean().meta({ description: "This browser's own account asked for it" }),
    forElsewhere: z.boolean().meta({
      description:
        'Another account asked for it: opened in the browser where that one is signed in, it would connect the address',
    }),
    askedAt: z.int(),
    askedWith: z.object({ browser: z.string(), system: z.string() }),
  })
  .meta({ id: 'LinkLook' });

export function createMailRoutes(deps: MailRoutesDeps): FastifyPluginAsyncZod {
  const { ask, links, door } = deps;
  const config = { rateLimit: { max: deps.perMinute } };
  return async (api) => {
    api.post(
      '/sign-in/mail',
      {
        config,
        schema: {
          tags: ['people'],
          summary: 'Ask for a link by e-mail',
          description:
            'The answer is the same for every address, known here or not. Whoever asks with a session may connect ' +
            'the address with their account by the link; the link leads to a page that asks before it does anything.',
          body: z.object({
            email: z.string().max(1000),
            back: z.string().max(1000).optional().meta({
              description: 'Page of this server to go to afterwards; anything else leads to the start',
            }),
            language: z.enum(['en', 'fr']).default('en'),
          }),
          response: {
            202: z.object({ minutes: z.int().meta({ description: 'How long the link will be good' }) }),
            ...problems(
              'people/bad-email',
              'people/no-mail',
              'people/too-many-mails',
              'api/invalid',
              'api/cross-site',
            ),
          },
        },
      },
      async (request, reply) => {
        const base = deps.baseFor(request);
        if (base === null) return sendProblem(reply, refuse('people/no-mail'));
        const refused = await ask({
          ...request.body,
          back: request.body.back,
          account: request.me?.number ?? null,
          agent: request.headers['user-agent'] ?? '',
          address: request.ip,
          base,
        });
        if (refused) return sendProblem(reply, refused);
        return reply.code(202).header('cache-control', 'no-store').send({ minutes: LINK_MINUTES });
      },
    );

    api.post(
      '/sign-in/mail/look',
      {
        config,
        schema: {
          tags: ['people'],
          summary: 'What a link would do',
          description: 'Changes nothing, so that whatever opens links by itself uses none up.',
          body: tokenBody,
          response: { 200: lookSchema, ...problems('people/link-over', 'api/invalid', 'api/cross-site') },
        },
      },
      async (request, reply) => {
        const look = await links.look(request.body.token, request.me);
        if (isRefusal(look)) return sendProblem(reply, look);
        reply.header('cache-control', 'no-store');
        return { ...look, choices: [...look.choices] };
      },
    );

    api.post(
      '/sign-in/mail/enter',
      {
        config,
        schema: {
          tags: ['people'],
          summary: 'Use a link: sign in',
          description:
            'Starts a new session and ends the one the browser came with. A link can be used once.',
          body: tokenBody.extend({ choice }),
          response: {
            200: z.object({
              me: meSchema,
              how: z.enum(['signed-in', 'claimed', 'merged', 'created']),
              back: z.string().meta({ description: 'Page of this server to go to' }),
            }),
            ...problems('people/link-over', 'people/try-again', 'api/invalid', 'api/cross-site'),
          },
        },
      },
      async (request, reply) => {
        const { token, choice } = request.body;
        const arrival = await links.enter(token, choice, request.me);
        if (isRefusal(arrival)) return sendProblem(reply, arrival);
        const { account, how, back, email } = arrival;
        if (how === 'claimed') deps.tellOfWay(request, account.number, { what: 'email-added', email });
        await door.open(request, reply, account.number, 'email');
        reply.header('cache-control', 'no-store');
        return { me: account, how, back };
      },
    );
  };
}
