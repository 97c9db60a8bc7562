/** Reads chat commands that come from outside. Text and emoji are judged by the rules, in the client as well. */
import { z } from 'zod';
import { type Refusal, refuse } from '../activity.ts';
import type { ChatCommand } from './types.ts';

const seq = z.int().positive();

const command = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('say'),
    text: z.string(),
    // Generous: how many different people may be mentioned is decided by the rules.
    mentions: z.array(z.int().positive()).max(1000).exactOptional(),
  }),
  z.object({ type: z.literal('edit'), seq, text: z.string() }),
  z.object({ type: z.literal('delete'), seq }),
  z.object({ type: z.literal('react'), seq, emoji: z.string(), on: z.boolean() }),
]);

/** The command, or `chat/bad-command` with the first field that is wrong. */
export function parseChatCommand(input: unknown): ChatCommand | Refusal {
  const result = command.safeParse(input);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  return refuse('chat/bad-command', { field: issue?.path.join('.') || 'type' });
}
