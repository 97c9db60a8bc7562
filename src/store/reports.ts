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

  /** Of each case on the page the numbers of its newest reports and its first: one query, as a case may be closed meanwhile. */
  function pageOf({ limit, before, each, ...query }: CaseQuery) {
    const inCase = matching(query).select([
      'id as report',
      sql<number>`count(*) over (partition by thing, handled_at)`.as('size'),
      sql<number>`max(id) over (partition by thing, handled_at)`.as('latest'),
      sql<number>`row_number() over (partition by thing, handled_at order by id desc)`.as('newest'),
      sql<number>`row_number() over (partition by thing, handled_at order by id)`.as('oldest'),
    ]);
    const inOrder = db
      .selectFrom(inCase.as('in_case'))
      .selectAll()
      .select(sql<number>`dense_rank() over (order by latest desc)`.as('place'))
      .$if(before !== undefined, (one) => one.where('latest', '<', before as number));
    return db
      .selectFrom(inOrder.as('in_order'))
      .selectAll()
      .where('place', '<=', limit)
      .where((where) => where.or([where('newest', '<=', each), where('oldest', '=', 1)]));
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
    async cases(query) {
      const rows = await db
        .selectFrom(pageOf(query).as('page'))
        .innerJoin('reports', 'reports.id', 'page.report')
        .selectAll('reports')
        .select(['page.latest', 'page.size'])
        .orderBy('page.latest', 'desc')
        .orderBy('reports.id', 'desc')
        .execute();
      return [...Map.groupBy(rows, ({ latest }) => latest).values()].map(
        (inCase): Case => ({
          reports: inCase.map(({ latest: _latest, size: _size, ...row }) => toReport(row)),
          count: Number(inCase[0]?.size),
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
      const closed = await db
        .updateTable('reports')
        .set({ state, answer, handled_by: handledBy, handled_at: handledAt })
        .where('thing', '=', (of) =>
          of.selectFrom('reports as one').select('one.thing').where('one.id', '=', id),
        )
        .where('id', '<=', id)
        .where('state', '=', 'open')
        .returning('made_by')
        .execute();
      return closed.map(({ made_by }) => made_by);
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
