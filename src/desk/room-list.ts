/** The port behind which the desk finds rooms; `store/desk-rooms.ts` fulfils it. */
import type { Time } from '../activities/activity.ts';
import type { Room, Visibility } from '../rooms/room.ts';

export interface RoomQuery {
  /** Part of the title, of the code or of the owner's name; empty for all. */
  readonly search: string;
  readonly visibility?: Visibility | undefined;
  readonly archived?: boolean | undefined;
  /** The last one of the page before. */
  readonly before?: { readonly usedAt: Time; readonly id: number } | undefined;
  readonly limit: number;
}

export interface FoundRoom extends Room {
  /** Empty for the house. */
  readonly ownerName: string;
  /** Entries in all its logs. */
  readonly entries: number;
}

export interface RoomList {
  /** Last used first, archived ones too. */
  find(query: RoomQuery): Promise<FoundRoom[]>;
  one(id: number): Promise<FoundRoom | null>;
  /** Bytes of its logs, by activity. Reads through them: for one room, not for a list. */
  sizes(
    room: number,
  ): Promise<{ readonly activity: string; readonly entries: number; readonly bytes: number }[]>;
  /** Code and title of each of these that still exists. */
  byIds(
    ids: readonly number[],
  ): Promise<{ readonly id: number; readonly code: string; readonly title: string }[]>;
}
