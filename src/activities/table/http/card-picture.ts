/**
 * Makes a picture for cards of a file somebody sent. What it is told by its bytes, whatever it is
 * called; it is decoded within bounds and written anew, so that nothing but its pixels is kept.
 */
import sharp, { type Sharp } from 'sharp';
import { type Refusal, refuse } from '../../activity.ts';
import { kindOfPicture } from '../decks/picture-kind.ts';

/** Bytes of the file. */
export const MAX_UPLOAD = 10 * 1024 * 1024;
/** Pixels: a small file can unpack to gigabytes. */
export const MAX_PIXELS = 40_000_000;
/** Longest edge of what is kept: a card that is looked at closely on a sharp screen. */
export const LONGEST_EDGE = 480;
/** Bytes of what is kept. */
export const MAX_PICTURE = 60 * 1024;
/** Seconds after which decoding is given up. */
const TIMEOUT = 15;

/** Tried one after another until it is small enough; the last is for noise that nothing makes small. */
const TRIES = [
  { edge: LONGEST_EDGE, quality: 84 },
  { edge: LONGEST_EDGE, quality: 68 },
  { edge: LONGEST_EDGE, quality: 48 },
  { edge: 360, quality: 45 },
  { edge: 240, quality: 40 },
] as const;

export interface CardPicture {
  /** WebP. */
  readonly body: Buffer;
  readonly width: number;
  readonly height: number;
}

/**
 * `table/bad-picture` where it is no PNG, JPEG, WebP or AVIF; `table/moving-picture`,
 * `table/picture-too-large` {max}, `table/broken-picture`.
 */
export async function cardPicture(bytes: Buffer): Promise<CardPicture | Refusal> {
  const kind = kindOfPicture(bytes);
  if (kind === null) return refuse('table/bad-picture');
  if (kind === 'moving') return refuse('table/moving-picture');
  try {
    // Only the header is read for this.
    const { width, height, pages = 1, format } = await open(bytes).metadata();
    if (pages > 1) return refuse('table/moving-picture');
    if (format !== (kind === 'avif' ? 'heif' : kind)) return refuse('table/bad-picture');
    if (width * height > MAX_PIXELS) return tooLarge();
    return await encoded(bytes);
  } catch (error) {
    // What sharp says may name files of this machine; which part is broken helps nobody.
    return error instanceof Error && /pixel limit|too large/i.test(error.message)
      ? tooLarge()
      : refuse('table/broken-picture');
  }
}

const tooLarge = () => refuse('table/picture-too-large', { max: MAX_PIXELS });

function open(bytes: Buffer): Sharp {
  return sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', pages: 1, animated: false }).timeout({
    seconds: TIMEOUT,
  });
}

async function encoded(bytes: Buffer): Promise<CardPicture> {
  // Decoded once; what is tried again is small.
  const { data, info } = await open(bytes)
    .autoOrient()
    .resize({ width: LONGEST_EDGE, height: LONGEST_EDGE, fit: 'inside', withoutEnlargement: true })
    // A card is of paper: what was clear would show what lies under it.
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .removeAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  let best: CardPicture | null = null;
  for (const { edge, quality } of TRIES) {
    const made = await sharp(data, { raw: { width, height, channels } })
      .resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true })
      .webp({ quality, effort: 4 })
      .toBuffer({ resolveWithObject: true });
    best = { body: made.data, width: made.info.width, height: made.info.height };
    if (best.body.length <= MAX_PICTURE) break;
  }
  if (!best) throw new Error('there is nothing to try');
  return best;
}
