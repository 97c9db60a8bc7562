/** How the house plays Belote: it takes with a long suit that is strong as trumps, wins where it can, and gives points to its partner. */
import type { Play } from '../../types.ts';
import { type Card, type GameShown, oneOf, type Random, type SeenCard, type Sight, SUITS } from '../rules.ts';
import { playedBy, trickOf, winning } from '../tricks.ts';
import { cardPoints, heightOf, strengthIn } from './belote-cards.ts';

interface Shown extends GameShown {
  readonly phase: 'take' | 'play';
  readonly passed: number;
  readonly trump: string | null;
  readonly leader: number;
}

/** With so much in trumps and aces one takes. */
const ENOUGH = 50;

export function chooseBelote(sight: Sight<Shown>, moves: readonly Play[], random: Random): Play {
  return sight.shown.phase === 'take' ? bid(sight, moves) : playCard(sight, moves, random);
}

function bid({ hand, area, shown }: Sight<Shown>, moves: readonly Play[]): Play {
  const [turned] = area('turned');
  const cards: readonly Card[] = turned ? [...hand, turned] : hand;
  const worth = (trump: string): number => {
    const trumps = cards.filter(({ suit }) => suit === trump);
    const aces = cards.filter(({ suit, rank }) => suit !== trump && rank === 1);
    return trumps.reduce((sum, card) => sum + cardPoints(card, trump) + 5, 0) + aces.length * 10;
  };
  const suits = SUITS.filter((suit) => shown.passed < 4 === (suit === turned?.suit));
  const best = suits.toSorted((one, other) => worth(other) - worth(one))[0] ?? '';
  const choice = worth(best) < ENOUGH ? 'pass' : shown.passed < 4 ? 'take' : best;
  return moves.find((move) => move.choice === choice) ?? (moves[0] as Play);
}

function playCard({ hand, area, shown, seat }: Sight<Shown>, moves: readonly Play[], random: Random): Play {
  const cards = hand.filter(({ handle }) => moves.some((move) => move.cards[0] === handle));
  const trump = shown.trump ?? '';
  const strength = strengthIn(trump);
  const points = (card: Card) => cardPoints(card, trump);
  const height = (card: Card) => heightOf(card, trump) + (card.suit === trump ? 8 : 0);
  const cheap = cards.toSorted((one, other) => points(one) - points(other) || height(one) - height(other));
  const trick = trickOf(area('trick'), shown);
  const [led] = trick;
  let chosen: SeenCard | undefined;
  if (led) {
    const at = winning(trick, strength);
    const mark = strength(trick[at] as Card, led.suit);
    const winner = playedBy(shown, shown.leader, at);
    const ours = shown.players.indexOf(winner) % 2 === shown.players.indexOf(seat) % 2;
    const wins = cheap.filter((card) => strength(card, led.suit) > mark);
    chosen = ours ? cheap.at(-1) : (wins[trick.length === 3 ? 0 : wins.length - 1] ?? cheap[0]);
  } else {
    const sure = cards.filter(({ suit, rank }) => rank === (suit === trump ? 11 : 1));
    chosen = sure.length > 0 ? oneOf(sure, random) : cheap[0];
  }
  return moves.find((move) => move.cards[0] === chosen?.handle) ?? (moves[0] as Play);
}
