/** What was chosen in the form as what the server is asked. Pure. */
import type { Person, Time } from '../../../activity.ts';
import type { Area, Criteria } from '../../types.ts';

export const SPANS = ['10', '60', 'today', 'all', 'span'] as const;
export type Span = (typeof SPANS)[number];

export interface Chosen {
  readonly by: Person | null;
  readonly span: Span;
  /** As `<input type="datetime-local">` has them; empty for open. */
  readonly from: string;
  readonly to: string;
  readonly area: Area | null;
}

/**
 * Null where nothing was chosen: all of the mural is emptied in the settings, not here.
 * @param now by a clock that may tell fractions of milliseconds, as the server’s does here
 */
export function criteriaOf({ by, span, from, to, area }: Chosen, now: Time): Criteria | null {
  const since = sinceOf(span, from, now);
  const until = span === 'span' ? timeOf(to) : undefined;
  const criteria: Criteria = {
    ...(by === null ? {} : { by }),
    ...(since === undefined ? {} : { since }),
    // To the end of that minute, as it was chosen by the minute.
    ...(until === undefined ? {} : { until: until + 59_999 }),
    ...(area === null ? {} : { area }),
  };
  return Object.keys(criteria).length === 0 ? null : criteria;
}

function sinceOf(span: Span, from: string, now: Time): Time | undefined {
  switch (span) {
    case '10':
    case '60':
      return Math.floor(now) - Number(span) * 60_000;
    case 'today':
      return new Date(now).setHours(0, 0, 0, 0);
    case 'all':
      return undefined;
    case 'span':
      return timeOf(from);
  }
}

/** Local time, as the field shows it. */
export function timeOf(value: string): Time | undefined {
  const at = value === '' ? Number.NaN : new Date(value).getTime();
  return Number.isFinite(at) ? at : undefined;
}

/** The other way round, to the minute. */
export function fieldOf(at: Time | null): string {
  if (at === null) return '';
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}
