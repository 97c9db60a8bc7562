import type { HistoryItem } from '../../client/types.ts';

export interface HistoryDay {
  readonly key: string;
  readonly at: number;
  readonly items: readonly HistoryItem[];
}

/** Newest first stays newest first; a day is one where the reader is. */
export function groupByDay(items: readonly HistoryItem[]): readonly HistoryDay[] {
  const days: { key: string; at: number; items: HistoryItem[] }[] = [];
  for (const item of items) {
    const key = new Date(item.at).toDateString();
    const last = days.at(-1);
    if (last?.key === key) last.items.push(item);
    else days.push({ key, at: item.at, items: [item] });
  }
  return days;
}

/** The text cut where the words searched for are, so that they can be marked. */
export function marked(text: string, query: string): readonly (readonly [part: string, hit: boolean])[] {
  const words = query.trim().split(/\s+/u).filter(Boolean).map(escapeRegExp);
  if (words.length === 0) return [[text, false]];
  return text
    .split(new RegExp(`(${words.join('|')})`, 'giu'))
    .map((part, index) => [part, index % 2 === 1] as const)
    .filter(([part]) => part !== '');
}

/** `RegExp.escape` is not everywhere yet. */
function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
