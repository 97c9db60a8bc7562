/**
 * Bans from the whole server, made by those who look after it. They count for
 * an account and, only where somebody chose so, for the address it came from:
 * a school may share one, so that part always ends.
 */
import { type Person, type Refusal, refuse, type Time } from '../activities/activity.ts';
import { ownPrefix } from '../people/addresses.ts';
import type { ServerBan, Standing } from '../people/standing.ts';
import type { Audit } from './audit.ts';

export interface Ban extends ServerBan {
  /** For those who look after the server; the person never sees it. */
  readonly note: string;
  readonly madeBy: Person;
  readonly createdAt: Time;
  readonly liftedAt: Time | null;
  readonly liftedBy: Person | null;
}

export interface BanQuery {
  /** Only those that hold at this time. */
  readonly onAt?: Time;
  /** Only those that do not. */
  readonly overAt?: Time;
  /** The id of the last one of the page before. */
  readonly before?: number;
  readonly limit: number;
}

/** The port behind which bans are kept. */
export interface BanStore {
  add(ban: Omit<Ban, 'id' | 'liftedAt' | 'liftedBy'>): Promise<number>;
  find(id: number): Promise<Ban | null>;
  /** Newest first. */
  list(query: BanQuery): Promise<Ban[]>;
  /** False where it was lifted before. */
  lift(id: number, by: Person, at: Time): Promise<boolean>;
  /** Lifts those of this account that were not lifted before. */
  liftOf(account: Person, by: Person, at: Time): Promise<void>;
}

export interface BanWish {
  readonly account: Person;
  /** What the person is told. */
  readonly reason: string;
  readonly note: string;
  /** Null for one without an end. */
  readonly until: Time | null;
  /** For so many days nobody from their address may come in, either; absent for the account alone. */
  readonly addressDays?: number;
}

/** Whom a ban of somebody's address would keep out as well. */
export interface Reach {
  /** The address, or its /64; empty where none is known: then it cannot be banned. */
  readonly address: string;
  /** Other accounts with a session that was last used from there. */
  readonly others: number;
  /** It is the moderator's own: such a ban is refused. */
  readonly own: boolean;
}

export interface Bans {
  /** @param from where the moderator comes from */
  reach(account: Person, from: string): Promise<Reach>;
  /**
   * Takes the place of an earlier ban of the account. Refuses with `bans/unknown`, `bans/staff`,
   * `bans/bad-end`, `bans/no-address` or `bans/own-address`, and then has done nothing.
   *
   * @param from where the moderator comes from: they shall not lock themselves out
   */
  ban(wish: BanWish, by: Person, from: string): Promise<Refusal | null>;
  /** Null when it is done; `bans/unknown`, `bans/lifted`. */
  lift(id: number, by: Person): Promise<Refusal | null>;
  list(query: BanQuery): Promise<Ban[]>;
}

const DAY = 86_400_000;
/** Who shares an address with somebody who was banned must not pay for it for ever. */
export const MAX_ADDRESS_DAYS = 30;

export function createBans(deps: {
  readonly store: BanStore;
  readonly standing: Standing;
  readonly audit: Audit;
  readonly now: () => Time;
  /** Who answers for it: its owner for a bot, else the account itself; null where there is none. */
  readonly answersFor: (account: Person) => Promise<Person | null>;
  /** The number this one stands for now; itself for most. */
  readonly living: (number: Person) => Person;
  /** Where this person was last seen to come from; empty where that is not known. */
  readonly addressOf: (account: Person) => Promise<string>;
  /** Who was last seen to come from this prefix, staff left out: no ban of an address holds for them. */
  readonly seenAt: (prefix: string) => Promise<ReadonlySet<Person>>;
}): Bans {
  const { store, standing, audit, now } = deps;

  /** The address to ban; empty for none. */
  async function prefixFor({ account, addressDays }: BanWish, from: string): Promise<string | Refusal> {
    if (addressDays === undefined) return '';
    if (addressDays < 1 || addressDays > MAX_ADDRESS_DAYS) return refuse('bans/bad-end');
    const prefix = ownPrefix(await deps.addressOf(account));
    if (prefix === '') return refuse('bans/no-address');
    return prefix === ownPrefix(from) ? refuse('bans/own-address') : prefix;
  }

  return {
    list: store.list,
    async reach(account, from) {
      const address = ownPrefix(await deps.addressOf(account));
      if (address === '') return { address, others: 0, own: false };
      const people = await deps.seenAt(address);
      const others = people.size - Number(people.has(account));
      return { address, others, own: address === ownPrefix(from) };
    },
    async ban(asked, by, from) {
      const wish = { ...asked, account: deps.living(asked.account) };
      const { account, reason, note, until, addressDays = 0 } = wish;
      const createdAt = now();
      const answering = await deps.answersFor(account);
      if (answering === null) return refuse('bans/unknown');
      if (standing.roleOf(answering) !== null) return refuse('bans/staff');
      if (until !== null && until <= createdAt) return refuse('bans/bad-end');
      const prefix = await prefixFor(wish, from);
      if (typeof prefix !== 'string') return prefix;
      const ban = { reason, note, madeBy: by, createdAt };
      await store.liftOf(account, by, createdAt);
      const id = await store.add({ ...ban, account, address: '', until });
      if (prefix !== '') {
        // A row of its own: it ends, and is lifted, apart from that of the account.
        await store.add({ ...ban, account: 0, address: prefix, until: createdAt + addressDays * DAY });
      }
      await standing.refresh();
      const detail = { ban: id, until, ...(prefix !== '' && { address: prefix, addressDays }) };
      await audit.note({ who: by, act: 'server/ban', room: null, target: account, why: reason, detail });
      return null;
    },
    async lift(id, by) {
      const ban = await store.find(id);
      if (!ban) return refuse('bans/unknown');
      const over = ban.until !== null && ban.until <= now();
      if (over || !(await store.lift(id, by, now()))) return refuse('bans/lifted');
      await standing.refresh();
      const target = ban.account || null;
      const detail = { ban: id, ...(ban.address !== '' && { address: ban.address }) };
      await audit.note({ who: by, act: 'server/unban', room: null, target, why: '', detail });
      return null;
    },
  };
}
