/**
 * Invariant 4, at the table: what a viewer can tell apart, and which faces they know.
 * Every byte that leaves the server about a card has passed here.
 */
import {
  type CardRecord,
  isHand,
  isSame,
  type PlaceRecord,
  seatOf,
  type TableState,
  type Who,
} from './state.ts';
import type { SeatNumber } from './types.ts';

/** Who looks, and which hand is theirs. */
export interface Eyes extends Who {
  readonly seat: SeatNumber | null;
  /** Sees all hands: a watcher, where those who play agreed to it. */
  readonly allHands: boolean;
}

export function eyesOf(state: TableState, { who, also = [] }: Who): Eyes {
  const seat = seatOf(state, { who, also });
  return { who, also, seat, allHands: who !== 0 && seat === null && state.settings.watchers === 'hands' };
}

/** Whether these eyes can tell the card at this position from the others of its place. */
export function canTell(eyes: Eyes, place: PlaceRecord, at: number, card: CardRecord): boolean {
  if (isHand(place.id)) return card.up || seesHand(eyes, place) || knows(eyes, card);
  return place.shape?.spread !== 'stack' || at === place.cards.length - 1 || knows(eyes, card);
}

/** Whether these eyes see the face of a card that they can tell from others. */
export function seesFace(eyes: Eyes, place: PlaceRecord, card: CardRecord): boolean {
  return card.up || seesHand(eyes, place) || knows(eyes, card);
}

function seesHand(eyes: Eyes, place: PlaceRecord): boolean {
  return isHand(place.id) && (eyes.seat === place.id || eyes.allHands);
}

function knows(eyes: Eyes, card: CardRecord): boolean {
  return card.known.some((person) => isSame(eyes, person));
}

/** Nobody in particular: what everybody may see. */
export const ANYBODY: Eyes = { who: 0, seat: null, allHands: false };
