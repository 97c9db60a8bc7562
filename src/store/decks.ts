/** Decks of people's own on SQL. */
import type { Kysely } from 'kysely';
import type { DeckStore, PictureHead } from '../activities/table/archive.ts';
import type { Database } from './schema.ts';

/** Names asked for at once: databases bound how many values a question may hold. */
const AT_ONCE = 400;

export function createDeckStore(db: Kysely<Database>): DeckStore {
  const picturesOf = (room: number) => db.selectFrom('deck_pictures').where('room', '=', room);

  return {
    async find(room, id) {
      const row = await db
        .selectFrom('decks')
        .selectAll()
        .where('room', '=', room)
        .where('id', '=', id)
        .executeTakeFirst();
      if (!row) return null;
      return { id, file: row.file, pictures: JSON.parse(row.pictures), by: row.made_by, at: row.at };
    },
    async list(room) {
      const rows = await db
        .selectFrom('decks')
        .select(['id', 'pictures', 'made_by', 'at'])
        .where('room', '=', room)
        .execute();
      return rows.map(({ id, pictures, made_by, at }) => ({
        id,
        pictures: JSON.parse(pictures),
        by: made_by,
        at,
      }));
    },
    async add(room, { id, file, pictures, by, at }) {
      await db
        .insertInto('decks')
        .values({ room, id, file, pictures: JSON.stringify(pictures), made_by: by, at })
        .onConflict((conflict) => conflict.columns(['room', 'id']).doNothing())
        .execute();
    },
    async remove(room, ids) {
      if (ids.length === 0) return;
      await db.deleteFrom('decks').where('room', '=', room).where('id', 'in', ids).execute();
    },
    async bytesIn(room) {
      const { bytes } = await picturesOf(room)
        .select((of) => of.fn.sum<number | null>('size').as('bytes'))
        .executeTakeFirstOrThrow();
      return Number(bytes ?? 0);
    },
    async addPicture(room, picture, at) {
      await db
        .insertInto('deck_pictures')
        .values({ room, ...picture, at })
        .onConflict((conflict) => conflict.columns(['room', 'name']).doUpdateSet({ at }))
        .execute();
    },
    async usePictures(room, names, at) {
      for (const some of inParts(names))
        await db
          .updateTable('deck_pictures')
          .set({ at })
          .where('room', '=', room)
          .where('name', 'in', some)
          .execute();
    },
    async heads(room, names) {
      const found: PictureHead[] = [];
      for (const some of inParts(names))
        found.push(
          ...(await picturesOf(room)
            .select(['name', 'width', 'height', 'size'])
            .where('name', 'in', some)
            .execute()),
        );
      return found;
    },
    async picture(room, name) {
      const row = await picturesOf(room).select('body').where('name', '=', name).executeTakeFirst();
      return row?.body ?? null;
    },
    async dropPictures(room, before, except) {
      const kept = new Set(except);
      const old = await picturesOf(room).select('name').where('at', '<', before).execute();
      const gone = old.map(({ name }) => name).filter((name) => !kept.has(name));
      for (const some of inParts(gone))
        await db
          .deleteFrom('deck_pictures')
          .where('room', '=', room)
          .where('name', 'in', some)
          // Somebody may be making a deck of it meanwhile.
          .where('at', '<', before)
          .execute();
      return gone.length;
    },
    async rooms() {
      const rows = await db
        .selectFrom('decks')
        .select('room')
        .union(db.selectFrom('deck_pictures').select('room'))
        .execute();
      return rows.map(({ room }) => room);
    },
  };
}

function inParts(names: readonly string[]): (readonly string[])[] {
  const count = Math.ceil(names.length / AT_ONCE);
  return Array.from({ length: count }, (_, part) => names.slice(part * AT_ONCE, (part + 1) * AT_ONCE));
}
