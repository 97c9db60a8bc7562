import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isRefusal, type Refusal, refuse } from '../../activities/activity.ts';
import { writeCanvasFile } from '../../activities/mural/http/canvas-file.ts';
import { encodeIndexedPng } from '../../activities/mural/http/indexed-png.ts';
import { readRegion } from '../../activities/mural/look-up.ts';
import type { MuralState } from '../../activities/mural/state.ts';
import { createAccountStore } from '../../store/accounts.ts';
import { readNumber } from '../command-line.ts';
import { type OpenMural, withMural } from '../house.ts';
import { writeNewFile } from '../new-file.ts';
import type { Command, Context, Input } from './command.ts';

const FORMATS = ['png', 'json', 'raw'] as const;
type Format = (typeof FORMATS)[number];

const MAX_SCALE = 16;
/** Pixels of a picture: its rows lie in memory, a byte each. */
const MAX_PIXELS = 16_384 * 16_384;

export const exportMural: Command = {
  name: 'export',
  words: ['<file>'],
  summary: 'Write a mural to a file: as a picture, in the older canvas format, or as bytes',
  details: [
    '',
    'png: the whole mural. json: every pixel that was painted, with when and by whom (`import-json` reads it).',
    'raw: one palette index a byte, row by row.',
  ],
  options: {
    room: { value: 'code', meaning: 'Whose mural (default: PARK, the public one)' },
    format: { value: FORMATS.join('|'), meaning: 'Default: what the name of the file ends in' },
    scale: { value: 'n', meaning: `Edge of a pixel in the picture, 1 to ${MAX_SCALE} (png only)` },
    yes: { meaning: 'Replace the file where it exists' },
  },
  async run(input, context) {
    const [name = ''] = input.words;
    const wish = readWish(input, name);
    if (isRefusal(wish)) return wish;
    const path = context.path(name);
    return withMural(context, input.values.room, 'refuse', (open) =>
      writeNewFile(path, input.values.yes === true, async (partial) => {
        const told = await writers[wish.format](open, partial, wish.scale, context);
        return isRefusal(told) ? told : `Wrote ${told} of ${open.room.code} to ${path}.`;
      }),
    );
  },
};

function readWish({ values }: Input, name: string): { format: Format; scale: number } | Refusal {
  const wanted = String(values.format ?? extname(name).slice(1)).toLowerCase();
  const format = FORMATS.find((known) => known === wanted);
  if (!format) {
    const problem = `The format is not clear from "${name}". Add --format ${FORMATS.join('|')}.`;
    return refuse('ops/usage', { problem });
  }
  const scale = readNumber(String(values.scale ?? '1'), 1, MAX_SCALE);
  if (scale === null || !Number.isInteger(scale))
    return refuse('ops/usage', { problem: `--scale takes a whole number from 1 to ${MAX_SCALE}.` });
  if (scale > 1 && format !== 'png')
    return refuse('ops/usage', { problem: '--scale is for pictures: add --format png.' });
  return { format, scale };
}

/** Each fills the file and says what it wrote. */
const writers: Readonly<
  Record<
    Format,
    (open: OpenMural, file: string, scale: number, context: Context) => Promise<string | Refusal>
  >
> = {
  async png(open, file, scale) {
    const { width, height, palette, indices } = await readAll(open);
    if (width * height * scale * scale > MAX_PIXELS)
      return refuse('ops/image-too-large', { max: MAX_PIXELS });
    const large = enlarge(indices, width, height, scale);
    await writeFile(file, await encodeIndexedPng(large, width * scale, height * scale, palette));
    return `${width * scale}×${height * scale} pixels`;
  },
  async raw(open, file) {
    const { width, height, palette, indices } = await readAll(open);
    await writeFile(file, indices);
    return `${width}×${height} indices into ${palette.join(' ')}`;
  },
  async json({ store, host, channel }, file, _scale, { progress, signal }) {
    const accounts = createAccountStore(store.db);
    const uuidsOf = async (people: readonly number[]) =>
      new Map(
        people.length === 0 ? [] : (await accounts.find(people)).map(({ number, uuid }) => [number, uuid]),
      );
    const total = await host.read(channel, ({ canvas }: MuralState) => {
      const painted = canvas.tiles.map((tile) => tile?.when.reduce((sum, when) => sum + (when && 1), 0) ?? 0);
      return painted.reduce((sum, count) => sum + count, 0);
    });
    const bar = progress('Writing');
    let done = 0;
    async function* pieces(): AsyncGenerator<string> {
      for await (const text of writeCanvasFile(host, channel, uuidsOf)) {
        yield text;
        // Each entry is a line.
        done += text.split('\n').length - 1;
        bar.report(done, total);
      }
    }
    try {
      await pipeline(Readable.from(pieces()), createWriteStream(file), { signal });
    } catch (error) {
      if (!signal.aborted) throw error;
      return refuse('ops/cancelled', { stands: 'No file was written.' });
    } finally {
      bar.end();
    }
    return `${total.toLocaleString('en')} painted pixels`;
  },
};

function readAll({ host, channel }: OpenMural) {
  return host.read(channel, (state: MuralState) => ({
    width: state.width,
    height: state.height,
    palette: state.palette,
    indices: readRegion(state, 0, 0, state.width, state.height),
  }));
}

/** Each pixel as a square. */
function enlarge(indices: Uint8Array, width: number, height: number, scale: number): Uint8Array {
  if (scale === 1) return indices;
  const wide = width * scale;
  const large = new Uint8Array(wide * height * scale);
  for (let y = 0; y < height; y += 1) {
    const row = y * scale * wide;
    for (let x = 0; x < width; x += 1)
      large.fill(indices[y * width + x] ?? 0, row + x * scale, row + (x + 1) * scale);
    for (let copy = 1; copy < scale; copy += 1) large.copyWithin(row + copy * wide, row, row + wide);
  }
  return large;
}
