import { isRefusal, type Refusal, refuse } from '../../activities/activity.ts';
import { PUBLIC_CODE, type Room } from '../../rooms/room.ts';
import { findRoom, withRooms } from '../house.ts';
import type { Command } from './command.ts';

export const archiveRoom: Command = {
  name: 'archive-room',
  words: ['<code>'],
  summary: 'Close a room: it can be looked at, and is deleted after ARCHIVE_GRACE_DAYS',
  options: {},
  run: ({ words: [code = ''] }, context) =>
    withRooms(context, 'refuse', async (open) => {
      const room = await findRoom(open, code);
      const refusal = isRefusal(room) ? room : refuseArchiving(room);
      if (refusal) return refusal;
      const archived = await open.directory.archive(room as Room, open.store.log.now());
      return `Archived ${archived.code} ("${archived.title}"). bring-back ${archived.code} opens it again.`;
    }),
};

function refuseArchiving({ code, archivedAt }: Room): Refusal | null {
  if (code === PUBLIC_CODE) return refuse('rooms/public-stays-open');
  return archivedAt === null ? null : refuse('rooms/already-archived', { code });
}

export const bringBack: Command = {
  name: 'bring-back',
  words: ['<code>'],
  summary: 'Open an archived room again',
  options: {},
  run: ({ words: [code = ''] }, context) =>
    withRooms(context, 'refuse', async (open) => {
      const room = await findRoom(open, code);
      if (isRefusal(room)) return room;
      if (room.archivedAt === null) return refuse('rooms/not-archived', { code: room.code });
      await open.directory.archive(room, null);
      return `${room.code} ("${room.title}") is open again.`;
    }),
};
