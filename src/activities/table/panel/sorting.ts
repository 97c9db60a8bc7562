/** Puts a hand in order. Pure. */
import type { Deck } from '../decks/deck.ts';
import type { CardView } from '../types.ts';

export type SortBy = 'suit' | 'rank';

/** Handles in their new order; cards whose face is not known stay at the end. */
export function sorted(
  cards: readonly CardView[],
  by: SortBy,
  deckOf: (deck: number) => Deck | undefined,
): number[] {
  const keyed = cards.map((card) => ({ handle: card[1], key: keyOf(card, by, deckOf(card[2])) }));
  return keyed.sort((one, other) => compare(one.key, other.key)).map(({ handle }) => handle);
}

function keyOf([at, , deck, face]: CardView, by: SortBy, of: Deck | undefined): readonly number[] {
  const found = of?.faces[face];
  if (!of || !found) return [999, deck, at];
  const suits = [...of.suits.keys()];
  // What has no suit, such as a joker or a trump, comes last.
  const suit = found.suit === undefined ? suits.length + 1 : suits.indexOf(found.suit);
  const rank = found.rank ?? 500;
  return by === 'suit' ? [deck, suit, rank, face, at] : [deck, rank, suit, face, at];
}

function compare(one: readonly number[], other: readonly number[]): number {
  for (const [index, value] of one.entries()) {
    const difference = value - (other[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** These handles with some of them put before the one that is at `gap` now. */
export function movedTo(all: readonly number[], moved: readonly number[], gap: number): number[] {
  const chosen = new Set(moved);
  const before = all.slice(0, gap).filter((one) => !chosen.has(one));
  const after = all.slice(gap).filter((one) => !chosen.has(one));
  return [...before, ...all.filter((one) => chosen.has(one)), ...after];
}
