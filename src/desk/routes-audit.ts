/** `/api/v1/desk/audit`: who did what to whom, when and why. */
import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isRefusal, type Person, type Refusal, refuse } from '../activities/activity.ts';
import { problems, sendProblem } from '../api/problems.ts';
import type { Audit, AuditQuery, StoredAct } from '../moderation/audit.ts';
import type { Accounts } from '../people/accounts.ts';
import type { ServerPermit } from '../people/server-permit.ts';
import type { Directory } from '../rooms/directory.ts';
import { csvHead, csvLine, type NamedAct } from './audit-file.ts';
import { readCursor } from './cursor.ts';
import type { RoomList } from './room-list.ts';
import { DESK_PROBLEMS, staffOnly } from './staff-only.ts';

export interface AuditDeskDeps {
  readonly permit: ServerPermit;
  readonly audit: Audit;
  readonly accounts: Pick<Accounts, 'find'>;
  readonly rooms: Pick<RoomList, 'byIds'>;
  readonly directory: Pick<Directory, 'find'>;
}

const MAX_PAGE = 200;
/** Acts read at once for a file. */
const PIECE = 500;

const filters = {
  who: z.coerce.number().int().min(0).optional().meta({ description: 'Account number; 0 for the house' }),
  target: z.coerce.number().int().min(1).optional(),
  room: z.string().max(20).optional().meta({ description: 'Code of a room' }),
  act: z
    .string()
    .max(60)
    .optional()
    .meta({ description: 'Begins with this, such as `server/` or `members/ban`' }),
  since: z.coerce.number().int().min(0).optional().meta({ description: 'Milliseconds since the Unix epoch' }),
  until: z.coerce.number().int().min(0).optional(),
};
const filterSchema = z.object(filters);
const actSchema = z
  .object({
    id: z.string(),
    at: z.int(),
    who: z.int().meta({ description: '0 for the house' }),
    whoName: z
      .string()
      .meta({ description: 'As they are called now; empty for the house and for those who are gone' }),
    act: z.string(),
    room: z.string().meta({ description: 'Code; empty for the server, and for rooms that are gone' }),
    roomTitle: z.string(),
    target: z.int().nullable(),
    targetName: z.string(),
    why: z.string(),
    detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  })
  .meta({ id: 'AuditedAct' });

export function createAuditDesk(deps: AuditDeskDeps): FastifyPluginAsyncZod {
  const { audit } = deps;

  async function readFilter({
    room: code,
    ...rest
  }: z.infer<typeof filterSchema>): Promise<Omit<AuditQuery, 'limit'> | Refusal> {
    const room = code === undefined ? undefined : await deps.directory.find(code);
    if (room === null) return refuse('rooms/unknown', { code: code ?? '' });
    const given = Object.entries(rest).filter(([, value]) => value !== undefined && value !== '');
    return { ...Object.fromEntries(given), ...(room && { room: room.id }) };
  }

  /** Numbers and ids become what people call them. */
  async function named(acts: readonly StoredAct[]): Promise<NamedAct[]> {
    const numbers = acts.flatMap(({ who, target }) => [who, target ?? 0]).filter((number) => number > 0);
    const ids = acts.flatMap(({ room }) => (room === null ? [] : [room]));
    const [found, rooms] = await Promise.all([
      deps.accounts.find([...new Set(numbers)]),
      deps.rooms.byIds([...new Set(ids)]),
    ]);
    const names = new Map<Person, string>(found.map(({ number, name }) => [number, name]));
    const places = new Map(rooms.map((room) => [room.id, room]));
    return acts.map(({ room, ...act }) => ({
      ...act,
      whoName: names.get(act.who) ?? '',
      targetName: names.get(act.target ?? 0) ?? '',
      room: places.get(room ?? 0)?.code ?? '',
      roomTitle: places.get(room ?? 0)?.title ?? '',
    }));
  }

  async function* lines(filter: Omit<AuditQuery, 'limit'>, format: 'csv' | 'jsonl'): AsyncGenerator<string> {
    if (format === 'csv') yield csvHead();
    let before: AuditQuery['before'];
    for (;;) {
      const acts = await audit.list({ ...filter, ...(before && { before }), limit: PIECE });
      for (const act of await named(acts)) yield format === 'csv' ? csvLine(act) : `${JSON.stringify(act)}\n`;
      const last = acts.at(-1);
      if (!last || acts.length < PIECE) return;
      before = { at: last.at, id: last.id };
    }
  }

  return async (api) => {
    api.addHook('preValidation', staffOnly(deps.permit, 'server/moderate'));

    api.get(
      '/desk/audit',
      {
        schema: {
          tags: ['desk'],
          summary: 'Every act of those who look after a room or the server, newest first',
          querystring: filterSchema.extend({
            cursor: z.string().max(240).optional().meta({ description: '`next` of the page before' }),
            limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(50),
          }),
          response: {
            200: z.object({ acts: z.array(actSchema), next: z.string().nullable() }),
            ...problems('rooms/unknown', ...DESK_PROBLEMS),
          },
        },
      },
      async (request, reply) => {
        const { cursor, limit, ...rest } = request.query;
        const filter = await readFilter(rest);
        if (isRefusal(filter)) return sendProblem(reply, filter);
        const before = readCursor(cursor);
        if (isRefusal(before)) return sendProblem(reply, before);
        const found = await audit.list({ ...filter, ...(before && { before }), limit: limit + 1 });
        const page = found.slice(0, limit);
        const last = page.at(-1);
        return {
          acts: await named(page),
          next: found.length > limit && last ? `${last.at}.${last.id}` : null,
        };
      },
    );

    api.get(
      '/desk/audit/file',
      {
        schema: {
          tags: ['desk'],
          summary: 'The same as a file, all of it',
          description: '`csv` for a spreadsheet, `jsonl` with an act as JSON on each line.',
          querystring: filterSchema.extend({ format: z.enum(['csv', 'jsonl']).default('csv') }),
          response: {
            200: {
              description: 'The file',
              content: {
                'text/csv': { schema: z.string() },
                'application/x-ndjson': { schema: z.string() },
              },
            },
            ...problems('rooms/unknown', ...DESK_PROBLEMS),
          },
        },
      },
      async (request, reply) => {
        const { format, ...rest } = request.query;
        const filter = await readFilter(rest);
        if (isRefusal(filter)) return sendProblem(reply, filter);
        return (reply as FastifyReply)
          .type(format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson')
          .header('content-disposition', `attachment; filename="atelier-audit.${format}"`)
          .send(Readable.from(lines(filter, format)));
      },
    );
  };
}
