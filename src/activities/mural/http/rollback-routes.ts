/** Rollbacks of a mural over HTTP: looked at before, done as a job, undone. */
import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { problems, sendProblem } from '../../../api/problems.ts';
import type { Job, JobWork } from '../../../desk/jobs.ts';
import type { Actor } from '../../../people/actor.ts';
import type { Channel } from '../../../rooms/channel.ts';
import { codeParams } from '../../../rooms/schemas.ts';
import { isRefusal, type Person, type Refusal, refuse } from '../../activity.ts';
import type { MuralState } from '../state.ts';
import type { Criteria } from '../types.ts';
import type { MuralRoutesDeps } from './deps.ts';
import { findMatching } from './finding.ts';
import { ACTS, CHANGES, createEnter, SIGNED_IN } from './keeper.ts';
import { drawAfter } from './picture-after.ts';
import {
  criteriaSchema,
  findingsSchema,
  jobSchema,
  numbered,
  painterSchema,
  rollBackSchema,
  rollbackSchema,
} from './rollback-schemas.ts';
import { rollBack, undoRollBack } from './rolling-back.ts';

const KIND = 'mural/roll-back';
/** Requests a minute of one address that read much. */
const PREVIEWS = { rateLimit: { max: 120 } };
/** Painters of the list, previewed people, latest first. */
const LISTED = 50;
const CRITERIA = ['mural/bad-criteria', 'mural/out-of-bounds'];
const picture = z.string().meta({ format: 'binary' });

