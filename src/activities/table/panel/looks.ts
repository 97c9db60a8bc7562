/** Pictures and names of cards. Drawn once each and kept as addresses of images, so that a browser rasters each once. */
import { signal } from '@preact/signals';
import { language } from '../../../web/kit/i18n.ts';
import { keep, loadKept } from '../../../web/kit/kept.ts';
import { type Deck, faceName } from '../decks/deck.ts';
import { HOUSE_DECKS } from '../decks/house-decks.ts';
import { drawBack, drawFace } from './cards/draw-card.ts';

/** Diamonds blue and clubs green. */
export const fourColors = signal(loadKept('four-colors', (value) => (value === true ? true : null)) ?? false);
export function setFourColors(on: boolean): void {
  fourColors.value = on;
  keep('four-colors', on);
}

const drawn = new Map<string, string>();

function kept(key: string, draw: () => string): string {
  let url = drawn.get(key);
  if (url === undefined) {
    url = `data:image/svg+xml,${encodeURIComponent(draw())}`;
    drawn.set(key, url);
  }
  return url;
}

export const deckOf = (id: string): Deck | undefined => HOUSE_DECKS.get(id);

/** @param small for cards under about 60 px */
export function faceUrl(id: string, face: number, small: boolean): string {
  const deck = deckOf(id);
  if (!deck) return backUrl(id);
  const looks = { language: language.value, fourColors: fourColors.value, small };
  return kept(`${id} ${face} ${looks.language} ${looks.fourColors} ${small}`, () =>
    drawFace(deck, face, looks),
  );
}

export function backUrl(id: string): string {
  const deck = deckOf(id) ?? HOUSE_DECKS.values().next().value;
  return deck ? kept(`${deck.id} back`, () => drawBack(deck, 0)) : '';
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
