/** The decks every house has. Their ids are in logs: a deck that was shipped stays. */
import { isRefusal } from '../../activity.ts';
import type { Deck } from './deck.ts';
import dominoes from './dominoes.json' with { type: 'json' };
import french52 from './french-52.json' with { type: 'json' };
import oneToTen from './one-to-ten.json' with { type: 'json' };
import { parseDeck } from './parse-deck.ts';
import piquet32 from './piquet-32.json' with { type: 'json' };
import shedding from './shedding.json' with { type: 'json' };
import tarot78 from './tarot-78.json' with { type: 'json' };

function read(file: unknown): Deck {
  const deck = parseDeck(file);
  // Our own files: the tests read every one of them.
  if (isRefusal(deck)) throw new Error(`A deck of the house is wrong: ${JSON.stringify(deck.detail)}`);
  return deck;
}

/** By id, in the order in which they are offered. */
export const HOUSE_DECKS: ReadonlyMap<string, Deck> = new Map(
  [french52, piquet32, tarot78, shedding, oneToTen, dominoes].map((file) => {
    const deck = read(file);
    return [deck.id, deck];
  }),
);
