/** The canvas that is loaded: a real one where there is one, else one made here. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import sharp from 'sharp';
import { DEFAULT_PALETTE } from '../src/activities/mural/palettes.ts';
import { drawnPixels } from './streams.ts';

export interface Picture {
  /** For the report. */
  readonly source: string;
  readonly png: Buffer;
  readonly width: number;
  readonly height: number;
  /** At most 256 colours, `#rrggbb`. */
  readonly palette: readonly string[];
  /** Index into the palette of each pixel, row by row. */
  readonly indices: Uint8Array;
}

const REAL = join(import.meta.dirname, '../../shared/data/place-2022.png');
const EDGE = 2000;

/** `BENCH_CANVAS` names another picture of at most 256 colours. */
export async function readPicture(path = process.env.BENCH_CANVAS ?? REAL): Promise<Picture> {
  const real = existsSync(path);
  const png = real ? readFileSync(path) : await generate();
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const palette = new Map<number, number>();
  const indices = new Uint8Array(info.width * info.height);
  for (let pixel = 0; pixel < indices.length; pixel++) {
    const color = data.readUIntBE(pixel * 3, 3);
    const index = palette.get(color) ?? palette.size;
    palette.set(color, index);
    indices[pixel] = index;
  }
  if (palette.size > 256) throw new Error(`${path} has more than 256 colours`);
  return {
    source: real ? basename(path) : 'generated',
    png,
    width: info.width,
    height: info.height,
    palette: [...palette.keys()].map((color) => `#${color.toString(16).padStart(6, '0')}`),
    indices,
  };
}

/** Strokes of a thousand hands on the empty canvas. A little harder to compress than the real one, which has flat areas. */
async function generate(): Promise<Buffer> {
  const canvas = { width: EDGE, height: EDGE, colors: DEFAULT_PALETTE.length };
  const colors = DEFAULT_PALETTE.map((color) => Number.parseInt(color.slice(1), 16));
  const rgb = Buffer.alloc(EDGE * EDGE * 3, Buffer.from((DEFAULT_PALETTE[0] ?? '').slice(1), 'hex'));
  for (let hand = 0; hand < 1000; hand++) {
    const pixels = drawnPixels(canvas, 1500, hand)();
    for (let at = 0; at < pixels.length; at += 3) {
      const color = colors[pixels[at + 2] ?? 0] ?? 0;
      rgb.writeUIntBE(color, ((pixels[at + 1] ?? 0) * EDGE + (pixels[at] ?? 0)) * 3, 3);
    }
  }
  return sharp(rgb, { raw: { width: EDGE, height: EDGE, channels: 3 } })
    .png()
    .toBuffer();
}
