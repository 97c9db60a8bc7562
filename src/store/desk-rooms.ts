/** How the desk finds rooms, on SQL. */
import { type Kysely, sql } from 'kysely';
import type { RoomList } from '../desk/room-list.ts';
import { toRoom } from './rooms.ts';
import type { Database } from './schema.ts';
import { holds, holdsName } from './search.ts';

/** @param keyOf the look-alike-safe form under which names are kept */
export function createRoomList(db: Kysely<Database>, keyOf: (name: string) => string): RoomList {
  const rows = () =>
    db
      .selectFrom('rooms')
      .leftJoin('accounts', 'accounts.number', 'rooms.owner')
      .selectAll('rooms')
      .select([
        'accounts.name as owner_name',
        (of) =>
          of
            .selectFrom('channels')
            .whereRef('channels.room', '=', 'rooms.id')
            .select(sql<number>`coalesce(sum(channels.seq), 0)`.as('total'))
            .as('entries'),
      ]);
  type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];
  const toFound = ({ owner_name, entries, ...row }: Row) => ({
    ...toRoom(row),
    ownerName: owner_name ?? '',
    entries: Number(entries),
  });

  return {
    async find({ search, visibility, archived, before, limit }) {
      let query = rows().orderBy('rooms.used_at', 'desc').orderBy('rooms.id', 'desc').limit(limit);
      if (search !== '') {
        query = query.where(({ or, ref, fn }) =>
          or([
            holds(fn<string>('lower', [ref('rooms.title')]), search.toLowerCase()),
            // SQLite folds ASCII only: what is typed as it stands is found all the same.
            holds(ref('rooms.title'), search),
            holds(ref('rooms.code'), search.replace(/[\s-]/g, '').toUpperCase() || search),
            holdsName(ref('accounts.name_find'), keyOf(search) || search),
          ]),
        );
      }
      if (visibility) query = query.where('rooms.visibility', '=', visibility);
      if (archived !== undefined) query = query.where('rooms.archived_at', archived ? 'is not' : 'is', null);
      if (before) {
        query = query.where(({ or, and, eb }) =>
          or([
            eb('rooms.used_at', '<', before.usedAt),
            and([eb('rooms.used_at', '=', before.usedAt), eb('rooms.id', '<', before.id)]),
          ]),
        );
      }
      return (await query.execute()).map(toFound);
    },

    async one(id) {
      const row = await rows().where('rooms.id', '=', id).executeTakeFirst();
      return row ? toFound(row) : null;
    },

    async sizes(room) {
      const rows = await db
        .selectFrom('channels')
        .leftJoin('entries', 'entries.channel', 'channels.id')
        .where('channels.room', '=', room)
        .groupBy(['channels.id', 'channels.activity', 'channels.seq'])
        .select([
          'channels.activity',
          'channels.seq as entries',
          sql<number>`coalesce(sum(octet_length(entries.body)), 0)`.as('bytes'),
        ])
        .orderBy('channels.id')
        .execute();
      return rows.map(({ activity, entries, bytes }) => ({ activity, entries, bytes: Number(bytes) }));
    },

    byIds: (ids) =>
      ids.length === 0
        ? Promise.resolve([])
        : db.selectFrom('rooms').select(['id', 'code', 'title']).where('id', 'in', ids).execute(),
  };
}
