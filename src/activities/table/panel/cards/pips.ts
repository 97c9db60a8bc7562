/** Suits counted out in the middle of a card. */
import type { Shape } from '../../decks/deck.ts';
import { EASEL } from './backs.ts';
import { PAPER } from './inks.ts';
import { shape } from './shapes.ts';
import { CORNER, round } from './svg.ts';

/** By rank: columns and rows from -1 to 1; whatever is below the middle stands on its head. */
const SIDES = (...rows: number[]) => rows.flatMap((row) => [[-1, row] as const, [1, row] as const]);
const PLACES: Readonly<Record<number, readonly (readonly [number, number])[]>> = {
  2: [
    [0, -1],
    [0, 1],
  ],
  3: [
    [0, -1],
    [0, 0],
    [0, 1],
  ],
  4: SIDES(-1, 1),
  5: [...SIDES(-1, 1), [0, 0]],
  6: SIDES(-1, 0, 1),
  7: [...SIDES(-1, 0, 1), [0, -0.5]],
  8: [...SIDES(-1, 0, 1), [0, -0.5], [0, 0.5]],
  9: [...SIDES(-1, -1 / 3, 1 / 3, 1), [0, 0]],
  10: [...SIDES(-1, -1 / 3, 1 / 3, 1), [0, -2 / 3], [0, 2 / 3]],
};

export function hasPips(rank: number): boolean {
  return rank === 1 || rank in PLACES;
}

export function pips(height: number, rank: number, suit: Shape, color: string): string {
  if (rank === 1) return ace(height, suit, color);
  const [dx, dy] = [33, height / 2 - 40 - CORNER];
  return (PLACES[rank] ?? [])
    .map(([column, row]) =>
      shape(suit, { x: 100 + column * dx, y: height / 2 + row * dy, size: 40, fill: color, turned: row > 0 }),
    )
    .join('');
}

/** One large suit with an inlaid line. */
function ace(height: number, suit: Shape, color: string): string {
  const y = height / 2;
  return (
    shape(suit, { x: 100, y, size: 122, fill: color }) +
    shape(suit, { x: 100, y, size: 98, fill: PAPER }) +
    shape(suit, { x: 100, y, size: 88, fill: color }) +
    (suit === 'spade'
      ? `<path transform="translate(86 ${round(y - 10)}) scale(3.5)" fill="${PAPER}" d="${EASEL}"/>`
      : '')
  );
}
