/** `/api/v1/desk/jobs` and `/api/v1/desk/backups`: long work, and what comes of it. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isRefusal, refuse } from '../activities/activity.ts';
import { numberOf } from '../api/identity.ts';
import { problems, sendProblem } from '../api/problems.ts';
import type { Audit } from '../moderation/audit.ts';
import type { Accounts } from '../people/accounts.ts';
import type { ServerPermit } from '../people/server-permit.ts';
import type { Backups } from './backups.ts';
import { JOB_STATES, type Job, type Jobs, type JobWork } from './jobs.ts';
import type { RoomList } from './room-list.ts';
import { DESK_PROBLEMS, staffOnly } from './staff-only.ts';

export interface JobsDeskDeps {
  readonly permit: ServerPermit;
  readonly audit: Audit;
  readonly jobs: Jobs;
  readonly backups: Backups;
  /** Work an admin may start, by its kind. */
  readonly works: Readonly<Record<string, JobWork>>;
  readonly accounts: Pick<Accounts, 'find'>;
  readonly rooms: Pick<RoomList, 'byIds'>;
}

const figure = z.union([z.string(), z.number(), z.boolean()]);
const jobSchema = z
  .object({
    id: z.int(),
    kind: z.string(),
    by: z.int().meta({ description: '0 for the house' }),
    byName: z.string(),
    room: z.string().meta({ description: 'Code; empty for the server' }),
    startedAt: z.int(),
    endedAt: z.int().nullable(),
    state: z.enum(JOB_STATES).meta({ description: '`interrupted`: cut short by a restart' }),
    done: z.int(),
    total: z.int().meta({ description: '0 until it is known' }),
    result: z.record(z.string(), figure).nullable(),
    code: z.string().meta({ description: 'Why it failed; empty for none' }),
  })
  .meta({ id: 'DeskJob' });
const backupSchema = z
  .object({ name: z.string(), size: z.int().meta({ description: 'Bytes' }), madeAt: z.int() })
  .meta({ id: 'Backup' });
const jobParams = z.object({ id: z.coerce.number().int().min(1) });
const backupParams = z.object({ name: z.string().max(120) });
const gone = z.undefined().meta({ description: 'Done' });

export function createJobsDesk(deps: JobsDeskDeps): FastifyPluginAsyncZod {
  const { permit, audit, jobs, backups } = deps;

  async function shown(list: readonly Job[]): Promise<z.infer<typeof jobSchema>[]> {
    const people = await deps.accounts.find([...new Set(list.map(({ by }) => by))].filter((by) => by > 0));
    const rooms = await deps.rooms.byIds([...new Set(list.flatMap(({ room }) => room ?? []))]);
    const names = new Map(people.map(({ number, name }) => [number, name]));
    const codes = new Map(rooms.map(({ id, code }) => [id, code]));
    return list.map(({ room, refusal, result, ...job }) => ({
      ...job,
      byName: names.get(job.by) ?? '',
      room: codes.get(room ?? 0) ?? '',
      result: result && { ...result },
      code: refusal?.refused ?? '',
    }));
  }
  const note = (request: FastifyRequest, act: string, detail: Readonly<Record<string, string | number>>) =>
    audit.note({ who: numberOf(request), act: `server/${act}`, room: null, target: null, why: '', detail });

  return async (api) => {
    api.addHook('preValidation', staffOnly(permit, 'server/admin'));

    api.get(
      '/desk/jobs',
      {
        schema: {
          tags: ['desk'],
          summary: 'Long work that runs or ended, newest first',
          description: 'The oldest are forgotten. For admins.',
          response: {
            200: z.object({ jobs: z.array(jobSchema), kinds: z.array(z.string()) }),
            ...problems(...DESK_PROBLEMS),
          },
        },
      },
      async () => ({ jobs: await shown(jobs.list()), kinds: Object.keys(deps.works) }),
    );

    api.post(
      '/desk/jobs/:kind',
      {
        schema: {
          tags: ['desk'],
          summary: 'Start work: `clean-up` or `backup`',
          params: z.object({ kind: z.string().max(40) }),
          response: { 202: jobSchema, ...problems('desk/no-such-job', 'jobs/running', ...DESK_PROBLEMS) },
        },
      },
      async (request, reply) => {
        const { kind } = request.params;
        const work = Object.hasOwn(deps.works, kind) ? deps.works[kind] : undefined;
        if (!work) return sendProblem(reply, refuse('desk/no-such-job'));
        const job = jobs.start({ kind, by: numberOf(request), room: null }, work);
        if (isRefusal(job)) return sendProblem(reply, job);
        await note(request as FastifyRequest, kind, { job: job.id });
        const [started] = await shown([job]);
        return reply.code(202).send(started as z.infer<typeof jobSchema>);
      },
    );

    api.post(
      '/desk/jobs/:id/cancel',
      {
        schema: {
          tags: ['desk'],
          summary: 'Ask work to stop',
          description: 'What it has done by then stays done.',
          params: jobParams,
          response: { 204: gone, ...problems('desk/no-such-job', ...DESK_PROBLEMS) },
        },
      },
      async (request, reply) => {
        const { id } = request.params;
        const kind = jobs.find(id)?.kind;
        if (kind === undefined || !jobs.cancel(id)) return sendProblem(reply, refuse('desk/no-such-job'));
        await note(request as FastifyRequest, 'cancel-job', { kind, job: id });
        return reply.code(204).send();
      },
    );

    api.get(
      '/desk/backups',
      {
        schema: {
          tags: ['desk'],
          summary: 'Backups in the data folder, newest first',
          response: { 200: z.object({ backups: z.array(backupSchema) }), ...problems(...DESK_PROBLEMS) },
        },
      },
      async () => ({ backups: await backups.list() }),
    );

    api.get(
      '/desk/backups/:name',
      {
        schema: {
          tags: ['desk'],
          summary: 'Download a backup: everything there is, so keep it safe',
          params: backupParams,
          response: {
            200: {
              description: 'The file',
              content: { 'application/vnd.sqlite3': { schema: z.string().meta({ format: 'binary' }) } },
            },
            ...problems('desk/no-such-backup', ...DESK_PROBLEMS),
          },
        },
      },
      async (request, reply) => {
        const { name } = request.params;
        const file = await backups.read(name);
        if (!file) return sendProblem(reply, refuse('desk/no-such-backup'));
        await note(request as FastifyRequest, 'download-backup', { name });
        return (reply as FastifyReply)
          .type('application/vnd.sqlite3')
          .header('content-disposition', `attachment; filename="${name}"`)
          .header('content-length', file.size)
          .send(file.stream);
      },
    );

    api.delete(
      '/desk/backups/:name',
      {
        schema: {
          tags: ['desk'],
          summary: 'Delete a backup',
          params: backupParams,
          response: { 204: gone, ...problems('desk/no-such-backup', ...DESK_PROBLEMS) },
        },
      },
      async (request, reply) => {
        const { name } = request.params;
        if (!(await backups.remove(name))) return sendProblem(reply, refuse('desk/no-such-backup'));
        await note(request as FastifyRequest, 'delete-backup', { name });
        return reply.code(204).send();
      },
    );
  };
}
