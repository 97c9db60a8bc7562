import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { isRefusal } from '../../activity.ts';
import { BACKS, cardsIn, FIGURES, faceName, INKS, SHAPES, SIGNS, STYLES } from './deck.ts';
import { parseDeck } from './parse-deck.ts';

const docs = readFileSync(new URL('../../../../docs/decks.md', import.meta.url), 'utf8');

it('the example of docs/decks.md is a deck', () => {
  const deck = parseDeck(JSON.parse(docs.match(/```json\n(.*?)```/s)?.[1] ?? ''));
  if (isRefusal(deck)) throw new Error(JSON.stringify(deck));
  expect([deck.faces.length, cardsIn(deck), cardsIn(deck, true)]).toEqual([24, 34, 35]);
  expect(deck.faces.map((_, index) => faceName(deck, index, 'fr'))).toEqual(
    expect.arrayContaining(['dame de coupe', '7 de denier', 'tempête', 'pluie']),
  );
});

it.each([...STYLES, ...BACKS, ...SHAPES, ...INKS, ...FIGURES, ...SIGNS])('docs/decks.md names %s', (word) => {
  expect(docs).toContain(`\`${word}\``);
});
