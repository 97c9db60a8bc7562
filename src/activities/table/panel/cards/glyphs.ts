/**
 * Numerals and letters of the corners, drawn rather than set: they look the same
 * on every device and stay clear at a few pixels. Strokes in a box 100 high.
 */
import { round } from './svg.ts';

/** Width of the box and the middle of the stroke. */
const GLYPHS: Readonly<Record<string, readonly [width: number, d: string]>> = {
  '0': [58, 'M9 30a20 21.5 0 0 1 40 0V70a20 21.5 0 0 1-40 0z'],
  '1': [38, 'M5 27L25 10V100'],
  '2': [56, 'M9 31a19.5 22.5 0 0 1 39 0C48 52 22 66 11 91.5H52'],
  '3': [
    57,
    'M9 27a18.5 18.5 0 0 1 37.5 2.5C46.5 40 38 46.5 27 46.5C40 46.5 48.5 55 48.5 69a20.5 22.5 0 0 1-41 2',
  ],
  '4': [62, 'M43 100V9L9 75H60'],
  '5': [57, 'M49 8.5H15L12 46C17 41 22 39.5 28 39.5C41 39.5 48.5 50 48.5 65.5a20.5 26 0 0 1-40.5 7'],
  '6': [58, 'M41 3C25 22 9 46 9 69.5a20 22 0 1 0 40 0a20 22 0 1 0-38-9'],
  '7': [54, 'M4 8.5H46L20 100'],
  '8': [
    58,
    'M29 8.5a17.5 18.5 0 0 1 0 37.5a20.5 22.5 0 1 1 0 45.5a20.5 22.5 0 1 1 0-45.5a17.5 18.5 0 0 1 0-37.5z',
  ],
  '9': [58, 'M17 97C33 78 49 54 49 30.5a20 22 0 1 0-40 0a20 22 0 1 0 38 9'],
  A: [66, 'M6 100L29 8H37L60 100M16 69H50'],
  C: [58, 'M49 33V30a20 21.5 0 0 0-40 0V70a20 21.5 0 0 0 40 0V67'],
  D: [60, 'M10 8.5H24C42 8.5 51 18 51 35V65C51 82 42 91.5 24 91.5H10z'],
  I: [20, 'M10 0V100'],
  J: [50, 'M41 0V69a17.5 22.5 0 0 1-35 0V65'],
  K: [60, 'M10 0V100M54 0L13 60M26 43L55 100'],
  N: [62, 'M10 100V8L52 92V0'],
  P: [56, 'M10 100V8.5H28a19.5 22.5 0 0 1 0 45H10'],
  Q: [60, 'M9 30a20 21.5 0 0 1 40 0V70a20 21.5 0 0 1-40 0zM31 68L55 101'],
  R: [60, 'M10 100V8.5H28a19.5 21.5 0 0 1 0 43H10M29 52L53 100'],
  S: [56, 'M47 29a19 20.5 0 0 0-37.5 1C9.5 52 47.5 46 47.5 70a19.5 21.5 0 0 1-39.5 1'],
  V: [64, 'M6 0L32 92L58 0'],
  X: [62, 'M7 0L55 100M55 0L7 100'],
  '+': [56, 'M28 26V78M2 52H54'],
};
const GAP = 11;

interface Setting {
  /** The middle, and the top. */
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly color: string;
  /** Of the stroke, where the box is 100 high. */
  readonly weight?: number;
  /** Wider texts are made narrower. */
  readonly most?: number;
}

/** Whether a text can be written with these glyphs. */
export function canWrite(text: string): boolean {
  return text !== '' && [...text].every((sign) => Object.hasOwn(GLYPHS, sign));
}

export function write(text: string, { x, y, height, color, weight = 16, most = 1e9 }: Setting): string {
  const scale = height / 100;
  let width = -GAP;
  for (const sign of text) width += (GLYPHS[sign]?.[0] ?? 0) + GAP;
  const narrow = Math.min(1, most / (width * scale));
  let left = -width / 2;
  let inside = '';
  for (const sign of text) {
    const [wide, d] = GLYPHS[sign] ?? [0, ''];
    inside += `<path transform="translate(${round(left)})" d="${d}"/>`;
    left += wide + GAP;
  }
  return `<g transform="translate(${round(x)} ${round(y)}) scale(${round(scale * narrow)} ${round(scale)})" fill="none" stroke="${color}" stroke-width="${weight}" stroke-linejoin="round">${inside}</g>`;
}

const ROMAN = [
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const;

/** Up to 39. */
export function roman(number: number): string {
  let [left, text] = [number, ''];
  for (const [value, sign] of ROMAN) {
    while (left >= value) {
      text += sign;
      left -= value;
    }
  }
  return text;
}
