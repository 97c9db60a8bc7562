/** The port behind which tables are saved beside the log; `store/saved-tables.ts` fulfils it. */
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
