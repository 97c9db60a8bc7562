/** Decks of the house and of the room: onto the table, onto the shelf, off it again. */
import { isRefusal, type Moment, type Refusal, refuse } from '../../activity.ts';
import type { Deck, Game } from '../games/game.ts';
import { mySeat } from '../looking.ts';
import { shuffled } from '../shuffled.ts';
import { seatOf, type TableState } from '../state.ts';
import { MAX_SHELVED, type Op, type ShelvedDeck, type TableCommand, type TableEvent } from '../types.ts';
import { runs } from './agreeing.ts';

type Said<T extends TableCommand['type']> = Extract<TableCommand, { type: T }>;
type Answer = TableEvent | Refusal;

/** Cards that one table holds, of all its decks. */
export const MAX_TABLE_CARDS = 1200;

/** `table/deck-gone` {deck}, `table/too-many-cards` {max}, `table/empty-deck`, and `table/sit-first` for who does not run the room. */
export function addDeck(
  house: readonly Deck[],
  state: TableState,
  { deck: id, x, y, optional = false }: Said<'add-deck'>,
  moment: Moment,
): Answer {
  const seat = runs(moment.role) ? seatOf(state, moment) : mySeat(state, moment);
  if (isRefusal(seat)) return seat;
  const deck = deckNamed(house, state, id);
  if (!deck) return refuse('table/deck-gone', { deck: id });
  const faces = deck.faces.flatMap(({ copies = 1, optional: extra = false }, face) =>
    Array.from({ length: extra && !optional ? 0 : copies }, () => face),
  );
  if (faces.length === 0) return refuse('table/empty-deck');
  if (state.cards.length + faces.length > MAX_TABLE_CARDS)
    return refuse('table/too-many-cards', { max: MAX_TABLE_CARDS });
  const pile = state.nextId;
  const cards = faces.map((_, at) => state.cards.length + at);
  const ops: Op[] = [
    { op: 'pile', id: pile, x, y },
    { op: 'deck', deck: id, faces, to: pile },
    { op: 'order', id: pile, cards: shuffled(cards, moment.random), mixed: true },
  ];
  const act = { type: 'deck-added', what: id, count: faces.length, ...(seat !== null && { seat }) } as const;
  return { act, ops, moves: [] };
}

/**
 * The game with another deck in place of its own. `table/deck-gone` {deck}; `table/rules-decks` where
 * rules are enforced, which know their own deck.
 */
export function layWith(
  house: readonly Deck[],
  state: TableState,
  game: Game,
  id: string | undefined,
): { readonly game: Game; readonly decks: readonly Deck[] } | Refusal {
  if (id === undefined) return { game, decks: house };
  if (game.rules) return refuse('table/rules-decks');
  const deck = deckNamed(house, state, id);
  const [first] = game.decks;
  if (!deck || !first) return refuse('table/deck-gone', { deck: id });
  // Where all of its cards are optional, they are what is wanted.
  const optional = deck.faces.every((face) => face.optional);
  return { game: { ...game, decks: [{ deck: id, to: first.to, optional }] }, decks: [deck] };
}

/** Said by the house, for whoever shares it. `table/shelf-full` {max}; `table/unchanged` where it lies there already. */
export function shareDeck(state: TableState, { deck }: Said<'share-deck'>): Answer {
  if (state.shelf.some(({ id }) => id === deck.id)) return refuse('table/unchanged');
  if (state.shelf.length >= MAX_SHELVED) return refuse('table/shelf-full', { max: MAX_SHELVED });
  return { act: { type: 'deck-shared', what: deck.id }, ops: [{ op: 'shelve', deck }], moves: [] };
}

/** What lies of it on the table stays there until the table is laid anew. `table/deck-gone` {deck}. */
export function takeDownDeck(state: TableState, { deck: id }: Said<'take-down-deck'>): Answer {
  const deck = state.shelf.find((one) => one.id === id);
  if (!deck) return refuse('table/deck-gone', { deck: id });
  const ops: Op[] = [{ op: 'unshelve', id, names: deck.names }];
  return { act: { type: 'deck-taken-down', what: id }, ops, moves: [] };
}

/** Decks of the house, and those of the room. */
export const knownDecks = (house: readonly Deck[], { shelf }: Pick<TableState, 'shelf'>): readonly Deck[] =>
  shelf.length === 0 ? house : [...house, ...shelf.map(deckOf)];

function deckNamed(house: readonly Deck[], { shelf }: TableState, id: string): Deck | undefined {
  const shelved = shelf.find((deck) => deck.id === id);
  return shelved ? deckOf(shelved) : house.find((deck) => deck.id === id);
}

const deckOf = ({ id, copies, optional }: ShelvedDeck): Deck => ({
  id,
  faces: copies.map((count, face) => ({ copies: count, optional: optional.includes(face) })),
});
