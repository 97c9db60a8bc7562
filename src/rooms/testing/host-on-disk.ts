/** A room host over a real SQLite file, as a process would have it; several may share one folder. */
import { randomInt } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Activity, refuse } from '../../activities/activity.ts';
import { createRoomRecords } from '../../store/rooms.ts';
import { openStore } from '../../store/store.ts';
import { createDirectory } from '../directory.ts';
import { NO_GUARD } from '../draft.ts';
import { createHost, type HostDeps } from '../host.ts';
import { tally } from './tally.ts';

export const freshFolder = (): string => mkdtempSync(join(tmpdir(), 'atelier-rooms-'));

/**
 * @param memberList decides roles; the tally itself unless another is given
 * @param others stand in for what the host is given here
 */
export async function hostOnDisk(
  folder: string,
  now: () => number = Date.now,
  memberList: Activity = tally,
  others: Partial<HostDeps> = {},
) {
  const store = await openStore(folder, now);
  const faults: (Error | null)[] = [];
  const broken: Error[] = [];
  const host = createHost({
    log: store.log,
    activities: [...new Set([memberList, tally])],
    // Person 9 is nobody's friend.
    members: {
      activity: memberList.name,
      roleOf: (_state, person) => (person === 9 ? 'visitor' : 'player'),
      policyOf: () => ({}),
      barOf: () => null,
      knows: () => false,
      targetOf: () => null,
    },
    standing: { roleOf: () => null, banOf: () => null },
    guard: NO_GUARD,
    mayWith: () => true,
    aim: () => null,
    may: (role) => role === 'player' || refuse('people/not-allowed'),
    archives: {},
    formerly: () => [],
    isBarred: () => false,
    random: (below) => randomInt(below),
    measured() {},
    refused() {},
    fault: (error) => faults.push(error),
    broken: (error) => broken.push(error),
    ...others,
  });
  const records = createRoomRecords(store.db);
  const directory = createDirectory({ records, now, random: (below) => randomInt(below) });
  directory.onChange((room) => host.updateRoom(room));
  return {
    store,
    host,
    records,
    directory,
    faults,
    broken,
    async close() {
      await host.close();
      await store.close();
    },
  };
}
