/** What is chosen at the moment, for the buttons and letters that do something with it. Pure. */
import type { Handle, PlaceId, SeatNumber, TableView } from '../types.ts';
import { findCard, pieceOf, placeOf, topOf } from './seeing.ts';

export type Selection =
  | { readonly kind: 'cards'; readonly cards: readonly Handle[] }
  | { readonly kind: 'pile'; readonly pile: PlaceId }
  | { readonly kind: 'pieces'; readonly pieces: readonly number[] }
  /** Several things that lie on the table; a card that lies alone counts as a pile. */
  | ({ readonly kind: 'group' } & Things)
  | { readonly kind: 'seat'; readonly seat: SeatNumber };

export interface Things {
  readonly piles: readonly PlaceId[];
  readonly pieces: readonly number[];
}

/** Without what is no longer there. */
export function pruned(selection: Selection | null, view: TableView): Selection | null {
  if (!selection) return null;
  switch (selection.kind) {
    case 'cards': {
      const cards = selection.cards.filter((handle) => findCard(view, handle));
      if (cards.length === selection.cards.length) return selection;
      return cards.length === 0 ? null : { kind: 'cards', cards };
    }
    case 'pile':
      return placeOf(view, selection.pile) ? selection : null;
    case 'pieces':
    case 'group': {
      const before = partsOf(selection, view);
      const piles = before.piles.filter((id) => placeOf(view, id));
      const pieces = before.pieces.filter((id) => pieceOf(view, id));
      const same = piles.length === before.piles.length && pieces.length === before.pieces.length;
      return same ? selection : grouped(view, { piles, pieces });
    }
    case 'seat':
      return selection;
  }
}

/** After one of them was pressed: chosen with the others of its place, or no longer; with others elsewhere if `more`. */
export function toggledCard(
  selection: Selection | null,
  view: TableView,
  handle: Handle,
  more: boolean,
): Selection | null {
  const place = findCard(view, handle)?.place;
  if (more && selection && place?.shape && place.count === 1) return withPile(selection, view, place.id);
  if (selection?.kind !== 'cards') return { kind: 'cards', cards: [handle] };
  if (selection.cards.includes(handle)) {
    const cards = selection.cards.filter((one) => one !== handle);
    return cards.length === 0 ? null : { kind: 'cards', cards };
  }
  const same = selection.cards.every((one) => findCard(view, one)?.place.id === place?.id);
  return { kind: 'cards', cards: more || same ? [...selection.cards, handle] : [handle] };
}

export function toggledPiece(
  selection: Selection | null,
  view: TableView,
  id: number,
  more: boolean,
): Selection | null {
  if (more && selection) {
    const { piles, pieces } = partsOf(selection, view);
    return grouped(view, { piles, pieces: toggled(pieces, id) });
  }
  const alone = selection?.kind === 'pieces' && selection.pieces.length === 1;
  return alone && selection.pieces[0] === id ? null : { kind: 'pieces', pieces: [id] };
}

/** A pile as a whole: chosen, or no longer; with what is chosen already if `more`. */
export function toggledPile(
  selection: Selection | null,
  view: TableView,
  id: PlaceId,
  more: boolean,
): Selection | null {
  if (more && selection) return withPile(selection, view, id);
  return selection?.kind === 'pile' && selection.pile === id ? null : ofPile(view, id);
}

/** A pile as it is meant when pressed: where only one card lies, that card. */
export function ofPile(view: TableView, id: PlaceId): Selection | null {
  const pile = placeOf(view, id);
  if (!pile) return null;
  const top = topOf(pile);
  return pile.count === 1 && top ? { kind: 'cards', cards: [top[1]] } : { kind: 'pile', pile: id };
}

/** These things, in the simplest way to say it. */
export function grouped(view: TableView, { piles, pieces }: Things): Selection | null {
  const [only] = piles;
  if (only === undefined) return pieces.length === 0 ? null : { kind: 'pieces', pieces };
  if (piles.length === 1 && pieces.length === 0) return ofPile(view, only);
  return { kind: 'group', piles, pieces };
}

/** Which things of the table are chosen as a whole. */
export function partsOf(selection: Selection | null, view: TableView): Things {
  switch (selection?.kind) {
    case 'pile':
      return { piles: [selection.pile], pieces: [] };
    case 'pieces':
      return { piles: [], pieces: selection.pieces };
    case 'group':
      return selection;
    case 'cards': {
      const places = selection.cards.map((handle) => findCard(view, handle)?.place);
      const alone = places.filter((place) => place?.shape !== undefined && place.count === 1);
      return { piles: alone.map((place) => place?.id as PlaceId), pieces: [] };
    }
    default:
      return { piles: [], pieces: [] };
  }
}

/** Whether this is among what is chosen: then all of it is meant. */
export function isChosen(selection: Selection | null, one: Selection | null, view: TableView): boolean {
  if (!selection || !one) return false;
  if (one.kind === 'seat') return selection.kind === 'seat' && selection.seat === one.seat;
  if (one.kind === 'cards' && selection.kind === 'cards')
    return one.cards.every((card) => selection.cards.includes(card));
  const [all, some] = [partsOf(selection, view), partsOf(one, view)];
  return (
    some.piles.length + some.pieces.length > 0 &&
    some.piles.every((id) => all.piles.includes(id)) &&
    some.pieces.every((id) => all.pieces.includes(id))
  );
}

function withPile(selection: Selection, view: TableView, id: PlaceId): Selection | null {
  const { piles, pieces } = partsOf(selection, view);
  return grouped(view, { piles: toggled(piles, id), pieces });
}

function toggled(list: readonly number[], one: number): readonly number[] {
  return list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
}
