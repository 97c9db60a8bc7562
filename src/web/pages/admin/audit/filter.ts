/** The filter of the audit, as it stands in the address. Days are those of the person's own clock. */
import type { AuditFilter } from '../../../../client/desk.ts';

const KEYS = ['who', 'target', 'room', 'act', 'since', 'until'] as const;

export function readFilter(query: Readonly<Record<string, string>>): AuditFilter {
  const number = (text: string | undefined): number | undefined =>
    text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
  return {
    who: number(query.who),
    target: number(query.target),
    room: query.room || undefined,
    act: query.act || undefined,
    since: number(query.since),
    until: number(query.until),
  };
}

export function addressOf(filter: AuditFilter): string {
  const given = KEYS.flatMap((key) => {
    const value = filter[key];
    return value === undefined || value === '' ? [] : [[key, String(value)]];
  });
  return given.length === 0 ? '/admin/audit' : `/admin/audit?${new URLSearchParams(given)}`;
}

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The first moment of a day as a date field says it; undefined for none. */
export function startOf(day: string): number | undefined {
  const [, year, month, date] = DAY.exec(day) ?? [];
  return year === undefined ? undefined : new Date(Number(year), Number(month) - 1, Number(date)).getTime();
}

/** The first moment after that day. */
export function endOf(day: string): number | undefined {
  const start = startOf(day);
  if (start === undefined) return undefined;
  const next = new Date(start);
  next.setDate(next.getDate() + 1);
  return next.getTime();
}

/** As a date field wants it. */
export function dayOf(at: number): string {
  const date = new Date(at);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
