/** Saved card tables on SQL. */
import type { Kysely, Selectable, Transaction } from 'kysely';
import type { KeptFor, SavedHead, SavedTables } from '../activities/table/archive.ts';
import type { Database } from './schema.ts';

/** All but the table itself. */
const columns = ['id', 'name', 'kept_for', 'made_by', 'at', 'game', 'round', 'cards'] as const;

export function createSavedTables(db: Kysely<Database>): SavedTables {
  return {
    async list(room) {
      const rows = await db
        .selectFrom('saved_tables')
        .select(columns)
        .where('room', '=', room)
        .orderBy('id', 'desc')
        .execute();
      return rows.map(toHead);
    },

    async get(room, id) {
      const row = await db
        .selectFrom('saved_tables')
        .select([...columns, 'body'])
        .where('room', '=', room)
        .where('id', '=', id)
        .executeTakeFirst();
      return row ? { head: toHead(row), body: row.body } : null;
    },

    add: (room, { name, keptFor, by, at, game, round, cards }, body, most) =>
      db.transaction().execute(async (work) => {
        const there = await idsOf(work, room, keptFor);
        if (there.length >= most && keptFor === 'asked') return null;
        const old = there.slice(0, Math.max(0, there.length - most + 1));
        if (old.length > 0) await work.deleteFrom('saved_tables').where('id', 'in', old).execute();
        const row = await work
          .insertInto('saved_tables')
          .values({ room, name, kept_for: keptFor, made_by: by, at, game, round, cards, body })
          .returning(columns)
          .executeTakeFirstOrThrow();
        return toHead(row);
      }),

    rename: (room, id, name, most) =>
      db.transaction().execute(async (work) => {
        const there = await idsOf(work, room, 'asked');
        if (!there.includes(id) && there.length >= most) return false;
        const row = await work
          .updateTable('saved_tables')
          .set({ name, kept_for: 'asked' })
          .where('room', '=', room)
          .where('id', '=', id)
          .returning(columns)
          .executeTakeFirst();
        return row ? toHead(row) : null;
      }),

    async remove(room, id) {
      const { numDeletedRows } = await db
        .deleteFrom('saved_tables')
        .where('room', '=', room)
        .where('id', '=', id)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },
  };
}

/** Oldest first. */
async function idsOf(work: Transaction<Database>, room: number, keptFor: KeptFor): Promise<number[]> {
  const rows = await work
    .selectFrom('saved_tables')
    .select('id')
    .where('room', '=', room)
    .where('kept_for', '=', keptFor)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

function toHead(row: Omit<Selectable<Database['saved_tables']>, 'room' | 'body'>): SavedHead {
  const { id, name, kept_for, made_by, at, game, round, cards } = row;
  return { id, name, keptFor: kept_for, by: made_by, at: Number(at), game, round, cards };
}
