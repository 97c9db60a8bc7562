/** The room everybody starts in, made on the first start as the configuration says. */
import type { MembersOptions } from './activities/members/types.ts';
import { PUBLIC_MURAL } from './activities/mural/presets.ts';
import type { MuralOptions } from './activities/mural/types.ts';
import type { Config } from './config.ts';
import type { Directory } from './rooms/directory.ts';
import type { Room } from './rooms/room.ts';

const TITLE = 'The Park';

export function publicRoom(directory: Directory, config: Config): Promise<Room> {
  const mural: MuralOptions = {
    ...PUBLIC_MURAL,
    width: config.canvasWidth,
    height: config.canvasHeight,
    cooldown: config.pixelCooldown,
  };
  const members: MembersOptions = { owner: 0, welcome: 'player' };
  return directory.ensurePublic(TITLE, { mural, members, chat: {} });
}
