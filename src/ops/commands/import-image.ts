import { isRefusal, type Refusal, refuse } from '../../activities/activity.ts';
import { paintPieces, piecesOfPicture } from '../../activities/mural/http/importing.ts';
import { MAX_COLORS } from '../../activities/mural/limits.ts';
import type { MuralState } from '../../activities/mural/state.ts';
import { readNumber, readPoint } from '../command-line.ts';
import { HOUSE, type OpenMural, withMural } from '../house.ts';
import { AGREE, follow, refuseOverPeople } from '../painting.ts';
import { completePalette, countColors, type Histogram, matchColors } from '../picture-colors.ts';
import { measurePicture, readPictureFile, type Size, scaledSize } from '../picture-file.ts';
import { quantity } from '../quantity.ts';
import type { Command, Input } from './command.ts';

const MIN_SCALE = 0.01;
const MAX_SCALE = 64;

export const importImage: Command = {
  name: 'import-image',
  words: ['<picture>'],
  summary: 'Paint a picture onto a mural, in the nearest colours of its palette',
  details: [
    '',
    'PNG, JPEG, WebP, GIF, AVIF and TIFF. Transparent pixels leave the mural as it is, and so do those that are',
    'right already. What does not fit onto the mural is cut off. Where there is no database yet, one is made.',
  ],
  options: {
    room: { value: 'code', meaning: 'Whose mural (default: PARK, the public one)' },
    at: { value: 'x,y', meaning: 'Where the left upper corner comes to (default: 0,0)' },
    scale: { value: 'n', meaning: `Times its size, ${MIN_SCALE} to ${MAX_SCALE}; whole ones stay crisp` },
    fit: { meaning: 'As large as fits between --at and the right and lower edges' },
    'palette-from-image': {
      meaning: 'First add the colours the palette lacks, while nobody has painted yet',
    },
    ...AGREE,
  },
  async run(input, context) {
    const wish = readWish(input);
    if (isRefusal(wish)) return wish;
    const { at } = wish;
    const file = context.path(input.words[0] ?? '');
    const size = await measurePicture(file);
    if (isRefusal(size)) return size;
    return withMural(context, input.values.room, 'make', async (open) => {
      const { host, channel } = open;
      const mural = await host.read(channel, ({ width, height }: MuralState) => ({ width, height }));
      const free = { width: mural.width - at.x, height: mural.height - at.y };
      if (free.width <= 0 || free.height <= 0) return refuse('mural/out-of-bounds', { ...at, ...mural });
      const scale = wish.fit ? Math.min(free.width / size.width, free.height / size.height) : wish.scale;
      const picture = await readPictureFile(file, size, scale, free);
      if (isRefusal(picture)) return picture;
      const colors = countColors(picture);
      const refusal =
        (await refuseOverPeople(
          open,
          { ...at, width: picture.width, height: picture.height },
          input,
          context,
        )) ?? (input.values['palette-from-image'] ? await growPalette(open, colors) : null);
      if (refusal) return refusal;
      const total = picture.width * picture.height;
      const pieces = piecesOfPicture(host, channel, picture, at.x, at.y);
      const work = paintPieces(host, channel, { who: HOUSE }, { pieces, total, skipped: () => 0 });
      const done = await follow(work, total, 'pixels', context);
      if (isRefusal(done)) return done;
      const after = await host.read(channel, ({ palette, painters }: MuralState) => ({
        palette,
        untouched: painters.size === 0,
      }));
      return [
        `Painted ${quantity(done.painted, 'pixel')} of ${picture.width}×${picture.height} at ${at.x},${at.y} onto ${channel.room.code}.`,
        describeCut(scaledSize(size, scale), picture),
        ...describeMatch(after.palette, colors, after.untouched),
      ]
        .filter((line) => line !== '')
        .join('\n');
    });
  },
};

interface Wish {
  readonly at: { readonly x: number; readonly y: number };
  readonly scale: number;
  readonly fit: boolean;
}

function readWish({ values }: Input): Wish | Refusal {
  const at = readPoint(String(values.at ?? '0,0'));
  if (!at) return refuse('ops/usage', { problem: '--at takes two whole numbers, such as 100,250.' });
  if (values.fit && values.scale !== undefined)
    return refuse('ops/usage', { problem: '--scale and --fit exclude each other.' });
  const scale = readNumber(String(values.scale ?? '1'), MIN_SCALE, MAX_SCALE);
  if (scale === null)
    return refuse('ops/usage', { problem: `--scale takes a number from ${MIN_SCALE} to ${MAX_SCALE}.` });
  return { at, scale, fit: values.fit === true };
}

async function growPalette({ host, channel }: OpenMural, colors: Histogram): Promise<Refusal | null> {
  const { palette, painters } = await host.read(channel, (state: MuralState) => ({
    palette: state.palette,
    painters: state.painters.size,
  }));
  const grown = completePalette(palette, colors);
  if (grown.length === palette.length) return null;
  if (painters > 0) return refuse('ops/palette-in-use', { painters });
  if (grown.length > MAX_COLORS)
    return refuse('ops/too-many-colors', {
      colors: colors.size,
      missing: grown.length - palette.length,
      free: MAX_COLORS - palette.length,
    });
  const command = { type: 'configure', palette: grown };
  const answer = await host.submit(channel.room, channel.activity.name, command, { who: HOUSE });
  return isRefusal(answer) ? answer : null;
}

function describeCut(scaled: Size, painted: Size): string {
  const cut = scaled.width > painted.width || scaled.height > painted.height;
  return cut ? `Of ${scaled.width}×${scaled.height} the rest lies outside and was cut off.` : '';
}

function describeMatch(palette: readonly string[], colors: Histogram, growable: boolean): string[] {
  const { exact, meanError } = matchColors(palette, colors);
  if (exact === 1) return ['Every colour is exact.'];
  const share = (Math.floor(exact * 1000) / 10).toFixed(1);
  const told = `${share} % of its pixels have their exact colour; the mean difference is ${meanError.toFixed(2)} (CIEDE2000; 1 can just be seen).`;
  const fits = growable && completePalette(palette, colors).length <= MAX_COLORS;
  return fits
    ? [
        told,
        `The palette has room for its ${quantity(colors.size, 'colour')}: --palette-from-image makes it exact.`,
      ]
    : [told];
}
