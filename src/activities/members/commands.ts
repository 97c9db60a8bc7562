/** Reads member commands that come from outside. */
import { z } from 'zod';
import { type Refusal, refuse } from '../activity.ts';
import type { MembersCommand } from './types.ts';

/** Characters of what the person is told, and of what is noted for those who look after the room. */
const LONGEST_WHY = 200;
const LONGEST_NOTE = 500;

const role = z.enum(['watcher', 'player', 'master']);
const person = z.int().positive();
const until = z.int().positive().nullable();
/** One line without anything invisible that could turn the text around it. */
const line = (most: number) =>
  z
    .string()
    .max(most)
    .default('')
    .transform((text) =>
      text
        .toWellFormed()
        .replace(/\s+/gu, ' ')
        .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '')
        .normalize('NFC')
        .trim(),
    );
const given = { why: line(LONGEST_WHY), note: line(LONGEST_NOTE) };

const command = z.discriminatedUnion('type', [
  z.object({ type: z.literal('join') }),
  z.object({ type: z.literal('leave') }),
  z.object({ type: z.literal('set-role'), person, role }),
  z.object({
    type: z.literal('set-policy'),
    talk: role.optional(),
    paint: role.optional(),
    play: role.optional(),
    invite: role.optional(),
    welcome: z.enum(['watcher', 'player']).optional(),
  }),
  z.object({ type: z.literal('mute'), person, until, ...given }),
  z.object({ type: z.literal('unmute'), person }),
  z.object({ type: z.literal('kick'), person, ...given }),
  z.object({ type: z.literal('ban'), person, until, ...given }),
  z.object({ type: z.literal('unban'), person }),
  z.object({ type: z.literal('lock'), on: z.boolean() }),
]);

/** The command, or `members/bad-command` with the first field that is wrong. */
export function parseMembersCommand(input: unknown): MembersCommand | Refusal {
  const result = command.safeParse(input);
  if (result.success) return result.data as MembersCommand;
  const issue = result.error.issues[0];
  return refuse('members/bad-command', { field: issue?.path.join('.') || 'type' });
}
