/** `/api/v1/rooms/{code}/table/replays`: rounds that were played, step by step. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { actorOf, numberOf } from '../../../api/identity.ts';
import { problems, sendProblem } from '../../../api/problems.ts';
import { type ChannelFinder, lookAtChannel } from '../../../rooms/find-channel.ts';
import { codeParams } from '../../../rooms/schemas.ts';
import { isRefusal, type Person, type Refusal, refuse, type Time } from '../../activity.ts';
import {
  handsIn,
  laidRange,
  MOST_STEPS,
  type Range,
  roundRange,
  showThen,
  viewThen,
} from '../keep/replay.ts';
import type { TableState } from '../state.ts';
import type { ShownTableEvent, TableView } from '../types.ts';
import type { PastTables } from './past-tables.ts';

export interface ReplayRoutesDeps extends ChannelFinder {
  /** Name of the table's channel. */
  readonly activity: string;
  readonly past: PastTables;
  /** The numbers somebody had before accounts of theirs were merged. */
  readonly formerly: (person: Person) => readonly Person[];
  readonly now: () => Time;
}

/** Characters of a page after which no more steps are put in; one step alone may be as large as a view. */
const PAGE = 36 * 1024;
/** Pages a minute for one address: a class may look on together. */
const LOOKS = { rateLimit: { max: 240 } };

const hands = z.enum(['own', 'then', 'all']).meta({
  description:
    '`own`: what one’s own eyes saw then; `then`: and all hands, while they were open to those who looked on; ' +
    '`all`: all hands, as those who sat there agreed',
});
const roundSchema = z
  .object({
    from: z.int().meta({ description: 'Names it: the entry it began with' }),
    round: z.int(),
    game: z.string(),
    at: z.int().meta({ description: 'Milliseconds since the Unix epoch' }),
    steps: z.int(),
    people: z.array(z.int()).meta({ description: 'Who sat in it' }),
    hands,
    settled: z.boolean().meta({
      description: 'The cards have been mixed since: those who sat in it may be asked to open their hands',
    }),
  })
  .meta({ id: 'PlayedRound' });
const listSchema = z.object({
  rounds: z.array(roundSchema).meta({ description: 'Newest first' }),
  laid: z.object({ steps: z.int() }).nullable().meta({ description: 'Since the table was laid' }),
});
const pageSchema = z.object({
  from: z.int(),
  to: z.int(),
  round: z.int().nullable(),
  hands,
  view: z
    .any()
    .meta({ type: 'object', description: 'On the first page: the table after the first step (`TableView`)' })
    .optional(),
  entries: z
    .array(z.object({ seq: z.int(), at: z.int(), by: z.int(), e: z.any().meta({ type: 'object' }) }))
    .meta({ description: 'What came after, as it is told live (`ShownTableEvent`)' }),
  next: z.int().nullable().meta({ description: 'The `after` of the next page; null on the last' }),
});

const LOOKING = ['rooms/unknown', 'rooms/too-many-guesses', 'api/invalid', 'api/too-many'];

interface Shown {
  readonly seq: number;
  readonly at: Time;
  readonly by: Person;
  readonly e: ShownTableEvent;
}

export function createReplayRoutes(deps: ReplayRoutesDeps): FastifyPluginAsyncZod {
  const { host, past, activity } = deps;

  return async (api) => {
    api.get(
      '/rooms/:code/table/replays',
      {
        config: LOOKS,
        schema: {
          tags: ['table'],
          summary: 'Rounds that can be replayed',
          description: `The newest ones that are over. Of a long one the last ${MOST_STEPS} steps are shown.`,
          params: codeParams,
          response: { 200: listSchema, ...problems(...LOOKING) },
        },
      },
      async (request, reply) => {
        const channel = await lookAtChannel(deps, request.params.code, activity, actorOf(request));
        if (isRefusal(channel)) return sendProblem(reply, channel);
        reply.header('cache-control', 'no-store');
        return host.read(channel, (state: TableState, seq) => {
          const laid = laidRange(state, seq);
          return {
            rounds: state.rounds
              .flatMap(({ to, ...past }) => (to === null ? [] : [{ ...past, to }]))
              .map(({ from, to, round, game, at, people, ...flags }) => ({
                ...{ from, round, game, at, people: [...people], settled: flags.settled },
                steps: Math.min(to - from + 1, MOST_STEPS),
                hands: handsIn({ from, to, round, game, at, people, ...flags }),
              }))
              .reverse(),
            laid: laid && { steps: laid.to - laid.from + 1 },
          };
        });
      },
    );

    api.get(
      '/rooms/:code/table/replays/:from',
      {
        config: LOOKS,
        schema: {
          tags: ['table'],
          summary: 'Steps of a replay',
          description:
            'A round by the number it is listed with, or 0 for everything since the table was laid. Each step is what ' +
            'was told then to somebody with these eyes, so that it is followed as live entries are.',
          params: codeParams.extend({ from: z.coerce.number().int().min(0) }),
          querystring: z.object({ after: z.coerce.number().int().min(1).optional() }),
          response: { 200: pageSchema, ...problems('table/no-replay', 'table/round-runs', ...LOOKING) },
        },
      },
      async (request, reply) => {
        const { code, from } = request.params;
        const channel = await lookAtChannel(deps, code, activity, actorOf(request));
        if (isRefusal(channel)) return sendProblem(reply, channel);
        const range = await host.read(channel, (state: TableState, seq) => rangeOf(state, seq, from));
        if (isRefusal(range)) return sendProblem(reply, range);
        const { after } = request.query;
        const start = Math.max(range.from, Math.min(after ?? range.from, range.to));
        const who = numberOf(request);
        const viewer = { who, also: deps.formerly(who), role: 'visitor', at: deps.now() } as const;
        let view: TableView | undefined;
        const entries: Shown[] = [];
        let size = 0;
        await past.walk(
          channel,
          start,
          (state) => {
            // What the state holds goes on changing: what is told is written down at once.
            if (after === undefined) view = structuredClone(viewThen(state, viewer, range.hands));
          },
          (state, entry) => {
            if (entry.seq > range.to) return false;
            const { seq, at, by } = entry;
            const e = structuredClone(showThen(state, entry, viewer, range.hands));
            entries.push({ seq, at, by, e });
            size += JSON.stringify(e).length;
            return seq < range.to && size < PAGE;
          },
        );
        const done = entries.at(-1)?.seq ?? start;
        reply.header('cache-control', 'no-store');
        return {
          ...range,
          ...(view && { view }),
          entries,
          next: done < range.to ? done : null,
        };
      },
    );
  };
}

function rangeOf(state: TableState, seq: number, from: number): Range | Refusal {
  if (from === 0) return laidRange(state, seq) ?? refuse('table/no-replay', { from });
  const running = state.rounds.some((round) => round.from === from && round.to === null);
  if (running) return refuse('table/round-runs');
  return roundRange(state, from) ?? refuse('table/no-replay', { from });
}
