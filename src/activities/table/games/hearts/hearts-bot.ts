/** How the house plays Hearts: it gets rid of what is dangerous, and otherwise stays low. */
import type { Play } from '../../types.ts';
import type { Card, GameShown, SeenCard, Sight } from '../rules.ts';
import { aceHigh, plainStrength, trickOf, winning } from '../tricks.ts';

/** How much one would like to be rid of a card. */
function danger({ suit, rank }: Card): number {
  const high = aceHigh({ suit, rank });
  if (suit === 'spades') return high === 12 ? 100 : high > 12 ? 60 + high : high;
  return suit === 'hearts' ? 20 + high : high;
}

const worst = (cards: readonly SeenCard[]): readonly SeenCard[] =>
  cards.toSorted((one, other) => danger(other) - danger(one));

export function choosePass({ hand }: Sight<GameShown>, moves: readonly Play[]): Play {
  const cards = worst(hand)
    .slice(0, 3)
    .map(({ handle }) => handle);
  return moves.find((move) => move.cards.every((card) => cards.includes(card))) ?? (moves[0] as Play);
}

export function chooseCard({ hand, area, shown }: Sight<GameShown>, moves: readonly Play[]): Play {
  const cards = hand.filter(({ handle }) => moves.some((move) => move.cards[0] === handle));
  const low = cards.toSorted((one, other) => aceHigh(one) - aceHigh(other));
  const trick = trickOf(area('trick'), shown);
  const [led] = trick;
  let chosen = low[0];
  if (led && cards[0]?.suit !== led.suit) chosen = worst(cards)[0];
  else if (led) {
    const best = trick[winning(trick, plainStrength)] as Card;
    const under = low.filter((card) => aceHigh(card) < aceHigh(best));
    // Whoever must take it may as well take it high, as long as the queen stays at home.
    const over = low.filter(({ suit, rank }) => suit !== 'spades' || rank !== 12);
    chosen = under.at(-1) ?? (trick.length === 3 ? over.at(-1) : low[0]) ?? low[0];
  }
  return moves.find((move) => move.cards[0] === chosen?.handle) ?? (moves[0] as Play);
}
