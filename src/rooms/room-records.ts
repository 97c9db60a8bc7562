/** The port behind which rooms are kept; `store/rooms.ts` fulfils it. */
import type { Person, Time } from '../activities/activity.ts';
import type { Room } from './room.ts';

export type NewRoom = Omit<Room, 'id' | 'usedAt' | 'archivedAt'>;
export type RoomChange = Partial<Pick<Room, 'title' | 'visibility' | 'invite' | 'usedAt' | 'archivedAt'>>;

export interface RoomRecords {
  /** Null when the code is taken. */
  insert(room: NewRoom): Promise<Room | null>;
  byCode(code: string): Promise<Room | null>;
  /** Those of these that exist, in any order. */
  byIds(ids: readonly number[]): Promise<Room[]>;
  update(id: number, change: RoomChange): Promise<void>;
  /** With its logs, snapshots, receipts and messages. */
  remove(id: number): Promise<void>;
  /** Living public rooms, last used first. */
  listed(limit: number): Promise<Room[]>;
  /** Every room there is, archived ones too, last used first. */
  all(): Promise<Room[]>;
  ownedBy(person: Person, limit: number): Promise<Room[]>;
  /** Living rooms nobody used since then; never the public one. */
  unusedSince(time: Time, limit: number): Promise<Room[]>;
  archivedBefore(time: Time, limit: number): Promise<Room[]>;
}
