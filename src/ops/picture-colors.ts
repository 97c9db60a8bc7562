/** How well a palette can show a picture, and what it lacks. */
import { differenceCiede2000, type Rgb } from 'culori';
import { createColorMap, LEAVE } from '../activities/mural/color-map.ts';
import type { Rgba } from '../activities/mural/http/uploaded-picture.ts';

/** Pixels that are painted, by colour (0xrrggbb). */
export type Histogram = ReadonlyMap<number, number>;

export function countColors({ data }: Rgba): Histogram {
  const counts = new Map<number, number>();
  for (let at = 0; at < data.length; at += 4) {
    // As the colour map has it: less than half opaque is left out.
    if ((data[at + 3] ?? 0) < 128) continue;
    const color = ((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0);
    counts.set(color, (counts.get(color) ?? 0) + 1);
  }
  return counts;
}

/** The palette with those colours of the picture at its end that it lacks. */
export function completePalette(palette: readonly string[], colors: Histogram): string[] {
  const known = new Set(palette);
  const missing = [...colors.keys()].map(toHex).filter((color) => !known.has(color));
  return [...palette, ...missing];
}

export interface Match {
  /** Pixels whose very colour is in the palette, from 0 to 1. */
  readonly exact: number;
  /** Mean difference of all pixels in CIEDE2000: 0 is the same, about 1 can just be seen, 10 at a glance. */
  readonly meanError: number;
}

export function matchColors(palette: readonly string[], colors: Histogram): Match {
  const difference = differenceCiede2000();
  const map = createColorMap(palette);
  let pixels = 0;
  let exact = 0;
  let error = 0;
  for (const [color, count] of colors) {
    const index = map.nearest(color >> 16, (color >> 8) & 255, color & 255);
    const nearest = index === LEAVE ? undefined : palette[index];
    if (nearest === undefined) continue;
    pixels += count;
    if (nearest === toHex(color)) exact += count;
    else error += difference(toRgb(color), nearest) * count;
  }
  return pixels === 0 ? { exact: 1, meanError: 0 } : { exact: exact / pixels, meanError: error / pixels };
}

const toHex = (color: number): string => `#${color.toString(16).padStart(6, '0')}`;

const toRgb = (color: number): Rgb => ({
  mode: 'rgb',
  r: (color >> 16) / 255,
  g: ((color >> 8) & 255) / 255,
  b: (color & 255) / 255,
});
