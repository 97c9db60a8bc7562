/**
 * How somebody goes for good. What names them goes at once and together: name,
 * addresses, ways to sign in, sessions, tokens, bots. What takes longer (leaving
 * every room, their messages) is written down with it and done afterwards, also
 * when the process dies in between.
 */
import { type Person, type Refusal, refuse, type Time } from '../../activities/activity.ts';
import { nameKey } from '../name-key.ts';
import { goneName } from '../names.ts';

/** What becomes of their messages: kept without a name, or deleted. */
export type Leftovers = 'keep' | 'delete';

export interface Gone {
  readonly number: Person;
  readonly messages: Leftovers;
}

/** The port behind which accounts end. */
export interface DepartureStore {
  /**
   * Everything that names this account, what was merged into it, and their bots, in one transaction.
   *
   * @returns who is gone now; none when there was nobody, or `last-admin` when nothing was done
   */
  erase(who: Person, how: Erasure): Promise<readonly Person[] | 'last-admin'>;
  /** Those who are gone with something left to do. */
  unfinished(limit: number): Promise<Gone[]>;
  finished(who: readonly Person[]): Promise<void>;
}

export interface Erasure {
  readonly at: Time;
  readonly messages: Leftovers;
  /** What it is called from now on. */
  readonly named: (number: Person, kind: 'person' | 'bot') => { readonly name: string; readonly key: string };
  readonly newUuid: () => string;
}

/** What those who go leave behind in rooms. */
export interface Traces {
  /** Takes them off every member list; a room passes on as it does when its master leaves. */
  leaveRooms(who: readonly Person[]): Promise<void>;
  /** Deletes all they wrote, in every room. */
  deleteMessages(who: Person): Promise<void>;
}

export interface Departure {
  /** `people/last-admin` where nobody could run the server any more. */
  end(who: Person, messages: Leftovers): Promise<Refusal | null>;
  /** Does what is left of earlier ones; to be called at the start and now and then. */
  resume(): void;
  /** Resolves when nothing is being done any more. */
  settled(): Promise<void>;
  /** Leaves the rest for the next start. */
  close(): Promise<void>;
}

/** Handled together: each room is looked at once for all of them. */
const BATCH = 100;

export function createDeparture(deps: {
  readonly store: DepartureStore;
  readonly traces: Traces;
  readonly now: () => Time;
  readonly newUuid: () => string;
  /** Ends what these people have open, and takes up that they have no role any more. */
  readonly gone: (who: readonly Person[]) => Promise<void>;
  /** Takes what was deleted off the disk; false where that must wait. */
  readonly scrub: () => Promise<boolean>;
  /** What is left is tried again later; the operator should know. */
  readonly broken: (error: Error) => void;
}): Departure {
  const { store, traces } = deps;
  let running: Promise<void> | null = null;
  let again = false;
  let closing = false;
  /** Something was erased that may still lie on the disk. */
  let onDisk = false;

  const named = (number: Person, kind: 'person' | 'bot') => {
    const name = goneName(number, kind);
    return { name, key: nameKey(name) };
  };

  async function finish(): Promise<void> {
    for (let left = await store.unfinished(BATCH); left.length > 0; left = await store.unfinished(BATCH)) {
      const who = left.map(({ number }) => number);
      await traces.leaveRooms(who);
      for (const { number, messages } of left) {
        if (closing) return;
        if (messages === 'delete') await traces.deleteMessages(number);
        await store.finished([number]);
      }
    }
    if (onDisk) onDisk = !(await deps.scrub());
  }

  function resume(): void {
    again = true;
    if (!closing) running ??= work();
  }

  /** One at a time. Whoever goes while it runs is taken in the next round. */
  async function work(): Promise<void> {
    try {
      while (again) {
        again = false;
        await finish();
      }
    } catch (error) {
      deps.broken(error as Error);
    } finally {
      running = null;
    }
  }

  return {
    async end(who, messages) {
      const erased = await store.erase(who, { at: deps.now(), messages, named, newUuid: deps.newUuid });
      if (erased === 'last-admin') return refuse('people/last-admin');
      if (erased.length === 0) return null;
      onDisk = true;
      await deps.gone(erased);
      resume();
      return null;
    },
    resume,
    settled: () => running ?? Promise.resolve(),
    close() {
      closing = true;
      return running ?? Promise.resolve();
    },
  };
}
