/** Rooms over a database, without a network: what the server and the command line stand on. */
import { randomInt } from 'node:crypto';
import type { Activity } from './activities/activity.ts';
import { archive } from './activities/chat/archive.ts';
import { chat } from './activities/chat/chat.ts';
import { archive as archiveMembers } from './activities/members/archive.ts';
import { barOf, knows } from './activities/members/bars.ts';
import { members } from './activities/members/members.ts';
import { type MembersState, policyOf, roleOf, targetOf } from './activities/members/state.ts';
import type { MembersCommand } from './activities/members/types.ts';
import { archive as archiveMural } from './activities/mural/archive.ts';
import { mural } from './activities/mural/mural.ts';
import { archive as archiveTable } from './activities/table/archive-acts.ts';
import { table } from './activities/table/table.ts';
import { ownPrefix } from './people/addresses.ts';
import { type Aliases, createAliases } from './people/aliases.ts';
import { isOf } from './people/roles.ts';
import { createStanding, type Standing } from './people/standing.ts';
import { createDirectory, type Directory } from './rooms/directory.ts';
import { type Archive, createHost, type Host, type HostDeps } from './rooms/host.ts';
import type { RoomRecords } from './rooms/room-records.ts';
import { createAliasStore } from './store/merging.ts';
import { createRoomRecords } from './store/rooms.ts';
import { createStandingStore } from './store/standing.ts';
import { openStore, type Store } from './store/store.ts';
import { createAim, createTakeOver, type TakeOver } from './wiring/take-over.ts';

export const activities: readonly Activity[] = [members, mural, chat, table];

export interface Rooms {
  readonly store: Store;
  readonly standing: Standing;
  readonly aliases: Aliases;
  /** What earlier accounts of a person hold in a room goes over to them. */
  readonly takeOver: TakeOver;
  readonly host: Host;
  readonly records: RoomRecords;
  readonly directory: Directory;
  /** Takes up what changed about rooms and people other than through the host: owners, titles, bans. */
  takeUp(): Promise<void>;
  /** Answers what waits, snapshots, closes the database. */
  close(): Promise<void>;
}

/**
 * @param dataDir absolute
 * @throws StoreError when the database cannot be used
 */
export async function openRooms(
  dataDir: string,
  deps: Pick<HostDeps, 'may' | 'mayWith' | 'guard' | 'refused' | 'measured' | 'timed' | 'fault' | 'broken'>,
): Promise<Rooms> {
  const store = await openStore(dataDir);
  const random = (below: number): number => randomInt(below);
  const standing = await createStanding({
    store: createStandingStore(store.db),
    now: store.log.now,
    prefixOf: ownPrefix,
  });
  const aliases = await createAliases(createAliasStore(store.db));
  const takeOver: TakeOver = (room, who) => createTakeOver({ aliases, host })(room, who);
  const host: Host = createHost({
    ...deps,
    aim: createAim(aliases, takeOver),
    log: store.log,
    activities,
    members: {
      activity: members.name,
      roleOf: (state, person) => roleOf(state as MembersState, person),
      policyOf: (state) => policyOf(state as MembersState),
      barOf: (state, person, action, at) =>
        barOf(state as MembersState, person, action, at, (one) => isOf('talk', one)),
      knows: (state, person, at) => knows(state as MembersState, person, at),
      targetOf: (command) => targetOf(command as MembersCommand),
    },
    standing,
    archives: {
      [members.name]: archiveMembers as Archive,
      [mural.name]: archiveMural as Archive,
      [chat.name]: archive as Archive,
      [table.name]: archiveTable as Archive,
    },
    random,
    formerly: aliases.of,
    isBarred: (who, at) => standing.banOf(who, at) !== null,
  });
  const records = createRoomRecords(store.db);
  const directory = createDirectory({ records, now: store.log.now, random });
  const stopListening = store.log.onForeignWrite(() => {
    takeUpChanges(host, directory).catch(deps.broken);
    standing.refresh().catch(deps.broken);
    aliases.refresh().catch(deps.broken);
  });
  return {
    store,
    standing,
    aliases,
    takeOver,
    host,
    records,
    directory,
    async takeUp() {
      await Promise.all([takeUpChanges(host, directory), standing.refresh()]);
    },
    async close() {
      stopListening();
      await host.close();
      await store.close();
    },
  };
}

/** Another process may have renamed, archived or removed rooms that this one has open. */
async function takeUpChanges(host: Host, directory: Directory): Promise<void> {
  directory.refresh();
  for (const room of host.rooms()) {
    const now = await directory.find(room.code);
    if (now) host.updateRoom(now);
    else host.forget(room.id);
  }
}
