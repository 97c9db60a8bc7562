/** What is carried, where it is let go, and the command that makes of it. Pure. */
import type { Handle, PieceKind, PlaceId, SeatNumber, TableCommand, TableView } from '../types.ts';
import type { Point } from './camera.ts';
import { rulesDecide } from './games.ts';
import { onTable } from './geometry.ts';
import { findCard, handleOf, placeOf } from './seeing.ts';
import type { Things } from './selection.ts';

export type Carried =
  /** `up` left out: as they lie. */
  | { readonly kind: 'cards'; readonly cards: readonly Handle[]; readonly up?: boolean }
  | { readonly kind: 'pile'; readonly pile: PlaceId }
  | { readonly kind: 'piece'; readonly id: number }
  /** `anchor`: the point of the table that comes to lie where they are let go. */
  | ({ readonly kind: 'group'; readonly anchor: Point } & Things)
  /** Not on the table yet. */
  | { readonly kind: 'new'; readonly piece: PieceKind };

export type Aim =
  | { readonly at: 'pile'; readonly pile: PlaceId; readonly bottom?: boolean }
  /** In the table's units. */
  | { readonly at: 'spot'; readonly x: number; readonly y: number }
  | { readonly at: 'hand' }
  | { readonly at: 'seat'; readonly seat: SeatNumber };

/** Null where it cannot be let go there, or nothing would change. */
export function commandFor(
  view: TableView,
  mine: SeatNumber | null,
  carried: Carried,
  aim: Aim,
): TableCommand | null {
  const goal = aim.at === 'seat' && aim.seat === mine ? ({ at: 'hand' } as const) : aim;
  switch (carried.kind) {
    case 'cards':
      return cardsTo(view, mine, carried, goal);
    case 'pile':
      return pileTo(view, carried.pile, goal);
    case 'group':
      return groupTo(view, carried, goal);
    case 'piece': {
      const spot = spotOf(view, goal);
      return spot && { type: 'change', id: carried.id, to: onTable(spot) };
    }
    case 'new': {
      const spot = spotOf(view, goal);
      return spot && { type: 'place', piece: carried.piece, ...onTable(spot) };
    }
  }
}

function cardsTo(
  view: TableView,
  mine: SeatNumber | null,
  { cards, up }: Extract<Carried, { kind: 'cards' }>,
  aim: Aim,
): TableCommand | null {
  const places = new Set(cards.map((handle) => findCard(view, handle)?.place.id));
  const lies = up === undefined ? {} : { up };
  // Where a game has rules, they say where a card of one's hand goes.
  const plays = rulesDecide(view) && places.size === 1 && places.has(mine ?? -1);
  switch (aim.at) {
    case 'hand':
      if (places.size === 1 && places.has(mine ?? -1)) return null;
      // Drawing is a move like any other.
      if (rulesDecide(view) && [...places].every((id) => id !== undefined && isDraw(view, id)))
        return { type: 'play', cards: [], choice: 'draw' };
      return { type: 'take', cards };
    case 'seat':
      if (plays) return { type: 'play', cards };
      return view.seats.some(({ seat }) => seat === aim.seat)
        ? { type: 'give', cards, seat: aim.seat }
        : null;
    case 'pile':
      if (plays) return { type: 'play', cards };
      // The whole of a pile onto itself.
      if (places.size === 1 && places.has(aim.pile) && placeOf(view, aim.pile)?.count === cards.length)
        return null;
      return { type: 'move', cards, to: { pile: aim.pile, ...(aim.bottom && { bottom: true }) }, ...lies };
    case 'spot':
      if (plays) return { type: 'play', cards };
      return { type: 'move', cards, to: onTable(aim), ...lies };
  }
}

const isDraw = (view: TableView, id: PlaceId): boolean => placeOf(view, id)?.shape?.area === 'draw';

function pileTo(view: TableView, id: PlaceId, aim: Aim): TableCommand | null {
  const pile = placeOf(view, id);
  if (!pile) return null;
  switch (aim.at) {
    case 'hand':
      if (rulesDecide(view) && isDraw(view, id)) return { type: 'play', cards: [], choice: 'draw' };
      return pile.count === 0 ? null : takeAll(pile.count, id, pile.cards.map(handleOf));
    case 'seat':
      return pile.cards.length === pile.count && pile.count > 0
        ? { type: 'give', cards: pile.cards.map(handleOf), seat: aim.seat }
        : null;
    case 'pile':
      return aim.pile === id
        ? null
        : { type: 'move-pile', pile: id, to: { pile: aim.pile, ...(aim.bottom && { bottom: true }) } };
    case 'spot':
      return { type: 'move-pile', pile: id, to: onTable(aim) };
  }
}

function groupTo(
  view: TableView,
  { piles, pieces, anchor }: Extract<Carried, { kind: 'group' }>,
  aim: Aim,
): TableCommand | null {
  switch (aim.at) {
    case 'hand':
    case 'seat': {
      const cards = pieces.length === 0 ? cardsOf(view, piles) : null;
      if (!cards) return null;
      return aim.at === 'hand' ? { type: 'take', cards } : { type: 'give', cards, seat: aim.seat };
    }
    case 'pile':
      // Pieces cannot be gathered.
      if (pieces.length > 0) return null;
      return { type: 'gather', piles: [aim.pile, ...piles.filter((id) => id !== aim.pile)] };
    case 'spot': {
      const [dx, dy] = [Math.round(aim.x - anchor.x), Math.round(aim.y - anchor.y)];
      return dx === 0 && dy === 0 ? null : { type: 'move-group', things: [...piles, ...pieces], dx, dy };
    }
  }
}

/** All cards of these piles; null where one cannot tell them apart. */
export function cardsOf(view: TableView, piles: readonly PlaceId[]): Handle[] | null {
  const all: Handle[] = [];
  for (const id of piles) {
    const pile = placeOf(view, id);
    if (!pile || pile.cards.length !== pile.count) return null;
    all.push(...pile.cards.map(handleOf));
  }
  return all.length === 0 ? null : all;
}

/** Told apart they are taken as they are; a pile lying face down is drawn, to the last card. */
function takeAll(count: number, pile: PlaceId, cards: readonly Handle[]): TableCommand {
  return cards.length === count ? { type: 'take', cards } : { type: 'draw', pile, count };
}

function spotOf(view: TableView, aim: Aim): { x: number; y: number } | null {
  if (aim.at === 'spot') return { x: aim.x, y: aim.y };
  if (aim.at !== 'pile') return null;
  const shape = placeOf(view, aim.pile)?.shape;
  return shape ? { x: shape.x, y: shape.y } : null;
}
