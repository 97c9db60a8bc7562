import { archiveRoom, bringBack } from './archive-room.ts';
import { backup } from './backup.ts';
import { cleanup } from './cleanup.ts';
import type { Command } from './command.ts';
import { exportMural } from './export.ts';
import { importImage } from './import-image.ts';
import { importJson } from './import-json.ts';
import { invite } from './invite.ts';
import { resetMural, unresetMural } from './reset-mural.ts';
import { restore } from './restore.ts';
import { rooms } from './rooms.ts';
import { staff } from './staff.ts';

/** In the order of the help. */
export const commands: readonly Command[] = [
  importImage,
  importJson,
  exportMural,
  backup,
  restore,
  rooms,
  archiveRoom,
  bringBack,
  resetMural,
  unresetMural,
  cleanup,
  invite,
  staff,
];
