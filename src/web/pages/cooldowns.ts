import { t } from './words.ts';

/** The waits offered, in seconds; the server takes any up to a day. */
export const COOLDOWNS = [0, 1, 5, 10, 30, 60, 300, 900, 3600] as const;

export function cooldownWords(seconds: number): string {
  if (seconds === 0) return t('cooldown-none');
  if (seconds < 60) return t('seconds', { count: seconds });
  if (seconds % 3600 === 0) return t('hours', { count: seconds / 3600 });
  if (seconds % 60 === 0) return t('minutes', { count: seconds / 60 });
  return t('seconds', { count: seconds });
}
