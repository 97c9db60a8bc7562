/**
 * Hearts, as it is mostly played today: four people, each for themselves, a pack of 52, ace high.
 *
 * Each gets thirteen cards and passes three of them, face down: in the first round to the left, then to the
 * right, then across, and in the fourth nobody passes; and so on. Whoever holds the two of clubs leads it. One
 * follows suit who can; the highest card of the suit led takes the trick and leads to the next.
 *
 * To the first trick nobody plays a heart or the queen of spades, unless they have nothing else. Hearts are led only
 * once a heart has been played (the queen of spades does not count as one), or by whoever has nothing else.
 *
 * Each heart taken is a point, the queen of spades thirteen. Who takes all twenty-six gets none, and each
 * other twenty-six. When somebody has reached the agreed total the fewest points win, for all who have as few.
 */
import { refuse } from '../../../activity.ts';
import type { Play, SeatNumber } from '../../types.ts';
import {
  type Card,
  type Dealer,
  type GameRules,
  type GameShown,
  laid,
  leaders,
  type Sight,
} from '../rules.ts';
import { layToTrick, plainStrength, playedBy, trickOf, winning } from '../tricks.ts';
import { chooseCard, choosePass } from './hearts-bot.ts';

export interface HeartsShown extends GameShown {
  readonly phase: 'pass' | 'play';
  /** How many seats further clockwise the cards are passed: 1, 3, 2, or 0 for not at all. */
  readonly passTo: 0 | 1 | 2 | 3;
  /** Who led the trick that lies there. */
  readonly leader: SeatNumber;
  /** Tricks that were finished. */
  readonly tricks: number;
  /** Whether a heart has been played. */
  readonly broken: boolean;
  /** Points taken in this round, in the order of `players`. */
  readonly points: readonly number[];
}
type Shown = HeartsShown;

const PASSED = 3;
const TRICKS = 13;
const ALL_POINTS = 26;
const DIRECTIONS = [0, 1, 3, 2] as const;

export const HEARTS: GameRules<Shown> = {
  id: 'hearts',

  begin(dealer) {
    const { players } = dealer.shown;
    const passTo = DIRECTIONS[dealer.round % 4] ?? 0;
    dealer.deal('draw', players, TRICKS);
    dealer.show({ phase: 'pass', passTo, tricks: 0, broken: false, points: players.map(() => 0) });
    dealer.show({ waits: players, leader: players[0] as SeatNumber });
    if (passTo === 0) startTricks(dealer);
  },

  check(sight, { cards, choice }) {
    if (choice !== undefined) return refuse('table/cannot-play');
    if (sight.shown.phase === 'pass')
      return cards.length === PASSED ? null : refuse('table/choose-cards', { count: PASSED });
    const [card, more] = sight.hand.filter(({ handle }) => cards.includes(handle));
    return card && !more ? checkCard(sight, card) : refuse('table/one-card');
  },

  candidates: ({ hand, shown }) =>
    shown.phase === 'play' ? hand.map((card) => laid(card)) : threes(hand.map(({ handle }) => handle)),

  carryOut(dealer, seat, _, cards) {
    const [card] = cards;
    if (dealer.shown.phase === 'play' && card) return playCard(dealer, seat, card);
    const { players, waits } = dealer.shown;
    dealer.lay(cards, passArea(players.indexOf(seat)), { up: false });
    const left = waits.filter((one) => one !== seat);
    dealer.show({ waits: left });
    if (left.length === 0) handOver(dealer);
    return { type: 'game', seat, what: 'passed', count: cards.length };
  },

  bot: (sight, moves) => (sight.shown.phase === 'pass' ? choosePass(sight, moves) : chooseCard(sight, moves)),
};

export const pointsOf = ({ suit, rank }: Card): number => {
  if (suit === 'hearts') return 1;
  return suit === 'spades' && rank === 12 ? 13 : 0;
};

const passArea = (nth: number): string => `pass-${nth + 1}`;

function threes(handles: readonly number[]): readonly Play[] {
  return handles.flatMap((one, a) =>
    handles
      .slice(a + 1)
      .flatMap((two, b) => handles.slice(a + b + 2).map((three) => ({ cards: [one, two, three] }))),
  );
}

function checkCard({ hand, shown, area }: Sight<Shown>, card: Card) {
  const [led] = trickOf(area('trick'), shown);
  const first = shown.tricks === 0;
  if (!led) {
    if (first) return isTwoOfClubs(card) ? null : refuse('table/two-of-clubs');
    const barred = card.suit === 'hearts' && !shown.broken && hand.some(({ suit }) => suit !== 'hearts');
    return barred ? refuse('table/hearts-not-broken') : null;
  }
  if (card.suit !== led.suit && hand.some(({ suit }) => suit === led.suit))
    return refuse('table/must-follow', { suit: led.suit });
  const barred = first && pointsOf(card) > 0 && hand.some((one) => pointsOf(one) === 0);
  return barred ? refuse('table/no-points-yet') : null;
}

const isTwoOfClubs = ({ suit, rank }: Card): boolean => suit === 'clubs' && rank === 2;

/** What each passed comes into the hand it was meant for. */
function handOver(dealer: Dealer<Shown>): void {
  const { players, passTo } = dealer.shown;
  for (const nth of players.keys())
    dealer.give(dealer.area(passArea(nth)), players[(nth + passTo) % players.length] as SeatNumber);
  startTricks(dealer);
}

function startTricks(dealer: Dealer<Shown>): void {
  const leader = dealer.shown.players.find((seat) => dealer.hand(seat).some(isTwoOfClubs));
  if (leader === undefined) throw new Error('nobody holds the two of clubs');
  dealer.show({ phase: 'play', leader, waits: [leader] });
}

function playCard(dealer: Dealer<Shown>, seat: SeatNumber, card: ReturnType<Dealer['hand']>[number]) {
  const trick = layToTrick(dealer, seat, card);
  const { players, points, tricks, leader, broken } = dealer.shown;
  dealer.show({ broken: broken || card.suit === 'hearts' });
  if (trick.length === players.length) {
    const winner = playedBy(dealer.shown, leader, winning(trick, plainStrength));
    const worth = trick.reduce((sum, one) => sum + pointsOf(one), 0);
    const at = players.indexOf(winner);
    dealer.show({ points: points.with(at, (points[at] ?? 0) + worth), tricks: tricks + 1, waits: [winner] });
    if (tricks + 1 === TRICKS) finish(dealer);
  }
  return { type: 'played', seat, count: 1 } as const;
}

function finish(dealer: Dealer<Shown>): void {
  const { players, points, options } = dealer.shown;
  const moon = points.indexOf(ALL_POINTS);
  for (const [nth, seat] of players.entries()) {
    const got = moon < 0 ? (points[nth] ?? 0) : nth === moon ? 0 : ALL_POINTS;
    dealer.score(seat, got);
  }
  dealer.endRound();
  if (players.some((seat) => dealer.total(seat) >= (options.target ?? 100)))
    dealer.endGame(leaders(players, dealer.total, 'fewest'));
}
