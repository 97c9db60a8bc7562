/** One's own account as the API tells it. */
import { z } from 'zod';
import { avatarSchema } from './profile.ts';

export const meSchema = z
  .object({
    number: z.int().meta({ description: 'Stands for this person in logs and lists' }),
    uuid: z.uuid(),
    name: z.string(),
    kind: z.enum(['person', 'bot']),
    role: z.enum(['moderator', 'admin']).nullable().meta({ description: 'On the server' }),
    claimed: z.boolean().meta({ description: 'There is a way to come back to it other than this session' }),
    avatar: avatarSchema.optional().meta({ description: 'Absent for the picture drawn from the number' }),
    also: z.array(z.int()).optional().meta({
      description: 'Numbers this person had before accounts of theirs were merged; absent for none',
    }),
  })
  .meta({ id: 'Me' });
