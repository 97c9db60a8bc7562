import { cleanUp } from '../../rooms/retention.ts';
import { createSessionStore } from '../../store/sessions.ts';
import { withRooms } from '../house.ts';
import { quantity } from '../quantity.ts';
import type { Command } from './command.ts';

export const cleanup: Command = {
  name: 'cleanup',
  words: [],
  summary:
    'Do at once what the server does every hour: archive unused rooms, delete long archived ones, end sessions',
  details: ['', 'EMPTY_ROOM_DAYS and ARCHIVE_GRACE_DAYS say after how many days.'],
  options: {},
  run: (_input, context) =>
    withRooms(context, 'refuse', async ({ records, directory, host, store }) => {
      const { config, signal } = context;
      const { now } = store.log;
      let archived = 0;
      let deleted = 0;
      // It handles so many rooms a time: until there is none left.
      for (let handled = 1; handled > 0 && !signal.aborted; ) {
        const run = await cleanUp({ ...config, records, directory, host, now });
        archived += run.archived;
        deleted += run.deleted;
        handled = run.archived + run.deleted;
      }
      const ended = await createSessionStore(store.db).removeExpired(now());
      return `Archived ${quantity(archived, 'room')}, deleted ${deleted} archived before, forgot ${quantity(ended, 'ended session')}.`;
    }),
};
