/** One's own rows on SQL, in pages. */
import type { Kysely } from 'kysely';
import type { Person } from '../activities/activity.ts';
import type { ExportStore } from '../people/export/export.ts';
import type { Database } from './schema.ts';

const PAGE = 500;

/** Page after page of rows with rising ids, without the id where it means nothing to anybody. */
async function* paged<Id extends number | string, Row extends { readonly id: Id }>(
  first: Id,
  next: (after: Id, limit: number) => Promise<Row[]>,
): AsyncGenerator<Row[]> {
  for (let after = first; ; ) {
    const rows = await next(after, PAGE);
    yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.id;
  }
}

const parsed = (json: string): unknown => JSON.parse(json);

export function createExportStore(db: Kysely<Database>): ExportStore {
  return {
    async numbersOf(who) {
      const rows = await db
        .selectFrom('accounts')
        .select('number')
        .where((where) => where.or([where('number', '=', who), where('merged_into', '=', who)]))
        .orderBy('number')
        .execute();
      return rows.map(({ number }) => number);
    },
    async account(who) {
      const row = await db
        .selectFrom('accounts')
        .select([
          'number',
          'uuid',
          'name',
          'created_at as createdAt',
          'role',
          'claimed_at as claimedAt',
          'proven_at as provenAt',
          'seen_at as seenAt',
        ])
        .where('number', '=', who)
        .executeTakeFirst();
      return row ?? null;
    },
    identities: (numbers) =>
      db
        .selectFrom('identities')
        .select(['kind', 'subject', 'label', 'created_at as createdAt', 'used_at as usedAt'])
        .where('account', 'in', numbers)
        .orderBy('created_at')
        .execute(),
    passkeys: (numbers) =>
      db
        .selectFrom('passkeys')
        .select(['credential', 'label', 'created_at as createdAt', 'used_at as usedAt'])
        .where('account', 'in', numbers)
        .orderBy('created_at')
        .execute(),
    sessions: (numbers) =>
      db
        .selectFrom('sessions')
        .select([
          'created_at as createdAt',
          'seen_at as seenAt',
          'expires_at as expiresAt',
          'agent',
          'address',
          'via',
        ])
        .where('account', 'in', numbers)
        .orderBy('created_at')
        .execute(),

    links: (numbers) =>
      db
        .selectFrom('mail_links')
        .select(['email', 'agent', 'created_at as createdAt', 'expires_at as expiresAt'])
        .where('account', 'in', numbers)
        .orderBy('created_at')
        .execute(),
    returnLinks: (numbers) =>
      db
        .selectFrom('return_links')
        .select('expires_at as expiresAt')
        .where('account', 'in', numbers)
        .orderBy('expires_at')
        .execute(),
    rooms: (numbers) =>
      db
        .selectFrom('rooms')
        .select(['owner as by', 'code', 'title', 'visibility', 'created_at as createdAt'])
        .where('owner', 'in', numbers)
        .orderBy('id')
        .execute(),
    bans: (numbers) =>
      db
        .selectFrom('bans')
        .select(['address', 'reason', 'created_at as createdAt', 'until', 'lifted_at as liftedAt'])
        .where('account', 'in', numbers)
        .orderBy('id')
        .execute(),

    async *reports(numbers) {
      const pages = paged(0 as number, (after, limit) =>
        db
          .selectFrom('reports')
          .select([
            ...(['id', 'made_by as by', 'kind', 'room', 'about', 'subject'] as const),
            ...(['reason', 'words', 'at', 'state', 'answer'] as const),
          ])
          .where('made_by', 'in', numbers)
          .where('id', '>', after)
          .orderBy('id')
          .limit(limit)
          .execute(),
      );
      for await (const rows of pages)
        yield rows.map(({ subject, ...row }) => ({ ...row, subject: parsed(subject) }));
    },

    async *acts(numbers) {
      const pages = paged('' as string, (after, limit) =>
        db
          .selectFrom('audit')
          .select(['id', 'who as by', 'at', 'act', 'room', 'target', 'why', 'detail'])
          .where('who', 'in', numbers)
          .where('id', '>', after)
          .orderBy('id')
          .limit(limit)
          .execute(),
      );
      for await (const rows of pages)
        yield rows.map(({ detail, ...row }) => ({ ...row, detail: parsed(detail) }));
    },

    async *actsOnMe(numbers) {
      const pages = paged('' as string, (after, limit) =>
        db
          .selectFrom('audit')
          .select(['id', 'at', 'act', 'room', 'why'])
          .where('target', 'in', numbers)
          .where('who', 'not in', numbers)
          .where('id', '>', after)
          .orderBy('id')
          .limit(limit)
          .execute(),
      );
      for await (const rows of pages) yield rows.map(({ id: _id, ...row }) => row);
    },

    invitations: (numbers) =>
      paged(0 as number, (after, limit) =>
        db
          .selectFrom('invites')
          .select([
            'id',
            'made_by as by',
            'room',
            'role',
            'label',
            'uses',
            'max_uses as maxUses',
            'created_at as createdAt',
            'expires_at as expiresAt',
            'revoked_at as revokedAt',
          ])
          .where('made_by', 'in', numbers)
          .where('id', '>', after)
          .orderBy('id')
          .limit(limit)
          .execute(),
      ),

    savedTables: (numbers) =>
      paged(0 as number, (after, limit) =>
        db
          .selectFrom('saved_tables')
          .select([
            'id',
            'made_by as by',
            'room',
            'name',
            'kept_for as keptFor',
            'at',
            'game',
            'round',
            'cards',
          ])
          .where('made_by', 'in', numbers)
          .where('id', '>', after)
          .orderBy('id')
          .limit(limit)
          .execute(),
      ),

    decks: (numbers) => decksBy(db, numbers),

    jobs: (numbers) =>
      paged(0 as number, (after, limit) =>
        db
          .selectFrom('jobs')
          .select(['id', 'kind', 'room', 'started_at as startedAt', 'ended_at as endedAt', 'state'])
          .where('started_by', 'in', numbers)
          .where('id', '>', after)
          .orderBy('id')
          .limit(limit)
          .execute(),
      ),

    async *reactions(numbers) {
      const mine = new Set(numbers);
      for (let [room, seq] = [0, 0]; ; ) {
        const rows = await db
          .selectFrom('messages')
          .innerJoin('rooms', 'rooms.id', 'messages.room')
          .select(['messages.room', 'messages.seq', 'messages.reactions', 'rooms.code'])
          .where('messages.reactions', '!=', '[]')
          .where((where) =>
            where.or([
              where('messages.room', '>', room),
              where.and([where('messages.room', '=', room), where('messages.seq', '>', seq)]),
            ]),
          )
          .orderBy('messages.room')
          .orderBy('messages.seq')
          .limit(PAGE)
          .execute();
        yield rows.flatMap(({ code, seq: message, reactions }) =>
          (parsed(reactions) as Reaction[]).flatMap(({ emoji, people }) =>
            people.filter((one) => mine.has(one)).map((by) => ({ by, room: code, message, emoji })),
          ),
        );
        const last = rows.at(-1);
        if (!last || rows.length < PAGE) return;
        [room, seq] = [last.room, last.seq];
      }
    },
  };
}

interface Reaction {
  readonly emoji: string;
  readonly people: readonly Person[];
}

/** Room by room, as a room holds but few. */
async function* decksBy(db: Kysely<Database>, numbers: readonly number[]) {
  const rooms = await db
    .selectFrom('decks')
    .select('room')
    .distinct()
    .where('made_by', 'in', numbers)
    .orderBy('room')
    .execute();
  for (const { room } of rooms) {
    const decks = await db
      .selectFrom('decks')
      .select(['id', 'room', 'made_by as by', 'at', 'file'])
      .where('room', '=', room)
      .where('made_by', 'in', numbers)
      .orderBy('id')
      .execute();
    yield decks.map(({ file, ...deck }) => ({ ...deck, file: JSON.parse(file) as unknown }));
  }
}
