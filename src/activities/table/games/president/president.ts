/**
 * Président, as it is played in France: three to seven people, a pack of 52, from the three up to the ace and,
 * highest of all, the two.
 *
 * All cards are dealt, so that some may hold one more than others. Who leads plays one to four cards of a rank; each in turn, clockwise,
 * plays as many of a higher rank, or passes. Equal is not enough, and who has passed is out until the pile is taken away. That
 * is when all others have passed, or at once when twos are played; whoever played last leads, or the next who still has cards.
 *
 * The first without cards is president, and the round goes on until one is left, the trou du cul; it is no fault to
 * finish with a two. In the next round, if the same people play, that one gives their two best cards to the president and gets any two
 * for them; with four or more the last but one gives their best to the vice-president and gets any one. Then the
 * trou du cul leads. In the first round anybody may be drawn to lead.
 *
 * The last gets no point, the one before one, and so on up. The first to reach the agreed total wins, the most points where several do.
 */
import { refuse } from '../../../activity.ts';
import type { Handle, Play, SeatNumber } from '../../types.ts';
import {
  type Card,
  type Dealer,
  type GameRules,
  type GameShown,
  type HeldCard,
  leaders,
  nextOf,
  oneOf,
  type SeenCard,
  said,
} from '../rules.ts';
import { chooseMove } from './president-bot.ts';

export interface PresidentShown extends GameShown {
  readonly phase: 'exchange' | 'play';
  /** Who has still to give how many cards to whom. */
  readonly gifts: readonly { readonly from: SeatNumber; readonly to: SeatNumber; readonly count: number }[];
  /** Who leads when the exchange is done, and then who played last. */
  readonly leader: SeatNumber;
  /** How many cards one must play; 0 for whoever leads. */
  readonly size: number;
  /** The rank that must be beaten. */
  readonly rank: number;
  /** Who is out until the pile is taken away. */
  readonly passed: readonly SeatNumber[];
  /** Who has no cards left, the first one first. */
  readonly out: readonly SeatNumber[];
  /** How the last finished round ended, the president first; empty before. */
  readonly places: readonly SeatNumber[];
}
type Shown = PresidentShown;

const TWO = 2;
/** As many of one rank as there are suits. */
const MOST = 4;

export const PRESIDENT: GameRules<Shown> = {
  id: 'president',

  begin(dealer, before) {
    const { players } = dealer.shown;
    const places = before?.places ?? [];
    dealer.deal('draw', players, Math.ceil(dealer.area('draw').length / players.length));
    dealer.show({ phase: 'play', gifts: [], size: 0, rank: 0, passed: [], out: [], places });
    const last = places.at(-1);
    if (last === undefined || places.toSorted().join() !== players.toSorted().join()) {
      const leader = oneOf(players, dealer.random);
      dealer.show({ leader, waits: [leader] });
    } else {
      dealer.show({ leader: last });
      exchange(dealer);
    }
  },

  check({ hand, shown, seat }, { cards, choice }) {
    const chosen = hand.filter(({ handle }) => cards.includes(handle));
    if (shown.phase === 'exchange') {
      const count = shown.gifts.find(({ from }) => from === seat)?.count ?? 0;
      return choice === undefined && chosen.length === count ? null : refuse('table/choose-cards', { count });
    }
    const [card] = chosen;
    if (!card) {
      if (choice !== 'pass') return refuse('table/cannot-play');
      return shown.size > 0 ? null : refuse('table/must-lead');
    }
    if (choice !== undefined) return refuse('table/cannot-play');
    if (chosen.some(({ rank }) => rank !== card.rank)) return refuse('table/same-rank');
    if (shown.size === 0) return null;
    if (chosen.length !== shown.size) return refuse('table/choose-cards', { count: shown.size });
    return strength(card) > strength(shown) ? null : refuse('table/higher');
  },

  candidates({ hand, shown, seat }) {
    if (shown.phase === 'exchange') {
      const count = shown.gifts.find(({ from }) => from === seat)?.count ?? 0;
      return subsets(hand, count).filter(({ cards }) => cards.length === count);
    }
    const ranks = Map.groupBy(hand, ({ rank }) => rank);
    return [...[...ranks.values()].flatMap((same) => subsets(same, MOST)), said('pass')];
  },

  carryOut(dealer, seat, _, cards) {
    if (dealer.shown.phase === 'exchange') return giveBack(dealer, seat, cards);
    const { passed } = dealer.shown;
    const [card] = cards;
    if (!card) {
      dealer.show({ passed: [...passed, seat] });
      goOn(dealer, seat);
      return { type: 'game', seat, what: 'pass' };
    }
    if (dealer.shown.size === 0) dealer.lay(dealer.area('pile'), 'done', { up: false });
    dealer.lay(cards, 'pile', { up: true });
    dealer.show({ leader: seat, size: cards.length, rank: card.rank });
    if (dealer.hand(seat).length === 0) dealer.show({ out: [...dealer.shown.out, seat] });
    goOn(dealer, seat);
    return { type: 'played', seat, count: cards.length };
  },

  bot: chooseMove,
};

