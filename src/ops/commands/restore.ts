import { isRefusal, refuse } from '../../activities/activity.ts';
import { restoreDatabase } from '../../store/restore.ts';
import { describeContents } from '../contents-words.ts';
import type { Command } from './command.ts';

export const restore: Command = {
  name: 'restore',
  words: ['<file>'],
  summary: 'Put a backup in the place of the database, while the server is stopped',
  details: [
    '',
    'The file is checked first, and what was there before is kept beside it. Whoever had a room open loads it afresh.',
  ],
  options: {},
  async run({ words: [name = ''] }, context) {
    const { config, stamp, signal } = context;
    const bar = context.progress('Copying');
    try {
      const done = await restoreDatabase({
        dataDir: config.dataDir,
        file: context.path(name),
        stamp,
        progress: bar.report,
        signal,
      });
      if (isRefusal(done)) return done;
      return [
        `Restored ${describeContents(done.contents)} into ${config.dataDir}.`,
        ...(done.replaced === null ? [] : [`What was there before is kept as ${done.replaced}.`]),
        'Start the server again.',
      ].join('\n');
    } catch (error) {
      if (!signal.aborted) throw error;
      return refuse('ops/cancelled', { stands: 'Nothing was changed.' });
    } finally {
      bar.end();
    }
  },
};
