/**
 * One place turns refusal codes into words. Those that can be met anywhere are
 * here; a slice brings its own (`defineRefusals`), so that nobody carries the
 * words of pages they are not on.
 */
import type { Refusal, RefusalDetail } from '../../activities/activity.ts';
import { end } from './dates.ts';
import { addWords, defineWords, hasWords, type Loaders } from './i18n.ts';

const SLICE = 'refusals';
const t = defineWords(SLICE, async () => (await import('./refusals.en.ts')).en, {
  fr: async () => (await import('./refusals.fr.ts')).fr,
});

/** Words for the codes of a slice. Called beside its other words. */
export function defineRefusals(loaders: Required<Loaders>): void {
  addWords(SLICE, loaders);
}

type Say = (key: string, figures: Readonly<Record<string, string | number>>) => string;

/**
 * What happened and what to do, in the person's language. Figures come from
 * `detail`: `until` is a time (0: without an end), `why` what somebody wrote.
 */
export function refusalWords({ refused, detail = {} }: Refusal): string {
  // Codes arrive as plain strings: whether there are words for one is only known here.
  const say = t as unknown as Say;
  if (!hasWords(SLICE, refused)) return say('unknown', { code: refused });
  const seconds = secondsToWait(detail);
  const { field, who, until, why } = detail;
  // What there are several sentences for.
  const context = field ?? who;
  const sentence = say(refused, {
    ...detail,
    ...(seconds !== null && { count: seconds }),
    ...(context !== undefined && { context }),
    ...(typeof until === 'number' && until > 0 && { end: end(until, Date.now()) }),
    ...(until === 0 && { context: 'forever' }),
  });
  return why === undefined || why === '' ? sentence : `${sentence} ${say('reason-given', { why })}`;
}

/** `wait` is in ms, `retryAfter` in seconds, as in the HTTP header of that name. */
function secondsToWait({ wait, retryAfter }: RefusalDetail): number | null {
  if (typeof wait === 'number') return Math.max(1, Math.ceil(wait / 1000));
  return typeof retryAfter === 'number' ? retryAfter : null;
}
