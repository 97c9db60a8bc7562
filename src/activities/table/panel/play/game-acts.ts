/** What was done in a game, for the record. */
import { isSuit } from '../../games/rules.ts';
import type { Act } from '../../types.ts';
import { suitWords } from './card-names.ts';
import { botName } from './names.ts';
import { t } from './words.ts';

/** @param to who sits in the seat it was done to */
export function gameActWords({ what = '', count = 0 }: Act, name: string, to: string): string {
  switch (what) {
    case 'pass':
      return t('did-pass', { name });
    case 'passed':
      return t('did-passed', { name, count });
    case 'redealt':
      return t('did-redealt', { name });
    case 'theme':
      return t('did-theme', { name });
    case 'place':
      return t('did-place', { name, to, at: count });
    case 'turn':
      return t('did-turn', { name, at: count });
  }
  const trump = what.replace(/^take-/, '');
  return isSuit(trump) ? t('did-take', { name, suit: suitWords(trump) }) : `${name}: ${what}`;
}

/** What was said with a card: a suit to be followed, or belote. */
export function withCardWords(words: string, what: string | undefined): string {
  if (what === 'belote' || what === 'rebelote') return t('with-said', { words, said: t(what) });
  return isSuit(what) ? t('with-suit', { words, suit: suitWords(what) }) : words;
}

export function botActWords({ type, seat = 0 }: Act, name: string): string {
  return t(type === 'sat' ? 'did-seat-bot' : 'did-unseat-bot', { name, bot: botName(seat), seat });
}
