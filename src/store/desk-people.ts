/** How the desk finds people, on SQL. */
import { type Kysely, sql } from 'kysely';
import type { Time } from '../activities/activity.ts';
import type { PeopleList } from '../desk/people-list.ts';
import { accountColumns, toAccount } from './accounts.ts';
import type { Database } from './schema.ts';
import { holdsName } from './search.ts';

/** @param keyOf the look-alike-safe form under which names are kept */
export function createPeopleList(db: Kysely<Database>, keyOf: (name: string) => string): PeopleList {
  const rows = (now: Time) =>
    db
      .selectFrom('accounts')
      .select([
        ...accountColumns,
        'accounts.created_at',
        'accounts.owner',
        'accounts.deleted_at',
        (of) =>
          of
            .selectFrom('sessions')
            .whereRef('sessions.account', '=', 'accounts.number')
            .where('sessions.expires_at', '>', now)
            .select(sql<number>`count(*)`.as('total'))
            .as('sessions'),
        (of) =>
          of
            .selectFrom('sessions')
            .whereRef('sessions.account', '=', 'accounts.number')
            .select(({ fn }) => fn.max('sessions.seen_at').as('last'))
            .as('seen_at'),
      ])
      .where('accounts.merged_into', 'is', null);
  type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];
  const toPerson = ({ created_at, owner, deleted_at, sessions, seen_at, ...account }: Row) => ({
    ...toAccount(account),
    createdAt: created_at,
    seenAt: seen_at === null ? null : Number(seen_at),
    sessions: Number(sessions),
    owner,
    deleted: deleted_at !== null,
  });

  return {
    async find({ search, filter, before, limit }, now) {
      let query = rows(now).orderBy('accounts.number', 'desc').limit(limit);
      if (search !== '') {
        const number = /^\d{1,9}$/.test(search) ? Number(search) : null;
        query = query.where(({ or, eb, ref }) =>
          or([
            holdsName(ref('accounts.name_find'), keyOf(search) || search),
            ...(number === null ? [] : [eb('accounts.number', '=', number)]),
          ]),
        );
      }
      if (filter === 'staff') query = query.where('accounts.role', 'is not', null);
      if (filter === 'bots') query = query.where('accounts.kind', '=', 'bot');
      if (filter === 'claimed') query = query.where('accounts.claimed_at', 'is not', null);
      if (filter === 'unclaimed')
        query = query.where('accounts.claimed_at', 'is', null).where('accounts.kind', '=', 'person');
      if (before !== undefined) query = query.where('accounts.number', '<', before);
      return (await query.execute()).map(toPerson);
    },

    async one(number, now) {
      const row = await rows(now)
        .where('accounts.number', '=', ({ selectFrom }) =>
          selectFrom('accounts as asked')
            .select(({ fn }) => fn.coalesce('asked.merged_into', 'asked.number').as('living'))
            .where('asked.number', '=', number),
        )
        .executeTakeFirst();
      return row ? toPerson(row) : null;
    },

    async waysBack(number) {
      const [identities, passkeys] = await Promise.all([
        db.selectFrom('identities').select('kind').where('account', '=', number).execute(),
        db.selectFrom('passkeys').select('credential').where('account', '=', number).execute(),
      ]);
      return identities.length + passkeys.length;
    },

    async roomsOf(number, limit) {
      const found = await db
        .selectFrom('rooms')
        .select('rooms.code')
        .where(({ or, eb, exists, selectFrom }) =>
          or([
            eb('rooms.owner', '=', number),
            exists(
              selectFrom('messages')
                .select('messages.seq')
                .whereRef('messages.room', '=', 'rooms.id')
                .where('messages.author', '=', number),
            ),
          ]),
        )
        .orderBy('rooms.used_at', 'desc')
        .limit(limit)
        .execute();
      return found.map(({ code }) => code);
    },

    async roomsInUse(limit) {
      const found = await db
        .selectFrom('rooms')
        .select('code')
        .orderBy('used_at', 'desc')
        .limit(limit)
        .execute();
      return found.map(({ code }) => code);
    },
  };
}
