/** `@name` while writing and in what was said. Names may hold spaces. */
import type { Person } from '../../activity.ts';

export interface Named {
  readonly number: Person;
  readonly name: string;
}

/** Most people a message can mention. */
const MOST = 20;

/** What is being typed after an `@` before the caret; null where nothing is. */
export function mentionQuery(
  text: string,
  caret: number,
): { readonly from: number; readonly query: string } | null {
  const found = /(?:^|[\s(])@([^\s@]*(?: [^\s@]+)?)$/u.exec(text.slice(0, caret));
  const query = found?.[1];
  return query === undefined ? null : { from: caret - query.length - 1, query };
}

function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}

/** Those whose name, or a word of it, begins with the query; at most `limit`, in the order given. */
export function suggestions(query: string, people: readonly Named[], limit: number): readonly Named[] {
  const wanted = folded(query);
  const fits = (name: string) => {
    const whole = folded(name);
    return whole.startsWith(wanted) || whole.split(/\s+/u).some((word) => word.startsWith(wanted));
  };
  return people.filter(({ name }) => fits(name)).slice(0, limit);
}

export function insertMention(
  text: string,
  from: number,
  caret: number,
  name: string,
): { text: string; caret: number } {
  const before = `${text.slice(0, from)}@${name} `;
  return { text: before + text.slice(caret).replace(/^ /, ''), caret: before.length };
}

/** Whom a text mentions. The longer name wins where one begins with another. */
export function mentionedIn(text: string, people: readonly Named[]): readonly Person[] {
  const found = mentionSpans(text, people).map((span) => span.person);
  return [...new Set(found)].slice(0, MOST);
}

export interface MentionSpan {
  readonly from: number;
  readonly to: number;
  readonly person: Person;
}

export function mentionSpans(text: string, people: readonly Named[]): readonly MentionSpan[] {
  if (!text.includes('@')) return [];
  const longestFirst = people.toSorted((a, b) => b.name.length - a.name.length);
  const spans: MentionSpan[] = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (at > 0 && /[\p{L}\p{N}]/u.test(text[at - 1] ?? '')) continue;
    const rest = text.slice(at + 1);
    const whom = longestFirst.find(
      ({ name }) =>
        rest.slice(0, name.length).toLocaleLowerCase() === name.toLocaleLowerCase() &&
        !/^[\p{L}\p{N}]/u.test(rest.slice(name.length)),
    );
    if (whom) spans.push({ from: at, to: at + 1 + whom.name.length, person: whom.number });
  }
  return spans;
}
