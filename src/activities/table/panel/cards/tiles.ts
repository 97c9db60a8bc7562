/** Dominoes: two halves, a groove and a pin of brass. */
import { GOLD, LINE, SHADE } from './inks.ts';
import { round, WIDTH } from './svg.ts';

/** By number: columns and rows from -1 to 1. */
const PLACES: readonly (readonly (readonly [number, number])[])[] = [
  [],
  [[0, 0]],
  [
    [-1, -1],
    [1, 1],
  ],
  [
    [-1, -1],
    [0, 0],
    [1, 1],
  ],
  [
    [-1, -1],
    [1, -1],
    [-1, 1],
    [1, 1],
  ],
  [
    [-1, -1],
    [1, -1],
    [0, 0],
    [-1, 1],
    [1, 1],
  ],
  [
    [-1, -1],
    [1, -1],
    [-1, 0],
    [1, 0],
    [-1, 1],
    [1, 1],
  ],
  [
    [-1, -1],
    [1, -1],
    [-1, 0],
    [0, 0],
    [1, 0],
    [-1, 1],
    [1, 1],
  ],
  [
    [-1, -1],
    [0, -1],
    [1, -1],
    [-1, 0],
    [1, 0],
    [-1, 1],
    [0, 1],
    [1, 1],
  ],
  [
    [-1, -1],
    [0, -1],
    [1, -1],
    [-1, 0],
    [0, 0],
    [1, 0],
    [-1, 1],
    [0, 1],
    [1, 1],
  ],
];

export function tile(height: number, ends: readonly [number, number], small: boolean): string {
  if (height >= WIDTH) return standing(height, ends, small);
  // A deck of tiles that lie: the first end on the left.
  const long = (WIDTH * WIDTH) / height;
  return `<g transform="translate(0 ${height}) rotate(-90) scale(${round(height / WIDTH)})">${standing(long, ends, small)}</g>`;
}

function standing(height: number, [first, second]: readonly [number, number], small: boolean): string {
  const middle = round(height / 2);
  const rim = `<rect x="7" y="7" width="186" height="${round(height - 14)}" rx="9" fill="none" stroke="${SHADE}" stroke-width="4"/>`;
  const groove = `<path d="M24 ${middle}H176" stroke="${LINE}" stroke-width="${small ? 7 : 5}" stroke-linecap="round"/>`;
  const pin = small
    ? ''
    : `<circle cx="100" cy="${middle}" r="10" fill="${GOLD}" stroke="${LINE}" stroke-width="2.5"/>`;
  const scale = Math.min(1, height / 360);
  return rim + half(first, height * 0.25, scale) + half(second, height * 0.75, scale) + groove + pin;
}

function half(number: number, y: number, scale: number): string {
  return (PLACES[number] ?? [])
    .map(
      ([column, row]) =>
        `<circle cx="${round(100 + column * 54 * scale)}" cy="${round(y + row * 54 * scale)}" r="${round(22 * scale)}" fill="${LINE}"/>`,
    )
    .join('');
}
