/** What a card tells people to do, in a box from -50 to 50. */
import type { Ink, Shape, Sign } from '../../decks/deck.ts';
import { write } from './glyphs.ts';
import { GROUNDS, LINE, PAPER } from './inks.ts';
import { shape } from './shapes.ts';
import { round } from './svg.ts';

const stroke = (color: string, width = 13) =>
  `fill="none" stroke="${color}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"`;

const SIGN_PATHS: Readonly<Record<Sign, ((color: string) => string) | null>> = {
  // Over the head of the next one.
  skip: (color) =>
    `<path d="M-40 16A38 38 0 0 1 34 6M40-22L36 8L8 2" ${stroke(color)}/><circle cy="30" r="12" fill="${color}"/>`,
  reverse: (color) =>
    `<path d="M-38-17H34M14-38L36-17L14 4M38 19H-34M-14-2L-36 19L-14 40" ${stroke(color, 12)}/>`,
  'draw-two': (color) => write('+2', { x: 0, y: -36, height: 72, color }),
  'wild-four': (color) => write('+4', { x: 0, y: -36, height: 72, color }),
  wild: null,
};

export function sign(
  which: Sign,
  { x, y, size, color }: { x: number; y: number; size: number; color: string },
): string {
  const inside = SIGN_PATHS[which]?.(color) ?? fourSuits();
  return `<g transform="translate(${round(x)} ${round(y)}) scale(${round(size / 100)})">${inside}</g>`;
}

const FOUR: readonly (readonly [Shape, Ink, number, number])[] = [
  ['circle', 'red', -29, -29],
  ['star', 'gold', 29, -29],
  ['triangle', 'green', -29, 29],
  ['square', 'blue', 29, 29],
];

/** All colours with their shapes, for whoever may choose; on plates, as they stand on a dark ground. */
export function fourSuits(): string {
  return FOUR.map(([suit, ink, x, y]) => {
    const plate = `<rect x="${x - 24}" y="${y - 24}" width="48" height="48" rx="9" fill="${PAPER}"/>`;
    const fill = GROUNDS[ink].ground;
    // Gold hardly shows on paper: it gets an outline.
    if (ink !== 'gold') return plate + shape(suit, { x, y, size: 36, fill });
    return plate + shape(suit, { x, y, size: 42, fill: LINE }) + shape(suit, { x, y, size: 34, fill });
  }).join('');
}
