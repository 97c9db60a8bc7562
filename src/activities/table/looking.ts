/** Reads what a command points at, as far as the one who points can see it. */
import { type Refusal, refuse } from '../activity.ts';
import { canTell, eyesOf } from './known.ts';
import { cardAt, isHand, type PlaceRecord, seatOf, type TableState, type Who } from './state.ts';
import type { CardIndex, Handle, PlaceId, SeatNumber } from './types.ts';

/** The seat of the one who acts, or `table/sit-first`. */
export function mySeat(state: TableState, who: Who): SeatNumber | Refusal {
  return seatOf(state, who) ?? refuse('table/sit-first');
}

/** A pile on the table, or `table/no-pile` {pile}: somebody was faster. */
export function pileAt(state: TableState, id: PlaceId): PlaceRecord | Refusal {
  const place = state.places.get(id);
  return place?.shape ? place : refuse('table/no-pile', { pile: id });
}

/**
 * Cards by the names under which the one who acts can see them, or `table/no-card` {card}: it
 * has been moved meanwhile, or there never was one. The answer is the same.
 */
export function cardsNamed(state: TableState, who: Who, handles: readonly Handle[]): CardIndex[] | Refusal {
  const eyes = eyesOf(state, who);
  const found: CardIndex[] = [];
  for (const handle of new Set(handles)) {
    const index = state.cards.findIndex((card) => card.handle === handle);
    const place = index < 0 ? undefined : state.places.get(cardAt(state, index).place);
    if (!place || !canTell(eyes, place, place.cards.indexOf(index), cardAt(state, index)))
      return refuse('table/no-card', { card: handle });
    found.push(index);
  }
  return found;
}

/** The same, of which none may lie in the hand of somebody else: `table/not-yours`. */
export function cardsInReach(state: TableState, who: Who, handles: readonly Handle[]): CardIndex[] | Refusal {
  const cards = cardsNamed(state, who, handles);
  if (!Array.isArray(cards)) return cards;
  const seat = seatOf(state, who);
  const others = cards.some((index) => {
    const { place } = cardAt(state, index);
    return isHand(place) && place !== seat;
  });
  return others ? refuse('table/not-yours') : cards;
}

/** The same, all of which lie in one's own hand. */
export function cardsInHand(state: TableState, who: Who, handles: readonly Handle[]): CardIndex[] | Refusal {
  const cards = cardsNamed(state, who, handles);
  if (!Array.isArray(cards)) return cards;
  const seat = seatOf(state, who);
  return cards.every((index) => cardAt(state, index).place === seat) ? cards : refuse('table/not-yours');
}
