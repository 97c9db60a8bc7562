/** What goes into one's hand, out of it, and about in it. */
import { type CardView, type Handle, HEIGHT, WIDTH } from '../types.ts';
import { cardWords } from './card-words.ts';
import type { Desk } from './desk.ts';
import { rulesDecide } from './games.ts';
import { deckOf } from './looks.ts';
import { drawByRules, playCards } from './play/play-cards.ts';
import { findCard, handleOf, handOf, isUp, type PileView, playPile } from './seeing.ts';
import { movedTo, type SortBy, sorted } from './sorting.ts';
import { freeSpot, lyingIn } from './spots.ts';
import { t } from './words.ts';

/** Pressed twice: a card that lies face down is drawn, any other taken. */
export function drawsFrom(desk: Desk, pile: PileView, card: CardView): void {
  const { model, selection } = desk;
  if (model.mine.peek() === null) {
    model.tell({ refused: 'table/sit-first' });
    return;
  }
  selection.value = null;
  const view = model.view.peek();
  if (view && rulesDecide(view)) {
    void drawByRules(desk);
    return;
  }
  if (pile.shape.spread === 'stack' && !isUp(card))
    void model.send({ type: 'draw', pile: pile.id, count: 1 });
  else void model.send({ type: 'take', cards: [handleOf(card)] });
}

/** Pressed twice in the hand: it is played, to where the game has a place for it or to the middle. */
export function playsCard(desk: Desk, card: CardView): void {
  const { model, selection } = desk;
  const view = model.view.peek();
  if (!view) return;
  selection.value = null;
  if (rulesDecide(view)) {
    void playCards(desk, [handleOf(card)]);
    return;
  }
  const pile = playPile(view);
  const to = pile ? { pile: pile.id } : freeSpot(lyingIn(view), { x: WIDTH / 2, y: HEIGHT / 2 });
  void model.send({ type: 'move', cards: [handleOf(card)], to, up: true });
}

export function sortHand({ model, handOrder }: Desk, by: SortBy): void {
  const view = model.view.peek();
  const hand = view && handOf(view, model.mine.peek());
  if (!view || !hand) return;
  const cards = sorted(hand.cards, by, (deck) => deckOf(view.decks[deck] ?? ''));
  handOrder.put(cards);
}

/** These cards of my hand go one place to the left or right, together. */
export function shiftInHand(desk: Desk, cards: readonly Handle[], by: -1 | 1): void {
  const { model, handOrder } = desk;
  const view = model.view.peek();
  const order = handOrder.now();
  const places = cards.map((card) => order.indexOf(card)).filter((at) => at >= 0);
  if (!view || places.length === 0) return;
  const gap = by < 0 ? Math.min(...places) - 1 : Math.max(...places) + 2;
  if (gap < 0 || gap > order.length) return;
  const next = movedTo(order, cards, gap);
  handOrder.put(next, true);
  const [first = 0] = cards;
  const card = findCard(view, first)?.card;
  if (!card) return;
  const at = next.indexOf(first) + 1;
  desk.said.value = t('card-in-hand', { card: cardWords(view, card), at, count: next.length });
}
