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
  /** Those that have not ended by `now`. */
  bans(now: Time): Promise<readonly ServerBan[]>;
}

export interface Standing {
  roleOf(who: Person): ServerRole | null;
  staff(): ReadonlyMap<Person, ServerRole>;
  /** `people/banned` {until, reason} (until 0: without an end), or null for everybody else. Staff cannot be banned. */
  banOf(who: Person, at: Time): Refusal | null;
  /** The same for an address. */
  banOfAddress(address: string, at: Time): Refusal | null;
  /** Makes somebody moderator or admin, or neither (null). */
  setRole(who: Person, role: ServerRole | null): Promise<void>;
  /** Reads both again: bans changed, or another process wrote. */
  refresh(): Promise<void>;
}

export interface StandingDeps {
  readonly store: StandingStore;
  readonly now: () => Time;
  /** Whether a prefix, as bans hold it, covers this address. */
  readonly covers: (prefix: string, address: string) => boolean;
}

export async function createStanding({ store, now, covers }: StandingDeps): Promise<Standing> {
  const staff = new Map<Person, ServerRole>();
  const banned = new Map<Person, ServerBan>();
  let addresses: readonly ServerBan[] = [];

  async function refresh(): Promise<void> {
    const [members, bans] = await Promise.all([store.staff(), store.bans(now())]);
    staff.clear();
    for (const { account, role } of members) staff.set(account, role);
    banned.clear();
    for (const ban of bans)
      if (ban.account !== 0) banned.set(ban.account, longer(banned.get(ban.account), ban));
    addresses = bans.filter(({ address }) => address !== '');
  }

  await refresh();
  return {
    roleOf: (who) => staff.get(who) ?? null,
    staff: () => staff,
    banOf(who, at) {
      const ban = banned.get(who);
      return ban && !staff.has(who) && isOn(ban, at) ? refusalOf(ban) : null;
    },
    banOfAddress(address, at) {
      const ban = addresses.find((one) => isOn(one, at) && covers(one.address, address));
      return ban ? refusalOf(ban) : null;
    },
    async setRole(who, role) {
      await store.setRole(who, role);
      await refresh();
    },
    refresh,
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
