import { expect, it } from 'vitest';
import { FAULTS } from '../../decks/reading.ts';
import { en } from './refusals.en.ts';
import { fr } from './refusals.fr.ts';

it.each(FAULTS)('whatever is wrong with a deck has a sentence: %s', (fault) => {
  for (const words of [en, fr]) expect(words[`table/bad-deck_${fault}`]).toContain('{{where}}');
});
