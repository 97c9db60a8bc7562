import type { Refusal } from '../../activities/activity.ts';
import { refusalWords } from '../kit/refusals.ts';
import { t } from './words.ts';

/** From here on in s, a wait is told in minutes. */
const LONG = 100;

/** Why no link was sent; a long wait in minutes. */
export function mailRefusalWords(refusal: Refusal): string {
  const wait = refusal.detail?.retryAfter;
  if (refusal.refused === 'people/too-many-mails' && typeof wait === 'number' && wait >= LONG)
    return t('too-many-mails', { count: Math.ceil(wait / 60) });
  return refusalWords(refusal);
}
