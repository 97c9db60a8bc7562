/** A bit for each pixel of a mural, row by row, the lowest of each byte first. */
import { ByteReader } from '../../bytes/reader.ts';
import { ByteWriter } from '../../bytes/writer.ts';
import type { Area } from './types.ts';

export type Bitmap = Uint8Array;

export function bitmapBytes(pixels: number): number {
  return Math.ceil(pixels / 8);
}

export function createBitmap(pixels: number): Bitmap {
  return new Uint8Array(bitmapBytes(pixels));
}

export function hasBit(bitmap: Bitmap, place: number): boolean {
  return (((bitmap[place >> 3] ?? 0) >> (place & 7)) & 1) === 1;
}

export function setBit(bitmap: Bitmap, place: number): void {
  bitmap[place >> 3] = (bitmap[place >> 3] ?? 0) | (1 << (place & 7));
}

export function clearBit(bitmap: Bitmap, place: number): void {
  bitmap[place >> 3] = (bitmap[place >> 3] ?? 0) & ~(1 << (place & 7));
}

/** The pixels of all these rectangles; null where there are none, which is free to ask. */
export function bitmapOf(areas: readonly Area[], width: number, height: number): Bitmap | null {
  if (areas.length === 0) return null;
  const bitmap = createBitmap(width * height);
  for (const area of areas)
    for (let y = area.y; y < area.y + area.height; y += 1)
      for (let x = area.x; x < area.x + area.width; x += 1) setBit(bitmap, y * width + x);
  return bitmap;
}

const RUNS = 0;
const BITS = 1;

/**
 * As few bytes as it takes: a byte that says how, then the lengths of runs of 0
 * and 1 in turn, beginning with 0 (varints), or the bits themselves.
 * @param pixels how many of the bits count
 */
export function packBitmap(bitmap: Bitmap, pixels: number): Uint8Array {
  const writer = new ByteWriter(256);
  writer.byte(RUNS);
  let from = 0;
  for (let value = false; from < pixels; value = !value) {
    const end = runEnd(bitmap, from, pixels, value);
    writer.varint(end - from);
    if (writer.length > bitmap.length) break;
    from = end;
  }
  if (writer.length <= bitmap.length) return writer.done();
  return new ByteWriter(bitmap.length + 1).byte(BITS).bytes(bitmap).done();
}

/** Where the run of `value` that begins at `from` ends. Whole bytes at once: most of a mask is one colour. */
function runEnd(bitmap: Bitmap, from: number, pixels: number, value: boolean): number {
  const whole = value ? 255 : 0;
  let at = from;
  while (at < pixels) {
    if ((at & 7) === 0 && bitmap[at >> 3] === whole && at + 8 <= pixels) at += 8;
    else if (hasBit(bitmap, at) === value) at += 1;
    else break;
  }
  return at;
}

/** @throws ByteError for bytes that hold no bitmap of so many pixels */
export function unpackBitmap(bytes: Uint8Array, pixels: number): Bitmap {
  const reader = new ByteReader(bytes);
  if (reader.byte() === BITS) {
    const bits = reader.bytes(bitmapBytes(pixels)).slice();
    reader.end();
    return bits;
  }
  const bitmap = createBitmap(pixels);
  let from = 0;
  for (let value = false; from < pixels; value = !value) {
    const end = from + reader.varint(pixels - from);
    if (value) fill(bitmap, from, end);
    from = end;
  }
  reader.end();
  return bitmap;
}

function fill(bitmap: Bitmap, from: number, end: number): void {
  for (let at = from; at < end; ) {
    if ((at & 7) === 0 && at + 8 <= end) {
      bitmap[at >> 3] = 255;
      at += 8;
    } else {
      setBit(bitmap, at);
      at += 1;
    }
  }
}
