import { expect, it, vi } from 'vitest';
import { wordsReady } from '../../../../web/kit/i18n.ts';
import { refusalWords } from '../../../../web/kit/refusals.ts';
import { FAULTS } from '../../decks/reading.ts';
import { en } from './refusals.en.ts';
import { fr } from './refusals.fr.ts';
import './refusals.ts';

it.each(FAULTS)('whatever is wrong with a deck has a sentence: %s', (fault) => {
  for (const words of [en, fr] as Readonly<Record<string, string>>[])
    expect(words[`table/bad-deck_${fault}`]).toContain('{{where}}');
});

it('says where a deck is wrong', async () => {
  vi.stubGlobal('document', { documentElement: {} });
  await wordsReady();
  expect(
    refusalWords({ refused: 'table/bad-deck', detail: { where: 'faces[3].suit', field: 'unknown' } }),
  ).toBe('faces[3].suit of this deck says something a deck does not know. Check the spelling.');
});
