import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { cardsIn, type Deck, faceName } from './deck.ts';
import { HOUSE_DECKS } from './house-decks.ts';

/** The ids of the faces in their order, shortened. */
function checksum(deck: Deck): string {
  const ids = deck.faces.map((face) => face.id).join(' ');
  return createHash('sha256').update(ids).digest('hex').slice(0, 16);
}

/** Faces in the file, cards in a full deck with what is optional, checksum of the ids in their order. */
const SHIPPED: Readonly<Record<string, readonly [faces: number, cards: number, checksum: string]>> = {
  'french-52': [54, 54, '21bd5955fb5b52da'],
  'piquet-32': [32, 32, 'd5314110c89acebf'],
  'tarot-78': [78, 78, '885a1ef337168bcf'],
  shedding: [54, 108, '6ae04f1ad0ec08c4'],
  'one-to-ten': [10, 10, '65e30693f1c92b49'],
  dominoes: [28, 28, 'ab16dd71f9725f82'],
};

describe('the decks of the house', () => {
  it('are these', () => {
    expect([...HOUSE_DECKS.keys()]).toEqual(Object.keys(SHIPPED));
  });

  // Logs and saved games say which card is which by its place: a test to be extended, never to be corrected.
  it.each(Object.entries(SHIPPED))(
    '%s keeps its faces in the order in which they were shipped',
    (id, shipped) => {
      const deck = HOUSE_DECKS.get(id) as Deck;
      expect([deck.faces.length, cardsIn(deck, true), checksum(deck)]).toEqual(shipped);
    },
  );

  it('leave the jokers out where nobody asks for them', () => {
    expect([...HOUSE_DECKS.values()].map((deck) => cardsIn(deck))).toEqual([52, 32, 78, 108, 10, 28]);
  });

  it.each([...HOUSE_DECKS.values()])(
    '$id has a name of its own for every face, in both languages',
    (deck) => {
      for (const language of ['en', 'fr'] as const) {
        const names = deck.faces.map((_, index) => faceName(deck, index, language));
        expect(new Set(names).size).toBe(deck.faces.length);
        for (const name of names) expect(name).toMatch(/^[\p{L}\d][\p{L}\d ,’-]*$/u);
      }
    },
  );

  it.each([
    ['french-52', 'hearts-12', 'queen of hearts', 'dame de cœur'],
    ['french-52', 'spades-1', 'ace of spades', 'as de pique'],
    ['piquet-32', 'clubs-11', 'jack of clubs', 'valet de trèfle'],
    ['tarot-78', 'diamonds-12', 'knight of diamonds', 'cavalier de carreau'],
    ['tarot-78', 'trump-12', 'trump 12', 'atout 12'],
    ['tarot-78', 'excuse', 'excuse', 'excuse'],
    ['shedding', 'blue-7', 'blue 7', '7 bleu'],
    ['shedding', 'red-10', 'red skip', 'passe rouge'],
    ['one-to-ten', '8', 'the 8', 'le 8'],
    ['dominoes', '3-5', 'domino 3 and 5', 'domino 3 et 5'],
    ['dominoes', '6-6', 'double 6', 'double 6'],
  ])('%s calls %s “%s” and « %s »', (id, face, en, fr) => {
    const deck = HOUSE_DECKS.get(id) as Deck;
    const index = deck.faces.findIndex((one) => one.id === face);
    expect([faceName(deck, index, 'en'), faceName(deck, index, 'fr')]).toEqual([en, fr]);
  });

  it('calls nothing by a place that no face has', () => {
    expect(faceName(HOUSE_DECKS.get('dominoes') as Deck, 28, 'en')).toBe('');
  });
});
