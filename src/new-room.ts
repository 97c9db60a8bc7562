/** What a new room's activities are opened with: what its maker wished for, on top of a preset. */
import { z } from 'zod';
import { isRefusal, type Person, type Refusal } from './activities/activity.ts';
import type { MembersOptions } from './activities/members/types.ts';
import { muralOptions, PRESETS } from './activities/mural/presets.ts';
import type { Room } from './rooms/room.ts';

/** Only the shape; the rules of the mural judge the values (`mural/bad-settings`). */
export const roomWishes = z.object({
  preset: z.enum(['mural', 'sketch']).default('mural').meta({ description: 'What the mural starts from' }),
  mural: z
    .object({
      width: z.number().optional().meta({ description: '16 to 4096 pixels' }),
      height: z.number().optional().meta({ description: '16 to 4096 pixels' }),
      palette: z
        .union([z.string().max(40), z.array(z.string().max(20)).max(300)])
        .optional()
        .meta({
          description: 'Id of a preset, or 2 to 256 colours as #rrggbb; the first is the empty canvas',
        }),
      cooldown: z.number().optional().meta({ description: 'Seconds between two pixels of one person' }),
      art: z.enum(['garden', 'none']).optional().meta({ description: 'Picture the mural starts with' }),
    })
    .optional(),
});

export function planRoom(
  wishes: Readonly<Record<string, unknown>>,
  owner: Person,
): Room['options'] | Refusal {
  const { preset, mural: wish } = wishes as z.infer<typeof roomWishes>;
  const mural = muralOptions(PRESETS[preset], wish);
  if (isRefusal(mural)) return mural;
  const members: MembersOptions = { owner, welcome: 'player' };
  return { mural, members, chat: {} };
}
