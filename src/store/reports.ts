/** Reports on SQL. */
import type { Kysely, Selectable } from 'kysely';
import type { ReportQuery, ReportStore, StoredReport } from '../moderation/reports.ts';
import type { Database } from './schema.ts';

export function createReportStore(db: Kysely<Database>): ReportStore {
  const matching = ({ open, room, by, exceptAbout, before }: Omit<ReportQuery, 'limit'>) => {
    let query = db.selectFrom('reports');
    if (open !== undefined) query = query.where('state', open ? '=' : '!=', 'open');
    if (room !== undefined) query = query.where('room', '=', room);
    if (by !== undefined) query = query.where('made_by', '=', by);
    if (exceptAbout !== undefined)
      query = query.where('about', '!=', exceptAbout).where('kind', '!=', 'alert');
    if (before !== undefined) query = query.where('id', '<', before);
    return query;
  };
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
    async list({ limit, ...query }) {
      const rows = await matching(query).selectAll().orderBy('id', 'desc').limit(limit).execute();
      return rows.map(toReport);
    },
    async countOpen(query) {
      const { count } = await matching({ ...query, open: true })
        .select((select) => select.fn.countAll().as('count'))
        .executeTakeFirstOrThrow();
      return Number(count);
    },
    async madeSince(by, since, limit) {
      const rows = await matching({ by })
        .selectAll()
        .where('at', '>', since)
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toReport).reverse();
    },
    async handle(id, { state, answer, handledBy, handledAt }) {
      const { numUpdatedRows } = await db
        .updateTable('reports')
        .set({ state, answer, handled_by: handledBy, handled_at: handledAt })
        .where('id', '=', id)
        .where('state', '=', 'open')
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    async openAlert(reason, subject) {
      const row = await db
        .selectFrom('reports')
        .select('id')
        .where('state', '=', 'open')
        .where('kind', '=', 'alert')
        .where('reason', '=', reason)
        .where('subject', '=', JSON.stringify(subject))
        .executeTakeFirst();
      return row?.id ?? null;
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
