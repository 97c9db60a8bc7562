/** `/api/v1/reports` and `/api/v1/me/reports`: what people report, and what came of it. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isRefusal, type Person } from '../activities/activity.ts';
import { actorOf, whoAsks } from '../api/identity.ts';
import { problems, sendProblem } from '../api/problems.ts';
import type { ServerPermit } from '../people/server-permit.ts';
import type { Entry } from '../rooms/entry.ts';
import type { Room } from '../rooms/room.ts';
import { ownReportSchema, toOwn } from './report-schemas.ts';
import { REASONS, type Reports } from './reports.ts';
import { type Evidence, subjectOf } from './subjects.ts';

export interface ReportRoutesDeps {
  readonly reports: Reports;
  readonly evidence: Evidence;
  readonly entry: Entry;
  readonly permit: ServerPermit;
  /** The number this one stands for now: what was said under another may be old. */
  readonly living: (number: Person) => Person;
  readonly namesOf: (people: readonly Person[]) => Promise<ReadonlyMap<Person, string>>;
  readonly roomsOf: (ids: readonly number[]) => Promise<ReadonlyMap<number, Room>>;
}

/** Of one's own reports so many are told. */
const OWN = 30;
/** Reports a minute from one address: a class of thirty may see the same thing. */
const PER_MINUTE = 30;
const MAX_WORDS = 1000;

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

export function createReportRoutes(deps: ReportRoutesDeps): FastifyPluginAsyncZod {
  const { reports, entry, permit } = deps;
  const nameOf = async (person: Person) => (await deps.namesOf([person])).get(person) ?? null;

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
              'api/invalid',
              'api/too-many',
            ),
          },
        },
      },
      async (request, reply) => {
        const me = whoAsks(request);
        if (isRefusal(me)) return sendProblem(reply, me);
        const { what, reason, words } = request.body;
        const actor = actorOf(request);
        const allowed = permit(actor, 'server/report');
        if (isRefusal(allowed)) return sendProblem(reply, allowed);
        // Before any work is done for it: a picture of an area is not free.
        const held = await reports.hold(me.number);
        if (held) return sendProblem(reply, held);
        const room = what.room === undefined ? null : await entry.look(what.room, actor);
        if (isRefusal(room)) return sendProblem(reply, room);
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
            200: z.object({ reports: z.array(ownReportSchema) }),
            ...problems('people/name-first', 'people/session-expired', 'api/too-many'),
          },
        },
      },
      async (request, reply) => {
        const me = whoAsks(request);
        if (isRefusal(me)) return sendProblem(reply, me);
        reply.header('cache-control', 'no-store');
        const own = await reports.madeBy(me.number, OWN);
        const names = await deps.namesOf(own.map(({ about }) => about));
        const rooms = await deps.roomsOf([...new Set(own.flatMap(({ room }) => room ?? []))]);
        return { reports: own.map((report) => toOwn(report, { names, rooms })) };
      },
    );
  };
}
