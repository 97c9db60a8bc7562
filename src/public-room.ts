/** The room everybody starts in, made on the first start as the configuration says. */

import type { MembersOptions } from './activities/members/types.ts';
import type { MuralOptions } from './activities/mural/types.ts';
import type { Config } from './config.ts';
import type { Directory } from './rooms/directory.ts';
import type { Room } from './rooms/room.ts';

const DEFAULT_PALETTE = ['#ffffff', '#101418', '#d94a4a', '#3f6fd1', '#4fa35b', '#e8b93c'];
const TITLE = 'The Park';

export function publicRoom(directory: Directory, config: Config): Promise<Room> {
  const muralOptions: MuralOptions = {
    width: config.canvasWidth,
    height: config.canvasHeight,
    palette: DEFAULT_PALETTE,
    cooldown: config.pixelCooldown,
    art: 'garden',
  };
  const membersOptions: MembersOptions = { owner: 0, welcome: 'player' };
  return directory.ensurePublic(TITLE, { mural: muralOptions, members: membersOptions, chat: {} });
}
