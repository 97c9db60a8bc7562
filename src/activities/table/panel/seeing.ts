/** Looks things up in what one is shown. Pure. */
import type { CardView, Handle, Piece, PlaceId, PlaceView, SeatNumber, TableView } from '../types.ts';

export interface Found {
  readonly card: CardView;
  readonly place: PlaceView;
}

export const handleOf = (card: CardView): Handle => card[1];
export const isUp = (card: CardView): boolean => card[4] === 1;
/** Whether I see which one it is. */
export const isKnown = (card: CardView): boolean => card[3] >= 0;

export function findCard(view: TableView, handle: Handle): Found | null {
  for (const place of view.places)
    for (const card of place.cards) if (card[1] === handle) return { card, place };
  return null;
}

export const placeOf = (view: TableView, id: PlaceId): PlaceView | undefined =>
  view.places.find((place) => place.id === id);
export const pieceOf = (view: TableView, id: number): Piece | undefined =>
  view.pieces.find((piece) => piece.id === id);
export const handOf = (view: TableView, seat: SeatNumber | null): PlaceView | undefined =>
  seat === null ? undefined : placeOf(view, seat);

export type PileView = PlaceView & { readonly shape: NonNullable<PlaceView['shape']> };
export const isPile = (place: PlaceView): place is PileView => place.shape !== undefined;
export const pilesOf = (view: TableView): PileView[] => view.places.filter(isPile);

/** The topmost card, where I can tell it from others. */
export function topOf({ cards, count }: PlaceView): CardView | undefined {
  const last = cards.at(-1);
  return last && last[0] === count - 1 ? last : undefined;
}

/** Whether it is a card that lies alone, not in one of the game's areas. */
export const isLoose = (place: PlaceView): boolean => place.count === 1 && place.shape?.area === '';

/** Where most cards are dealt from: the area for drawing, or the largest pile that lies face down. */
export function drawPile(view: TableView): PileView | undefined {
  const piles = pilesOf(view).filter(({ count }) => count > 0);
  const named = piles.find(({ shape }) => shape.area === 'draw');
  if (named) return named;
  const down = piles.filter((pile) => pile.shape.spread === 'stack' && pile.count > 1 && !isTopUp(pile));
  return down.sort((one, other) => other.count - one.count)[0];
}

/** Where cards are played to, where the game has a place for it. */
export const playPile = (view: TableView): PileView | undefined =>
  pilesOf(view).find(({ shape }) => shape.area === 'discard' || shape.area === 'play');

export function isTopUp(place: PlaceView): boolean {
  const top = topOf(place);
  return top !== undefined && isUp(top);
}
