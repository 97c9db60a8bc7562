/** What stands in the corners: what a card is, for whoever holds many of them in a fan. */
import type { Shape } from '../../decks/deck.ts';
import { canWrite, write } from './glyphs.ts';
import { shape } from './shapes.ts';
import { bothWays, escaped, round } from './svg.ts';

export interface Corner {
  readonly index: string;
  readonly shape?: Shape | undefined;
  readonly color: string;
}

/** A short text of which some signs may not be ours to draw. */
export function inscription(
  text: string,
  {
    x,
    y,
    height,
    color,
    most,
    weight,
  }: {
    readonly x: number;
    readonly y: number;
    readonly height: number;
    readonly color: string;
    readonly most: number;
    readonly weight?: number;
  },
): string {
  if (canWrite(text)) return write(text, { x, y, height, color, most, ...(weight ? { weight } : {}) });
  const size = Math.min(height * 1.3, (most / [...text].length) * 1.5);
  return `<text x="${round(x)}" y="${round(y + height / 2)}" dy=".35em" text-anchor="middle" font-family="system-ui,sans-serif" font-weight="700" font-size="${Math.round(size)}" fill="${color}">${escaped(text)}</text>`;
}

/** In two corners, for both sides of the table. */
export function corners(height: number, { index, shape: suit, color }: Corner): string {
  const mark = suit ? shape(suit, { x: 25, y: index ? 77 : 36, size: 31, fill: color }) : '';
  return bothWays(
    height,
    (index && inscription(index, { x: 25, y: 15, height: 40, color, most: 32, weight: 17 })) + mark,
  );
}

/**
 * For cards of a few dozen pixels: the same in one corner only and as large as
 * can be, so that at 44 px the numeral is 20 px high, with the suit again below.
 */
export function smallCorner(height: number, { index, shape: suit, color }: Corner, again = true): string {
  const top = inscription(index, { x: 49, y: 19, height: 92, color, most: 74, weight: 18 });
  if (!suit) return top;
  if (!index) return shape(suit, { x: 52, y: 62, size: 84, fill: color });
  const below = shape(suit, { x: 49, y: 158, size: 68, fill: color });
  if (!again) return top + below;
  return top + below + shape(suit, { x: 136, y: height - 74, size: 104, fill: color });
}

/** For cards that are about as wide as high, or wider. */
export function lowCard(height: number, { index, shape: suit, color }: Corner): string {
  const tall = Math.min(height * 0.6, 110);
  const y = (height - tall) / 2;
  if (!suit) return inscription(index, { x: 100, y, height: tall, color, most: 160 });
  return (
    inscription(index, { x: 56, y, height: tall, color, most: 80 }) +
    shape(suit, { x: 142, y: height / 2, size: tall * 0.9, fill: color })
  );
}
