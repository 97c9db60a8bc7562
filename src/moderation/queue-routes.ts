/** `/api/v1/reports`: the queue of those who look after a room or the server. */
import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isRefusal, type Person, type Refusal, refuse } from '../activities/activity.ts';
import { actorOf, whoAsks } from '../api/identity.ts';
import { problems, sendProblem } from '../api/problems.ts';
import type { Account } from '../people/account.ts';
import type { Actor } from '../people/actor.ts';
import type { ServerPermit } from '../people/server-permit.ts';
import type { Entry } from '../rooms/entry.ts';
import type { Host } from '../rooms/host.ts';
import type { Room } from '../rooms/room.ts';
import { caseSchema, type Known, personIn, plain, roomIn } from './report-schemas.ts';
import { type Case, type CaseScope, REASONS, type Reports, type StoredReport } from './reports.ts';
import type { Evidence } from './subjects.ts';

export interface QueueRoutesDeps {
  readonly reports: Reports;
  readonly evidence: Evidence;
  readonly entry: Entry;
  readonly host: Host;
  readonly permit: ServerPermit;
  readonly namesOf: (people: readonly Person[]) => Promise<ReadonlyMap<Person, string>>;
  readonly roomsOf: (ids: readonly number[]) => Promise<ReadonlyMap<number, Room>>;
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
  const { reports, evidence, entry, host, permit } = deps;

  /** What this actor may look at: of one room its masters, of all those who look after the server. */
  async function scopeOf(me: Account, actor: Actor, code?: string): Promise<CaseScope | Refusal> {
    const all = permit(actor, 'server/moderate');
    if (code === undefined) return isRefusal(all) ? all : {};
    const room = await entry.look(code, actor);
    if (isRefusal(room)) return room;
    if (!isRefusal(all)) return { room: room.id };
    const allowed = await host.permit(room, actor, 'room/reports');
    // Nobody judges what is said about themselves.
    return isRefusal(allowed) ? allowed : { room: room.id, exceptAbout: me.number };
  }

  async function mayLook({ kind, room: id, about }: StoredReport, me: Account, actor: Actor) {
    if (!isRefusal(permit(actor, 'server/moderate'))) return true;
    if (id === null || kind === 'alert' || about === me.number) return false;
    const room = (await deps.roomsOf([id])).get(id);
    return room !== undefined && !isRefusal(await host.permit(room, actor, 'room/reports'));
  }

  /** The report, for those who may look into it; for all others there is none. */
  async function find(id: number, me: Account | Refusal, actor: Actor): Promise<StoredReport | Refusal> {
    if (isRefusal(me)) return me;
    const report = await reports.find(id);
    return report && (await mayLook(report, me, actor)) ? report : refuse('reports/unknown', { id });
  }

  async function sinceThen(
    { kind, subject }: StoredReport,
    room: Room | undefined,
  ): Promise<'same' | 'changed' | 'gone' | null> {
    if (kind !== 'message' || !room) return null;
    const now = await evidence.message(room, Number(subject.seq));
    if (isRefusal(now)) return 'gone';
    return now.text === subject.text ? 'same' : 'changed';
  }

  async function shown({ reports: list, count }: Case, known: Known, names: boolean) {
    const [newest, first] = [list[0], list.at(-1)];
    if (!newest || !first) throw new Error('a case without a report');
    const { id, kind, room, about, state, handledBy, handledAt, answer } = newest;
    return {
      ...{ id, kind, state, handledAt, answer, count },
      room: roomIn(known, room),
      roomGone: room !== null && !known.rooms.has(room),
      about: personIn(known, about),
      subject: plain(first.subject),
      first: first.id,
      since: await sinceThen(first, known.rooms.get(room ?? 0)),
      handledBy: known.names.get(handledBy) ?? null,
      voices: list.map(({ by, at, reason, words, subject }) => ({
        by: names ? personIn(known, by) : null,
        ...{ at, reason, words },
        text: kind === 'message' ? String(subject.text) : null,
      })),
    };
  }

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
