/** What is chosen at the moment, for the buttons and letters that do something with it. Pure. */
import type { Handle, PlaceId, SeatNumber, TableView } from '../types.ts';
import { rulesDecide, rulesOf } from './games.ts';
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

/** What may be done with it, most wanted first. */
export type Deed =
  | 'play'
  | 'play-down'
  | 'take'
  | 'turn'
  | 'draw'
  | 'draw-some'
  | 'deal'
  | 'shuffle'
  | 'shuffle-fair'
  | 'turn-pile'
  | 'turn-top'
  | 'peek'
  | 'cut'
  | 'move'
  | 'give'
  | 'show'
  | 'show-all'
  | 'hide'
  | 'rotate'
  | 'stack'
  | 'row'
  | 'fan'
  | 'take-pile'
  | 'roll'
  | 'count-up'
  | 'count-down'
  | 'write'
  | 'remove'
  | 'clear-seat'
  | 'unseat-bot'
  | 'score';

export interface Circumstances {
  readonly view: TableView;
  readonly mine: SeatNumber | null;
  readonly manages: boolean;
}

export function deedsFor(
  selection: Selection | null,
  { view, mine, manages }: Circumstances,
): readonly Deed[] {
  if (!selection) return [];
  if (selection.kind === 'seat') {
    const sitter = view.seats.find(({ seat }) => seat === selection.seat);
    const taken = sitter !== undefined;
    const deeds: Deed[] = [];
    // With rules only whoever looks after the room corrects the points.
    if (taken && mine !== null && view.sheet.length > 0 && (manages || !rulesOf(view))) deeds.push('score');
    if (sitter?.person === 0) {
      if (mine !== null) deeds.push('unseat-bot');
    } else if (taken && manages && selection.seat !== mine) deeds.push('clear-seat');
    return deeds;
  }
  if (mine === null) return [];
  if (rulesDecide(view) && selection.kind === 'pile') return ['draw'];
  const others = view.seats.length > 1;
  switch (selection.kind) {
    case 'cards': {
      const found = selection.cards.map((handle) => findCard(view, handle)).filter((one) => one !== null);
      if (found.length === 0) return [];
      const inHand = found.every(({ place }) => place.id === mine);
      if (rulesDecide(view)) return inHand ? ['play'] : [];
      if (inHand)
        return ['play', 'play-down', ...(others ? (['give', 'show'] as const) : []), 'show-all', 'move'];
      if (found.some(({ place }) => !place.shape)) return [];
      const [first] = found;
      const alone = found.length === 1 && first?.place.count === 1;
      return [
        'take',
        'turn',
        'move',
        ...(alone ? (['rotate', 'peek'] as const) : []),
        ...(others ? (['give'] as const) : []),
      ];
    }
    case 'pile': {
      const pile = placeOf(view, selection.pile);
      if (!pile?.shape) return [];
      const { spread } = pile.shape;
      if (pile.count === 0)
        return ['rotate', ...(['stack', 'row', 'fan'] as const).filter((one) => one !== spread)];
      const many = pile.count > 1;
      const known = pile.cards.length === pile.count;
      return [
        'draw',
        ...(many ? (['draw-some', 'deal', 'shuffle', 'shuffle-fair'] as const) : []),
        ...(topOf(pile) && spread === 'stack' ? (['turn-top'] as const) : []),
        'move',
        'peek',
        ...(many ? (['cut'] as const) : []),
        'turn-pile',
        ...(many && known ? (['take-pile'] as const) : []),
        ...(['stack', 'row', 'fan'] as const).filter((one) => one !== spread),
        'rotate',
      ];
    }
    case 'pieces': {
      const pieces = selection.pieces.map((id) => pieceOf(view, id)).filter((one) => one !== undefined);
      const all = (kind: string) => pieces.every((piece) => piece.kind === kind);
      const [only] = pieces;
      const one = pieces.length === 1;
      return [
        ...(all('die') ? (['roll'] as const) : []),
        ...(one && only?.kind === 'counter' ? (['count-up', 'count-down'] as const) : []),
        ...(one && only && only.kind !== 'die' ? (['write'] as const) : []),
        ...(one ? (['move', 'rotate'] as const) : []),
        'remove',
      ];
    }
  }
}
