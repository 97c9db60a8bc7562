/**
 * Sessions: who a browser or bot is. They slide: each use within the lifetime
 * moves the end, written at most once an hour so that reading stays reading.
 */
import { type Person, type Refusal, refuse, type Time } from '../activities/activity.ts';
import type { Account } from './account.ts';
import { hashToken, newToken } from './session-token.ts';

export interface StoredSession {
  /** SHA-256 of the token, hexadecimal. */
  readonly tokenHash: string;
  readonly account: Person;
  readonly createdAt: Time;
  readonly seenAt: Time;
  readonly expiresAt: Time;
}

/** The port behind which sessions are kept. */
export interface SessionStore {
  add(session: StoredSession): Promise<void>;
  find(tokenHash: string): Promise<{ readonly session: StoredSession; readonly account: Account } | null>;
  extend(tokenHash: string, seenAt: Time, expiresAt: Time): Promise<void>;
  remove(tokenHash: string): Promise<void>;
  /** Removes those that ended before `now`; how many there were. */
  removeExpired(now: Time): Promise<number>;
}

export interface Session {
  readonly account: Account;
  readonly expiresAt: Time;
  /** True when the end has just been moved: the cookie must be sent again. */
  readonly renewed: boolean;
}

export interface Sessions {
  /** A new session of this account; the token is told once, here. */
  start(account: Person): Promise<{ readonly token: string; readonly expiresAt: Time }>;
  /** Whose token this is, or `people/session-expired`. */
  resume(token: string): Promise<Session | Refusal>;
  end(token: string): Promise<void>;
  /** Forgets the sessions that have ended; how many there were. */
  sweep(): Promise<number>;
}

/** Milliseconds between two writes that only say "still in use". */
export const RENEW_EVERY = 3_600_000;
const DAY = 86_400_000;

export function createSessions(deps: {
  readonly store: SessionStore;
  /** Days until a session ends that nobody uses. */
  readonly days: number;
  now(): Time;
}): Sessions {
  const { store, now } = deps;
  const lifetime = deps.days * DAY;
  return {
    async start(account) {
      const token = newToken();
      const at = now();
      const expiresAt = at + lifetime;
      await store.add({ tokenHash: hashToken(token), account, createdAt: at, seenAt: at, expiresAt });
      return { token, expiresAt };
    },
    async resume(token) {
      const tokenHash = hashToken(token);
      const found = await store.find(tokenHash);
      const at = now();
      if (!found || found.session.expiresAt <= at) return refuse('people/session-expired');
      const { account, session } = found;
      if (at - session.seenAt < RENEW_EVERY) {
        return { account, expiresAt: session.expiresAt, renewed: false };
      }
      const expiresAt = at + lifetime;
      await store.extend(tokenHash, at, expiresAt);
      return { account, expiresAt, renewed: true };
    },
    end: (token) => store.remove(hashToken(token)),
    sweep: () => store.removeExpired(now()),
  };
}
