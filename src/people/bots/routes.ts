/** `/api/v1/me/bots`: one's bots and their tokens. With a session only: a token makes no tokens. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isRefusal, type Refusal, refuse } from '../../activities/activity.ts';
import { ownSession } from '../../api/identity.ts';
import { problems, sendProblem } from '../../api/problems.ts';
import type { Account } from '../account.ts';
import { SCOPES } from '../scopes.ts';
import type { TellOfWay } from '../sign-in/way-notices.ts';
import { type Bots, MAX_BOTS } from './bots.ts';
import { MAX_TOKENS, type Token, type Tokens } from './tokens.ts';

const MAX_LABEL = 60;
const MAX_DAYS = 3650;

const scopes = z
  .array(z.enum(SCOPES))
  .min(1)
  .max(SCOPES.length)
  .transform((given) => SCOPES.filter((scope) => given.includes(scope)))
  .meta({
    description:
      '`place` paints, `chat` talks, `manage` runs rooms the bot is a master of; reading comes with all',
  });
const tokenSchema = z
  .object({
    id: z.int(),
    label: z.string(),
    scopes: z.array(z.enum(SCOPES)),
    createdAt: z.int(),
    usedAt: z.int().nullable().meta({ description: 'Precise to the minute; null when it was never used' }),
    expiresAt: z.int().nullable(),
  })
  .meta({ id: 'Token' });
const botSchema = z
  .object({ number: z.int(), name: z.string(), createdAt: z.int(), tokens: z.array(tokenSchema) })
  .meta({ id: 'Bot' });
const nameBody = z.object({
  name: z.string().max(1000).meta({ description: '1 to 40 characters, unique on this server' }),
});
const botParams = z.object({ number: z.coerce.number().int().min(1) });
const tokenParams = botParams.extend({ id: z.coerce.number().int().min(1) });

const SESSION = ['people/name-first', 'people/session-expired', 'people/not-with-token'];
const WRITE = [...SESSION, 'api/invalid', 'api/cross-site', 'api/too-many'];
const NAMES = ['people/name-taken', 'people/name-reserved', 'people/bad-name'];
const gone = z.undefined();

export interface BotRoutesDeps {
  readonly bots: Bots;
  readonly tokens: Tokens;
  /** Why somebody may make nothing at the moment: banned from the server. */
  readonly barOf: (me: Account) => Refusal | null;
  readonly tellOfWay: TellOfWay;
  /** New bots a minute from one address. */
  readonly botsPerMinute: number;
}

