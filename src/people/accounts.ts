/** Accounts: a name is all it takes. Two people never have the same name, nor one that looks the same. */
import { randomUUID } from 'node:crypto';
import { isRefusal, type Person, type Refusal, refuse, type Time } from '../activities/activity.ts';
import type { Account } from './account.ts';
import { nameKey } from './name-key.ts';
import { suggestName } from './name-suggestion.ts';
import { readName } from './names.ts';

export interface NewAccount {
  readonly uuid: string;
  readonly name: string;
  /** Look-alike-safe form of the name. */
  readonly key: string;
  readonly createdAt: Time;
  /** Of a bot: whose it is. */
  readonly owner?: Person;
}

/** Among whom somebody is looked for by name. */
export interface Within {
  /** Everybody, where it is left out. At most some thousands: each is a parameter of the query. */
  readonly among?: readonly Person[];
  readonly limit: number;
}

/** The port behind which accounts are kept. One of two that take a name at once gets it: the store decides. */
export interface AccountStore {
  add(account: NewAccount): Promise<Account | 'taken'>;
  rename(number: Person, name: string, key: string): Promise<Account | 'taken' | 'unknown'>;
  /** Those of these numbers that exist, in any order; a merged one under the name of who took it over. */
  find(numbers: readonly Person[]): Promise<Account[]>;
  /** Null for one that was merged into another or deleted. */
  living(number: Person): Promise<Account | null>;
  /** Who answers for it: its owner for a bot, else the account itself; null where there is none. */
  answersFor(number: Person): Promise<Person | null>;
  /** Whose name has this key. */
  byKey(key: string): Promise<Account | null>;
  /** Those whose name's key holds this, with accents or without, shortest first; none that were merged or deleted. */
  keyed(part: string, within: Within): Promise<Account[]>;
  /** Whether somebody's name has this key. */
  isTaken(key: string): Promise<boolean>;
}

export interface Accounts {
  /**
   * A new anonymous account, or `people/name-…`; `people/name-taken` comes with a `suggestion` that is free.
   * Where one needs an invitation and has none: `people/invitation-needed`.
   */
  create(name: string, how?: { readonly invited: boolean }): Promise<Account | Refusal>;
  /** The same for a bot of this person. */
  createBot(owner: Person, name: string): Promise<Account | Refusal>;
  /** A new account with this name or, where it is taken or cannot be one, with one like it. */
  createNear(wish: string): Promise<Account | Refusal>;
  rename(number: Person, name: string): Promise<Account | Refusal>;
  /** Those that exist; a merged one under the name of who took it over. */
  find(numbers: readonly Person[]): Promise<Account[]>;
  /** Null for one that was merged into another or deleted. */
  living(number: Person): Promise<Account | null>;
  /** Who answers for it: its owner for a bot, else the account itself; null where there is none. */
  answersFor(number: Person): Promise<Person | null>;
  /** Those whose name holds this, in any case and however it is written; the shortest names first. */
  named(part: string, within: Within): Promise<Account[]>;
}

export interface AccountsDeps {
  readonly store: AccountStore;
  /** Whether somebody without an invitation may come, by whichever way. */
  isOpen(): boolean;
  now(): Time;
}

export function createAccounts({ store, isOpen, now }: AccountsDeps): Accounts {
  async function create(input: string, { invited } = { invited: false }): Promise<Account | Refusal> {
    return !invited && !isOpen() ? refuse('people/invitation-needed') : add(input);
  }

  async function add(input: string, owner?: Person): Promise<Account | Refusal> {
    const name = readName(input);
    if (isRefusal(name)) return name;
    const account = { uuid: randomUUID(), name, key: nameKey(name), createdAt: now() };
    const added = await store.add(owner === undefined ? account : { ...account, owner });
    return added === 'taken' ? nameTaken(store, name) : added;
  }

  return {
    create,
    createBot: (owner, name) => add(name, owner),
    async createNear(wish) {
      const name = isRefusal(readName(wish)) ? 'Guest' : wish;
      const first = await create(name);
      if (!isRefusal(first) || first.refused !== 'people/name-taken') return first;
      return create(String(first.detail?.suggestion ?? name));
    },
    async rename(number, input) {
      const name = readName(input);
      if (isRefusal(name)) return name;
      const renamed = await store.rename(number, name, nameKey(name));
      if (renamed === 'taken') return nameTaken(store, name);
      return renamed === 'unknown' ? refuse('people/session-expired') : renamed;
    },
    find: (numbers) => (numbers.length === 0 ? Promise.resolve([]) : store.find([...new Set(numbers)])),
    living: store.living,
    answersFor: store.answersFor,
    async named(part, within) {
      const key = nameKey(part);
      return key === '' || within.among?.length === 0 ? [] : store.keyed(key, within);
    },
  };
}

async function nameTaken(store: AccountStore, name: string): Promise<Refusal> {
  return refuse('people/name-taken', { name, suggestion: await suggestName(name, store.isTaken) });
}
