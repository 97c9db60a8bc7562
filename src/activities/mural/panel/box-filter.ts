import { type PaletteColors, packLinear } from './palette-colors.ts';

/** A rectangle in whole pixels; `right` and `bottom` are just outside. */
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Indices {
  readonly width: number;
  readonly height: number;
  /** One palette index a pixel, row by row. */
  readonly pixels: Uint8Array;
}

/**
 * Draws a part of the mural, made smaller by 2^level, into RGBA pixels.
 *
 * Each result is the mean light of its block of mural pixels (box filter in
 * linear light), cut at the mural's edge, so that dithered areas keep their
 * brightness and single pixels do not flicker while one zooms.
 *
 * @param part in pixels of the level: mural pixels divided by 2^level
 * @param out receives `part`, row by row, `stride` pixels a row
 */
export function drawLevel(
  source: Indices,
  colors: PaletteColors,
  level: number,
  part: Rect,
  out: Uint32Array,
  stride: number,
): void {
  if (level === 0) drawExact(source, colors, part, out, stride);
  else drawMean(source, colors, level, part, out, stride);
}

function drawExact(
  source: Indices,
  colors: PaletteColors,
  part: Rect,
  out: Uint32Array,
  stride: number,
): void {
  const { pixels, width } = source;
  const { packed } = colors;
  for (let y = part.top; y < part.bottom; y++) {
    let to = (y - part.top) * stride;
    const end = y * width + part.right;
    for (let from = y * width + part.left; from < end; from++) {
      out[to++] = packed[pixels[from] as number] as number;
    }
  }
}

function drawMean(
  source: Indices,
  colors: PaletteColors,
  level: number,
  part: Rect,
  out: Uint32Array,
  stride: number,
): void {
  const { pixels, width, height } = source;
  const { packed, red, green, blue } = colors;
  for (let y = part.top; y < part.bottom; y++) {
    const top = y << level;
    const bottom = Math.min(height, top + (1 << level));
    for (let x = part.left; x < part.right; x++) {
      const left = x << level;
      const right = Math.min(width, left + (1 << level));
      const first = pixels[top * width + left] as number;
      let flat = true;
      let r = 0;
      let g = 0;
      let b = 0;
      for (let row = top; row < bottom; row++) {
        const end = row * width + right;
        for (let at = row * width + left; at < end; at++) {
          const index = pixels[at] as number;
          if (index !== first) flat = false;
          r += red[index] as number;
          g += green[index] as number;
          b += blue[index] as number;
        }
      }
      const count = (bottom - top) * (right - left);
      // A block of one colour keeps it exactly, untouched by the rounding of the mean.
      out[(y - part.top) * stride + x - part.left] = flat
        ? (packed[first] as number)
        : packLinear((r / count) | 0, (g / count) | 0, (b / count) | 0);
    }
  }
}

/** The part of a level that shows these mural pixels. */
export function atLevel(rect: Rect, level: number): Rect {
  const up = (1 << level) - 1;
  return {
    left: rect.left >> level,
    top: rect.top >> level,
    right: (rect.right + up) >> level,
    bottom: (rect.bottom + up) >> level,
  };
}

/** What both have, or null. */
export function intersect(a: Rect, b: Rect): Rect | null {
  const left = Math.max(a.left, b.left);
  const top = Math.max(a.top, b.top);
  const right = Math.min(a.right, b.right);
  const bottom = Math.min(a.bottom, b.bottom);
  return left < right && top < bottom ? { left, top, right, bottom } : null;
}

/** The smallest rectangle around both. */
export function around(a: Rect, b: Rect): Rect {
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}