export function createBotRoutes({
  bots,
  tokens,
  barOf,
  tellOfWay,
  botsPerMinute,
}: BotRoutesDeps): FastifyPluginAsyncZod {
  return async (api) => {
    api.get(
      '/me/bots',
      {
        schema: {
          tags: ['bots'],
          summary: 'My bots, with their tokens',
          response: { 200: z.object({ bots: z.array(botSchema) }), ...problems(...SESSION, 'api/too-many') },
        },
      },
      async (request, reply) => {
        const me = ownSession(request);
        if (isRefusal(me)) return sendProblem(reply, me);
        reply.header('cache-control', 'no-store');
        const mine = await bots.list(me.number);
        return { bots: mine.map((bot) => ({ ...bot, tokens: bot.tokens.map(toJson) })) };
      },
    );

    api.post(
      '/me/bots',
      {
        config: { rateLimit: { max: botsPerMinute } },
        schema: {
          tags: ['bots'],
          summary: 'Make a bot',
          description: `An account for a program, for which you answer. At most ${MAX_BOTS}.`,
          body: nameBody,
          response: {
            201: botSchema,
            ...problems('people/too-many-bots', 'people/banned', ...NAMES, ...WRITE),
          },
        },
      },
      async (request, reply) => {
        const me = ownSession(request);
        if (isRefusal(me)) return sendProblem(reply, me);
        const bar = barOf(me);
        if (bar) return sendProblem(reply, bar);
        const bot = await bots.make(me.number, request.body.name);
        if (isRefusal(bot)) return sendProblem(reply, bot);
        return reply.code(201).send({ ...bot, tokens: [] });
      },
    );

    api.patch(
      '/me/bots/:number',
      {
        schema: {
          tags: ['bots'],
          summary: 'Give a bot another name',
          params: botParams,
          body: nameBody,
          response: {
            200: z.object({ number: z.int(), name: z.string() }),
            ...problems('people/no-such-bot', ...NAMES, ...WRITE),
          },
        },
      },
      async (request, reply) => {
        const me = ownSession(request);
        if (isRefusal(me)) return sendProblem(reply, me);
        const renamed = await bots.rename(me.number, request.params.number, request.body.name);
        if (isRefusal(renamed)) return sendProblem(reply, renamed);
        return { number: renamed.number, name: renamed.name };
      },
    );

    api.delete(
      '/me/bots/:number',
      {
        schema: {
          tags: ['bots'],
          summary: 'Remove a bot',
          description: 'Its tokens end at once and its name becomes free. What it painted and wrote stays.',
          params: botParams,
          response: {
            204: gone.meta({ description: 'Removed' }),
            ...problems('people/no-such-bot', ...WRITE),
          },
        },
      },
      async (request, reply) => {
        const me = ownSession(request);
        if (isRefusal(me)) return sendProblem(reply, me);
        const refusal = await bots.remove(me.number, request.params.number);
        return refusal ? sendProblem(reply, refusal) : reply.code(204).send();
      },
    );

    api.post(
      '/me/bots/:number/tokens',
      {
        schema: {
          tags: ['bots'],
          summary: 'Make a token for a bot',
          description:
            'The `secret` is told here once and kept nowhere: a program shows it as `Authorization: Bearer atl_…`. ' +
            `At most ${MAX_TOKENS} for a bot.`,
          params: botParams,
          body: z.object({
            label: z.string().trim().min(1).max(MAX_LABEL).meta({ description: 'What it is for' }),
            scopes,
            days: z
              .int()
              .min(1)
              .max(MAX_DAYS)
              .optional()
              .meta({ description: 'Until it ends; without it, it does not' }),
          }),
          response: {
            201: z.object({ token: tokenSchema, secret: z.string() }),
            ...problems('people/no-such-bot', 'people/too-many-tokens', 'people/banned', ...WRITE),
          },
        },
      },
      async (request, reply) => {
        const me = ownSession(request);
        if (isRefusal(me)) return sendProblem(reply, me);
        const bot = barOf(me) ?? (await bots.find(me.number, request.params.number));
        if (isRefusal(bot)) return sendProblem(reply, bot);
        const { label, scopes, days = null } = request.body;
        const made = await tokens.make(bot.number, { label, scopes, days });
        if (isRefusal(made)) return sendProblem(reply, made);
        tellOfWay(request, me.number, { what: 'token-made' });
        reply.header('cache-control', 'no-store');
        return reply.code(201).send({ token: toJson(made.token), secret: made.secret });
      },
    );

    api.get(
      '/me/bots/:number/tokens',
      {
        schema: {
          tags: ['bots'],
          summary: 'The tokens of a bot, newest first',
          params: botParams,
          response: {
            200: z.object({ tokens: z.array(tokenSchema) }),
            ...problems('people/no-such-bot', ...SESSION, 'api/invalid', 'api/too-many'),
          },
        },
      },
      async (request, reply) => {
        const me = ownSession(request);
        if (isRefusal(me)) return sendProblem(reply, me);
        const bot = await bots.find(me.number, request.params.number);
        if (isRefusal(bot)) return sendProblem(reply, bot);
        reply.header('cache-control', 'no-store');
        return { tokens: (await tokens.of([bot.number])).map(toJson) };
      },
    );

    api.delete(
      '/me/bots/:number/tokens/:id',
      {
        schema: {
          tags: ['bots'],
          summary: 'Revoke a token',
          description: 'It counts no more at once; live connections that were opened with it end.',
          params: tokenParams,
          response: {
            204: gone.meta({ description: 'Revoked' }),
            ...problems('people/no-such-bot', 'people/no-such-token', ...WRITE),
          },
        },
      },
      async (request, reply) => {
        const me = ownSession(request);
        if (isRefusal(me)) return sendProblem(reply, me);
        const { number, id } = request.params;
        const bot = await bots.find(me.number, number);
        if (isRefusal(bot)) return sendProblem(reply, bot);
        const was = await tokens.revoke(number, id);
        return was ? reply.code(204).send() : sendProblem(reply, refuse('people/no-such-token'));
      },
    );
  };
}

function toJson({ account: _account, scopes, ...token }: Token): z.infer<typeof tokenSchema> {
  return { ...token, scopes: [...scopes] };
}
