/** Pictures made up for tests. */
import sharp from 'sharp';
import type { Rgba } from '../../activities/mural/http/uploaded-picture.ts';

/** Rings of many colours; the corner `hole` × `hole` is transparent. */
export function paintRings(width: number, height: number, hole = 0): Rgba {
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const ring = Math.hypot(x - width / 2, y - height / 2);
      const alpha = x < hole && y < hole ? 0 : 255;
      data.set([(ring * 9) % 256, (x * 5) % 256, (y * 7) % 256, alpha], (y * width + x) * 4);
    }
  }
  return { width, height, data };
}

export async function savePicture({ width, height, data }: Rgba, file: string): Promise<string> {
  await sharp(data, { raw: { width, height, channels: 4 } }).toFile(file);
  return file;
}

export async function loadPixels(file: string): Promise<Rgba> {
  const { data, info } = await sharp(file).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}
