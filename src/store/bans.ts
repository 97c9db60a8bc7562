/** Bans from the server on SQL. */
import type { Kysely, Selectable } from 'kysely';
import type { Ban, BanStore } from '../moderation/bans.ts';
import type { Database } from './schema.ts';

export function createBanStore(db: Kysely<Database>): BanStore {
  return {
    async add({ madeBy, createdAt, ...ban }) {
      const { id } = await db
        .insertInto('bans')
        .values({ ...ban, made_by: madeBy, created_at: createdAt })
        .returning('id')
        .executeTakeFirstOrThrow();
      return id;
    },
    async find(id) {
      const row = await db.selectFrom('bans').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? toBan(row) : null;
    },
    async list({ onAt, overAt, before, limit }) {
      let query = db.selectFrom('bans').selectAll().orderBy('id', 'desc').limit(limit);
      if (before !== undefined) query = query.where('id', '<', before);
      if (onAt !== undefined) {
        query = query
          .where('lifted_at', 'is', null)
          .where((where) => where.or([where('until', 'is', null), where('until', '>', onAt)]));
      }
      if (overAt !== undefined)
        query = query.where((where) =>
          where.or([where('lifted_at', 'is not', null), where('until', '<=', overAt)]),
        );
      return (await query.execute()).map(toBan);
    },
    async lift(id, by, at) {
      const { numUpdatedRows } = await db
        .updateTable('bans')
        .set({ lifted_at: at, lifted_by: by })
        .where('id', '=', id)
        .where('lifted_at', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    async liftOf(account, by, at) {
      await db
        .updateTable('bans')
        .set({ lifted_at: at, lifted_by: by })
        .where('account', '=', account)
        .where('lifted_at', 'is', null)
        .where((where) => where.or([where('until', 'is', null), where('until', '>', at)]))
        .execute();
    },
  };
}

/**
 * Sessions that may have been used from this address or /64: all that were are among them. IPv6 is written in
 * many ways, of which SQL knows none: only the first group narrows it down.
 */
export function createSessionsNear(db: Kysely<Database>) {
  return async (prefix: string): Promise<readonly { account: number; address: string }[]> => {
    const [head = ''] = prefix.split(':');
    return await db
      .selectFrom('sessions')
      .select(['account', 'address'])
      .distinct()
      .$if(!prefix.includes(':'), (query) => query.where('address', 'in', [prefix, `::ffff:${prefix}`]))
      .$if(prefix.includes(':') && head !== '0', (query) => query.where('address', 'like', `${head}:%`))
      .execute();
  };
}

function toBan({ made_by, created_at, lifted_at, lifted_by, ...row }: Selectable<Database['bans']>): Ban {
  return { ...row, madeBy: made_by, createdAt: created_at, liftedAt: lifted_at, liftedBy: lifted_by };
}
