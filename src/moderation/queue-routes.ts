/** `/api/v1/reports`: the queue of those who look after a room or the server. */
import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isRefusal, type Person, refuse } from '../activities/activity.ts';
import { actorOf, whoAsks } from '../api/identity.ts';
import { problems, sendProblem } from '../api/problems.ts';
import { createCaseView } from './case-view.ts';
import { createQueueAccess, type QueueAccessDeps } from './queue-access.ts';
import { caseSchema } from './report-schemas.ts';
import { REASONS, type Reports } from './reports.ts';
import type { Evidence } from './subjects.ts';

export interface QueueRoutesDeps extends QueueAccessDeps {
  readonly reports: Reports;
  readonly evidence: Evidence;
  readonly namesOf: (people: readonly Person[]) => Promise<ReadonlyMap<Person, string>>;
}

const PAGE = 20;
/** Of what people say about one thing the newest are told. */
const VOICES = 8;
const MAX_ANSWER = 500;
/** Messages before and after the one that was reported. */
const AROUND = { before: 5, after: 3 } as const;
const DAY_S = 86_400;

const STAFF = [
  'people/name-first',
  'people/session-expired',
  'people/not-allowed',
  'rooms/unknown',
  'api/invalid',
  'api/too-many',
];
const ONE = ['people/name-first', 'people/session-expired', 'reports/unknown', 'api/invalid', 'api/too-many'];

const picture = z.string().meta({ format: 'binary' });
const idParams = z.object({ id: z.coerce.number().int().min(1) });
const roomQuery = z.object({
  room: z
    .string()
    .max(16)
    .optional()
    .meta({ description: 'Of this room only, as its masters may ask; else of all' }),
});
const aroundSchema = z
  .object({
    seq: z.int(),
    at: z.int(),
    name: z.string().nullable().meta({ description: 'Null where the account is gone' }),
    by: z.int(),
    text: z.string(),
    deleted: z.boolean(),
  })
  .meta({ id: 'MessageAround' });

export function createQueueRoutes(deps: QueueRoutesDeps): FastifyPluginAsyncZod {
  const { reports, evidence } = deps;
  const { scopeOf, find } = createQueueAccess(deps);
  const shown = createCaseView(evidence);

  return async (api) => {
    api.get(
      '/reports',
      {
        schema: {
          tags: ['moderation'],
          summary: 'The queue of what was reported, newest first',
          description:
            'Several reports of one thing are one case. Of one room for its masters, who are not shown what is about themselves, nor who reported; of all for those who look after the server.',
          querystring: roomQuery.extend({
            handled: z.stringbool().default(false),
            kind: z.enum(['message', 'area', 'person', 'alert']).optional(),
            reason: z.enum(REASONS).optional(),
            before: z.coerce
              .number()
              .int()
              .min(1)
              .optional()
              .meta({ description: 'Id of the last case of the page before' }),
          }),
          response: {
            200: z.object({ cases: z.array(caseSchema), earlier: z.boolean() }),
            ...problems(...STAFF),
          },
        },
      },
      async (request, reply) => {
        const me = whoAsks(request);
        if (isRefusal(me)) return sendProblem(reply, me);
        const { room, handled, kind, reason, before } = request.query;
        const scope = await scopeOf(me, actorOf(request), room);
        if (isRefusal(scope)) return sendProblem(reply, scope);
        const found = await reports.cases({
          ...scope,
          open: !handled,
          ...(kind && { kind }),
          ...(reason && { reason }),
          ...(before !== undefined && { before }),
          limit: PAGE + 1,
          each: VOICES,
        });
        const page = found.slice(0, PAGE);
        const all = page.flatMap((one) => one.reports);
        const known = {
          names: await deps.namesOf(all.flatMap(({ about, by, handledBy }) => [about, by, handledBy])),
          rooms: await deps.roomsOf([...new Set(all.flatMap((one) => one.room ?? []))]),
        };
        const names = scope.exceptAbout === undefined;
        reply.header('cache-control', 'no-store');
        return {
          cases: await Promise.all(page.map((one) => shown(one, known, names))),
          earlier: found.length > PAGE,
        };
      },
    );

    api.get(
      '/reports/count',
      {
        schema: {
          tags: ['moderation'],
          summary: 'How many cases wait',
          querystring: roomQuery,
          response: { 200: z.object({ open: z.int() }), ...problems(...STAFF) },
        },
      },
      async (request, reply) => {
        const me = whoAsks(request);
        if (isRefusal(me)) return sendProblem(reply, me);
        const scope = await scopeOf(me, actorOf(request), request.query.room);
        if (isRefusal(scope)) return sendProblem(reply, scope);
        reply.header('cache-control', 'no-store');
        return { open: await reports.countCases(scope) };
      },
    );

    api.get(
      '/reports/:id/picture',
      {
        schema: {
          tags: ['moderation'],
          summary: 'A part of a mural as it was when it was reported',
          params: idParams,
          response: {
            200: { description: 'The picture', content: { 'image/png': { schema: picture } } },
            ...problems(...ONE),
          },
        },
      },
      async (request, reply) => {
        const report = await find(request.params.id, whoAsks(request), actorOf(request));
        if (isRefusal(report)) return sendProblem(reply, report);
        const { png } = report.subject;
        if (typeof png !== 'string') return sendProblem(reply, refuse('reports/unknown', { id: report.id }));
        // It never changes; but whoever may see it may no longer tomorrow.
        return (reply as FastifyReply)
          .header('cache-control', `private, max-age=${DAY_S}`)
          .type('image/png')
          .send(Buffer.from(png, 'base64'));
      },
    );

    api.get(
      '/reports/:id/around',
      {
        schema: {
          tags: ['moderation'],
          summary: 'What was said before and after the message that was reported, as it stands now',
          params: idParams,
          response: { 200: z.object({ messages: z.array(aroundSchema) }), ...problems(...ONE) },
        },
      },
      async (request, reply) => {
        const report = await find(request.params.id, whoAsks(request), actorOf(request));
        if (isRefusal(report)) return sendProblem(reply, report);
        const room = (await deps.roomsOf(report.room === null ? [] : [report.room])).get(report.room ?? 0);
        const seq = Number(report.subject.seq);
        const list =
          room && report.kind === 'message'
            ? await evidence.around(room, seq, AROUND.before, AROUND.after)
            : [];
        const names = await deps.namesOf(list.map(({ by }) => by));
        reply.header('cache-control', 'no-store');
        return {
          messages: list.map(({ seq, at, by, text, deleted }) => ({
            ...{ seq, at, by, text, deleted },
            name: names.get(by) ?? null,
          })),
        };
      },
    );

    api.post(
      '/reports/:id/handle',
      {
        schema: {
          tags: ['moderation'],
          summary: 'Close a case, with an answer to everybody who reported it',
          description: 'This report and those made before it of the same thing.',
          params: idParams,
          body: z.object({
            outcome: z.enum(['done', 'dismissed']),
            answer: z.string().trim().max(MAX_ANSWER).default(''),
          }),
          response: {
            204: z.undefined().meta({ description: 'Done' }),
            ...problems('reports/handled', 'api/cross-site', ...ONE),
          },
        },
      },
      async (request, reply) => {
        const me = whoAsks(request);
        if (isRefusal(me)) return sendProblem(reply, me);
        const report = await find(request.params.id, me, actorOf(request));
        if (isRefusal(report)) return sendProblem(reply, report);
        const { outcome, answer } = request.body;
        const refusal = await reports.handle(report.id, me.number, outcome, answer);
        return refusal ? sendProblem(reply, refusal) : reply.code(204).send();
      },
    );
  };
}
