/** The audit on SQL. */
import type { Kysely } from 'kysely';
import type { AuditStore, StoredAct } from '../moderation/audit.ts';
import type { Database } from './schema.ts';

export function createAuditStore(db: Kysely<Database>): AuditStore {
  return {
    async add({ detail, ...act }) {
      await db
        .insertInto('audit')
        .values({ ...act, detail: JSON.stringify(detail) })
        .execute();
    },
    async list({ room, who, target, act, since, until, before, limit }) {
      let query = db.selectFrom('audit').selectAll().orderBy('at', 'desc').orderBy('id', 'desc').limit(limit);
      if (room !== undefined) query = query.where('room', '=', room);
      if (who !== undefined) query = query.where('who', '=', who);
      if (target !== undefined) query = query.where('target', '=', target);
      if (act !== undefined) query = query.where('act', '>=', act).where('act', '<', `${act}\uffff`);
      if (since !== undefined) query = query.where('at', '>=', since);
      if (until !== undefined) query = query.where('at', '<', until);
      if (before) {
        query = query.where((where) =>
          where.or([
            where('at', '<', before.at),
            where.and([where('at', '=', before.at), where('id', '<', before.id)]),
          ]),
        );
      }
      const rows = await query.execute();
      return rows.map(({ detail, ...row }) => ({
        ...row,
        detail: JSON.parse(detail) as StoredAct['detail'],
      }));
    },
  };
}
