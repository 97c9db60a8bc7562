/** Dates and numbers as the language writes them. Formatters are costly to make: one each. */
import { language } from './i18n.ts';

const formatters = new Map<string, Intl.DateTimeFormat>();

/** The person's own variety of the language: British or American clocks, for instance. */
function locale(): string {
  return navigator.languages.find((tag) => tag.split('-')[0] === language.value) ?? language.value;
}

function formatter(key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const id = `${language.value} ${key}`;
  const made = formatters.get(id) ?? new Intl.DateTimeFormat(locale(), options);
  formatters.set(id, made);
  return made;
}

/** `14:05` */
export function clock(at: number): string {
  return formatter('clock', { hour: 'numeric', minute: '2-digit' }).format(at);
}

/** `Thursday, 20 November`, with the year when it is another one than `now`'s. */
export function day(at: number, now: number): string {
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return sameYear
    ? formatter('day', { weekday: 'long', day: 'numeric', month: 'long' }).format(at)
    : formatter('day-year', { day: 'numeric', month: 'long', year: 'numeric' }).format(at);
}

/** `20 November 2026, 14:05` */
export function moment(at: number): string {
  return formatter('moment', { dateStyle: 'long', timeStyle: 'short' }).format(at);
}

/** When something ends: `14:05` on the same day, else `20 November 2026, 14:05`. */
export function end(at: number, now: number): string {
  return new Date(at).toDateString() === new Date(now).toDateString() ? clock(at) : moment(at);
}

/** `12,345` or `12 345` */
export function figure(value: number): string {
  return new Intl.NumberFormat(locale()).format(value);
}

/** `3 minutes ago`, `in 2 hours`; null when it is less than a minute. */
export function ago(at: number, now: number): string | null {
  const seconds = Math.round((at - now) / 1000);
  const format = new Intl.RelativeTimeFormat(language.value, { numeric: 'auto' });
  const size = Math.abs(seconds);
  if (size < 60) return null;
  if (size < 3600) return format.format(Math.round(seconds / 60), 'minute');
  if (size < 86_400) return format.format(Math.round(seconds / 3600), 'hour');
  return format.format(Math.round(seconds / 86_400), 'day');
}
