/**
 * Belote, the classic one: four people, who sits opposite is one's partner, 32 cards.
 *
 * Clockwise from the dealer's left each gets three cards, then two; the next one is turned up. In turn one takes it, which
 * makes its suit trumps, or passes; when all have passed, each may once more pass or take it with another suit for trumps. When
 * nobody does, the next one deals anew. The taker gets two more cards, the others three; the dealer's left leads.
 *
 * Trumps from high to low, with their points: knave 20, nine 14, ace 11, ten 10, king 4, queen 3, eight, seven. The other suits:
 * ace 11, ten 10, king 4, queen 3, knave 2, nine, eight, seven. The last trick is worth ten more (dix de der): 162 in all.
 *
 * One follows suit; to trumps with a higher one than lies there, partner or not, who can. Who cannot follow
 * must trump, and higher than any trump that lies there who can, or else with a lower one; but when the
 * partner's card is winning, anything goes. Who has no trump plays what they like.
 *
 * King and queen of trumps in one hand are worth 20 to their team, whatever comes (belote, rebelote): the house
 * announces them as they are played. The takers must have more points than the others, belote included. Then each team scores what
 * it has. With fewer they are *dedans*: the others get all 162. With as many it is a *litige*: the others score
 * theirs, and those of the takers go to the team that gets more in the next deal. All tricks (*capot*) are 252.
 * Nothing is rounded. The game is over when a team has reached the agreed total and is ahead.
 */
import { refuse } from '../../../activity.ts';
import type { Act, SeatNumber } from '../../types.ts';
import {
  type Card,
  type Dealer,
  from,
  type GameRules,
  type GameShown,
  type HeldCard,
  isSuit,
  laid,
  nextOf,
  oneOf,
  type Sight,
  SUITS,
  said,
} from '../rules.ts';
import { layToTrick, playedBy, trickOf, winning } from '../tricks.ts';
import { chooseBelote } from './belote-bot.ts';
import { cardPoints, heightOf, strengthIn } from './belote-cards.ts';
import { type Outcome, scoreOf, type Team } from './belote-score.ts';

export interface BeloteShown extends GameShown {
  readonly phase: 'take' | 'play';
  readonly dealer: SeatNumber;
  /** The suit that was turned up. */
  readonly turned: string;
  /** How many have passed: from four on another suit may be named. */
  readonly passed: number;
  readonly trump: string | null;
  readonly taker: SeatNumber | null;
  /** Who led the trick that lies there. */
  readonly leader: SeatNumber;
  /** Points in tricks, and tricks, of the first player's team and of the other. */
  readonly points: readonly [number, number];
  readonly tricks: readonly [number, number];
  /** Who has shown king or queen of trumps with the other one still in hand. */
  readonly belote: SeatNumber | null;
  /** Points that wait for the next deal. */
  readonly litige: number;
  /** How the last deal that was played ended. */
  readonly outcome: Outcome | null;
}
type Shown = BeloteShown;

const TRICKS = 8;
const DIX_DE_DER = 10;

export const BELOTE: GameRules<Shown> = {
  id: 'belote',

  begin(dealer, before) {
    const { players } = dealer.shown;
    const first = before ? nextOf(players, before.dealer) : oneOf(players, dealer.random);
    dealer.show({ litige: before?.litige ?? 0, outcome: before?.outcome ?? null });
    dealFive(dealer, first);
  },

  check(sight, { cards, choice }) {
    const { shown, hand } = sight;
    if (shown.phase === 'take') {
      if (cards.length > 0) return refuse('table/take-or-pass');
      if (choice === 'pass') return null;
      if (shown.passed < 4) return choice === 'take' ? null : refuse('table/take-or-pass');
      return isSuit(choice) && choice !== shown.turned ? null : refuse('table/other-suit');
    }
    if (choice !== undefined) return refuse('table/cannot-play');
    const [card, more] = hand.filter(({ handle }) => cards.includes(handle));
    return card && !more ? checkCard(sight, card) : refuse('table/one-card');
  },

  candidates: ({ hand, shown }) =>
    shown.phase === 'take' ? ['pass', 'take', ...SUITS].map(said) : hand.map((card) => laid(card)),

  carryOut(dealer, seat, { choice }, cards) {
    const [card] = cards;
    if (card) return playCard(dealer, seat, card);
    if (choice === 'pass') return pass(dealer, seat);
    const trump = isSuit(choice) ? choice : dealer.shown.turned;
    take(dealer, seat, trump);
    return { type: 'game', seat, what: `take-${trump}` };
  },

  bot: chooseBelote,
};

export const teamOf = ({ players }: GameShown, seat: SeatNumber): Team =>
  players.indexOf(seat) % 2 === 0 ? 0 : 1;

