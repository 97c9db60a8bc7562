/**
 * Many changes of a canvas as one frame, the last colour of each place.
 *
 *     varint  how many places changed; nothing follows 0
 *     bits    highest bit of each byte first, zeros at the end:
 *       1     R: places as runs
 *       1     C: colours as runs
 *       3     width of a colour in bits, minus 1
 *       5     k of the gaps; with R then 5 for k of the run lengths;
 *             with C then 5 for k of the lengths of colour runs
 *       places, rising, y * width + x:
 *         R 0   for each the gap: how many unchanged places lie between it and the one before
 *         R 1   for each run of neighbours the gap before it and its length minus 1
 *       colours, in the order of the places:
 *         C 0   each in its width
 *         C 1   for each run of equal ones the colour and the length of the run minus 1
 *
 * Gaps and lengths are Rice codes. The encoder tries both forms and all useful
 * k and takes the shortest: single pixels cost little more than the entropy of
 * their place (log2 of the mean gap plus 1.5 bits) and colour, strokes and
 * areas a fraction of a byte.
 */
import type { ByteReader } from '../../bytes/reader.ts';
import { ByteWriter } from '../../bytes/writer.ts';
import { CodecError, type Digest, type Entry } from '../activity.ts';
import { decoded } from '../decoding.ts';
import {
  type BitReader,
  type BitWriter,
  bestRice,
  createBitReader,
  createBitWriter,
  flushBits,
  MAX_RICE,
  putBits,
  putRice,
  takeBits,
  takeRice,
} from './bits.ts';
import { MAX_EDGE } from './limits.ts';
import type { MuralState } from './state.ts';
import type { MuralEvent } from './types.ts';

const PLACES = MAX_EDGE * MAX_EDGE;

export const muralDigest: Digest<MuralState, MuralEvent> = {
  changes(state: MuralState, { event }: Entry<MuralEvent>, change): boolean {
    if (event.type === 'rolled-back') {
      const { places, after } = event.changes;
      for (let index = 0; index < places.length; index += 1)
        change(places[index] ?? 0, after.colors[index] ?? 0);
      return true;
    }
    // What changes everything is rare; viewers load the mural again.
    if (event.type !== 'painted') return false;
    const { pixels } = event;
    for (let at = 0; at < pixels.length; at += 3)
      change((pixels[at + 1] ?? 0) * state.width + (pixels[at] ?? 0), pixels[at + 2] ?? 0);
    return true;
  },

  encode(state: MuralState, changes: ReadonlyMap<number, number>): Uint8Array {
    return encodeDigest(changes, bitsFor(state.palette.length));
  },
};

/** Bits that tell so many colours apart, 1 to 8. */
function bitsFor(colors: number): number {
  return Math.max(1, Math.ceil(Math.log2(colors)));
}

/** @param width of a colour, in bits, 1 to 8 */
export function encodeDigest(changes: ReadonlyMap<number, number>, width: number): Uint8Array {
  const writer = new ByteWriter(16 + changes.size * 3);
  writer.varint(changes.size);
  if (changes.size === 0) return writer.done();
  // Place and colour in one number, so that one sort of numbers orders both.
  const sorted = new Float64Array(changes.size);
  let filled = 0;
  for (const [place, color] of changes) {
    sorted[filled] = place * 256 + color;
    filled += 1;
  }
  sorted.sort();
  const { gaps, runGaps, runLengths, colors, colorRuns, colorLengths } = measure(sorted);

  const single = bestRice(gaps);
  const run = bestRice(runGaps);
  const length = bestRice(runLengths);
  const asRuns = run.bits + length.bits + 5 < single.bits;
  const colorLength = bestRice(colorLengths);
  const colorsAsRuns = colorRuns.length * width + colorLength.bits + 5 < colors.length * width;

  const bits = createBitWriter(writer);
  putBits(bits, asRuns ? 1 : 0, 1);
  putBits(bits, colorsAsRuns ? 1 : 0, 1);
  putBits(bits, width - 1, 3);
  putBits(bits, asRuns ? run.k : single.k, 5);
  if (asRuns) putBits(bits, length.k, 5);
  if (colorsAsRuns) putBits(bits, colorLength.k, 5);
  if (asRuns) putPairs(bits, runGaps, run.k, runLengths, length.k);
  else for (const gap of gaps) putRice(bits, gap, single.k);
  if (colorsAsRuns) putColorRuns(bits, colorRuns, width, colorLengths, colorLength.k);
  else for (const color of colors) putBits(bits, color, width);
  flushBits(bits);
  return writer.done();
}

interface Measured {
  /** Before each place. */
  readonly gaps: Uint32Array;
  /** Before each run of neighbouring places, and its length minus 1. */
  readonly runGaps: Uint32Array;
  readonly runLengths: Uint32Array;
  /** Of each place. */
  readonly colors: Uint8Array;
  /** Of each run of equal colours, and its length minus 1. */
  readonly colorRuns: Uint8Array;
  readonly colorLengths: Uint32Array;
}

