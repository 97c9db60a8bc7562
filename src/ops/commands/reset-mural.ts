import { isRefusal, type Refusal, refuse } from '../../activities/activity.ts';
import { HOUSE, withMural } from '../house.ts';
import type { Command, Context } from './command.ts';

export const resetMural: Command = {
  name: 'reset-mural',
  words: ['<code>'],
  summary: 'Empty the mural of a room',
  options: {},
  run: ({ words: [code] }, context) =>
    tell(
      context,
      code,
      'reset',
      (room) => `The mural of ${room} is empty. unreset-mural ${room} takes that back for 24 hours.`,
    ),
};

export const unresetMural: Command = {
  name: 'unreset-mural',
  words: ['<code>'],
  summary: 'Bring back what the last reset took away; what was painted since stays on top',
  options: {},
  run: ({ words: [code] }, context) =>
    tell(
      context,
      code,
      'unreset',
      (room) => `The mural of ${room} is as it was before the reset, with what was painted since.`,
    ),
};

function tell(
  context: Context,
  code: string | undefined,
  type: string,
  done: (code: string) => string,
): Promise<string | Refusal> {
  return withMural(context, code, 'refuse', async ({ host, room, channel }) => {
    if (room.archivedAt !== null) return refuse('rooms/archived', { code: room.code });
    const answer = await host.submit(room, channel.activity.name, { type }, { who: HOUSE });
    return isRefusal(answer) ? answer : done(room.code);
  });
}
