/** What lies within a rectangle that was drawn on the felt. Pure. */
import type { TableView } from '../types.ts';
import { acrossIf, type Box, CARD, CARD_HEIGHT, lieOf, pileBox } from './geometry.ts';
import { handleOf, type PileView, pilesOf } from './seeing.ts';
import { grouped, type Selection, type Things } from './selection.ts';

/** Half of a piece, in the table's units. */
const PIECE = 34;

/** @param box as it is seen, in the table's units */
export function thingsIn(view: TableView, box: Box, across: boolean): Things {
  const seen = <P extends { readonly x: number; readonly y: number }>(one: P) => acrossIf(across, one);
  const piles = pilesOf(view).filter(
    ({ shape, count }) => count > 0 && meets(box, pileBox(seen(shape), shape.spread, count)),
  );
  const pieces = view.pieces.filter((piece) => {
    const { x, y } = seen(piece);
    return meets(box, { left: x - PIECE, right: x + PIECE, top: y - PIECE, bottom: y + PIECE });
  });
  return { piles: piles.map(({ id }) => id), pieces: pieces.map(({ id }) => id) };
}

/** What drawing it chooses: of a row or fan by itself the cards that were touched, else whole things. */
export function lassoed(
  view: TableView,
  box: Box,
  across: boolean,
  before: Things = { piles: [], pieces: [] },
): Selection | null {
  const { piles, pieces } = thingsIn(view, box, across);
  const [only] = piles;
  const alone = piles.length === 1 && pieces.length === 0 && before.piles.length + before.pieces.length === 0;
  const row = alone ? pilesOf(view).find(({ id }) => id === only) : undefined;
  if (row && row.shape.spread !== 'stack' && row.shape.turn === 0) {
    const cards = cardsIn(row, box, across);
    return cards.length === 0 ? null : { kind: 'cards', cards };
  }
  return grouped(view, {
    piles: [...new Set([...before.piles, ...piles])],
    pieces: [...new Set([...before.pieces, ...pieces])],
  });
}

/** Cards of a row or fan whose open strip the rectangle touches. */
function cardsIn({ cards, count, shape }: PileView, box: Box, across: boolean): number[] {
  const { x, y } = acrossIf(across, shape);
  const step = count > 1 ? lieOf(shape.spread, 1, count).x - lieOf(shape.spread, 0, count).x : CARD;
  return cards
    .filter(([at]) => {
      const lie = lieOf(shape.spread, at, count);
      const left = x + lie.x - CARD / 2;
      // All but the last are covered by the next one.
      const right = left + (at === count - 1 ? CARD : Math.min(CARD, step));
      const top = y + lie.y - CARD_HEIGHT / 2;
      return meets(box, { left, right, top, bottom: top + CARD_HEIGHT });
    })
    .map(handleOf);
}

function meets(one: Box, other: Box): boolean {
  return one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top;
}
