/** Bots: accounts of programs. Each is owned by the person who answers for it. */
import { isRefusal, type Person, type Refusal, refuse, type Time } from '../../activities/activity.ts';
import type { Account } from '../account.ts';
import type { Accounts } from '../accounts.ts';
import type { Token, Tokens } from './tokens.ts';

export interface Bot {
  readonly number: Person;
  readonly name: string;
  readonly createdAt: Time;
}

/** The port behind which it is kept whose bots are whose. */
export interface BotStore {
  /** In the order they were made; those that were removed are not among them. */
  of(owner: Person): Promise<Bot[]>;
}

export interface BotWithTokens extends Bot {
  readonly tokens: readonly Token[];
}

export interface Bots {
  list(owner: Person): Promise<BotWithTokens[]>;
  /** `people/too-many-bots` {max}, or what a name may be refused with. */
  make(owner: Person, name: string): Promise<BotWithTokens | Refusal>;
  /** One's own bot, or `people/no-such-bot`: the same answer for somebody else's and for none. */
  find(owner: Person, number: Person): Promise<Bot | Refusal>;
  rename(owner: Person, number: Person, name: string): Promise<Account | Refusal>;
  /** It can do nothing any more, and its name becomes free; what it painted and wrote stays. */
  remove(owner: Person, number: Person): Promise<Refusal | null>;
}

export const MAX_BOTS = 10;

export interface BotsDeps {
  readonly store: BotStore;
  readonly accounts: Accounts;
  readonly tokens: Tokens;
  /** Ends an account of a bot for good (`people/departure`). */
  readonly end: (bot: Person) => Promise<void>;
  /** The live connections of this account must come back to take up a change. */
  readonly renew: (bot: Person) => void;
}

export function createBots({ store, accounts, tokens, end, renew }: BotsDeps): Bots {
  /** One after the other: many asked for at once must not pass the limit together. */
  let turn: Promise<unknown> = Promise.resolve();

  async function make(owner: Person, name: string): Promise<BotWithTokens | Refusal> {
    if ((await store.of(owner)).length >= MAX_BOTS) return refuse('people/too-many-bots', { max: MAX_BOTS });
    const account = await accounts.createBot(owner, name);
    if (isRefusal(account)) return account;
    const bot = (await store.of(owner)).find(({ number }) => number === account.number);
    return bot ? { ...bot, tokens: [] } : refuse('people/try-again');
  }

  async function find(owner: Person, number: Person): Promise<Bot | Refusal> {
    const bot = (await store.of(owner)).find((one) => one.number === number);
    return bot ?? refuse('people/no-such-bot');
  }

  return {
    find,
    async list(owner) {
      const bots = await store.of(owner);
      const all = await tokens.of(bots.map(({ number }) => number));
      return bots.map((bot) => ({ ...bot, tokens: all.filter(({ account }) => account === bot.number) }));
    },
    make(owner, name) {
      const mine = turn.then(() => make(owner, name));
      turn = mine.catch(() => {});
      return mine;
    },
    async rename(owner, number, name) {
      const bot = await find(owner, number);
      if (isRefusal(bot)) return bot;
      const renamed = await accounts.rename(number, name);
      if (!isRefusal(renamed)) renew(number);
      return renamed;
    },
    async remove(owner, number) {
      const bot = await find(owner, number);
      if (isRefusal(bot)) return bot;
      await end(number);
      return null;
    },
  };
}
