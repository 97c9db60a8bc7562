/** Pictures and names of cards, as this person wants to see them. */
import { signal } from '@preact/signals';
import { language } from '../../../web/kit/i18n.ts';
import { keep, loadKept } from '../../../web/kit/kept.ts';
import { type Deck, faceName } from '../decks/deck.ts';
import { HOUSE_DECKS } from '../decks/house-decks.ts';
import { createCardImages } from './cards/card-images.ts';

/** Diamonds blue and clubs green. */
export const fourColors = signal(loadKept('four-colors', (value) => (value === true ? true : null)) ?? false);
export function setFourColors(on: boolean): void {
  fourColors.value = on;
  keep('four-colors', on);
}

const images = createCardImages();

export const deckOf = (id: string): Deck | undefined => HOUSE_DECKS.get(id);

/** @param small for cards under about 60 px */
export function faceUrl(id: string, face: number, small: boolean): string {
  const deck = deckOf(id);
  if (!deck) return backUrl(id);
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

/** Height of a card by its width. */
export const heightBy = (id: string | undefined): number => {
  const deck = id === undefined ? undefined : deckOf(id);
  return deck ? 1 / deck.ratio : 1.4;
};
