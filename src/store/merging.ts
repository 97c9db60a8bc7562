/** Merging accounts, and which were merged, on SQL. */
import type { Kysely, Transaction } from 'kysely';
import type { Person } from '../activities/activity.ts';
import type { AliasStore } from '../people/aliases.ts';
import type { MergeStore } from '../people/sign-in/merge.ts';
import type { Database } from './schema.ts';

/** What reports about a person are known by (`moderation/things.ts`); the room is null for the whole server. */
export type NameOfPerson = (room: number | null, person: Person) => string;

export function createMergeStore(db: Kysely<Database>, nameOfPerson: NameOfPerson): MergeStore {
  return {
    merge: (from, into) =>
      db.transaction().execute(async (work) => {
        const merged = await merge(work, from, into);
        if (merged) await nameAnew(work, from, into, nameOfPerson);
        return merged;
      }),
  };
}

export function createAliasStore(db: Kysely<Database>): AliasStore {
  return {
    async all() {
      const rows = await db
        .selectFrom('accounts')
        .select(['number', 'merged_into'])
        .where('merged_into', 'is not', null)
        .execute();
      return rows.flatMap(({ number, merged_into }) =>
        merged_into === null ? [] : [{ from: number, into: merged_into }],
      );
    },
  };
}

/** No name has a space at its front: nobody can have this key. */
const freeKey = (number: Person): string => ` merged ${number}`;

async function merge(work: Transaction<Database>, from: Person, into: Person): Promise<boolean> {
  const target = await work
    .selectFrom('accounts')
    .select('number')
    .where('number', '=', into)
    .where('number', '!=', from)
    .where('merged_into', 'is', null)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (!target) return false;
  const marked = await work
    .updateTable('accounts')
    .set({ merged_into: into, name_key: freeKey(from) })
    .where('number', '=', from)
    .where('kind', '=', 'person')
    .where('role', 'is', null)
    .where('claimed_at', 'is', null)
    .where('merged_into', 'is', null)
    .where('deleted_at', 'is', null)
    .returning('number')
    .executeTakeFirst();
  if (!marked) return false;
  await handOver(work, from, into);
  return true;
}

async function handOver(work: Transaction<Database>, from: Person, into: Person): Promise<void> {
  // Chains stay one step long.
  await work.updateTable('accounts').set({ merged_into: into }).where('merged_into', '=', from).execute();
  await work.updateTable('accounts').set({ owner: into }).where('owner', '=', from).execute();
  for (const table of ['identities', 'passkeys', 'mail_links', 'bans'] as const) {
    await work.updateTable(table).set({ account: into }).where('account', '=', from).execute();
  }
  for (const table of ['invites', 'reports', 'bans', 'saved_tables', 'decks'] as const) {
    await work.updateTable(table).set({ made_by: into }).where('made_by', '=', from).execute();
  }
  await work.updateTable('reports').set({ about: into }).where('about', '=', from).execute();
  await work.updateTable('rooms').set({ owner: into }).where('owner', '=', from).execute();
  await work.deleteFrom('sessions').where('account', '=', from).execute();
}

/** What people say about one person is one case, under whichever number they met them. */
async function nameAnew(
  work: Transaction<Database>,
  from: Person,
  into: Person,
  nameOf: NameOfPerson,
): Promise<void> {
  const places = await work
    .selectFrom('reports')
    .select('room')
    .distinct()
    .where('kind', '=', 'person')
    .where('about', '=', into)
    .execute();
  for (const { room } of places) {
    await work
      .updateTable('reports')
      .set({ thing: nameOf(room, into) })
      .where('thing', '=', nameOf(room, from))
      .execute();
  }
}
