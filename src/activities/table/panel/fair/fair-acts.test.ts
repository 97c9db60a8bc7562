import { afterEach, describe, expect, test, vi } from 'vitest';
import { setLanguage } from '../../../../web/kit/i18n.ts';
import type { Act } from '../../types.ts';
import { actWords } from '../act-words.ts';
import { en } from './words.en.ts';
import { fr } from './words.fr.ts';

const naming = { seats: [{ seat: 1, person: 7, away: null }], person: () => 'Ada', deck: () => 'a deck' };
const said = (act: Act) => actWords({ act, by: 7 }, naming);

afterEach(async () => setLanguage('en'));

describe('the record of a fair shuffle', () => {
  const STORY: readonly (readonly [Act, string, string])[] = [
    [{ type: 'fair-asked', count: 52 }, 'Ada asked for a fair shuffle', 'Ada a demandé un mélange équitable'],
    [
      { type: 'fair-asked', what: 'round', count: 2 },
      'Ada asked for a fair shuffle before round 2',
      'Ada a demandé un mélange équitable avant la manche 2',
    ],
    [{ type: 'chance-added' }, 'Ada added chance', 'Ada a ajouté du hasard'],
    [{ type: 'shuffled-fairly', count: 52 }, 'Shuffled fairly: 52 cards', 'Mélange équitable : 52 cartes'],
    [
      { type: 'round-began', what: 'fair', count: 2 },
      'The cards were shuffled fairly, and round 2 began',
      'Les cartes ont été mélangées équitablement, et la manche 2 a commencé',
    ],
    [
      { type: 'round-ended', count: 2, revealed: 1 },
      'Ada ended round 2. The fair shuffle was revealed',
      'Ada a terminé la manche 2. Le mélange équitable est révélé',
    ],
    [
      { type: 'fair-shown', revealed: 2 },
      'Everybody agreed. 2 fair shuffles were revealed',
      'Tout le monde est d’accord. 2 mélanges équitables sont révélés',
    ],
  ];

  test.each(STORY)('%j', async (act, english, french) => {
    vi.stubGlobal('document', { documentElement: {} });
    await setLanguage('en');
    expect(said(act)).toBe(english);
    await setLanguage('fr');
    expect(said(act)).toBe(french);
  });
});

test('every word is there in both languages', () => {
  // French has one form more: for millions.
  const forms = (words: object) => new Set(Object.keys(words).filter((key) => !key.endsWith('_many')));
  expect(forms(fr)).toEqual(forms(en));
});
