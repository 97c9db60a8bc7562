/** Names and pictures of people by number. Whatever is asked for within one turn goes to the server in one request. */
import type { Person } from '../activities/activity.ts';
import type { Api } from './api.ts';
import { type Clock, systemClock } from './clock.ts';
import { ApiError } from './request.ts';
import type { AvatarChoice, Me } from './types.ts';

/** The most one request may ask for. */
const AT_ONCE = 100;
/** After a failed request, in ms. */
const TRY_AGAIN = 5_000;

/** What everybody may know of somebody. The same object until something about it changes. */
export interface Known {
  readonly name: string;
  readonly bot: boolean;
  /** Null for the picture drawn from the number. */
  readonly avatar: AvatarChoice | null;
}

export interface People {
  /** What is known of somebody; undefined where nothing is yet, and it is asked for. Null for a number nobody has. */
  known(number: Person): Known | null | undefined;
  /** The name alone. */
  name(number: Person): string | null | undefined;
  /** Asks anew about somebody who may be called otherwise by now; what was known stays until then. */
  renew(number: Person): void;
  /** Takes up what came along with something else (presence): all that is to know of each. */
  learn(people: readonly Me[]): void;
  /** Calls back when something became known or changed; returns how to stop. */
  onChange(listener: () => void): () => void;
}

export function createPeople(api: Pick<Api, 'people'>, clock: Pick<Clock, 'after'> = systemClock): People {
  const facts = new Map<Person, Known | null>();
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
      const found = await api.people(numbers);
      for (const number of numbers) if (!facts.has(number)) facts.set(number, null);
      take(found);
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

  /** @returns whether any of it is news */
  function take(people: readonly Me[]): boolean {
    let news = false;
    for (const { number, name, bot, kind, avatar = null } of people) {
      const now: Known = { name, bot: bot ?? kind === 'bot', avatar };
      const before = facts.get(number);
      if (before && isSame(before, now)) continue;
      facts.set(number, now);
      news = true;
    }
    return news;
  }

  function want(number: Person): void {
    if (asked.has(number)) return;
    asked.add(number);
    if (wanted.size === 0) queueMicrotask(ask);
    wanted.add(number);
  }

  function known(number: Person): Known | null | undefined {
    const one = facts.get(number);
    if (one === undefined) want(number);
    return one;
  }

  return {
    known,
    name(number) {
      const one = known(number);
      return one === null ? null : one?.name;
    },
    renew(number) {
      if (facts.has(number)) want(number);
    },
    learn(people) {
      if (take(people)) changed();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function isSame(one: Known, other: Known): boolean {
  return (
    one.name === other.name &&
    one.bot === other.bot &&
    one.avatar?.seed === other.avatar?.seed &&
    one.avatar?.paint === other.avatar?.paint
  );
}
