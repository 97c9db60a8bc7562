/** Dominoes: two halves, a groove and a pin of brass. */
import { GOLD, LINE } from './inks.ts';
import { round } from './svg.ts';

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

export function tile(height: number, [first, second]: readonly [number, number], small: boolean): string {
  const middle = round(height / 2);
  const groove = `<path d="M24 ${middle}H176" stroke="${LINE}" stroke-width="${small ? 7 : 5}" stroke-linecap="round"/>`;
  const pin = small
    ? ''
    : `<circle cx="100" cy="${middle}" r="10" fill="${GOLD}" stroke="${LINE}" stroke-width="2.5"/>`;
  return half(first, height * 0.25) + half(second, height * 0.75) + groove + pin;
}

function half(number: number, y: number): string {
  return (PLACES[number] ?? [])
    .map(
      ([column, row]) =>
        `<circle cx="${100 + column * 54}" cy="${round(y + row * 54)}" r="20" fill="${LINE}"/>`,
    )
    .join('');
}
