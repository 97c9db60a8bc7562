/** Names of people by number. Whatever is asked for within one turn goes to the server in one request. */
import type { Person } from '../activities/activity.ts';
import type { Api } from './api.ts';
import { type Clock, systemClock } from './clock.ts';
import { ApiError } from './request.ts';
import type { Me } from './types.ts';

/** The most one request may ask for. */
const AT_ONCE = 100;
/** After a failed request, in ms. */
const TRY_AGAIN = 5_000;

export interface People {
  /** The name, if it is known; otherwise undefined, and it is asked for. Null for a number nobody has. */
  name(number: Person): string | null | undefined;
  /** Takes up names that came along with something else (presence). */
  learn(people: readonly Me[]): void;
  /** Calls back when names became known or changed; returns how to stop. */
  onChange(listener: () => void): () => void;
}

export function createPeople(api: Pick<Api, 'people'>, clock: Pick<Clock, 'after'> = systemClock): People {
  const names = new Map<Person, string | null>();
  const asked = new Set<Person>();
  const wanted = new Set<Person>();
  const listeners = new Set<() => void>();

  function changed(): void {
    for (const listener of [...listeners]) listener();
  }

  function ask(): void {
    const numbers = [...wanted];
    wanted.clear();
    for (let start = 0; start < numbers.length; start += AT_ONCE) {
      void load(numbers.slice(start, start + AT_ONCE));
    }
  }

  async function load(numbers: readonly Person[]): Promise<void> {
    try {
      const found = new Map((await api.people(numbers)).map(({ number, name }) => [number, name]));
      for (const number of numbers) names.set(number, found.get(number) ?? null);
      changed();
      for (const number of numbers) asked.delete(number);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      // Whoever shows these names asks for them again then.
      clock.after(TRY_AGAIN, () => {
        for (const number of numbers) asked.delete(number);
        changed();
      });
    }
  }

  return {
    name(number) {
      const name = names.get(number);
      if (name === undefined && !asked.has(number)) {
        asked.add(number);
        if (wanted.size === 0) queueMicrotask(ask);
        wanted.add(number);
      }
      return name;
    },
    learn(people) {
      const news = people.filter(({ number, name }) => names.get(number) !== name);
      for (const { number, name } of news) names.set(number, name);
      if (news.length > 0) changed();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
