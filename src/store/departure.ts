/** The end of accounts on SQL. */
import type { Kysely, Transaction } from 'kysely';
import type { IdleStore } from '../people/departure/clean-up.ts';
import type { DepartureStore, Erasure } from '../people/departure/departure.ts';
import type { Database } from './schema.ts';
import { withoutMarks } from './search.ts';

type Db = Transaction<Database>;

export function createDepartureStore(db: Kysely<Database>): DepartureStore & IdleStore {
  return {
    erase: (who, how) =>
      db.transaction().execute(async (transaction) => {
        const accounts = await belonging(transaction, who);
        if (accounts.length === 0) return [];
        const numbers = accounts.map(({ number }) => number);
        if (accounts.some(({ role }) => role === 'admin') && !(await otherAdmin(transaction, numbers)))
          return 'last-admin';
        await eraseWays(transaction, numbers, how.at);
        for (const { number, kind } of accounts) await rename(transaction, number, kind, how);
        await eraseFromReports(transaction, numbers, accounts, how);
        return numbers;
      }),

    async unfinished(limit) {
      const rows = await db
        .selectFrom('accounts')
        .select(['number', 'leaving'])
        .where('leaving', 'is not', null)
        .orderBy('number')
        .limit(limit)
        .execute();
      return rows.flatMap(({ number, leaving }) => (leaving ? [{ number, messages: leaving }] : []));
    },

    async finished(who) {
      await db.updateTable('accounts').set({ leaving: null }).where('number', 'in', who).execute();
    },

    async noteUse() {
      await db
        .updateTable('accounts')
        .set(({ selectFrom }) => ({
          seen_at: selectFrom('sessions')
            .select(({ fn }) => fn.max('sessions.seen_at').as('seen'))
            .whereRef('sessions.account', '=', 'accounts.number'),
        }))
        .where(({ exists, selectFrom, fn, val }) =>
          exists(
            selectFrom('sessions')
              .select('sessions.account')
              .whereRef('sessions.account', '=', 'accounts.number')
              .where((where) => where('sessions.seen_at', '>', fn.coalesce('accounts.seen_at', val(0)))),
          ),
        )
        .execute();
    },

    async idle(before, now, after, limit) {
      const rows = await db
        .selectFrom('accounts')
        .select('number')
        .where('number', '>', after)
        .where('kind', '=', 'person')
        .where('role', 'is', null)
        .where('claimed_at', 'is', null)
        .where('deleted_at', 'is', null)
        .where('merged_into', 'is', null)
        .where(({ fn }) => fn.coalesce('seen_at', 'created_at'), '<', before)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('sessions')
                .select('sessions.account')
                .whereRef('sessions.account', '=', 'accounts.number')
                .where('sessions.expires_at', '>', now),
            ),
          ),
        )
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('accounts as bots')
                .select('bots.number')
                .whereRef('bots.owner', '=', 'accounts.number')
                .where('bots.deleted_at', 'is', null),
            ),
          ),
        )
        .orderBy('number')
        .limit(limit)
        .execute();
      return rows.map(({ number }) => number);
    },
  };
}

/** The account, those it took over, and all their bots, as far as they are not gone yet. */
async function belonging(db: Db, who: number) {
  const living = () =>
    db.selectFrom('accounts').select(['number', 'kind', 'role']).where('deleted_at', 'is', null);
  const people = await living()
    .where((where) => where.or([where('number', '=', who), where('merged_into', '=', who)]))
    .execute();
  if (people.length === 0) return [];
  const owners = people.map(({ number }) => number);
  return [...people, ...(await living().where('owner', 'in', owners).execute())];
}

async function otherAdmin(db: Db, but: readonly number[]): Promise<boolean> {
  const row = await db
    .selectFrom('accounts')
    .select('number')
    .where('role', '=', 'admin')
    .where('deleted_at', 'is', null)
    .where('number', 'not in', but)
    .executeTakeFirst();
  return row !== undefined;
}

/** Every way in, and every trace of the addresses behind it. */
async function eraseWays(db: Db, numbers: readonly number[], at: number): Promise<void> {
  const addresses = await db
    .selectFrom('identities')
    .select('subject')
    .where('account', 'in', numbers)
    .where('kind', '=', 'email')
    .execute();
  await db
    .deleteFrom('mail_links')
    .where((where) =>
      where.or([
        where('account', 'in', numbers),
        ...(addresses.length > 0
          ? [
              where(
                'email',
                'in',
                addresses.map(({ subject }) => subject),
              ),
            ]
          : []),
      ]),
    )
    .execute();
  for (const table of ['identities', 'passkeys', 'sessions', 'tokens', 'return_links'] as const)
    await db.deleteFrom(table).where('account', 'in', numbers).execute();
  const theirInvites = () => db.updateTable('invites').where('made_by', 'in', numbers);
  await theirInvites().set({ label: '' }).execute();
  await theirInvites().set({ revoked_at: at }).where('revoked_at', 'is', null).execute();
}

async function rename(
  db: Db,
  number: number,
  kind: 'person' | 'bot',
  { at, messages, named, newUuid }: Erasure,
): Promise<void> {
  const { name, key } = named(number, kind);
  await db
    .updateTable('accounts')
    .set({
      name,
      name_key: key,
      name_find: withoutMarks(key),
      uuid: newUuid(),
      profile: '{}',
      role: null,
      claimed_at: null,
      proven_at: null,
      seen_at: null,
      deleted_at: at,
      leaving: messages,
    })
    .where('number', '=', number)
    .execute();
}

/** What was reported of them is kept for those who look after the server: without the name, and without words they want gone. */
async function eraseFromReports(
  db: Db,
  numbers: readonly number[],
  accounts: readonly { readonly number: number; readonly kind: 'person' | 'bot' }[],
  { messages, named }: Erasure,
): Promise<void> {
  const reports = await db
    .selectFrom('reports')
    .select(['id', 'about', 'subject'])
    .where('about', 'in', numbers)
    .execute();
  for (const { id, about, subject } of reports) {
    const kind = accounts.find(({ number }) => number === about)?.kind ?? 'person';
    const was = JSON.parse(subject) as Record<string, unknown>;
    const now = {
      ...was,
      ...(was.name !== undefined && { name: named(about, kind).name }),
      ...(was.text !== undefined && messages === 'delete' && { text: '' }),
    };
    await db
      .updateTable('reports')
      .set({ subject: JSON.stringify(now) })
      .where('id', '=', id)
      .execute();
  }
  if (messages === 'delete')
    await db.updateTable('reports').set({ words: '' }).where('made_by', 'in', numbers).execute();
}