/** From the three, lowest, to the two. */
export const strength = ({ rank }: Pick<Card, 'rank'>): number => (rank <= TWO ? rank + 13 : rank);

/** All ways to take one to `most` of these cards. */
function subsets(cards: readonly SeenCard[], most: number): readonly Play[] {
  let all: (readonly Handle[])[] = [[]];
  for (const { handle } of cards)
    all = [...all, ...all.filter(({ length }) => length < most).map((some) => [...some, handle])];
  return all.filter(({ length }) => length > 0).map((some) => ({ cards: some }));
}

/** The best cards of the last go up; who is to give back chooses. */
function exchange(dealer: Dealer<Shown>): void {
  const { places } = dealer.shown;
  const pairs = places.length < 4 ? [2] : [2, 1];
  const gifts = pairs.map((count, nth) => ({
    from: places[nth] as SeatNumber,
    to: places[places.length - 1 - nth] as SeatNumber,
    count,
  }));
  for (const { from, to, count } of gifts) {
    const best = dealer.hand(to).toSorted((one, other) => strength(other) - strength(one));
    dealer.give(best.slice(0, count), from);
  }
  dealer.show({ phase: 'exchange', gifts, waits: gifts.map(({ from }) => from) });
}

function giveBack(dealer: Dealer<Shown>, seat: SeatNumber, cards: readonly HeldCard[]) {
  const { gifts, leader } = dealer.shown;
  const to = gifts.find(({ from }) => from === seat)?.to ?? seat;
  dealer.give(cards, to);
  const left = gifts.filter(({ from }) => from !== seat);
  dealer.show({ gifts: left, waits: left.map(({ from }) => from) });
  if (left.length === 0) dealer.show({ phase: 'play', waits: [leader] });
  return { type: 'gave', seat, to, count: cards.length } as const;
}

/** Whose turn it is after this one's, whether the pile is done, and whether the round is. */
function goOn(dealer: Dealer<Shown>, seat: SeatNumber): void {
  const { players, out, passed, leader, size, rank } = dealer.shown;
  const holding = players.filter((one) => !out.includes(one));
  if (holding.length === 1) return finish(dealer, [...out, ...holding]);
  const contenders = holding.filter((one) => one !== leader && !passed.includes(one));
  if (size > 0 && rank !== TWO && contenders.length > 0)
    return dealer.show({ waits: [nextOf(contenders, seat)] });
  const leads = holding.includes(leader) ? leader : nextOf(holding, leader);
  dealer.show({ size: 0, rank: 0, passed: [], leader: leads, waits: [leads] });
}

function finish(dealer: Dealer<Shown>, places: readonly SeatNumber[]): void {
  const { players, options } = dealer.shown;
  for (const [nth, seat] of places.entries()) dealer.score(seat, places.length - 1 - nth);
  dealer.show({ places });
  dealer.endRound();
  if (players.some((seat) => dealer.total(seat) >= (options.target ?? 15)))
    dealer.endGame(leaders(players, dealer.total, 'most'));
}
