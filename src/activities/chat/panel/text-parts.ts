/** A message's text cut into plain text, links and mentions. */
import type { Person } from '../../activity.ts';
import { mentionSpans, type Named } from './mentions.ts';

export type TextPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }
  | { readonly kind: 'mention'; readonly text: string; readonly person: Person };

/** What linkify-it finds. */
export interface FoundLink {
  readonly index: number;
  readonly lastIndex: number;
  readonly url: string;
}

/** Anything else (javascript:, data:, ftp:) stays plain text. */
const SAFE = new Set(['http:', 'https:', 'mailto:']);

export function textParts(
  text: string,
  mentioned: readonly Named[],
  findLinks: (text: string) => readonly FoundLink[],
): readonly TextPart[] {
  const links = findLinks(text).filter(({ url }) => SAFE.has(URL.parse(url)?.protocol ?? ''));
  const mentions = mentionSpans(text, mentioned).filter(
    // An address such as https://site/@name is one link.
    ({ from }) => !links.some(({ index, lastIndex }) => from >= index && from < lastIndex),
  );
  const parts: TextPart[] = [];
  let at = 0;
  const spans = [
    ...links.map(({ index, lastIndex, url }) => ({ from: index, to: lastIndex, url })),
    ...mentions.map((span) => ({ ...span, url: null })),
  ].toSorted((a, b) => a.from - b.from);
  for (const span of spans) {
    if (span.from < at) continue;
    if (span.from > at) parts.push({ kind: 'text', text: text.slice(at, span.from) });
    const shown = text.slice(span.from, span.to);
    if (span.url === null) parts.push({ kind: 'mention', text: shown, person: span.person });
    else parts.push({ kind: 'link', text: shown, href: span.url });
    at = span.to;
  }
  if (at < text.length) parts.push({ kind: 'text', text: text.slice(at) });
  return parts;
}
