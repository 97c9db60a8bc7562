/** One place turns refusal codes into words. */
import type { Refusal } from '../../activities/activity.ts';
import { defineWords, hasWords } from './i18n.ts';
import { en } from './refusals.en.ts';

const SLICE = 'refusals';
const t = defineWords(SLICE, en, { fr: async () => (await import('./refusals.fr.ts')).fr });

type Say = (key: string, figures: Readonly<Record<string, string | number>>) => string;

/** What happened and what to do, in the person's language. Figures come from `detail`. */
export function refusalWords(refusal: Refusal): string {
  // Codes arrive as plain strings: whether there are words for one is only known here.
  const say = t as unknown as Say;
  const known = hasWords(SLICE, refusal.refused) || hasWords(SLICE, `${refusal.refused}_other`);
  if (!known) return say('unknown', { code: refusal.refused });
  return say(refusal.refused, refusal.detail ?? {});
}
