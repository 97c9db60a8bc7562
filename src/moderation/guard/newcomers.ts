/** How many new accounts came from one address lately: many at once may be one program. */
import { LRUCache } from 'lru-cache';
import type { Person, Time } from '../../activities/activity.ts';

const HOUR = 3_600_000;
const MAX_ADDRESSES = 20_000;
/** Accounts remembered for each address: more would change no answer. */
const MAX_ACCOUNTS = 64;

export interface Newcomers {
  /** An account made at `createdAt` was seen at this address (a prefix; empty for none). */
  seen(prefix: string, who: Person, createdAt: Time, now: Time): void;
  /** Accounts made within the last hour that were seen there. */
  count(prefix: string, now: Time): number;
}

export function createNewcomers(): Newcomers {
  const places = new LRUCache<string, Map<Person, Time>>({ max: MAX_ADDRESSES });
  const forgetOld = (accounts: Map<Person, Time>, now: Time): void => {
    for (const [who, createdAt] of accounts) if (createdAt <= now - HOUR) accounts.delete(who);
  };
  return {
    seen(prefix, who, createdAt, now) {
      if (prefix === '' || createdAt <= now - HOUR) return;
      const accounts = places.get(prefix) ?? new Map<Person, Time>();
      forgetOld(accounts, now);
      if (accounts.size < MAX_ACCOUNTS) accounts.set(who, createdAt);
      places.set(prefix, accounts);
    },
    count(prefix, now) {
      const accounts = places.get(prefix);
      if (!accounts) return 0;
      forgetOld(accounts, now);
      return accounts.size;
    },
  };
}
