/**
 * Cards are drawn as text: no ids, no references, so that many stand in one
 * document, or alone in an image. A card is 200 units wide.
 */
import { LINE, PAPER } from './inks.ts';

export const WIDTH = 200;
/** Roundness of a card's corners, in units. */
export const CORNER = 14;

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

export function svg(height: number, inside: string): string {
  const h = round(height);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${h}" width="${WIDTH}" height="${h}">${inside}</svg>`;
}

/** The ground of a card with an edge that shows where one lies on another. */
export function ground(height: number, fill = PAPER): string {
  return `<rect x=".75" y=".75" width="198.5" height="${round(height - 1.5)}" rx="${CORNER}" fill="${fill}" stroke="${LINE}" stroke-opacity=".34" stroke-width="1.5"/>`;
}

/** What is drawn once for those on either side of the table. */
export function bothWays(height: number, half: string): string {
  return `${half}<g transform="rotate(180 100 ${round(height / 2)})">${half}</g>`;
}

export function path(d: string, attributes: string): string {
  return `<path d="${d}" ${attributes}/>`;
}

/** Words of people, made harmless. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
