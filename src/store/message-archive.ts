/** The chat's read model on SQL. It is written with the log (`log.ts`), here it is only read. */
import { type Kysely, type Selectable, sql } from 'kysely';
import { DELETED, foldForSearch, type MessageArchive, type Page } from '../activities/chat/archive.ts';
import type { Database } from './schema.ts';

type Message = Page['messages'][number];

/** Words of a query that are looked for; more of them would only slow the search down. */
const MAX_WORDS = 8;

export function createMessageArchive(db: Kysely<Database>): MessageArchive {
  return {
    async page(room, before, limit) {
      const rows = await db
        .selectFrom('messages')
        .selectAll()
        .where('room', '=', room)
        .$if(before !== null, (query) => query.where('seq', '<', before))
        .orderBy('seq', 'desc')
        .limit(limit + 1)
        .execute();
      return { messages: rows.slice(0, limit).map(toMessage).reverse(), earlier: rows.length > limit };
    },

    async after(room, after, limit) {
      const rows = await db
        .selectFrom('messages')
        .selectAll()
        .where('room', '=', room)
        .where('seq', '>', after)
        .orderBy('seq')
        .limit(limit)
        .execute();
      return rows.map(toMessage);
    },

    async mine(authors, query, before, limit) {
      const rows = await db
        .selectFrom('messages')
        .innerJoin('rooms', 'rooms.id', 'messages.room')
        .selectAll('messages')
        .select(['rooms.code', 'rooms.title'])
        .where('messages.author', 'in', authors)
        .where('messages.deleted', '=', 0)
        .where((where) =>
          where.and(
            wordsOf(query).map((word) => sql<boolean>`messages.folded like ${contains(word)} escape '\\'`),
          ),
        )
        .$if(before !== null, (query) =>
          query.where(
            sql<boolean>`(messages.at, messages.room, messages.seq) < (${before?.at}, ${before?.room}, ${before?.seq})`,
          ),
        )
        .orderBy('messages.at', 'desc')
        .orderBy('messages.room', 'desc')
        .orderBy('messages.seq', 'desc')
        .limit(limit + 1)
        .execute();
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      return {
        messages: shown.map((row) => ({ ...toMessage(row), room: { code: row.code, title: row.title } })),
        next: last && rows.length > limit ? { at: last.at, room: last.room, seq: last.seq } : null,
      };
    },
  };
}

function wordsOf(query: string): string[] {
  return foldForSearch(query).split(/\s+/u).filter(Boolean).slice(0, MAX_WORDS);
}

/** A pattern for `like` in which the word stands for nothing but itself. */
function contains(word: string): string {
  return `%${word.replace(/[\\%_]/g, '\\$&')}%`;
}

/** Of what was removed the words are still in the row, as it may come back: they are told to nobody. */
function toMessage(row: Selectable<Database['messages']>): Message {
  const { seq, at, author: by } = row;
  const removed = row.deleted === DELETED.byStaff;
  if (row.deleted !== 0)
    return { seq, at, by, text: '', mentions: [], editedAt: null, deleted: true, removed, reactions: [] };
  return {
    ...{ seq, at, by, removed },
    text: row.text,
    mentions: JSON.parse(row.mentions) as Message['mentions'],
    editedAt: row.edited_at,
    deleted: false,
    reactions: JSON.parse(row.reactions) as Message['reactions'],
  };
}
