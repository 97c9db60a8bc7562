/** What cards, piles, pieces and places are called. */
import type { CardView, Piece, PlaceId, PlaceView, TableView } from '../types.ts';
import { areaName } from './games.ts';
import { nameOfFace } from './looks.ts';
import { isKnown, isLoose, isPile, isUp, pilesOf, topOf } from './seeing.ts';
import { t } from './words.ts';

/** `Queen of hearts`; `face-down card` where one cannot see which. */
export function cardWords(view: TableView, card: CardView): string {
  const name = isKnown(card) ? nameOfFace(view.decks[card[2]] ?? '', card[3]) : '';
  // Its deck is not here yet, or gone.
  if (name === '' && isKnown(card)) return capital(t('a-card'));
  if (name === '') return t('face-down-card');
  return capital(name);
}

/** As it lies on the table: somebody may know a card that lies face down. */
export function lyingCardWords(view: TableView, card: CardView): string {
  const words = cardWords(view, card);
  return isKnown(card) && !isUp(card) ? t('known-face-down', { card: words }) : words;
}

/** `Draw pile`, `Pile 2`: what distinguishes it from others, without what lies in it. */
export function placeName(view: TableView, id: PlaceId): string {
  const place = view.places.find((one) => one.id === id);
  if (!place || !isPile(place)) return t('pile', { number: '' }).trim();
  const named = areaName(view, place.shape.area);
  if (named !== undefined) return named;
  if (place.shape.area !== '') return capital(place.shape.area.replaceAll('-', ' '));
  const top = topOf(place);
  if (isLoose(place) && top) return cardWords(view, top);
  const number = pilesOf(view).filter(({ shape, id: other }) => shape.area === '' && other <= id).length;
  return t('pile', { number });
}

/** `Draw pile, 40 cards, on top a face-down card`. */
export function pileWords(view: TableView, pile: PlaceView): string {
  const name = placeName(view, pile.id);
  if (pile.count === 0) return t('pile-empty', { name });
  const top = topOf(pile);
  const cards = t('cards', { count: pile.count });
  if (isLoose(pile) && top) return lyingCardWords(view, top);
  return top ? t('pile-with-top', { name, cards, card: lyingCardWords(view, top) }) : `${name}, ${cards}`;
}

export function pieceWords(piece: Piece): string {
  switch (piece.kind) {
    case 'die':
      return t('die-shows', { sides: piece.sides, value: piece.value });
    case 'counter':
      return piece.label === ''
        ? t('counter-at', { value: piece.value })
        : t('counter-named', { label: piece.label, value: piece.value });
    case 'token':
      return piece.label === '' ? t('token-plain') : t('token-named', { label: piece.label });
    case 'note':
      return piece.text === '' ? t('note-empty') : t('note-says', { text: piece.text });
  }
}

export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
