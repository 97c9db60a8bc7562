/** One's own rows on SQL, in pages. */
import type { Kysely } from 'kysely';
import type { ExportStore } from '../people/export/export.ts';
import type { Database } from './schema.ts';

const PAGE = 500;

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
        ])
        .where('number', '=', who)
        .executeTakeFirst();
      return row ?? null;
    },
    identities: (who) =>
      db
        .selectFrom('identities')
        .select(['kind', 'subject', 'label', 'created_at as createdAt', 'used_at as usedAt'])
        .where('account', '=', who)
        .orderBy('created_at')
        .execute(),
    passkeys: (who) =>
      db
        .selectFrom('passkeys')
        .select(['credential', 'label', 'created_at as createdAt', 'used_at as usedAt'])
        .where('account', '=', who)
        .orderBy('created_at')
        .execute(),
    sessions: (who) =>
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
        .where('account', '=', who)
        .orderBy('created_at')
        .execute(),

    async *reports(who) {
      for (let after = 0; ; ) {
        const rows = await db
          .selectFrom('reports')
          .select(['id', 'kind', 'room', 'about', 'subject', 'reason', 'at', 'state', 'answer'])
          .where('made_by', '=', who)
          .where('id', '>', after)
          .orderBy('id')
          .limit(PAGE)
          .execute();
        yield rows.map(({ subject, ...row }) => ({ ...row, subject: JSON.parse(subject) as unknown }));
        const last = rows.at(-1);
        if (!last || rows.length < PAGE) return;
        after = last.id;
      }
    },

    async *acts(who) {
      for (let after = ''; ; ) {
        const rows = await db
          .selectFrom('audit')
          .select(['id', 'at', 'act', 'room', 'target', 'why', 'detail'])
          .where('who', '=', who)
          .where('id', '>', after)
          .orderBy('id')
          .limit(PAGE)
          .execute();
        yield rows.map(({ detail, ...row }) => ({ ...row, detail: JSON.parse(detail) as unknown }));
        const last = rows.at(-1);
        if (!last || rows.length < PAGE) return;
        after = last.id;
      }
    },

    async *invitations(who) {
      for (let after = 0; ; ) {
        const rows = await db
          .selectFrom('invites')
          .select([
            'id',
            'room',
            'role',
            'label',
            'uses',
            'max_uses as maxUses',
            'created_at as createdAt',
            'expires_at as expiresAt',
            'revoked_at as revokedAt',
          ])
          .where('made_by', '=', who)
          .where('id', '>', after)
          .orderBy('id')
          .limit(PAGE)
          .execute();
        yield rows;
        const last = rows.at(-1);
        if (!last || rows.length < PAGE) return;
        after = last.id;
      }
    },
  };
}
