/**
 * How somebody stands with the whole server: moderators and admins, and those
 * who are banned. Asked for every command, so both are kept in memory; there
 * are few of either.
 */
import { type Person, type Refusal, refuse, type Time } from '../activities/activity.ts';

export type ServerRole = 'moderator' | 'admin';

export interface ServerBan {
  readonly id: number;
  /** The account; 0 where only an address is banned. */
  readonly account: Person;
  /** An address or a prefix of one (`2001:db8:1:2::/64`); empty where only an account is banned. */
  readonly address: string;
  /** What the person is told. */
  readonly reason: string;
  /** Null for one without an end. */
  readonly until: Time | null;
}

/** The port behind which both are kept. */
export interface StandingStore {
  staff(): Promise<readonly { readonly account: Person; readonly role: ServerRole }[]>;
  setRole(account: Person, role: ServerRole | null): Promise<void>;
  /** Those that have not ended by `now`; a ban of a person counts for their bots as well. */
  bans(now: Time): Promise<readonly ServerBan[]>;
}

export interface Standing {
  roleOf(who: Person): ServerRole | null;
  staff(): ReadonlyMap<Person, ServerRole>;
  /** `people/banned` {until, reason} (until 0: without an end), or null for everybody else. Staff cannot be banned. */
  banOf(who: Person, at: Time): Refusal | null;
  /** The same for somebody (0: nobody known) who comes from this address. */
  bar(who: Person, address: string, at: Time): Refusal | null;
  /** Makes somebody moderator or admin, or neither (null). */
  setRole(who: Person, role: ServerRole | null): Promise<void>;
  /** Reads both again: bans changed, or another process wrote. */
  refresh(): Promise<void>;
  /** Calls back after each reading: whoever is banned by now has to go. */
  onRefresh(listener: () => void): void;
}

export interface StandingDeps {
  readonly store: StandingStore;
  readonly now: () => Time;
  /** What of an address bans go by: the address itself, or its prefix. */
  readonly prefixOf: (address: string) => string;
}

export async function createStanding({ store, now, prefixOf }: StandingDeps): Promise<Standing> {
  const staff = new Map<Person, ServerRole>();
  const banned = new Map<Person, ServerBan>();
  const addresses = new Map<string, ServerBan>();
  const listeners: (() => void)[] = [];

  async function refresh(): Promise<void> {
    const [members, bans] = await Promise.all([store.staff(), store.bans(now())]);
    staff.clear();
    for (const { account, role } of members) staff.set(account, role);
    banned.clear();
    addresses.clear();
    for (const ban of bans) {
      if (ban.account !== 0) banned.set(ban.account, longer(banned.get(ban.account), ban));
      if (ban.address !== '') addresses.set(ban.address, longer(addresses.get(ban.address), ban));
    }
    for (const listener of listeners) listener();
  }

  function banOf(who: Person, at: Time): Refusal | null {
    const ban = banned.get(who);
    return ban && !staff.has(who) && isOn(ban, at) ? refusalOf(ban) : null;
  }

  await refresh();
  return {
    roleOf: (who) => staff.get(who) ?? null,
    staff: () => staff,
    banOf,
    bar(who, address, at) {
      const refusal = banOf(who, at);
      if (refusal || addresses.size === 0 || staff.has(who)) return refusal;
      const ban = addresses.get(prefixOf(address));
      return ban && isOn(ban, at) ? refusalOf(ban) : null;
    },
    async setRole(who, role) {
      await store.setRole(who, role);
      await refresh();
    },
    refresh,
    onRefresh(listener) {
      listeners.push(listener);
    },
  };
}

const isOn = ({ until }: ServerBan, at: Time): boolean => until === null || until > at;

function longer(one: ServerBan | undefined, other: ServerBan): ServerBan {
  if (!one || other.until === null) return other;
  return one.until === null || one.until > other.until ? one : other;
}

function refusalOf({ until, reason }: ServerBan): Refusal {
  return refuse('people/banned', { until: until ?? 0, reason });
}
