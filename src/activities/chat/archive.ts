/**
 * The read model of the chat: every message as it stands, for scrolling back
 * and searching beyond what the rules remember. Rows are written in the same
 * transaction as the entries; `store/message-archive.ts` reads them.
 */
import { auditRow } from '../../moderation/audit.ts';
import type { Row, RowChange } from '../../rooms/log.ts';
import type { Entry, Person, Time } from '../activity.ts';
import type { ChatState, Purge } from './state.ts';
import type { ChatEvent, Message } from './types.ts';

export interface MessageArchive {
  /** The newest messages of a room with `seq < before` (null: the newest of all), oldest first. */
  page(room: number, before: number | null, limit: number): Promise<Page>;
  /** The first messages of a room with `seq > after`, oldest first. */
  after(room: number, after: number, limit: number): Promise<readonly Message[]>;
  /**
   * What one person wrote, across rooms, newest first: messages that hold
   * every word of the query (see `foldForSearch`; an empty query finds all)
   * and come before a position. Deleted ones are not among them.
   */
  mine(authors: readonly Person[], query: string, before: Position | null, limit: number): Promise<OwnPage>;
}

export interface Page {
  readonly messages: readonly Message[];
  /** Whether there are earlier ones. */
  readonly earlier: boolean;
}

export interface OwnPage {
  readonly messages: readonly OwnMessage[];
  /** Where the next page begins; null when this is the last one. */
  readonly next: Position | null;
}

export interface OwnMessage extends Message {
  readonly room: { readonly code: string; readonly title: string };
}

/** A place in somebody's history. Time alone would lose messages of the same millisecond. */
export interface Position {
  readonly at: Time;
  readonly room: number;
  readonly seq: number;
}

/** How a message was taken away, as the column `deleted` says it; 0 while it stands. */
export const DELETED = { byAuthor: 1, byStaff: 2 } as const;

/** What is left of a message that was taken away for good. What staff removed keeps its words: it may come back. */
const WIPED = { text: '', folded: '', edited_at: null, mentions: '[]', reactions: '[]', removed_in: null };

/** The rows an entry changes. To be called right after it was applied to the state. */
export function archive(room: number, state: ChatState, entry: Entry<ChatEvent>): Row[] {
  const { seq, at, by: who, event } = entry;
  switch (event.type) {
    case 'configured': {
      const act = { at, who, act: 'chat/configure', target: null, why: '', detail: { slow: event.slow } };
      return [auditRow(room, 'chat', seq, act)];
    }
    case 'removed': {
      const target = state.messages.get(event.seq)?.by ?? null;
      const detail = { message: event.seq };
      return [
        {
          table: 'messages',
          where: { room, seq: event.seq, deleted: 0 },
          change: { deleted: DELETED.byStaff, removed_in: seq },
        },
        auditRow(room, 'chat', seq, { at, who, act: 'chat/remove', target, why: event.why ?? '', detail }),
      ];
    }
    case 'purged': {
      const { person, since, own, why = '' } = event;
      return [
        ...purgeRows(room, { seq, person, since, own }),
        auditRow(room, 'chat', seq, {
          at,
          who,
          act: 'chat/remove',
          target: person,
          why,
          detail: { since, own },
        }),
      ];
    }
    case 'restored': {
      const { removal } = event;
      return [
        {
          table: 'messages',
          where: { room, removed_in: removal },
          change: { deleted: 0, removed_in: null },
        },
        // What another one removed as well stays removed.
        ...state.purges.flatMap((purge) => purgeRows(room, purge)),
        auditRow(room, 'chat', seq, {
          at,
          who,
          act: 'chat/restore',
          target: null,
          why: '',
          detail: { removal },
        }),
      ];
    }
    default:
      return [messageRow(room, state, event.type === 'said' ? seq : event.seq)];
  }
}

function purgeRows(room: number, { seq, person, since, own }: Purge): Row[] {
  const of = (deleted: number, change: RowChange['change']): Row => ({
    table: 'messages',
    where: { author: person, room, deleted },
    from: { at: since },
    below: { seq },
    change,
  });
  if (!own) return [of(0, { deleted: DELETED.byStaff, removed_in: seq })];
  return [of(0, { ...WIPED, deleted: DELETED.byAuthor }), of(DELETED.byStaff, WIPED)];
}

function messageRow(room: number, state: ChatState, seq: number): Row {
  const message = state.messages.get(seq);
  // The rules let nobody change what they have forgotten, and forget only when something new is said.
  if (!message) throw new Error(`message ${seq} left the window before it was archived`);
  return {
    table: 'messages',
    key: { room, seq },
    set: {
      author: message.by,
      at: message.at,
      text: message.text,
      folded: foldForSearch(message.text),
      edited_at: message.editedAt,
      deleted: message.removed ? DELETED.byStaff : message.deleted ? DELETED.byAuthor : 0,
      mentions: JSON.stringify(message.mentions),
      reactions: JSON.stringify(message.reactions),
    },
  };
}

/** Accents of Latin, Greek and Cyrillic. Marks of other writing systems are letters to their readers and stay. */
const ACCENTS = /[\u0300-\u036f]/gu;

/** The form in which texts are compared when searching: `CAFÉ`, `café` and `ｃａｆｅ` are one, as are `ß` and `ss`. */
export function foldForSearch(text: string): string {
  return (
    text
      .normalize('NFKD')
      .replace(ACCENTS, '')
      .normalize('NFKC')
      // Down, up and down again is Unicode's full case folding (ẞ, ß and ss are one), but for the final sigma.
      .toLowerCase()
      .toUpperCase()
      .toLowerCase()
      .replaceAll('ς', 'σ')
  );
}
