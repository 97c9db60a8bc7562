/** What is chosen at the moment, for the buttons and letters that do something with it. Pure. */
import type { Handle, PlaceId, SeatNumber, TableView } from '../types.ts';
import { findCard, pieceOf, placeOf, topOf } from './seeing.ts';

export type Selection =
  | { readonly kind: 'cards'; readonly cards: readonly Handle[] }
  | { readonly kind: 'pile'; readonly pile: PlaceId }
  | { readonly kind: 'pieces'; readonly pieces: readonly number[] }
  | { readonly kind: 'seat'; readonly seat: SeatNumber };

/** Without what is no longer there. */
export function pruned(selection: Selection | null, view: TableView): Selection | null {
  if (!selection) return null;
  if (selection.kind === 'cards') {
    const cards = selection.cards.filter((handle) => findCard(view, handle));
    return cards.length === 0
      ? null
      : cards.length === selection.cards.length
        ? selection
        : { kind: 'cards', cards };
  }
  if (selection.kind === 'pile') return placeOf(view, selection.pile) ? selection : null;
  if (selection.kind === 'pieces') {
    const pieces = selection.pieces.filter((id) => pieceOf(view, id));
    return pieces.length === 0
      ? null
      : pieces.length === selection.pieces.length
        ? selection
        : { kind: 'pieces', pieces };
  }
  return selection;
}

/** After one of them was pressed: chosen with the others of its place, or no longer; with others elsewhere if `more`. */
export function toggledCard(
  selection: Selection | null,
  view: TableView,
  handle: Handle,
  more: boolean,
): Selection | null {
  if (selection?.kind !== 'cards') return { kind: 'cards', cards: [handle] };
  if (selection.cards.includes(handle)) {
    const cards = selection.cards.filter((one) => one !== handle);
    return cards.length === 0 ? null : { kind: 'cards', cards };
  }
  const place = findCard(view, handle)?.place.id;
  const same = selection.cards.every((one) => findCard(view, one)?.place.id === place);
  return { kind: 'cards', cards: more || same ? [...selection.cards, handle] : [handle] };
}

export function toggledPiece(selection: Selection | null, id: number, more: boolean): Selection | null {
  if (selection?.kind !== 'pieces') return { kind: 'pieces', pieces: [id] };
  const chosen = selection.pieces.includes(id);
  const others = selection.pieces.filter((one) => one !== id);
  if (!more) return chosen && others.length === 0 ? null : { kind: 'pieces', pieces: [id] };
  const pieces = chosen ? others : [...others, id];
  return pieces.length === 0 ? null : { kind: 'pieces', pieces };
}

/** A pile as it is meant when pressed: where only one card lies, that card. */
export function ofPile(view: TableView, id: PlaceId): Selection | null {
  const pile = placeOf(view, id);
  if (!pile) return null;
  const top = topOf(pile);
  return pile.count === 1 && top ? { kind: 'cards', cards: [top[1]] } : { kind: 'pile', pile: id };
}
