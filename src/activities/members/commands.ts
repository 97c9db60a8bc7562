/** Reads member commands that come from outside. */
import { z } from 'zod';
import { type Refusal, refuse } from '../activity.ts';
import type { MembersCommand } from './types.ts';

const command = z.discriminatedUnion('type', [
  z.object({ type: z.literal('join') }),
  z.object({ type: z.literal('leave') }),
  z.object({
    type: z.literal('set-role'),
    person: z.int().positive(),
    role: z.enum(['watcher', 'player', 'master']),
  }),
]);

/** The command, or `members/bad-command` with the first field that is wrong. */
export function parseMembersCommand(input: unknown): MembersCommand | Refusal {
  const result = command.safeParse(input);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  return refuse('members/bad-command', { field: issue?.path.join('.') || 'type' });
}
