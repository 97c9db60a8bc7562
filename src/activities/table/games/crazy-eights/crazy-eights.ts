/**
 * Crazy Eights, as it is mostly played in English.
 *
 * Two to seven people, a pack of 52. Each gets five cards, or seven as chosen when the table is set;
 * the topmost card of the rest that is not an eight is turned up. In turn, clockwise, a card goes on the pile that has
 * its suit or its rank; an eight goes on anything, and whoever plays it says which suit counts.
 *
 * Who cannot play draws, one card at a time, until they can; who can must play. When there is nothing to
 * draw, all cards of the pile but the top one are shuffled to be drawn again; when there are none, one passes.
 * That is done three times at most: with many at the table, all would hold ever more cards and nobody come to an end.
 *
 * Who has no cards left gets the points of those the others hold: 50 for an eight, 10 for a court card, 1
 * for an ace, and what it says for any other. When all pass one after the other the round is blocked: whoever
 * holds the fewest points gets from each other what they hold more, each of them where several hold as few.
 * The first to reach the agreed total wins; the most points where several do at once. The turn to begin goes round.
 */
import { refuse } from '../../../activity.ts';
import type { SeatNumber } from '../../types.ts';
import {
  type Card,
  type Dealer,
  from,
  type GameRules,
  type GameShown,
  isSuit,
  laid,
  leaders,
  nextOf,
  oneOf,
  type Sight,
  SUITS,
  said,
} from '../rules.ts';

export interface CrazyEightsShown extends GameShown {
  /** Who began the round. */
  readonly first: SeatNumber;
  /** The suit that counts now: that of the top card, or what was said with an eight. */
  readonly suit: string;
  /** How many have passed one after the other. */
  readonly passed: number;
  /** How often the pile was shuffled to be drawn again. */
  readonly reshuffled: number;
}
type Shown = CrazyEightsShown;

const EIGHT = 8;
const MOST_RESHUFFLED = 3;

export const CRAZY_EIGHTS: GameRules<Shown> = {
  id: 'crazy-eights',

  begin(dealer, before) {
    const { players, options } = dealer.shown;
    const first = before ? nextOf(players, before.first) : oneOf(players, dealer.random);
    dealer.deal('draw', from(players, first), options.hand ?? 5);
    const starter = dealer.area('draw').findLast(({ rank }) => rank !== EIGHT);
    if (!starter) throw new Error('a pack of nothing but eights');
    dealer.lay([starter], 'discard', { up: true });
    dealer.show({ first, suit: starter.suit, passed: 0, reshuffled: 0, waits: [first] });
  },

  check(sight, { cards, choice }) {
    const card = sight.hand.find(({ handle }) => handle === cards[0]);
    if (!card) return noCard(sight, choice);
    if (cards.length > 1) return refuse('table/one-card');
    if (card.rank !== EIGHT) {
      if (choice !== undefined) return refuse('table/cannot-play');
      return fits(sight, card) ? null : refuse('table/no-match', { suit: sight.shown.suit });
    }
    return isSuit(choice) ? null : refuse('table/choose-suit');
  },

  candidates: ({ hand }) => [
    ...hand.flatMap((card) => (card.rank === EIGHT ? SUITS.map((suit) => laid(card, suit)) : [laid(card)])),
    ...[said('draw'), said('pass')],
  ],

  carryOut(dealer, seat, { choice }, cards) {
    const { players, passed, reshuffled } = dealer.shown;
    const [card] = cards;
    if (choice === 'draw') {
      if (dealer.area('draw').length === 0) {
        dealer.lay(dealer.area('discard').slice(0, -1), 'draw', { up: false });
        dealer.shuffle('draw');
        dealer.show({ reshuffled: reshuffled + 1 });
      }
      dealer.deal('draw', [seat], 1);
      return { type: 'drew', seat, count: 1 };
    }
    if (!card) {
      dealer.show({ passed: passed + 1, waits: [nextOf(players, seat)] });
      if (passed + 1 === players.length) blocked(dealer);
      return { type: 'game', seat, what: 'pass' };
    }
    dealer.lay([card], 'discard', { up: true });
    const suit = card.rank === EIGHT ? (choice ?? card.suit) : card.suit;
    dealer.show({ suit, passed: 0, waits: [nextOf(players, seat)] });
    if (dealer.hand(seat).length === 0) {
      for (const other of players) dealer.score(seat, pointsIn(dealer.hand(other)));
      finish(dealer);
    }
    return { type: 'played', seat, count: 1, ...(card.rank === EIGHT && { what: suit }) };
  },

  // Keeps its eights for when it needs them, and then wishes for what it holds most of.
  bot({ hand }, moves, random) {
    const held = (suit: string) => hand.filter((card) => card.suit === suit && card.rank !== EIGHT).length;
    const plain = moves.filter(({ cards, choice }) => cards.length > 0 && choice === undefined);
    if (plain.length > 0) return oneOf(plain, random);
    const most = Math.max(...SUITS.map(held));
    const wished = moves.filter(({ choice }) => isSuit(choice) && held(choice) === most);
    return oneOf(wished.length > 0 ? wished : moves, random);
  },
};

const fits = ({ shown, area }: Sight<Shown>, card: Card): boolean =>
  card.rank === EIGHT || card.suit === shown.suit || card.rank === area('discard').at(-1)?.rank;

/** To draw, or to pass. */
function noCard(sight: Sight<Shown>, choice: string | undefined) {
  if (choice !== 'draw' && choice !== 'pass') return refuse('table/cannot-play');
  if (sight.hand.some((card) => fits(sight, card))) return refuse('table/must-play');
  const again = sight.shown.reshuffled < MOST_RESHUFFLED ? sight.count('discard') - 1 : 0;
  const left = sight.count('draw') + again;
  if (choice === 'draw') return left > 0 ? null : refuse('table/nothing-to-draw');
  return left > 0 ? refuse('table/must-draw') : null;
}

function worth({ rank }: Card): number {
  if (rank === EIGHT) return 50;
  return rank > 10 ? 10 : rank;
}
export const pointsIn = (cards: readonly Card[]): number => cards.reduce((sum, card) => sum + worth(card), 0);

function blocked(dealer: Dealer<Shown>): void {
  const { players } = dealer.shown;
  const points = (seat: SeatNumber) => pointsIn(dealer.hand(seat));
  for (const seat of leaders(players, points, 'fewest'))
    for (const other of players) dealer.score(seat, points(other) - points(seat));
  finish(dealer);
}

function finish(dealer: Dealer<Shown>): void {
  const { players, options } = dealer.shown;
  dealer.endRound();
  if (players.some((seat) => dealer.total(seat) >= (options.target ?? 100)))
    dealer.endGame(leaders(players, dealer.total, 'most'));
}
