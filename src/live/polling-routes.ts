/** The live protocol over plain HTTP, for networks that let no WebSocket through. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isRefusal, type Person, type Refusal, type Time } from '../activities/activity.ts';
import { actorOf, numberOf, sizeOf, tokenOf, whoAsks } from '../api/identity.ts';
import { kindOf } from '../api/problem-codes.ts';
import { problems, sendProblem } from '../api/problems.ts';
import type { Entry } from '../rooms/entry.ts';
import { enterChannel, lookAtChannel } from '../rooms/find-channel.ts';
import type { Host } from '../rooms/host.ts';
import { codeParams } from '../rooms/schemas.ts';
import type { Pace } from './pace.ts';
import { newsSince } from './since.ts';

const channelParams = codeParams.extend({
  activity: z
    .string()
    .max(40)
    .meta({ examples: ['mural'] }),
});
const clientSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{16,32}$/)
  .meta({ description: 'The client’s own random id, the same as in `hello`' });
const message = z.looseObject({ t: z.string() });

export function createPollingRoutes(deps: {
  readonly host: Host;
  readonly entry: Entry;
  readonly pace: Pace;
  readonly now: () => Time;
  /** The numbers somebody had before accounts of theirs were merged; none for most. */
  readonly formerly: (who: Person) => readonly Person[];
  /** How many are in a room right now. */
  readonly present: (room: number) => { readonly here: number; readonly watching: number };
}): FastifyPluginAsyncZod {
  const { host } = deps;
  return async (api) => {
    api.get(
      '/rooms/:code/:activity/since',
      {
        schema: {
          tags: ['rooms'],
          summary: 'What is new on a channel, as messages of the live protocol',
          description:
            'Begins with `resumed`, or with `opened` and the whole where what was missed cannot be told exactly. ' +
            'Digests come as `{t: "digest", to, count, body}` with the body in base64. Ends with `presence`, without names. Entering makes a member, as it does live.',
          params: channelParams,
          querystring: z.object({
            after: z.coerce.number().int().min(0).optional(),
            epoch: z.string().max(64).optional(),
            client: clientSchema.optional(),
          }),
          response: {
            200: z.array(message),
            ...problems(
              'rooms/unknown',
              'rooms/too-many-guesses',
              'rooms/no-such-activity',
              'members/banned',
              'members/kicked',
              'members/locked',
              'api/invalid',
              'api/too-many',
            ),
          },
        },
      },
      async (request, reply) => {
        const { code, activity } = request.params;
        const who = numberOf(request);
        // Somebody who follows a link of another site to this address has not asked to become a member.
        const follows = request.headers['sec-fetch-mode'] === 'navigate';
        const find = follows ? lookAtChannel : enterChannel;
        const channel = await find(deps, code, activity, actorOf(request));
        if (isRefusal(channel)) return sendProblem(reply, channel);
        const { after, epoch, client } = request.query;
        const n = who === 0 || client === undefined ? 0 : await host.lastNumber(channel, who, client);
        const viewer = { who, also: deps.formerly(who), role: host.roleOf(channel, who), at: deps.now() };
        const from = after === undefined || epoch === undefined ? null : { after, epoch };
        reply.header('cache-control', 'no-store');
        const news = await newsSince(host, channel, viewer, from, n);
        const presence = {
          t: 'presence',
          room: channel.room.code,
          ...deps.present(channel.room.id),
          people: [],
        };
        return [...news.map((one) => ({ ...one })), presence];
      },
    );

    api.post(
      '/rooms/:code/:activity/commands',
      {
        schema: {
          tags: ['rooms'],
          summary: 'Do something in a room',
          description:
            'The answer is a `done` or `refused` message of the live protocol. A command sent again under the same ' +
            'number is not done again and gets its first answer; after a 5xx, send it again under the same number.',
          params: channelParams,
          body: z.object({
            client: clientSchema,
            n: z.int().min(1),
            command: z.looseObject({ type: z.string() }),
          }),
          response: {
            200: message,
            ...problems(
              'people/name-first',
              'people/session-expired',
              'rooms/unknown',
              'rooms/too-many-guesses',
              'rooms/no-such-activity',
              'members/banned',
              'members/kicked',
              'members/locked',
              'rooms/closing',
              'live/too-fast',
              'store/full',
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
        const tooFast = deps.pace.take(me.number, sizeOf(request), tokenOf(request));
        if (tooFast) return sendProblem(reply, tooFast);
        const { code, activity } = request.params;
        const { client, n, command } = request.body;
        const channel = await enterChannel(deps, code, activity, actorOf(request));
        if (isRefusal(channel)) return sendProblem(reply, channel);
        const answer = await host.submit(channel.room, activity, command, { ...actorOf(request), client, n });
        if (!isRefusal(answer)) return { t: 'done', id: channel.id, acks: [[n, answer]] };
        if (isPassing(answer)) return sendProblem(reply, answer);
        const { refused, detail } = answer;
        return { t: 'refused', id: channel.id, n, code: refused, ...(detail && { detail }) };
      },
    );
  };
}

/** Nothing was decided: the same command may succeed in a moment. */
function isPassing({ refused }: Refusal): boolean {
  return kindOf(refused).status >= 500;
}
