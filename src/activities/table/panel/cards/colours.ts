/** Cards filled with the colour of their suit: number or sign on its shape. */
import type { Ink, Shape, Sign } from '../../decks/deck.ts';
import { inscription } from './corners.ts';
import { GROUNDS, PAPER } from './inks.ts';
import { shape } from './shapes.ts';
import { fourSuits, sign } from './signs.ts';
import { bothWays, ground, round } from './svg.ts';

interface Coloured {
  readonly ink: Ink;
  readonly index: string;
  readonly shape?: Shape | undefined;
  readonly sign?: Sign | undefined;
}

/** Signs that are written. */
const SIGN_WORDS: Readonly<Partial<Record<Sign, string>>> = { 'draw-two': '+2', 'wild-four': '+4' };

/** Some silhouettes look smaller than they are, some larger. */
const SIZES: Readonly<Partial<Record<Shape, number>>> = { star: 146, triangle: 116, square: 122 };

/** Where on a silhouette there is room: how far below its middle, and how high a number may be, of its size. */
const ROOM: Readonly<Record<Shape, readonly [below: number, high: number]>> = {
  circle: [0, 0.5],
  star: [0.03, 0.34],
  triangle: [0.14, 0.44],
  square: [0, 0.5],
  spade: [0.08, 0.36],
  heart: [-0.06, 0.42],
  diamond: [0, 0.36],
  club: [0, 0.3],
};

export function colouredCard(height: number, card: Coloured, small: boolean): string {
  const { ground: fill, mark } = GROUNDS[card.ink];
  const plate = `<rect x="9" y="9" width="182" height="${round(height - 18)}" rx="9" fill="${fill}"/>`;
  return (
    ground(height, PAPER) + plate + (small ? smallMarks(height, card, mark) : marks(height, card, fill, mark))
  );
}

function marks(height: number, card: Coloured, fill: string, mark: string): string {
  const written = card.sign ? SIGN_WORDS[card.sign] : card.index;
  const corner =
    written === undefined && card.sign
      ? sign(card.sign, { x: 36, y: 38, size: 40, color: mark })
      : inscription(written ?? '', { x: 36, y: 20, height: 38, color: mark, most: 42, weight: 18 });
  const suit = card.shape ? shape(card.shape, { x: 36, y: 78, size: 25, fill: mark }) : '';
  return bothWays(height, corner + suit) + middle(height, card, fill, mark);
}

function middle(height: number, card: Coloured, fill: string, mark: string): string {
  const y = height / 2;
  if (!card.shape) {
    const four = `<g transform="translate(100 ${round(y)}) scale(1.36)">${fourSuits()}</g>`;
    if (card.sign !== 'wild-four') return four;
    return `${four}<circle cx="100" cy="${round(y)}" r="27" fill="${fill}" stroke="${PAPER}" stroke-width="4"/>${sign('wild-four', { x: 100, y, size: 44, color: mark })}`;
  }
  const size = SIZES[card.shape] ?? 128;
  const [below, high] = ROOM[card.shape];
  const [middleY, tall] = [y + below * size, high * size];
  const inside = card.sign
    ? sign(card.sign, { x: 100, y: middleY, size: tall, color: fill })
    : inscription(card.index, {
        x: 100,
        y: middleY - tall / 2,
        height: tall,
        color: fill,
        most: tall * 0.9,
        weight: 17,
      });
  return shape(card.shape, { x: 100, y, size, fill: mark }) + inside;
}

function smallMarks(height: number, card: Coloured, mark: string): string {
  if (!card.shape) {
    const four = `<g transform="translate(100 ${round(height / 2 + (card.sign === 'wild-four' ? 36 : 0))}) scale(1.5)">${fourSuits()}</g>`;
    const top =
      card.sign === 'wild-four'
        ? inscription('+4', { x: 66, y: 24, height: 62, color: mark, most: 92, weight: 19 })
        : '';
    return four + top;
  }
  const top = card.sign
    ? sign(card.sign, { x: 62, y: 66, size: 86, color: mark })
    : inscription(card.index, { x: 62, y: 24, height: 100, color: mark, most: 92, weight: 19 });
  return (
    `<g opacity=".24">${shape(card.shape, { x: 128, y: height - 84, size: 118, fill: mark })}</g>${top}` +
    shape(card.shape, { x: 62, y: 180, size: 78, fill: mark })
  );
}
