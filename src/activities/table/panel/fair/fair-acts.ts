/** What people did about fair shuffles, as the record says it. */
import type { Act } from '../../types.ts';
import { t } from './words.ts';

export function fairActWords(act: Act, name: string): string {
  const count = act.count ?? 0;
  switch (act.type) {
    case 'fair-asked':
      return act.what === 'round' ? t('act-asked-round', { name, round: count }) : t('act-asked', { name });
    case 'chance-added':
      return t('act-added', { name });
    case 'chance-passed':
      return t('act-passed', { name });
    case 'fair-given-up':
      return t('act-given-up');
    case 'shuffled-fairly':
      return t('act-shuffled', { count });
    case 'round-began':
      return t('act-round', { round: count });
    case 'asked':
      return t('act-asked-reveal', { name });
    default:
      return t('act-agreed');
  }
}

/** Whatever showed it: the end of a round, a shuffle of everything, the agreement of all. */
export function withRevealWords(words: string, { revealed }: Act): string {
  return revealed ? t('and-revealed', { words, count: revealed }) : words;
}
