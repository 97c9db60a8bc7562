/** What is kept of a table beside its log: the audit of who looks after it, and decks of people's own. */
import { auditRow } from '../../moderation/audit.ts';
import type { Row } from '../../rooms/log.ts';
import type { Entry, Person, Time } from '../activity.ts';
import type { TableEvent } from './types.ts';

/** The rows of what somebody who runs the room did with its decks, written with the entry. */
export function archive(room: number, _state: unknown, { seq, at, by, event }: Entry<TableEvent>): Row[] {
  const shared = { at, who: by, target: null, why: '' };
  for (const op of event.ops) {
    if (op.op === 'shelve') {
      const detail = { deck: op.deck.id, name: op.deck.names.en };
      return [auditRow(room, 'table', seq, { ...shared, act: 'table/share-deck', detail })];
    }
    if (op.op === 'unshelve') {
      const detail = { deck: op.id, name: op.names.en };
      return [auditRow(room, 'table', seq, { ...shared, act: 'table/take-down-deck', detail })];
    }
  }
  return [];
}

export interface StoredDeck {
  readonly id: string;
  /** As `writeDeck` makes it. */
  readonly file: string;
  /** Names of its pictures. */
  readonly pictures: readonly string[];
  readonly by: Person;
  readonly at: Time;
}

export interface PictureHead {
  /** Says what is in it. */
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** In bytes. */
  readonly size: number;
}

/** The port behind which decks of people's own are kept, room by room. */
export interface DeckStore {
  find(room: number, id: string): Promise<StoredDeck | null>;
  /** All of a room, without their files. */
  list(room: number): Promise<readonly Omit<StoredDeck, 'file'>[]>;
  /** One that is there already stays as it is. */
  add(room: number, deck: StoredDeck): Promise<void>;
  remove(room: number, ids: readonly string[]): Promise<void>;
  /** Bytes of all pictures of a room. */
  bytesIn(room: number): Promise<number>;
  /** Keeps it; of one that is there already the time. */
  addPicture(room: number, picture: PictureHead & { readonly body: Uint8Array }, at: Time): Promise<void>;
  /** Those there are of these count as used now. */
  usePictures(room: number, names: readonly string[], at: Time): Promise<void>;
  /** Those there are of these, in any order. */
  heads(room: number, names: readonly string[]): Promise<readonly PictureHead[]>;
  picture(room: number, name: string): Promise<Uint8Array | null>;
  /** Removes pictures last used before this moment, except these. @returns how many */
  dropPictures(room: number, before: Time, except: readonly string[]): Promise<number>;
  /** Rooms that have a deck or a picture. */
  rooms(): Promise<readonly number[]>;
}
