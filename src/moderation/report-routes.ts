/** `/api/v1/reports`: what people report, and the queue of those who look after a room or the server. */
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
import { REASONS, type ReportQuery, type Reports, type StoredReport } from './reports.ts';
import { type Evidence, subjectOf } from './subjects.ts';

export interface ReportRoutesDeps {
  readonly reports: Reports;
  readonly evidence: Evidence;
  readonly entry: Entry;
  readonly host: Host;
  readonly permit: ServerPermit;
  /** The number this one stands for now: what was said under another may be old. */
  readonly living: (number: Person) => Person;
  readonly namesOf: (people: readonly Person[]) => Promise<ReadonlyMap<Person, string>>;
  readonly roomsOf: (ids: readonly number[]) => Promise<ReadonlyMap<number, Room>>;
}

const PAGE = 30;
/** Reports a minute from one address: a class of thirty may see the same thing. */
const PER_MINUTE = 30;
const MAX_WORDS = 1000;
const MAX_ANSWER = 500;

const code = z
  .string()
  .max(16)
  .meta({ description: 'Code of the room', examples: ['PARK'] });
const whole = z.int().min(0);
const pointedSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('message'), room: code, seq: z.int().min(1) }),
  z.object({
    kind: z.literal('area'),
    room: code,
    x: whole,
    y: whole,
    width: z.int().min(1),
    height: z.int().min(1),
  }),
  z.object({ kind: z.literal('person'), person: z.int().min(1), room: code.optional() }),
]);
const subjectSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).meta({
  description:
    'As it was when it was reported. Message: `seq`, `at`, `text`; area: `x`, `y`, `width`, `height`, `png` (base64); person: `name`; alert: its figures.',
});
const reportSchema = z
  .object({
    id: z.int(),
    kind: z.enum(['message', 'area', 'person', 'alert']),
    room: z.object({ code: z.string(), title: z.string() }).nullable(),
    about: z.object({ number: z.int(), name: z.string().nullable() }).nullable(),
    subject: subjectSchema,
    reason: z.string().meta({ description: `One of ${REASONS.join(', ')}, or the code of an alert` }),
    words: z.string(),
    by: z
      .object({ number: z.int(), name: z.string().nullable() })
      .nullable()
      .meta({ description: 'Who reported it: told to those who look after the server only' }),
    at: z.int(),
    state: z.enum(['open', 'done', 'dismissed']),
    handledBy: z.string().nullable(),
    handledAt: z.int().nullable(),
    answer: z.string(),
  })
  .meta({ id: 'Report' });
const ownSchema = reportSchema.omit({ by: true, handledBy: true }).meta({ id: 'OwnReport' });
const STAFF = ['people/name-first', 'people/session-expired', 'people/not-allowed', 'rooms/unknown'];
const COMMON = ['api/invalid', 'api/too-many'];
const roomQuery = z.object({
  room: code.optional().meta({ description: 'Of this room only, as its masters may ask; else of all' }),
});

