/** Figures as the desk writes them: short, and in the person's language. */
import { ago } from '../../kit/dates.ts';
import { language } from '../../kit/i18n.ts';
import { t } from './words.ts';

const formats = new Map<string, Intl.NumberFormat>();

function format(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language.value} ${JSON.stringify(options)}`;
  const made = formats.get(key) ?? new Intl.NumberFormat(language.value, options);
  formats.set(key, made);
  return made;
}

/** Three digits at most where they say something: `0.42`, `7.5`, `31`, `12.4K`. */
export function short(value: number): string {
  if (value >= 10_000) return format({ notation: 'compact', maximumFractionDigits: 1 }).format(value);
  const digits = value >= 10 || Number.isInteger(value) ? 0 : value >= 1 ? 1 : 2;
  return format({ maximumFractionDigits: digits }).format(value);
}

export const percent = (share: number): string =>
  format({ style: 'percent', maximumFractionDigits: share < 0.1 && share > 0 ? 1 : 0 }).format(share);

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];

/** `812 byte`, `4.2 MB`. */
export function size(bytes: number): string {
  const step = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const value = bytes / 1000 ** step;
  const digits = step === 0 || value >= 100 ? 0 : 1;
  return format({ style: 'unit', unit: UNITS[step] ?? 'byte', maximumFractionDigits: digits }).format(value);
}

const LENGTHS = [
  [86_400_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
  [1000, 'second'],
] as const;

/** A length of time in its largest unit that fits: `3 days`, `40 seconds`. */
export function lengthOf(ms: number): string {
  const [step, unit] = LENGTHS.find(([one]) => ms >= one * 0.95) ?? [1000, 'second'];
  return format({ style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 0 }).format(
    Math.round(ms / step),
  );
}

/** Seen within this time counts as now, in ms: use is written down once an hour. */
const LATELY = 3_600_000;

/** When somebody was last seen, as exactly as is known. */
export function seenWords(at: number, now: number): string {
  return now - at < LATELY ? t('seen-lately') : (ago(at, now) ?? t('seen-lately'));
}
