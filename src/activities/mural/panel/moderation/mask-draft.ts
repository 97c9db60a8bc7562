/** A mask while it is being drawn. Pure. */
import { type Bitmap, createBitmap, hasBit } from '../../bitmap.ts';
import type { Area } from '../../types.ts';
import type { Point, Size } from '../camera.ts';

export function openMask({ width, height }: Size, closed: boolean): Bitmap {
  const bits = createBitmap(width * height);
  if (closed) for (let place = 0; place < width * height; place += 1) put(bits, place, true);
  return bits;
}

function put(bits: Bitmap, place: number, closed: boolean): void {
  const byte = bits[place >> 3] ?? 0;
  bits[place >> 3] = closed ? byte | (1 << (place & 7)) : byte & ~(1 << (place & 7));
}

/** The same with a rectangle opened or closed. */
export function withRectangle(bits: Bitmap, mural: Size, area: Area, closed: boolean): Bitmap {
  const changed = bits.slice();
  for (let y = area.y; y < area.y + area.height; y += 1)
    for (let x = area.x; x < area.x + area.width; x += 1) put(changed, y * mural.width + x, closed);
  return changed;
}

/** The same with all pixels whose middle lies inside of a closed line (even-odd). */
export function withLasso(bits: Bitmap, mural: Size, line: readonly Point[], closed: boolean): Bitmap {
  const changed = bits.slice();
  const top = Math.max(0, Math.floor(Math.min(...line.map(({ y }) => y))));
  const bottom = Math.min(mural.height - 1, Math.ceil(Math.max(...line.map(({ y }) => y))));
  for (let y = top; y <= bottom; y += 1) {
    const crossings = crossingsAt(line, y + 0.5);
    for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
      const from = Math.max(0, Math.ceil((crossings[pair] ?? 0) - 0.5));
      const to = Math.min(mural.width - 1, Math.floor((crossings[pair + 1] ?? 0) - 0.5));
      for (let x = from; x <= to; x += 1) put(changed, y * mural.width + x, closed);
    }
  }
  return changed;
}

/** Where the line passes this height, from left to right. */
function crossingsAt(line: readonly Point[], y: number): number[] {
  const found: number[] = [];
  for (const [index, from] of line.entries()) {
    const to = line[(index + 1) % line.length];
    if (!to || from.y <= y === to.y <= y) continue;
    found.push(from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x));
  }
  return found.sort((a, b) => a - b);
}

/** How much of the mural is open, 0 to 1. */
export function openShare(bits: Bitmap, pixels: number): number {
  let open = 0;
  for (let place = 0; place < pixels; place += 1) if (!hasBit(bits, place)) open += 1;
  return open / pixels;
}