export function createReportRoutes(deps: ReportRoutesDeps): FastifyPluginAsyncZod {
  const { reports, entry, host, permit } = deps;

  /** What this actor may look at: of one room its masters, of all those who look after the server. */
  async function scopeOf(me: Account, actor: Actor, code?: string): Promise<Scope | Refusal> {
    const all = permit(actor, 'server/moderate');
    if (code === undefined) return isRefusal(all) ? all : {};
    const room = await entry.look(code, actor);
    if (isRefusal(room)) return room;
    if (!isRefusal(all)) return { room: room.id };
    const allowed = await host.permit(room, actor, 'room/reports');
    // Nobody judges what is said about themselves.
    return isRefusal(allowed) ? allowed : { room: room.id, exceptAbout: me.number };
  }

  async function shown(list: readonly StoredReport[], scope: Scope): Promise<z.infer<typeof reportSchema>[]> {
    const names = await deps.namesOf(list.flatMap(({ about, by, handledBy }) => [about, by, handledBy]));
    const rooms = await deps.roomsOf([...new Set(list.flatMap(({ room }) => room ?? []))]);
    const personOf = (number: Person) => (number === 0 ? null : { number, name: names.get(number) ?? null });
    return list.map(({ by, room: id, about, subject, handledBy, ...report }) => {
      const room = id === null ? undefined : rooms.get(id);
      return {
        ...report,
        room: room ? { code: room.code, title: room.title } : null,
        about: personOf(about),
        subject: { ...subject },
        by: scope.exceptAbout === undefined ? personOf(by) : null,
        handledBy: names.get(handledBy) ?? null,
      };
    });
  }

  return async (api) => {
    api.post(
      '/reports',
      {
        config: { rateLimit: { max: PER_MINUTE } },
        schema: {
          tags: ['moderation'],
          summary: 'Report a message, a part of a mural or a person',
          description:
            'What is reported is kept as it is now. The masters of the room and those who look after the server see it; `GET /me/reports` tells what came of it.',
          body: z.object({
            what: pointedSchema,
            reason: z.enum(REASONS),
            words: z.string().trim().max(MAX_WORDS).default(''),
          }),
          response: {
            201: z.object({ id: z.int() }),
            ...problems(
              'people/name-first',
              'people/session-expired',
              'people/not-allowed',
              'people/not-in-scope',
              'rooms/unknown',
              'chat/no-such-message',
              'mural/out-of-bounds',
              'bans/unknown',
              'reports/too-large',
              'reports/already',
              'reports/too-many',
              'api/cross-site',
              ...COMMON,
            ),
          },
        },
      },
      async (request, reply) => {
        const me = whoAsks(request);
        if (isRefusal(me)) return sendProblem(reply, me);
        const { what, reason, words } = request.body;
        const actor = actorOf(request);
        const room = what.room === undefined ? null : await entry.look(what.room, actor);
        if (isRefusal(room)) return sendProblem(reply, room);
        const allowed = permit(actor, 'server/report');
        if (isRefusal(allowed)) return sendProblem(reply, allowed);
        const nameOf = async (person: Person) => (await deps.namesOf([person])).get(person) ?? null;
        const found = await subjectOf(deps.evidence, what, room, nameOf);
        if (isRefusal(found)) return sendProblem(reply, found);
        const id = await reports.make({
          ...found,
          about: deps.living(found.about),
          kind: what.kind,
          room: room?.id ?? null,
          reason,
          words,
          by: me.number,
        });
        return isRefusal(id) ? sendProblem(reply, id) : reply.code(201).send({ id });
      },
    );

    api.get(
      '/me/reports',
      {
        schema: {
          tags: ['moderation'],
          summary: 'What I reported, newest first, and what came of it',
          response: {
            200: z.object({ reports: z.array(ownSchema) }),
            ...problems('people/name-first', 'people/session-expired', 'api/too-many'),
          },
        },
      },
      async (request, reply) => {
        const me = whoAsks(request);
        if (isRefusal(me)) return sendProblem(reply, me);
        reply.header('cache-control', 'no-store');
        const list = await shown(await reports.list({ by: me.number, limit: PAGE }), {});
        return { reports: list.map(({ by: _by, handledBy: _handledBy, ...own }) => own) };
      },
    );

    api.get(
      '/reports',
      {
        schema: {
          tags: ['moderation'],
          summary: 'The queue of reports, newest first',
          description:
            'Of one room for its masters, who are not shown what is about themselves, nor who reported; of all for those who look after the server.',
          querystring: roomQuery.extend({
            handled: z.stringbool().default(false),
            before: z.coerce.number().int().min(1).optional(),
          }),
          response: {
            200: z.object({ reports: z.array(reportSchema), earlier: z.boolean() }),
            ...problems(...STAFF, ...COMMON),
          },
        },
      },
      async (request, reply) => {
        const me = whoAsks(request);
        if (isRefusal(me)) return sendProblem(reply, me);
        const { room, handled, before } = request.query;
        const scope = await scopeOf(me, actorOf(request), room);
        if (isRefusal(scope)) return sendProblem(reply, scope);
        const page = { open: !handled, limit: PAGE + 1, ...(before !== undefined && { before }) };
        const list = await reports.list({ ...scope, ...page });
        reply.header('cache-control', 'no-store');
        return { reports: await shown(list.slice(0, PAGE), scope), earlier: list.length > PAGE };
      },
    );

    api.get(
      '/reports/count',
      {
        schema: {
          tags: ['moderation'],
          summary: 'How many reports wait',
          querystring: roomQuery,
          response: { 200: z.object({ open: z.int() }), ...problems(...STAFF, ...COMMON) },
        },
      },
      async (request, reply) => {
        const me = whoAsks(request);
        if (isRefusal(me)) return sendProblem(reply, me);
        const scope = await scopeOf(me, actorOf(request), request.query.room);
        if (isRefusal(scope)) return sendProblem(reply, scope);
        reply.header('cache-control', 'no-store');
        return { open: await reports.countOpen(scope) };
      },
    );

    api.post(
      '/reports/:id/handle',
      {
        schema: {
          tags: ['moderation'],
          summary: 'Close a report, with an answer to who made it',
          params: z.object({ id: z.coerce.number().int().min(1) }),
          body: z.object({
            outcome: z.enum(['done', 'dismissed']),
            answer: z.string().trim().max(MAX_ANSWER).default(''),
          }),
          response: {
            204: z.undefined().meta({ description: 'Done' }),
            ...problems('reports/unknown', 'reports/handled', 'api/cross-site', ...STAFF, ...COMMON),
          },
        },
      },
      async (request, reply) => {
        const me = whoAsks(request);
        if (isRefusal(me)) return sendProblem(reply, me);
        const { id } = request.params;
        const report = await reports.find(id);
        if (!report || !(await mayHandle(report, me, actorOf(request))))
          return sendProblem(reply, refuse('reports/unknown', { id }));
        const { outcome, answer } = request.body;
        const handled = await reports.handle(id, me.number, outcome, answer);
        return isRefusal(handled) ? sendProblem(reply, handled) : reply.code(204).send();
      },
    );
  };

  async function mayHandle({ kind, room: id, about }: StoredReport, me: Account, actor: Actor) {
    if (!isRefusal(permit(actor, 'server/moderate'))) return true;
    if (id === null || kind === 'alert' || about === me.number) return false;
    const room = (await deps.roomsOf([id])).get(id);
    return room !== undefined && !isRefusal(await host.permit(room, actor, 'room/reports'));
  }
}

type Scope = Pick<ReportQuery, 'room' | 'exceptAbout'>;
