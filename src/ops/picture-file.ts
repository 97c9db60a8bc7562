/** Reads a picture from the operator's own disk: whatever sharp reads, scaled, and as much of it as is wanted. */
import { access, constants } from 'node:fs/promises';
import sharp from 'sharp';
import { type Refusal, refuse } from '../activities/activity.ts';
import type { Rgba } from '../activities/mural/http/uploaded-picture.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Its size as it is to be seen: cameras store pictures lying on their side. Rejects with the error of the file system. */
export async function measurePicture(file: string): Promise<Size | Refusal> {
  return read(file, async () => {
    const { autoOrient } = await sharp(file).metadata();
    return autoOrient;
  });
}

/** The size after scaling, at least one pixel. */
export function scaledSize({ width, height }: Size, scale: number): Size {
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/**
 * The left upper part of the scaled picture, at most as large as `wanted`.
 * Whole multiples keep every pixel a sharp square; anything else is resampled.
 */
export function readPictureFile(
  file: string,
  size: Size,
  scale: number,
  wanted: Size,
): Promise<Rgba | Refusal> {
  return read(file, async () => {
    const scaled = scaledSize(size, scale);
    const part = {
      left: 0,
      top: 0,
      width: Math.min(scaled.width, wanted.width),
      height: Math.min(scaled.height, wanted.height),
    };
    const picture = sharp(file, { failOn: 'error' }).autoOrient().toColourspace('srgb').ensureAlpha();
    if (scale !== 1) {
      const kernel = Number.isInteger(scale) ? 'nearest' : 'lanczos3';
      picture.resize({ ...scaled, fit: 'fill', kernel });
    }
    const { data, info } = await picture
      .extract(part)
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return { width: info.width, height: info.height, data };
  });
}

async function read<T>(file: string, use: () => Promise<T>): Promise<T | Refusal> {
  // Says which file cannot be opened and why; libvips would not.
  await access(file, constants.R_OK);
  try {
    return await use();
  } catch (error) {
    const { message } = error as Error;
    // Libvips says in words alone what is wrong.
    if (/pixel limit|too large/i.test(message)) return refuse('ops/picture-too-large', { file });
    return refuse('ops/not-a-picture', { file });
  }
}
