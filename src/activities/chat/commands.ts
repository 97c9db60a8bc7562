/** Reads chat commands that come from outside. Text and emoji are judged by the rules, in the client as well. */
import { z } from 'zod';
import { type Refusal, refuse } from '../activity.ts';
import type { ChatCommand } from './types.ts';

/** Six hours, in seconds. */
const MAX_SLOW = 21_600;
const MAX_WHY = 500;

const seq = z.int().positive();
const why = z.string().trim().max(MAX_WHY);

/** One message, or all of a person. */
const removal = z.object({
  type: z.literal('remove'),
  seq: seq.exactOptional(),
  by: z.int().positive().exactOptional(),
  since: z.int().min(0).exactOptional(),
  why: why.exactOptional(),
});

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
  z.object({ type: z.literal('configure'), slow: z.int().min(0).max(MAX_SLOW) }),
  removal,
  z.object({ type: z.literal('restore'), removal: seq }),
]);

/** The command, or `chat/bad-command` with the first field that is wrong. */
export function parseChatCommand(input: unknown): ChatCommand | Refusal {
  const result = command.safeParse(input);
  if (result.success) return result.data.type === 'remove' ? readRemoval(result.data) : result.data;
  const issue = result.error.issues[0];
  return refuse('chat/bad-command', { field: issue?.path.join('.') || 'type' });
}

function readRemoval({ type, seq, by, since, why }: z.infer<typeof removal>): ChatCommand | Refusal {
  const reason = why === undefined ? {} : { why };
  if (seq !== undefined && by === undefined) return { type, seq, ...reason };
  if (by !== undefined && seq === undefined)
    return { type, by, ...(since !== undefined && { since }), ...reason };
  return refuse('chat/bad-command', { field: 'seq' });
}
