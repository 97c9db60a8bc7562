/** Folds a saved table in: it lies there again, and no card is called what it was. */
import { cardAt, isHand, placeAt, rename, type TableState } from '../state.ts';
import { type CardIndex, MAX_SEATS, type Op } from '../types.ts';

/**
 * Names are given place by place. On a pile the order of cards is for everybody to see as far as they can be told
 * apart. In a hand it is its owner's own affair: what is shown to all is named first, and the rest by index, so
 * that no name tells where its owner keeps a card.
 */
export function layOut(state: TableState, { table, roles }: Extract<Op, { op: 'load' }>, seq: number): void {
  state.decks = [...table.decks];
  const up = new Set(table.up);
  state.cards = table.cards.map(([deck, face], index) => ({
    ...{ deck, face, handle: 0, since: 0, place: 0, up: up.has(index), known: [] },
  }));
  for (const { id, cards, shape } of table.places) {
    const place = isHand(id) ? placeAt(state, id) : { id, cards: [], shape: null };
    place.cards = [...cards];
    place.shape = shape && { ...shape, z: ++state.z };
    state.places.set(id, place);
    state.nextId = Math.max(state.nextId, id + 1);
    for (const index of isHand(id) ? named(cards, up) : cards) {
      const card = cardAt(state, index);
      card.place = id;
      rename(state, card, seq);
    }
  }
  for (const piece of table.pieces) {
    state.pieces.set(piece.id, { ...piece, z: ++state.z });
    state.nextId = Math.max(state.nextId, piece.id + 1);
  }
  state.round = table.round;
  state.sheet = table.sheet.map((row) => Array.from({ length: MAX_SEATS }, (_, seat) => row[seat] ?? 0));
  state.game = table.game;
  state.roles = roles && new Map(roles);
  state.ask = null;
}

const named = (cards: readonly CardIndex[], up: ReadonlySet<CardIndex>): CardIndex[] => {
  const byIndex = cards.toSorted((one, other) => one - other);
  return [...byIndex.filter((card) => up.has(card)), ...byIndex.filter((card) => !up.has(card))];
};
