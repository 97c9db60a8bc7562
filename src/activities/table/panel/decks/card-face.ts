/** How a card of a draft looks, drawn once as long as nothing on it changes. */
import { language } from '../../../../web/kit/i18n.ts';
import { addressOf } from '../cards/card-images.ts';
import { drawFace } from '../cards/draw-card.ts';
import { type Draft, type DraftCard, deckOfDraft, USUAL_RATIO } from './draft.ts';

const drawn = new WeakMap<DraftCard['face'], { readonly key: string; readonly url: string }>();

export function faceOfCard(draft: Draft, card: DraftCard): string {
  if (card.picture) return card.picture.url;
  const key = `${language.value} ${ratioOf(draft)}`;
  const known = drawn.get(card.face);
  if (known?.key === key) return known.url;
  const kind = { ...draft.kind, ratio: ratioOf(draft) };
  const deck = deckOfDraft({ ...draft, kind, cards: [card], backPicture: null }, () => '');
  const url = addressOf(drawFace(deck, 0, { language: language.value, fourColors: false, small: false }));
  drawn.set(card.face, { key, url });
  return url;
}

/** Width by height of all its cards. */
export function ratioOf(draft: Draft): number {
  return draft.cards.length === 0
    ? (draft.kind.ratio ?? USUAL_RATIO)
    : deckOfDraft({ ...draft, backPicture: null }, () => 'any').ratio;
}
