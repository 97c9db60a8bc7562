/** Pictures and names of cards, as this person wants to see them. */
import { signal } from '@preact/signals';
import { language } from '../../../web/kit/i18n.ts';
import { keep, loadKept } from '../../../web/kit/kept.ts';
import { type Deck, faceName } from '../decks/deck.ts';
import { HOUSE_DECKS } from '../decks/house-decks.ts';
import { createCardImages } from './cards/card-images.ts';
import { isGone, ownDeck, pictureOf } from './decks/room-decks.ts';

/** Diamonds blue and clubs green. */
export const fourColors = signal(loadKept('four-colors', (value) => (value === true ? true : null)) ?? false);
export function setFourColors(on: boolean): void {
  fourColors.value = on;
  keep('four-colors', on);
}

const images = createCardImages(pictureOf);

/** A deck of the house, or one of the room that is here by now. */
export const deckOf = (id: string): Deck | undefined => HOUSE_DECKS.get(id) ?? ownDeck(id);

const BLANK: Deck = { ...(HOUSE_DECKS.values().next().value as Deck), id: 'blank', faces: [] };
const PLAIN = { language: 'en', fourColors: false, small: false } as const;

/** @param small for cards under about 60 px */
export function faceUrl(id: string, face: number, small: boolean): string {
  const deck = deckOf(id);
  // Of a deck that is gone for good nobody can say what was on it.
  if (!deck) return isGone(id) ? images.face(BLANK, 0, PLAIN) : backUrl(id);
  return images.face(deck, face, { language: language.value, fourColors: fourColors.value, small });
}

export function backUrl(id: string): string {
  const deck = deckOf(id) ?? HOUSE_DECKS.values().next().value;
  return deck ? images.back(deck, 0) : '';
}

/** `queen of hearts`; empty where nobody can say. */
export function nameOfFace(id: string, face: number): string {
  const deck = deckOf(id);
  return deck ? faceName(deck, face, language.value) : '';
}

/** What the deck is called; empty where nobody can say. */
export const nameOfDeck = (id: string): string => deckOf(id)?.names[language.value] ?? '';

/** Height of a card by its width. */
export const heightBy = (id: string | undefined): number => {
  const deck = id === undefined ? undefined : deckOf(id);
  return deck ? 1 / deck.ratio : 1.4;
};
