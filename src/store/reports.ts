/** Reports on SQL. */
import { type Kysely, type Selectable, sql } from 'kysely';
import type { Case, CaseQuery, ReportStore, StoredReport } from '../moderation/reports.ts';
import type { Database } from './schema.ts';

type Matching = Omit<CaseQuery, 'limit' | 'before' | 'each'>;

export function createReportStore(db: Kysely<Database>): ReportStore {
  const matching = ({ open, kind, reason, room, exceptAbout }: Matching) => {
    let query = db.selectFrom('reports').where('state', open ? '=' : '!=', 'open');
    if (kind !== undefined) query = query.where('kind', '=', kind);
    if (reason !== undefined)
      // The whole thing, with what others say of it.
      query = query.where('thing', 'in', (of) =>
        of.selectFrom('reports').select('thing').where('reason', '=', reason),
      );
    if (room !== undefined) query = query.where('room', '=', room);
    if (exceptAbout !== undefined)
      query = query.where('about', '!=', exceptAbout).where('kind', '!=', 'alert');
    return query;
  };

  /** Of each case the first report and the newest ones. */
  async function reportsOf(
    query: Matching,
    things: readonly string[],
    each: number,
  ): Promise<StoredReport[]> {
    const ranked = matching(query)
      .where('thing', 'in', things)
      .selectAll()
      .select([
        sql<number>`row_number() over (partition by thing, handled_at order by id desc)`.as('newest'),
        sql<number>`row_number() over (partition by thing, handled_at order by id)`.as('oldest'),
      ]);
    const rows = await db
      .selectFrom(ranked.as('ranked'))
      .selectAll()
      .where((where) => where.or([where('newest', '<=', each), where('oldest', '=', 1)]))
      .orderBy('id', 'desc')
      .execute();
    return rows.map(({ newest: _newest, oldest: _oldest, ...row }) => toReport(row));
  }

  return {
    async add({ subject, by, ...report }) {
      const { id } = await db
        .insertInto('reports')
        .values({ ...report, made_by: by, subject: JSON.stringify(subject), state: 'open', answer: '' })
        .returning('id')
        .executeTakeFirstOrThrow();
      return id;
    },
    async find(id) {
      const row = await db.selectFrom('reports').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? toReport(row) : null;
    },
    async madeBy(by, limit) {
      const rows = await db
        .selectFrom('reports')
        .selectAll()
        .where('made_by', '=', by)
        .where('kind', '!=', 'alert')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toReport);
    },
    async cases({ limit, before, each, ...query }) {
      const newest = sql<number>`max(id)`;
      const cases = await matching(query)
        .select(['thing', 'handled_at', newest.as('newest')])
        .select((select) => select.fn.countAll().as('count'))
        .groupBy(['thing', 'handled_at'])
        .$if(before !== undefined, (one) => one.having(newest, '<', before as number))
        .orderBy('newest', 'desc')
        .limit(limit)
        .execute();
      if (cases.length === 0) return [];
      const reports = await reportsOf(
        query,
        cases.map(({ thing }) => thing),
        each,
      );
      return cases.map(
        ({ thing, handled_at, count }): Case => ({
          reports: reports.filter((one) => one.thing === thing && one.handledAt === handled_at),
          count: Number(count),
        }),
      );
    },
    async countCases(scope) {
      const { count } = await matching({ ...scope, open: true })
        .select((select) => select.fn.count('thing').distinct().as('count'))
        .executeTakeFirstOrThrow();
      return Number(count);
    },
    async timesOf(by, since, limit) {
      const rows = await db
        .selectFrom('reports')
        .select('at')
        .where('made_by', '=', by)
        .where('at', '>', since)
        .orderBy('at', 'desc')
        .limit(limit)
        .execute();
      return rows.map(({ at }) => at).reverse();
    },
    async waits(thing, by) {
      const row = await db
        .selectFrom('reports')
        .select('id')
        .where('thing', '=', thing)
        .where('state', '=', 'open')
        .$if(by !== null, (query) => query.where('made_by', '=', by as number))
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
    async openAreas(room, limit) {
      const rows = await db
        .selectFrom('reports')
        .select(['thing', sql<number>`max(id)`.as('newest')])
        .where('room', '=', room)
        .where('kind', '=', 'area')
        .where('state', '=', 'open')
        .groupBy('thing')
        .orderBy('newest', 'desc')
        .limit(limit)
        .execute();
      return rows.map(({ thing }) => thing);
    },
    async handle(id, { state, answer, handledBy, handledAt }) {
      const { numUpdatedRows } = await db
        .updateTable('reports')
        .set({ state, answer, handled_by: handledBy, handled_at: handledAt })
        .where('thing', '=', (of) =>
          of.selectFrom('reports as one').select('one.thing').where('one.id', '=', id),
        )
        .where('id', '<=', id)
        .where('state', '=', 'open')
        .executeTakeFirst();
      return Number(numUpdatedRows);
    },
  };
}

function toReport({
  made_by,
  handled_by,
  handled_at,
  subject,
  ...row
}: Selectable<Database['reports']>): StoredReport {
  return {
    ...row,
    subject: JSON.parse(subject) as StoredReport['subject'],
    by: made_by,
    handledBy: handled_by ?? 0,
    handledAt: handled_at,
  };
}
