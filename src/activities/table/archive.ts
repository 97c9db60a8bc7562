/** The ports behind which tables are saved beside the log, and decks of people's own kept; `store/saved-tables.ts` and `store/decks.ts` fulfil them. */
import type { Person, Time } from '../activity.ts';

/** `asked`: somebody saved it under a name; `loading`: it lay here when another one was laid, and would have been lost. */
export type KeptFor = 'asked' | 'loading';

export interface SavedHead {
  readonly id: number;
  readonly name: string;
  readonly keptFor: KeptFor;
  readonly by: Person;
  readonly at: Time;
  /** Id of the game; empty for none. */
  readonly game: string;
  readonly round: number;
  readonly cards: number;
}

export interface SavedTables {
  /** Newest first. */
  list(room: number): Promise<SavedHead[]>;
  get(room: number, id: number): Promise<{ readonly head: SavedHead; readonly body: Uint8Array } | null>;
  /**
   * Null where the room has `most` of that kind already; `loading` ones make place for each other, the oldest first.
   */
  add(room: number, head: Omit<SavedHead, 'id'>, body: Uint8Array, most: number): Promise<SavedHead | null>;
  /** A `loading` one that gets a name is one that was asked for. Null where it is not there, false where there are too many. */
  rename(room: number, id: number, name: string, most: number): Promise<SavedHead | null | false>;
  /** Whether it was there. */
  remove(room: number, id: number): Promise<boolean>;
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
