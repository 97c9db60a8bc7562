import type { MuralOptions } from '../../activities/mural/types.ts';
import type { Room } from '../../rooms/room.ts';
import { withRooms } from '../house.ts';
import type { Command } from './command.ts';

export const rooms: Command = {
  name: 'rooms',
  words: [],
  summary: 'List all rooms, last used first',
  options: {},
  run: (_input, context) =>
    withRooms(context, 'refuse', async ({ records }) => {
      const rows = (await records.all()).map(rowOf);
      return align([['CODE', 'VISIBILITY', 'MURAL', 'LAST USED', 'TITLE'], ...rows]);
    }),
};

function rowOf(room: Room): string[] {
  const { width, height } = room.options.mural as MuralOptions;
  return [
    room.code,
    room.archivedAt === null ? room.visibility : 'archived',
    `${width}×${height}`,
    new Date(room.usedAt).toISOString().slice(0, 16).replace('T', ' '),
    room.title,
  ];
}

function align(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
