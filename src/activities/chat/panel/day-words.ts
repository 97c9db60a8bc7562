import { day } from '../../../web/kit/dates.ts';
import { t } from './words.ts';

const DAY_MS = 86_400_000;

/** The calendar day where the reader is, as a key. */
export function dayOf(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${date.getMonth()}-${date.getDate()}`;
}

export function dayWords(at: number, now: number): string {
  if (dayOf(at) === dayOf(now)) return t('today');
  if (dayOf(at) === dayOf(now - DAY_MS)) return t('yesterday');
  return day(at, now);
}
