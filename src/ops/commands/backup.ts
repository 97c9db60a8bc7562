import { join } from 'node:path';
import { isRefusal, refuse } from '../../activities/activity.ts';
import { inspectDatabase } from '../../store/inspect.ts';
import { describeContents } from '../contents-words.ts';
import { withRooms } from '../house.ts';
import { writeNewFile } from '../new-file.ts';
import type { Command } from './command.ts';

export const backup: Command = {
  name: 'backup',
  words: ['[<file>]'],
  summary: 'Copy everything into one file, also while the server runs',
  details: [
    '',
    'The copy is of one moment, and is opened and checked page by page before it gets its name.',
    'Without a name: backups/atelier-<time>.db in the data folder.',
  ],
  options: { yes: { meaning: 'Replace the file where it exists' } },
  run({ words: [name], values }, context) {
    const { config, stamp, signal } = context;
    const path =
      name === undefined ? join(config.dataDir, 'backups', `atelier-${stamp}.db`) : context.path(name);
    return withRooms(context, 'refuse', ({ store }) =>
      writeNewFile(path, values.yes === true, async (partial) => {
        const cancelled = refuse('ops/cancelled', { stands: 'No backup was written.' });
        const bar = context.progress('Copying');
        const whole = await store.backup(partial, bar.report, signal);
        if (whole) bar.report(1, 1);
        bar.end();
        if (!whole) return cancelled;
        const contents = await inspectDatabase(partial);
        if (isRefusal(contents)) return contents;
        return signal.aborted ? cancelled : `Wrote ${path}: ${describeContents(contents)}.`;
      }),
    );
  },
};
