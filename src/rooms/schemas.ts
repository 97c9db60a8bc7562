/** What rooms look like over HTTP. */
import { z } from 'zod';
import type { Room } from './room.ts';

export const codeParams = z.object({
  code: z
    .string()
    .max(20)
    .meta({ description: 'Four-character room code, in any case', examples: ['PARK'] }),
});

export const visibilitySchema = z.enum(['public', 'unlisted', 'private']).meta({
  description:
    '`public` is listed, `unlisted` opens to whoever has the code, `private` to members and holders of its invite key',
});

export const roomSchema = z
  .object({
    code: z.string(),
    title: z.string(),
    visibility: visibilitySchema,
    activities: z.array(z.string()).meta({ examples: [['members', 'mural', 'chat']] }),
    createdAt: z.int().meta({ description: 'Milliseconds since the Unix epoch' }),
    owner: z.int().meta({ description: 'Account number of its maker, 0 for the house' }),
    closed: z.boolean().meta({ description: 'Read only: archived because nobody used it for long' }),
  })
  .meta({ id: 'Room' });
export type RoomInfo = z.infer<typeof roomSchema>;

export const inviteSchema = z
  .string()
  .max(100)
  .meta({ description: 'The key of a private room’s invite link' });

export function toRoomInfo(room: Room, activities: readonly string[]): RoomInfo {
  const { code, title, visibility, createdAt, owner } = room;
  return {
    code,
    title,
    visibility,
    activities: [...activities],
    createdAt,
    owner,
    closed: room.archivedAt !== null,
  };
}
