/**
 * Numbers that stand for the same person: those of accounts that were merged
 * into another one. What they did stays under their numbers in the logs. There
 * are few, and every entering of a room asks, so they are kept in memory.
 */
import type { Person } from '../activities/activity.ts';

/** The port behind which they are kept. */
export interface AliasStore {
  all(): Promise<readonly { readonly from: Person; readonly into: Person }[]>;
}

export interface Aliases {
  /** The numbers this person had before; without the one they have now. */
  of(person: Person): readonly Person[];
  /** The number this one stands for now; itself for most. */
  now(number: Person): Person;
  /** Reads them again: two were merged, or another process wrote. */
  refresh(): Promise<void>;
}

const NONE: readonly Person[] = [];

export async function createAliases(store: AliasStore): Promise<Aliases> {
  let into = new Map<Person, Person>();
  let former = new Map<Person, Person[]>();

  /** Along the chain to its end; the store keeps chains short, and a ring ends where it began. */
  function endOf(number: Person): Person {
    let at = number;
    for (let next = into.get(at); next !== undefined && next !== number; next = into.get(at)) at = next;
    return at;
  }

  async function refresh(): Promise<void> {
    into = new Map((await store.all()).map((pair) => [pair.from, pair.into]));
    former = new Map();
    for (const from of into.keys()) {
      const end = endOf(from);
      const list = former.get(end);
      if (list) list.push(from);
      else former.set(end, [from]);
    }
  }

  await refresh();
  return { of: (person) => former.get(person) ?? NONE, now: endOf, refresh };
}
