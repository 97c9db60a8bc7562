/** The rooms port on SQL. */
import type { Kysely, Selectable } from 'kysely';
import { PUBLIC_CODE, type Room } from '../rooms/room.ts';
import type { RoomChange, RoomRecords } from '../rooms/room-records.ts';
import type { Database } from './schema.ts';

export function createRoomRecords(db: Kysely<Database>): RoomRecords {
  const living = () => db.selectFrom('rooms').selectAll().where('archived_at', 'is', null);
  return {
    async insert(room) {
      const row = await db
        .insertInto('rooms')
        .values({
          code: room.code,
          title: room.title,
          visibility: room.visibility,
          owner: room.owner,
          options: JSON.stringify(room.options),
          invite: room.invite,
          created_at: room.createdAt,
          used_at: room.createdAt,
          archived_at: null,
        })
        .onConflict((conflict) => conflict.column('code').doNothing())
        .returningAll()
        .executeTakeFirst();
      return row ? toRoom(row) : null;
    },
    async byCode(code) {
      const row = await db.selectFrom('rooms').selectAll().where('code', '=', code).executeTakeFirst();
      return row ? toRoom(row) : null;
    },
    async update(id, change) {
      await db.updateTable('rooms').set(toColumns(change)).where('id', '=', id).execute();
    },
    async remove(id) {
      await db.deleteFrom('rooms').where('id', '=', id).execute();
    },
    async listed(limit) {
      const rows = await living()
        .where('visibility', '=', 'public')
        .orderBy('used_at', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toRoom);
    },
    async all() {
      const rows = await db.selectFrom('rooms').selectAll().orderBy('used_at', 'desc').execute();
      return rows.map(toRoom);
    },
    async ownedBy(person, limit) {
      const rows = await living()
        .where('owner', '=', person)
        .orderBy('used_at', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toRoom);
    },
    async unusedSince(time, limit) {
      const rows = await living()
        .where('code', '!=', PUBLIC_CODE)
        .where('used_at', '<', time)
        .orderBy('used_at')
        .limit(limit)
        .execute();
      return rows.map(toRoom);
    },
    async archivedBefore(time, limit) {
      const rows = await db
        .selectFrom('rooms')
        .selectAll()
        .where('code', '!=', PUBLIC_CODE)
        .where('archived_at', '<', time)
        .limit(limit)
        .execute();
      return rows.map(toRoom);
    },
  };
}

export function toRoom(row: Selectable<Database['rooms']>): Room {
  return {
    id: row.id,
    code: row.code,
    title: row.title,
    visibility: row.visibility,
    owner: row.owner,
    options: JSON.parse(row.options) as Room['options'],
    invite: row.invite,
    createdAt: row.created_at,
    usedAt: row.used_at,
    archivedAt: row.archived_at,
  };
}

function toColumns(change: RoomChange) {
  return {
    ...(change.title !== undefined && { title: change.title }),
    ...(change.visibility !== undefined && { visibility: change.visibility }),
    ...(change.invite !== undefined && { invite: change.invite }),
    ...(change.usedAt !== undefined && { used_at: change.usedAt }),
    ...(change.archivedAt !== undefined && { archived_at: change.archivedAt }),
  };
}