function dealFive(dealer: Dealer<Shown>, by: SeatNumber): void {
  const order = from(dealer.shown.players, nextOf(dealer.shown.players, by));
  for (const count of [3, 2]) for (const seat of order) dealer.deal('draw', [seat], count);
  const turned = dealer.area('draw').slice(-1);
  dealer.lay(turned, 'turned', { up: true });
  const leader = order[0] as SeatNumber;
  dealer.show({
    ...{ phase: 'take', dealer: by, turned: turned[0]?.suit ?? '', passed: 0, trump: null, taker: null },
    ...{ leader, points: [0, 0], tricks: [0, 0], belote: null, waits: [leader] },
  });
}

function pass(dealer: Dealer<Shown>, seat: SeatNumber): Act {
  const { players, passed, dealer: by } = dealer.shown;
  if (passed + 1 < 2 * players.length) {
    dealer.show({ passed: passed + 1, waits: [nextOf(players, seat)] });
    return { type: 'game', seat, what: 'pass' };
  }
  dealer.gather();
  dealFive(dealer, nextOf(players, by));
  return { type: 'game', seat, what: 'redealt' };
}

function take(dealer: Dealer<Shown>, seat: SeatNumber, trump: string): void {
  const { players, leader } = dealer.shown;
  dealer.give(dealer.area('turned'), seat);
  for (const one of from(players, leader)) dealer.deal('draw', [one], one === seat ? 2 : 3);
  dealer.show({ phase: 'play', trump, taker: seat, waits: [leader] });
}

function checkCard({ hand, shown, area, seat }: Sight<Shown>, card: Card) {
  const trick = trickOf(area('trick'), shown);
  const [led] = trick;
  if (!led) return null;
  const trump = shown.trump ?? '';
  const strength = strengthIn(trump);
  const at = winning(trick, strength);
  const best = trick[at] as Card;
  const follows = hand.some(({ suit }) => suit === led.suit);
  if (follows && card.suit !== led.suit) return refuse('table/must-follow', { suit: led.suit });
  if (follows && led.suit !== trump) return null;
  if (!follows && teamOf(shown, playedBy(shown, shown.leader, at)) === teamOf(shown, seat)) return null;
  const trumps = hand.filter(({ suit }) => suit === trump);
  if (trumps.length === 0) return null;
  if (card.suit !== trump) return refuse('table/must-trump', { suit: trump });
  // A card that is no trump is beaten by all of them.
  const mark = best.suit === trump ? heightOf(best, trump) : -1;
  const higher = trumps.some((one) => heightOf(one, trump) > mark);
  return higher && heightOf(card, trump) < mark ? refuse('table/must-overtrump', { suit: trump }) : null;
}

function playCard(dealer: Dealer<Shown>, seat: SeatNumber, card: HeldCard): Act {
  const what = announced(dealer, seat, card);
  const trick = layToTrick(dealer, seat, card);
  const { players, leader, points, tricks, trump } = dealer.shown;
  if (trick.length === players.length) {
    const winner = playedBy(dealer.shown, leader, winning(trick, strengthIn(trump ?? '')));
    const last = tricks[0] + tricks[1] + 1 === TRICKS;
    const worth = trick.reduce((sum, one) => sum + cardPoints(one, trump ?? ''), last ? DIX_DE_DER : 0);
    const team = teamOf(dealer.shown, winner);
    dealer.show({ points: added(points, team, worth), tricks: added(tricks, team, 1), waits: [winner] });
    if (last) finish(dealer);
  }
  return { type: 'played', seat, count: 1, ...(what && { what }) };
}

/** King and queen of trumps: said with the first of them, and again with the second. */
function announced(dealer: Dealer<Shown>, seat: SeatNumber, card: Card): 'belote' | 'rebelote' | null {
  const { trump, belote } = dealer.shown;
  const royal = ({ suit, rank }: Card) => suit === trump && (rank === 12 || rank === 13);
  if (!royal(card)) return null;
  if (belote === seat) return 'rebelote';
  if (dealer.hand(seat).filter(royal).length < 2) return null;
  dealer.show({ belote: seat });
  return 'belote';
}

const added = ([one, other]: readonly [number, number], team: Team, more: number) =>
  (team === 0 ? [one + more, other] : [one, other + more]) as [number, number];

function finish(dealer: Dealer<Shown>): void {
  const { players, points, tricks, belote, taker, litige, options } = dealer.shown;
  const outcome = scoreOf({
    ...{ points, tricks, litige },
    taker: teamOf(dealer.shown, taker as SeatNumber),
    belote: belote === null ? null : teamOf(dealer.shown, belote),
  });
  for (const seat of players) dealer.score(seat, outcome.scored[teamOf(dealer.shown, seat)]);
  dealer.show({ outcome, litige: outcome.waits });
  dealer.endRound();
  const [one = 0, other = 0] = players.map((seat) => dealer.total(seat));
  if (Math.max(one, other) >= (options.target ?? 1000) && one !== other)
    dealer.endGame(players.filter((_, nth) => (nth % 2 === 0) === one > other));
}
