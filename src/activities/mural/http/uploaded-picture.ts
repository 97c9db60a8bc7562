/** Reads a picture somebody sent: by its content, whatever it is called. */
import sharp from 'sharp';
import { type Refusal, refuse } from '../../activity.ts';

/** Bytes of the file. */
export const MAX_UPLOAD = 10 * 1024 * 1024;
/** Pixels: a small file can unpack to gigabytes. */
const MAX_PIXELS = 40_000_000;
const FORMATS = new Set(['png', 'jpeg', 'webp']);

/** Red, green, blue and alpha, 0 to 255 each, row by row. */
export interface Rgba {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/**
 * The left upper part of a picture, as much as is wanted of it.
 * `mural/bad-picture` or `mural/picture-too-large` {max} where it cannot be had.
 */
export async function readPicture(
  bytes: Uint8Array,
  wanted: { readonly width: number; readonly height: number },
): Promise<Rgba | Refusal> {
  try {
    const picture = sharp(bytes, { limitInputPixels: MAX_PIXELS * 2, failOn: 'error' }).autoOrient();
    const { format, width, height, autoOrient } = await picture.metadata();
    if (!FORMATS.has(format)) return refuse('mural/bad-picture', { format });
    if (width * height > MAX_PIXELS)
      return refuse('mural/picture-too-large', { max: MAX_PIXELS, width, height });
    const part = {
      left: 0,
      top: 0,
      width: Math.min(autoOrient.width, wanted.width),
      height: Math.min(autoOrient.height, wanted.height),
    };
    const { data, info } = await picture
      .extract(part)
      .toColourspace('srgb')
      .ensureAlpha()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return { width: info.width, height: info.height, data };
  } catch (error) {
    // What sharp says may name files of this machine; which part of a broken picture is broken helps nobody.
    const large = error instanceof Error && error.message.includes('pixel limit');
    return large ? refuse('mural/picture-too-large', { max: MAX_PIXELS }) : refuse('mural/bad-picture');
  }
}
