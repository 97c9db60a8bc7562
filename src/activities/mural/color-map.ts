/**
 * Any colour to the nearest of a palette, by distance in OKLab, where equal
 * distances look about equally different (Ottosson, 2020).
 */
import { converter } from 'culori';

const toOklab = converter('oklab');

/** Less than half opaque: such pixels leave the canvas alone. */
export const LEAVE = -1;

export interface ColorMap {
  /** @returns index of the nearest colour, or LEAVE; channels are 0 to 255 */
  nearest(red: number, green: number, blue: number, alpha?: number): number;
}

/**
 * Pictures repeat their colours. The memo holds the last colour seen in each of
 * its slots: bounded even for photographs with millions of different ones.
 */
const SLOTS = 1 << 16;

/** @param palette `#rrggbb`, at least one */
export function createColorMap(palette: readonly string[]): ColorMap {
  const points = palette.map((color) => toOklab(color) ?? { l: 0, a: 0, b: 0 });
  // 0 means an empty slot, so colours are kept plus 1.
  const keys = new Uint32Array(SLOTS);
  const values = new Uint8Array(SLOTS);

  function search(red: number, green: number, blue: number): number {
    const { l, a, b } = toOklab({ mode: 'rgb', r: red / 255, g: green / 255, b: blue / 255 });
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    for (const [index, point] of points.entries()) {
      const distance = (point.l - l) ** 2 + (point.a - a) ** 2 + (point.b - b) ** 2;
      if (distance < least) {
        least = distance;
        best = index;
      }
    }
    return best;
  }

  return {
    nearest(red, green, blue, alpha = 255) {
      if (alpha < 128) return LEAVE;
      const color = (red << 16) | (green << 8) | blue;
      // Fibonacci hashing: neighbouring colours go to different slots (Knuth, vol. 3, 6.4).
      const slot = Math.imul(color, 0x9e3779b1) >>> 16;
      if (keys[slot] !== color + 1) {
        keys[slot] = color + 1;
        values[slot] = search(red, green, blue);
      }
      return values[slot] ?? 0;
    },
  };
}
