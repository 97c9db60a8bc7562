/** Long work on SQL: as it began and as it ended. */
import type { Kysely, Selectable } from 'kysely';
import type { Refusal } from '../activities/activity.ts';
import type { Job, JobResult, JobStore } from '../desk/jobs.ts';
import type { Database } from './schema.ts';

export function createJobStore(db: Kysely<Database>): JobStore {
  return {
    async all() {
      return (await db.selectFrom('jobs').selectAll().orderBy('id').execute()).map(toJob);
    },
    async save({ id, by, startedAt, endedAt, result, refusal, ...job }) {
      const news = {
        ...job,
        started_by: by,
        started_at: startedAt,
        ended_at: endedAt,
        result: result && JSON.stringify(result),
        refusal: refusal && JSON.stringify(refusal),
      };
      await db
        .insertInto('jobs')
        .values({ id, ...news })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(news))
        .execute();
    },
    async forget(ids) {
      if (ids.length > 0) await db.deleteFrom('jobs').where('id', 'in', ids).execute();
    },
  };
}

function toJob({
  started_by,
  started_at,
  ended_at,
  result,
  refusal,
  ...job
}: Selectable<Database['jobs']>): Job {
  return {
    ...job,
    by: started_by,
    startedAt: started_at,
    endedAt: ended_at,
    result: result === null ? null : (JSON.parse(result) as JobResult),
    refusal: refusal === null ? null : (JSON.parse(refusal) as Refusal),
  };
}
