/** Invitations on SQL. */
import type { Kysely, Selectable } from 'kysely';
import type { Invite, InviteStore } from '../people/invites/invite.ts';
import type { Database } from './schema.ts';

/** All but the hash of the token, which never leaves this file. */
const columns = [
  'invites.id',
  'invites.room',
  'invites.role',
  'invites.label',
  'invites.made_by',
  'invites.uses',
  'invites.max_uses',
  'invites.created_at',
  'invites.expires_at',
  'invites.revoked_at',
] as const;

export function createInviteStore(db: Kysely<Database>): InviteStore {
  const of = (room: number | null) =>
    db
      .selectFrom('invites')
      .select(columns)
      .where('room', room === null ? 'is' : '=', room);

  return {
    async add({ tokenHash, room, role, label, madeBy, maxUses, createdAt, expiresAt }) {
      const row = await db
        .insertInto('invites')
        .values({
          token_hash: tokenHash,
          room,
          role,
          label,
          made_by: madeBy,
          max_uses: maxUses,
          created_at: createdAt,
          expires_at: expiresAt,
          revoked_at: null,
        })
        .returning(columns)
        .executeTakeFirstOrThrow();
      return toInvite(row);
    },

    async find(tokenHash) {
      const row = await db
        .selectFrom('invites')
        .leftJoin('rooms', 'rooms.id', 'invites.room')
        .select([...columns, 'rooms.code'])
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst();
      return row ? { invite: toInvite(row), code: row.code } : null;
    },

    async take(id, now) {
      const { numUpdatedRows } = await db
        .updateTable('invites')
        .set(({ eb }) => ({ uses: eb('uses', '+', 1) }))
        .where('id', '=', id)
        .where('revoked_at', 'is', null)
        .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', now)]))
        .where((where) =>
          where.or([where('max_uses', 'is', null), where('uses', '<', where.ref('max_uses'))]),
        )
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async giveBack(id) {
      await db
        .updateTable('invites')
        .set(({ eb }) => ({ uses: eb('uses', '-', 1) }))
        .where('id', '=', id)
        .where('uses', '>', 0)
        .execute();
    },

    async list(room, limit) {
      const rows = await of(room).orderBy('id', 'desc').limit(limit).execute();
      return rows.map(toInvite);
    },

    async countOpen(room, now) {
      const { count } = await db
        .selectFrom('invites')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('room', room === null ? 'is' : '=', room)
        .where('revoked_at', 'is', null)
        .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', now)]))
        .where((where) =>
          where.or([where('max_uses', 'is', null), where('uses', '<', where.ref('max_uses'))]),
        )
        .executeTakeFirstOrThrow();
      return Number(count);
    },

    async revoke(room, id, now) {
      await db
        .updateTable('invites')
        .set({ revoked_at: now })
        .where('id', '=', id)
        .where('room', room === null ? 'is' : '=', room)
        .where('revoked_at', 'is', null)
        .execute();
      return this.get(room, id);
    },

    async get(room, id) {
      const row = await of(room).where('id', '=', id).executeTakeFirst();
      return row ? toInvite(row) : null;
    },
  };
}

function toInvite(row: Omit<Selectable<Database['invites']>, 'token_hash'>): Invite {
  return {
    id: row.id,
    room: row.room,
    role: row.role as Invite['role'],
    label: row.label,
    madeBy: row.made_by,
    uses: row.uses,
    maxUses: row.max_uses,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
  };
}