function measure(sorted: Float64Array): Measured {
  const count = sorted.length;
  const gaps = new Uint32Array(count);
  const colors = new Uint8Array(count);
  const runGaps = new Uint32Array(count);
  const runLengths = new Uint32Array(count);
  const colorRuns = new Uint8Array(count);
  const colorLengths = new Uint32Array(count);
  let runs = 0;
  let paints = 0;
  let last = -1;
  for (let index = 0; index < count; index += 1) {
    const value = sorted[index] ?? 0;
    const place = Math.floor(value / 256);
    const color = value % 256;
    const gap = place - last - 1;
    last = place;
    gaps[index] = gap;
    colors[index] = color;
    if (index > 0 && gap === 0) {
      runLengths[runs - 1] = (runLengths[runs - 1] ?? 0) + 1;
    } else {
      runGaps[runs] = gap;
      runs += 1;
    }
    if (paints > 0 && colorRuns[paints - 1] === color) {
      colorLengths[paints - 1] = (colorLengths[paints - 1] ?? 0) + 1;
    } else {
      colorRuns[paints] = color;
      paints += 1;
    }
  }
  return {
    gaps,
    colors,
    runGaps: runGaps.subarray(0, runs),
    runLengths: runLengths.subarray(0, runs),
    colorRuns: colorRuns.subarray(0, paints),
    colorLengths: colorLengths.subarray(0, paints),
  };
}

function putPairs(
  bits: BitWriter,
  gaps: Uint32Array,
  gapK: number,
  lengths: Uint32Array,
  lengthK: number,
): void {
  for (const [index, gap] of gaps.entries()) {
    putRice(bits, gap, gapK);
    putRice(bits, lengths[index] ?? 0, lengthK);
  }
}

function putColorRuns(
  bits: BitWriter,
  colors: Uint8Array,
  width: number,
  lengths: Uint32Array,
  k: number,
): void {
  for (const [index, color] of colors.entries()) {
    putBits(bits, color, width);
    putRice(bits, lengths[index] ?? 0, k);
  }
}

/**
 * Calls `change` for each place of a frame, in rising order. Used in the browser.
 * A frame is checked as a whole before the first call.
 * @returns how many places changed
 * @throws CodecError and nothing else, whatever the bytes
 */
export function decodeDigest(bytes: Uint8Array, change: (place: number, color: number) => void): number {
  const { count, runs, colors } = decoded(bytes, takeFrame);
  let color = 0;
  let same = 0;
  let next = 0;
  for (let index = 0; index < runs.length; index += 2) {
    const start = runs[index] ?? 0;
    const end = start + (runs[index + 1] ?? 0);
    for (let place = start; place < end; place += 1) {
      if (same === 0) {
        color = colors[next] ?? 0;
        same = colors[next + 1] ?? 0;
        next += 2;
      }
      same -= 1;
      change(place, color);
    }
  }
  return count;
}

interface Frame {
  readonly count: number;
  /** Start and length, start and length, … of neighbouring places. */
  readonly runs: readonly number[];
  /** Colour and length, colour and length, … */
  readonly colors: readonly number[];
}

function takeFrame(reader: ByteReader): Frame {
  const count = reader.varint(PLACES);
  if (count === 0) return { count, runs: [], colors: [] };
  const bits = createBitReader(reader);
  const asRuns = takeBits(bits, 1) === 1;
  const colorsAsRuns = takeBits(bits, 1) === 1;
  const width = takeBits(bits, 3) + 1;
  const gapK = takeK(bits);
  const lengthK = asRuns ? takeK(bits) : 0;
  const colorK = colorsAsRuns ? takeK(bits) : 0;
  // Every run and every gap has at least one bit: a count that cannot fit is refused before anything grows.
  if (!asRuns && count > reader.left * 8 + 8) throw new CodecError('truncated');
  const runs = takeRuns(bits, count, asRuns, gapK, lengthK);
  return { count, runs, colors: takeColorRuns(bits, count, colorsAsRuns, width, colorK) };
}

function takeK(bits: BitReader): number {
  const k = takeBits(bits, 5);
  if (k > MAX_RICE) throw new CodecError(`Rice parameter ${k}`);
  return k;
}

function takeRuns(bits: BitReader, count: number, asRuns: boolean, gapK: number, lengthK: number): number[] {
  const runs: number[] = [];
  let place = 0;
  for (let found = 0; found < count; ) {
    place += takeRice(bits, gapK, PLACES - 1 - place);
    const length = asRuns ? takeRice(bits, lengthK, count - found - 1) + 1 : 1;
    if (place + length > PLACES) throw new CodecError(`place above ${PLACES}`);
    runs.push(place, length);
    place += length;
    found += length;
  }
  return runs;
}

function takeColorRuns(bits: BitReader, count: number, asRuns: boolean, width: number, k: number): number[] {
  const runs: number[] = [];
  for (let found = 0; found < count; ) {
    const color = takeBits(bits, width);
    const length = asRuns ? takeRice(bits, k, count - found - 1) + 1 : 1;
    runs.push(color, length);
    found += length;
  }
  return runs;
}
