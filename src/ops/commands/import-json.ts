import { open } from 'node:fs/promises';
import { isRefusal, refuse } from '../../activities/activity.ts';
import { paintPieces, piecesOfCanvasFile } from '../../activities/mural/http/importing.ts';
import { LegacyFileError, type LegacyProblem } from '../../activities/mural/legacy-json.ts';
import type { MuralState } from '../../activities/mural/state.ts';
import { HOUSE, withMural } from '../house.ts';
import { AGREE, follow, refuseOverPeople } from '../painting.ts';
import type { Command } from './command.ts';

/** Bad entries that are named; of the others only the number is told. */
const NAMED = 20;

export const importJson: Command = {
  name: 'import-json',
  words: ['<canvas.json>'],
  summary: 'Paint a canvas of the older format onto a mural',
  details: [
    '',
    'The format: {"x,y": {"color": "#rrggbb", "timestamp": "…", "user_id": "…"}}. Colours become the nearest of the',
    'palette. Entries that cannot be read are named and left out. Where there is no database yet, one is made.',
  ],
  options: {
    room: { value: 'code', meaning: 'Whose mural (default: PARK, the public one)' },
    ...AGREE,
  },
  async run(input, context) {
    const file = context.path(input.words[0] ?? '');
    const opened = await open(file);
    const { size: total } = await opened.stat();
    const stream = opened.createReadStream({ highWaterMark: 1 << 18 });
    return withMural(context, input.values.room, 'make', async (mural) => {
      const { host, channel } = mural;
      const size = await host.read(channel, ({ width, height, palette }: MuralState) => ({
        width,
        height,
        palette,
      }));
      const refusal = await refuseOverPeople(mural, { x: 0, y: 0, ...size }, input, context);
      if (refusal) return refusal;
      const problems = collect(context.note);
      const source = piecesOfCanvasFile(size, stream, problems.add);
      try {
        const work = paintPieces(host, channel, { who: HOUSE }, { ...source, total });
        const done = await follow(work, total, 'bytes of the file', context);
        problems.end();
        if (isRefusal(done)) return done;
        const outside = source.outside();
        return [
          `Painted ${done.painted.toLocaleString('en')} pixels onto ${channel.room.code}.`,
          ...(outside > 0
            ? [
                `${outside.toLocaleString('en')} lie outside of ${size.width}×${size.height} and were left out.`,
              ]
            : []),
        ].join('\n');
      } catch (error) {
        if (!(error instanceof LegacyFileError)) throw error;
        problems.end();
        return refuse('mural/bad-canvas', {
          reason: error.message,
          stands: 'What came before that is painted.',
        });
      } finally {
        stream.destroy();
      }
    });
  },
};

/** Names the first bad entries at once and counts the rest. */
function collect(note: (line: string) => void) {
  let count = 0;
  return {
    add({ key, problem }: LegacyProblem): void {
      count += 1;
      if (count <= NAMED) note(`Left out "${key}": ${problem}.`);
    },
    end(): void {
      if (count > NAMED)
        note(`Left out ${(count - NAMED).toLocaleString('en')} more entries that cannot be read.`);
    },
  };
}
