/** The other side of the cards: woven from squares like everything here, with the mark of the house. */
import type { Back } from '../../decks/deck.ts';
import { BACK_COLORS, PAPER } from './inks.ts';
import { ground, round } from './svg.ts';

/** Which of the two colours. */
export type BackColor = 0 | 1;

/** Repeated in both directions: `#` is light. */
const PATTERNS: Readonly<Record<Exclude<Back, 'plain'>, readonly string[]>> = {
  mosaic: ['...#....', '..#.#...', '.#...#..', '#..#..#.', '.#...#..', '..#.#...', '...#....', '#.....#.'],
  weave: ['#...', '...#', '..#.', '.#..'],
  chevron: ['#...#...', '.#.#.#.#', '..#...#.', '........'],
  scales: ['..###...', '.#...#..', '#..#..#.', '#.###.#.', '#..#..#.', '.#...#..', '..###...', '........'],
};
const CELL = 6.5;

/** The pixel easel of the house, eight squares high and wide. */
export const EASEL = 'M3 0h2v1h1v4h1v1h1v2H6V6H2v2H0V6h1V5h1V1h1z';
const PAINTS = ['#e5484d', '#f5b83d', '#3e63dd', '#30a46c'];

export function back(height: number, which: Back, color: BackColor): string {
  const fill = BACK_COLORS[color];
  const inner = height - 20;
  const rows = Math.floor((inner - 14) / CELL);
  const top = 10 + (inner - rows * CELL) / 2;
  const columns = 25;
  const left = 100 - (columns * CELL) / 2;
  const pattern = which === 'plain' ? '' : squares(PATTERNS[which], columns, rows, left, top);
  const middle = round(height / 2);
  const paints = PAINTS.map(
    (paint, at) => `<path fill="${paint}" d="M${3 + (at % 2)} ${2 + (at >> 1)}h1v1h-1z"/>`,
  );
  return (
    ground(height) +
    `<rect x="10" y="10" width="180" height="${round(inner)}" rx="8" fill="${fill}"/>` +
    (pattern && `<path d="${pattern}" fill="${PAPER}" fill-opacity=".34"/>`) +
    `<rect x="14.5" y="14.5" width="171" height="${round(inner - 9)}" rx="5" fill="none" stroke="${PAPER}" stroke-opacity=".6" stroke-width="1.5"/>` +
    `<g transform="translate(100 ${middle}) scale(${round(Math.min(1, (height - 40) / 100))})">` +
    `<circle r="40" fill="${fill}" stroke="${PAPER}" stroke-width="3"/>` +
    `<g transform="translate(-24 -25) scale(6)" shape-rendering="crispEdges"><path fill="${PAPER}" d="${EASEL}"/>${paints.join('')}</g></g>`
  );
}

/** One path for all; squares side by side are one. Mirrored about the middle, so that a back has no upper end. */
function squares(
  pattern: readonly string[],
  columns: number,
  rows: number,
  left: number,
  top: number,
): string {
  let d = '';
  for (let row = 0; row < rows; row++) {
    let run = 0;
    for (let column = 0; column <= columns; column++) {
      if (column < columns && isLight(pattern, column, row, columns, rows)) run++;
      else if (run) {
        d += `M${round(left + (column - run) * CELL)} ${round(top + row * CELL)}h${run * CELL}v${CELL}h-${run * CELL}z`;
        run = 0;
      }
    }
  }
  return d;
}

function isLight(
  pattern: readonly string[],
  column: number,
  row: number,
  columns: number,
  rows: number,
): boolean {
  const x = Math.abs(column - (columns - 1) / 2);
  const y = Math.abs(row - (rows - 1) / 2);
  const line = pattern[Math.floor(y) % pattern.length] ?? '';
  return line[Math.floor(x + 3) % line.length] === '#';
}
