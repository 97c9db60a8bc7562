/**
 * The rooms in the hands of the operator. Whoever may write the database file
 * could do anything to it anyway, so what they do here they do as the house,
 * person 0, which no server session can be; the table of roles is for people.
 */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { isRefusal, type Refusal, refuse } from '../activities/activity.ts';
import { mural } from '../activities/mural/mural.ts';
import { type Audit, createAudit } from '../moderation/audit.ts';
import { openRooms, type Rooms } from '../open-rooms.ts';
import { publicRoom } from '../public-room.ts';
import type { Channel } from '../rooms/channel.ts';
import { NO_GUARD } from '../rooms/draft.ts';
import { PUBLIC_CODE, type Room } from '../rooms/room.ts';
import { createAuditStore } from '../store/audit.ts';
import { databasePath, type Store } from '../store/store.ts';
import type { Context } from './commands/command.ts';

export const HOUSE = 0;

/**
 * Opens the rooms for `use` and closes them. A running server may have them
 * open as well: it notices what is written within a second.
 *
 * @param missing what to do where there is no database yet
 */
export async function withRooms<T>(
  { config, note }: Context,
  missing: 'refuse' | 'make',
  use: (rooms: Rooms) => Promise<T>,
): Promise<T | Refusal> {
  const fresh = !existsSync(databasePath(config.dataDir));
  if (fresh && missing === 'refuse') return refuse('ops/no-database', { dataDir: config.dataDir });
  if (fresh) note(`Making a new database in ${config.dataDir}.`);
  const rooms = await openRooms(config.dataDir, {
    may: () => true,
    mayWith: () => true,
    guard: NO_GUARD,
    refused() {},
    measured() {},
    // Every command that cannot be written is answered with the reason.
    fault() {},
    broken(error) {
      note(`Something is broken: ${error.message}`);
    },
  });
  try {
    if (missing === 'make') await publicRoom(rooms.directory, config);
    return await use(rooms);
  } finally {
    await rooms.close();
  }
}

/** Where what the operator does is noted. */
export function houseAudit({ db, log }: Store): Audit {
  return createAudit({ store: createAuditStore(db), now: log.now, newId: randomUUID });
}

export async function findRoom({ directory }: Rooms, code: string): Promise<Room | Refusal> {
  return (await directory.find(code)) ?? refuse('rooms/unknown', { code });
}

export interface OpenMural extends Rooms {
  readonly room: Room;
  readonly channel: Channel;
}

/** The mural of a room that can be written, by default the public one. */
export function withMural<T>(
  context: Context,
  code: string | true | undefined,
  missing: 'refuse' | 'make',
  use: (open: OpenMural) => Promise<T>,
): Promise<T | Refusal> {
  return withRooms(context, missing, async (rooms) => {
    const room = await findRoom(rooms, String(code ?? PUBLIC_CODE));
    if (isRefusal(room)) return room;
    const channel = await rooms.host.channel(room, mural.name);
    if (!channel) throw new Error('every room has a mural');
    return use({ ...rooms, room, channel });
  });
}
