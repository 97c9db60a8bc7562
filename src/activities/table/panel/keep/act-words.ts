/** What was done with kept tables and replays, for the record. */
import type { Act } from '../../types.ts';
import { t } from './words.ts';

export function keepActWords({ type, what = '', count = 0 }: Act, name: string): string {
  if (type === 'replay-opened') return t('did-open-replay', { round: count });
  if (type === 'imported') return t(what === 'mixed' ? 'did-import-mixed' : 'did-import', { name });
  return what === '' ? t('did-load-before', { name }) : t('did-load', { name, what });
}