export function createRollbackRoutes(deps: MuralRoutesDeps): FastifyPluginAsyncZod {
  const { host, jobs } = deps;
  const enter = createEnter(deps);
  /** Rooms of which a picture is being made: it may read a long log. */
  const drawing = new Set<number>();

  function start(channel: Channel, actor: Actor, reply: FastifyReply, work: JobWork): FastifyReply {
    const job = jobs.start({ kind: KIND, by: actor.who, room: channel.room.id }, work);
    return isRefusal(job) ? sendProblem(reply, job) : reply.code(202).send(shownJob(job));
  }

  /** A job of this room; those of others are nobody's business. */
  function jobOf(channel: Channel, id: number): Job | Refusal {
    const job = jobs.find(id);
    return job?.kind === KIND && job.room === channel.room.id ? job : refuse('jobs/unknown', { id });
  }

  return async (api) => {
    api.post(
      '/rooms/:code/mural/roll-back/preview',
      {
        config: PREVIEWS,
        schema: {
          tags: ['mural'],
          summary: 'What a rollback would change now',
          description: 'For masters. Changes nothing, and is quick however much was painted.',
          params: codeParams,
          body: criteriaSchema,
          response: { 200: findingsSchema, ...problems('api/cross-site', ...CRITERIA, ...SIGNED_IN) },
        },
      },
      async (request, reply) => {
        const entered = await enter(request, request.params.code, KIND);
        if (isRefusal(entered)) return sendProblem(reply, entered);
        const found = await findMatching(deps, entered[0], criteriaOf(request.body));
        if (isRefusal(found)) return sendProblem(reply, found);
        const { count, seq, box, painters } = found;
        return { count, seq, box, painters: painters.slice(0, LISTED) };
      },
    );

    api.post(
      '/rooms/:code/mural/roll-back/preview.png',
      {
        config: PREVIEWS,
        schema: {
          tags: ['mural'],
          summary: 'What the mural would look like after a rollback',
          description:
            'For masters. The part that the `box` of the preview names, with a quarter of its longer edge and at least ' +
            'four pixels around it; or `area` where it is given. Reads the log from the snapshot before what fits: ' +
            'a moment for what is recent, a second or two for a million placements. One at a time for each room.',
          params: codeParams,
          body: criteriaSchema,
          response: {
            200: { description: 'The picture', content: { 'image/png': { schema: picture } } },
            ...problems(
              'mural/nothing-to-roll-back',
              'api/unavailable',
              'api/cross-site',
              ...CRITERIA,
              ...SIGNED_IN,
            ),
          },
        },
      },
      async (request, reply) => {
        const entered = await enter(request, request.params.code, KIND);
        if (isRefusal(entered)) return sendProblem(reply, entered);
        const [channel] = entered;
        if (drawing.has(channel.id)) return sendProblem(reply, refuse('api/unavailable', { retryAfter: 2 }));
        const gone = new AbortController();
        request.raw.socket.once('close', () => gone.abort());
        drawing.add(channel.id);
        try {
          const png = await drawAfter(deps, channel, criteriaOf(request.body), gone.signal);
          if (isRefusal(png)) return sendProblem(reply, png);
          return (reply as FastifyReply).header('cache-control', 'no-store').type('image/png').send(png);
        } finally {
          drawing.delete(channel.id);
        }
      },
    );

    api.post(
      '/rooms/:code/mural/roll-back',
      {
        config: ACTS,
        schema: {
          tags: ['mural'],
          summary: 'Take back what somebody painted, in a time, inside an area',
          description:
            'For masters. Each pixel that shows such a placement shows again what lies beneath it. Starts a job; one ' +
            'at a time for each room. Pixels somebody paints over meanwhile stay.',
          params: codeParams,
          body: rollBackSchema,
          response: { 202: jobSchema, ...problems('jobs/running', ...CRITERIA, ...CHANGES, ...SIGNED_IN) },
        },
      },
      async (request, reply) => {
        const entered = await enter(request, request.params.code, KIND);
        if (isRefusal(entered)) return sendProblem(reply, entered);
        const [channel, actor] = entered;
        const wish = { criteria: criteriaOf(request.body), why: request.body.why ?? '' };
        return start(channel, actor, reply as FastifyReply, async (watch) => {
          const result = await rollBack(deps, channel, actor, wish, watch);
          return isRefusal(result) ? result : { ...result };
        });
      },
    );

    api.get(
      '/rooms/:code/mural/roll-backs',
      {
        schema: {
          tags: ['mural'],
          summary: 'The last rollbacks, newest first',
          description: 'For masters. Those before a reset are not in it until that is taken back.',
          params: codeParams,
          response: {
            200: z.object({
              rollbacks: z.array(rollbackSchema),
              job: jobSchema.nullable().meta({ description: 'The one under way, or being undone' }),
            }),
            ...problems(...SIGNED_IN),
          },
        },
      },
      async (request, reply) => {
        const entered = await enter(request, request.params.code, KIND);
        if (isRefusal(entered)) return sendProblem(reply, entered);
        const [channel] = entered;
        const rollbacks = await host.read(channel, (state: MuralState) => state.rollbacks.toReversed());
        const job = jobs
          .list()
          .find(({ kind, room, state }) => kind === KIND && room === channel.room.id && state === 'running');
        reply.header('cache-control', 'no-store');
        return { rollbacks, job: job ? shownJob(job) : null };
      },
    );

    api.post(
      '/rooms/:code/mural/roll-back/:id/undo',
      {
        config: ACTS,
        schema: {
          tags: ['mural'],
          summary: 'Undo a rollback',
          description: 'For masters. Starts a job. Pixels painted over since stay as they are.',
          params: numbered,
          response: { 202: jobSchema, ...problems('jobs/running', ...CHANGES, ...SIGNED_IN) },
        },
      },
      async (request, reply) => {
        const { code, id } = request.params;
        const entered = await enter(request, code, KIND);
        if (isRefusal(entered)) return sendProblem(reply, entered);
        const [channel, actor] = entered;
        return start(channel, actor, reply as FastifyReply, async (watch) => {
          const result = await undoRollBack(deps, channel, actor, id, watch);
          return isRefusal(result) ? result : { ...result };
        });
      },
    );

    api.get(
      '/rooms/:code/mural/jobs/:id',
      {
        schema: {
          tags: ['mural'],
          summary: 'How far a rollback is, and what came of it',
          params: numbered,
          response: { 200: jobSchema, ...problems('jobs/unknown', ...SIGNED_IN) },
        },
      },
      async (request, reply) => {
        const { code, id } = request.params;
        const entered = await enter(request, code, KIND);
        if (isRefusal(entered)) return sendProblem(reply, entered);
        const job = jobOf(entered[0], id);
        if (isRefusal(job)) return sendProblem(reply, job);
        reply.header('cache-control', 'no-store');
        return shownJob(job);
      },
    );

    api.delete(
      '/rooms/:code/mural/jobs/:id',
      {
        schema: {
          tags: ['mural'],
          summary: 'Cancel a rollback under way',
          description: 'What is changed by then stays, and can be undone like a whole one.',
          params: numbered,
          response: {
            200: jobSchema,
            ...problems('jobs/unknown', 'api/cross-site', ...SIGNED_IN),
          },
        },
      },
      async (request, reply) => {
        const { code, id } = request.params;
        const entered = await enter(request, code, KIND);
        if (isRefusal(entered)) return sendProblem(reply, entered);
        const job = jobOf(entered[0], id);
        if (isRefusal(job)) return sendProblem(reply, job);
        jobs.cancel(id);
        return shownJob((await jobs.settled(id)) ?? job);
      },
    );

    api.get(
      '/rooms/:code/mural/painters',
      {
        schema: {
          tags: ['mural'],
          summary: 'Who painted here last',
          description: 'For masters: the last fifty, latest first.',
          params: codeParams,
          response: { 200: z.object({ painters: z.array(painterSchema) }), ...problems(...SIGNED_IN) },
        },
      },
      async (request, reply) => {
        const entered = await enter(request, request.params.code, KIND);
        if (isRefusal(entered)) return sendProblem(reply, entered);
        const all = await host.read(entered[0], ({ painters }: MuralState) =>
          [...painters].map(([by, { turnAt, placed }]) => ({ by, at: turnAt, placed: placed.all })),
        );
        reply.header('cache-control', 'no-store');
        const each = byPerson(all, deps.aliases.now);
        return { painters: each.sort((a, b) => b.at - a.at).slice(0, LISTED) };
      },
    );
  };
}

type Painter = z.infer<typeof painterSchema>;

/** What accounts did that were merged since counts as done by one. */
function byPerson(painters: readonly Painter[], now: (by: Person) => Person): Painter[] {
  const each = new Map<Person, Painter>();
  for (const { by, at, placed } of painters) {
    const person = now(by);
    const known = each.get(person);
    each.set(person, {
      by: person,
      at: Math.max(at, known?.at ?? 0),
      placed: placed + (known?.placed ?? 0),
    });
  }
  return [...each.values()];
}

/** Without the keys that were not given. */
function criteriaOf({ by, since, until, area }: z.infer<typeof criteriaSchema>): Criteria {
  return {
    ...(by === undefined ? {} : { by }),
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
    ...(area === undefined ? {} : { area }),
  };
}

function shownJob({ id, state, done, total, result, refusal }: Job): z.infer<typeof jobSchema> {
  return {
    id,
    state,
    done,
    total,
    result: result as z.infer<typeof jobSchema>['result'],
    refusal: refusal && { ...refusal.detail, code: refusal.refused },
  };
}
