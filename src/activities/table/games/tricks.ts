/** What games of tricks share. The trick lies in the area `trick` until its winner leads to the next one. */
import type { SeatNumber } from '../types.ts';
import { type Card, type Dealer, from, type GameShown, nextOf } from './rules.ts';

/** The cards of the trick that is being played: none once all have played to it. */
export const trickOf = <C extends Card>(cards: readonly C[], { players }: GameShown): readonly C[] =>
  cards.length < players.length ? cards : [];

/** What an ace, the highest card where there are no trumps, is worth more than a king. */
export const aceHigh = ({ rank }: Card): number => (rank === 1 ? 14 : rank);

/** Which card of a trick wins: 0 is the first. `strength` of a card that cannot win is below 0. */
export function winning(trick: readonly Card[], strength: (card: Card, led: string) => number): number {
  const led = trick[0]?.suit ?? '';
  const all = trick.map((card) => strength(card, led));
  return all.indexOf(Math.max(...all));
}

/** Of the suit that was led, the higher the better. */
export const plainStrength = (card: Card, led: string): number => (card.suit === led ? aceHigh(card) : -1);

/** Who played the card at this place of a trick. */
export function playedBy({ players }: GameShown, leader: SeatNumber, at: number): SeatNumber {
  return from(players, leader)[at] as SeatNumber;
}

/** Lays a card to the trick; a trick that is full is swept away first, as the one who won it leads. */
export function layToTrick<S extends GameShown & { readonly leader: SeatNumber }>(
  dealer: Dealer<S>,
  seat: SeatNumber,
  card: ReturnType<Dealer['hand']>[number],
): readonly Card[] {
  const lies = dealer.area('trick');
  if (trickOf(lies, dealer.shown).length === 0) {
    dealer.lay(lies, 'taken', { up: false });
    dealer.show({ leader: seat } as Partial<S>);
  }
  dealer.lay([card], 'trick', { up: true });
  dealer.show({ waits: [nextOf(dealer.shown.players, seat)] } as unknown as Partial<S>);
  return dealer.area('trick');
}
