/** Accounts that nobody claimed and nobody used for long: they end as if their people had left themselves. */
import type { Person, Time } from '../../activities/activity.ts';
import type { Departure } from './departure.ts';

/** The port behind which unused accounts are found. */
export interface IdleStore {
  /** Notes when each account was last used, as long as its sessions tell. Before they are forgotten. */
  noteUse(): Promise<void>;
  /**
   * People nobody claimed, without a role, a bot or a living session, last used before `before`.
   *
   * @param after numbers greater than this
   */
  idle(before: Time, now: Time, after: Person, limit: number): Promise<Person[]>;
}

export interface CleanUpDeps {
  readonly store: IdleStore;
  readonly departure: Pick<Departure, 'end'>;
  /** Who runs a room. */
  readonly masters: () => Promise<ReadonlySet<Person>>;
  readonly now: () => Time;
  /** Days without use; 0 keeps all. */
  readonly unclaimedDays: () => number;
}

export interface CleanUpOptions {
  /** Aborted when somebody stops it. */
  readonly signal?: AbortSignal;
  readonly progress?: (done: number, total: number) => void;
}

const DAY = 86_400_000;
/** Looked at together. */
const BATCH = 500;

/** @returns how many accounts ended */
export async function cleanUpAccounts(
  { store, departure, masters, now, unclaimedDays }: CleanUpDeps,
  { signal, progress }: CleanUpOptions = {},
): Promise<number> {
  await store.noteUse();
  const days = unclaimedDays();
  if (days === 0) return 0;
  const before = now() - days * DAY;
  let ended = 0;
  let seen = 0;
  let needed: ReadonlySet<Person> | null = null;
  let batch = await store.idle(before, now(), 0, BATCH);
  while (batch.length > 0) {
    needed ??= await masters();
    seen += batch.length;
    for (const who of batch) {
      if (signal?.aborted) return ended;
      if (needed.has(who)) continue;
      await departure.end(who, 'keep');
      ended++;
      progress?.(ended, seen);
    }
    batch = await store.idle(before, now(), batch.at(-1) ?? 0, BATCH);
  }
  return ended;
}
