/** The port behind which the desk finds people; `store/desk-people.ts` fulfils it. */
import type { Person, Time } from '../activities/activity.ts';
import type { Account } from '../people/account.ts';

export const PEOPLE_FILTERS = ['all', 'staff', 'claimed', 'unclaimed', 'bots'] as const;
export type PeopleFilter = (typeof PEOPLE_FILTERS)[number];

export interface PeopleQuery {
  /** Part of the name, or the whole number; empty for all. */
  readonly search: string;
  readonly filter: PeopleFilter;
  /** The number of the last one of the page before. */
  readonly before?: Person | undefined;
  readonly limit: number;
}

export interface FoundPerson extends Account {
  readonly createdAt: Time;
  /** When a session of theirs was last noted in use (to the hour); null where none is left. */
  readonly seenAt: Time | null;
  /** Sessions that have not ended. */
  readonly sessions: number;
  /** Of a bot: whose it is. */
  readonly owner: Person | null;
  /** The person is gone, the number stays for what they painted. */
  readonly deleted: boolean;
}

export interface PeopleList {
  /** The newest first; accounts that were merged into others are left out. */
  find(query: PeopleQuery, now: Time): Promise<FoundPerson[]>;
  /** Under any number they ever had: the one they have now is in the answer. */
  one(number: Person, now: Time): Promise<FoundPerson | null>;
  /** Ways to sign in that do not need a session: addresses, subjects of issuers, passkeys. */
  waysBack(number: Person): Promise<number>;
  /** Rooms they made or wrote in, last used first. */
  roomsOf(number: Person, limit: number): Promise<string[]>;
  /** Rooms of anybody, last used first: somebody who only paints has left no other trace than there. */
  roomsInUse(limit: number): Promise<string[]>;
}
