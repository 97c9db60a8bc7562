/** Clean-up of rooms nobody uses: archived first, deleted after a grace period. Never the public one. */
import type { Time } from '../activities/activity.ts';
import type { Directory } from './directory.ts';
import type { Host } from './host.ts';
import type { Log } from './log.ts';
import type { RoomRecords } from './room-records.ts';

const DAY = 86_400_000;
/** A tab that sends a command again after so long has long been reloaded. */
const RECEIPT_DAYS = 90;
/** Rooms handled in one run; the next run takes the rest. */
const BATCH = 200;

export interface RetentionDeps {
  readonly records: RoomRecords;
  readonly directory: Directory;
  readonly host: Host;
  readonly now: () => Time;
  /** Days without use after which a room is archived; 0 keeps all. */
  readonly emptyRoomDays: number;
  readonly archiveGraceDays: number;
}

/** @returns how many rooms were archived and deleted */
export async function cleanUp(deps: RetentionDeps): Promise<{ archived: number; deleted: number }> {
  const { records, directory, host, now } = deps;
  if (deps.emptyRoomDays === 0) return { archived: 0, deleted: 0 };
  const unused = await records.unusedSince(now() - deps.emptyRoomDays * DAY, BATCH);
  for (const room of unused) await directory.archive(room, now());
  const due = await records.archivedBefore(now() - deps.archiveGraceDays * DAY, BATCH);
  for (const room of due) {
    host.forget(room.id);
    await directory.remove(room);
  }
  return { archived: unused.length, deleted: due.length };
}

/** Forgets the answers to clients that cannot come back. @returns how many clients */
export const forgetOldReceipts = (log: Pick<Log, 'now' | 'forgetReceipts'>): Promise<number> =>
  log.forgetReceipts(log.now() - RECEIPT_DAYS * DAY);
