/** Who is in the room, sorted for reading: those here first, then the other members. */
import type { Me } from '../../../client/types.ts';
import type { Person } from '../../activity.ts';
import type { Member, MemberRole, MembersView } from '../types.ts';

export interface Row {
  readonly number: Person;
  /** Undefined until it is known; null for a number nobody has. */
  readonly name: string | null | undefined;
  /** Null for somebody who is here and not listed as a member: looking on, or one of too many to list. */
  readonly role: MemberRole | null;
  readonly muted: boolean;
}

export interface Roll {
  readonly here: readonly Row[];
  readonly away: readonly Row[];
  /** Members that are not listed. */
  readonly unlisted: number;
}

/**
 * @param present those with a name who are here, as far as they were told
 * @param query part of a name, in any case and with any accents
 * @param found members the server found by that name, of whom not all are listed
 */
export function rollOf(
  view: MembersView,
  present: readonly Me[],
  nameOf: (person: Person) => string | null | undefined,
  query: string,
  found: readonly (Me & Member)[] = [],
): Roll {
  const muted = new Set(view.barred?.muted.map(({ person }) => person));
  const roles = new Map(view.members.map(({ number, role }) => [number, role]));
  const rowOf = (number: Person, name: string | null | undefined): Row => ({
    number,
    name,
    role: roles.get(number) ?? null,
    muted: muted.has(number),
  });
  const wanted = folded(query);
  const fits = ({ name }: Row) => wanted === '' || folded(name ?? '').includes(wanted);
  const here = present.map(({ number, name }) => rowOf(number, name));
  const isHere = new Set(here.map(({ number }) => number));
  const listed = view.members.map(({ number }) => rowOf(number, nameOf(number)));
  const known = new Set(view.members.map(({ number }) => number));
  const more = found
    .filter(({ number }) => !known.has(number))
    .map(({ number, name, role }) => ({ ...rowOf(number, name), role }));
  const away = [...listed, ...more].filter(({ number }) => !isHere.has(number));
  const rank = ({ role }: Row) => (role === 'master' ? 0 : role === null ? 2 : 1);
  return {
    here: here.filter(fits).toSorted((a, b) => rank(a) - rank(b)),
    away: away.filter(fits),
    unlisted: Math.max(0, view.count - view.members.length),
  };
}

/** As one would look for it: `José` is found by `jose`. */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/gu, '')
    .toLowerCase()
    .trim();
}
