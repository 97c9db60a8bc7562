/** What is on record about one person, on SQL. */
import type { Kysely } from 'kysely';
import type { PersonRecord } from '../desk/person-record.ts';
import type { Database } from './schema.ts';

export function createPersonRecord(db: Kysely<Database>): PersonRecord {
  return {
    async bans(who, limit) {
      const rows = await db
        .selectFrom('bans')
        .leftJoin('accounts', 'accounts.number', 'bans.made_by')
        .select(['bans.id', 'bans.reason', 'bans.note', 'bans.created_at', 'bans.until', 'bans.lifted_at'])
        .select('accounts.name as made_by_name')
        .where('bans.account', '=', who)
        .orderBy('bans.id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(({ created_at, lifted_at, made_by_name, ...ban }) => ({
        ...ban,
        createdAt: created_at,
        liftedAt: lifted_at,
        madeByName: made_by_name ?? '',
      }));
    },

    async reportsAbout(who, limit) {
      const rows = await db
        .selectFrom('reports')
        .leftJoin('rooms', 'rooms.id', 'reports.room')
        .select(['reports.id', 'reports.kind', 'reports.reason', 'reports.words', 'reports.at'])
        .select(['reports.state', 'rooms.code'])
        .where('reports.about', '=', who)
        .orderBy('reports.id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(({ code, ...report }) => ({ ...report, room: code ?? '' }));
    },

    async reportsBy(who) {
      const { total } = await db
        .selectFrom('reports')
        .select(({ fn }) => fn.countAll().as('total'))
        .where('made_by', '=', who)
        .executeTakeFirstOrThrow();
      return Number(total);
    },
  };
}
