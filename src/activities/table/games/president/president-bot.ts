/** How the house plays Président: the lowest it can, all of a rank at once, and twos only when few cards are left. */
import type { Play } from '../../types.ts';
import type { GameShown, SeenCard, Sight } from '../rules.ts';

const FEW = 4;
const height = ({ rank }: SeenCard): number => (rank <= 2 ? rank + 13 : rank);

export function chooseMove({ hand }: Sight<GameShown>, moves: readonly Play[]): Play {
  const cardsOf = (move: Play) => hand.filter(({ handle }) => move.cards.includes(handle));
  const total = (move: Play) =>
    cardsOf(move).reduce((sum, card) => sum + height(card), 0) / move.cards.length;
  const split = (move: Play) =>
    hand.filter(({ rank }) => rank === cardsOf(move)[0]?.rank).length - move.cards.length;
  const ranked = moves
    .filter(({ cards }) => cards.length > 0)
    .toSorted((one, other) => total(one) + split(one) * 3 - (total(other) + split(other) * 3));
  const [best] = ranked;
  const pass = moves.find(({ cards }) => cards.length === 0);
  if (!best) return pass as Play;
  const dear = cardsOf(best).some(({ rank }) => rank === 2) && hand.length > FEW;
  return pass && dear ? pass : best;
}
