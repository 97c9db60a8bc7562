/**
 * Sessions: who a browser or bot is. They slide: each use within the lifetime
 * moves the end, written at most once an hour so that reading stays reading.
 * The session of an account with a way back ends for good some day; that of
 * one without would take the account with it, so it may slide for ever.
 */
import { type Person, type Refusal, refuse, type Time } from '../activities/activity.ts';
import type { Account } from './account.ts';
import { hashToken, newToken } from './session-token.ts';

/** How a session began. */
export type Via = 'name' | 'email' | 'oidc' | 'passkey' | 'invite' | 'link';

/** Where a session is used from, as its browser says. */
export interface Whence {
  /** `User-Agent`. */
  readonly agent: string;
  readonly address: string;
}

export interface StoredSession extends Whence {
  /** SHA-256 of the token, hexadecimal. */
  readonly tokenHash: string;
  readonly account: Person;
  readonly createdAt: Time;
  readonly seenAt: Time;
  readonly expiresAt: Time;
  readonly via: Via;
}

/** The port behind which sessions are kept. */
export interface SessionStore {
  add(session: StoredSession): Promise<void>;
  find(tokenHash: string): Promise<{ readonly session: StoredSession; readonly account: Account } | null>;
  /** All of this account, last seen first. */
  of(account: Person): Promise<StoredSession[]>;
  extend(tokenHash: string, change: Pick<StoredSession, 'seenAt' | 'expiresAt'> & Whence): Promise<void>;
  remove(tokenHash: string): Promise<void>;
  /** Removes those of this account but one (null: all); how many there were. */
  removeOthers(account: Person, keep: string | null): Promise<number>;
  /** Removes those that ended before `now`; how many there were. */
  removeExpired(now: Time): Promise<number>;
}

export interface Session {
  readonly account: Account;
  readonly expiresAt: Time;
  /** True when the end has just been moved: the cookie must be sent again. */
  readonly renewed: boolean;
}

/** A session as its owner may see it. */
export interface SessionInfo extends Whence {
  /** Names it among those of its account: the beginning of the token's hash, which opens nothing. */
  readonly id: string;
  readonly via: Via;
  readonly createdAt: Time;
  readonly seenAt: Time;
}

export interface Sessions {
  /** A new session of this account; the token is told once, here. */
  start(
    account: Person,
    via: Via,
    from: Whence,
  ): Promise<{ readonly token: string; readonly expiresAt: Time }>;
  /** Whose token this is, or `people/session-expired`. */
  resume(token: string, from?: Whence): Promise<Session | Refusal>;
  end(token: string): Promise<void>;
  /** The living ones of this account, last seen first. */
  of(account: Person): Promise<SessionInfo[]>;
  /** Ends one by its id. @returns whether it was there */
  revoke(account: Person, id: string): Promise<boolean>;
  /** Ends all of this account, but for the one with the token `keep`; how many. */
  revokeOthers(account: Person, keep: string | null): Promise<number>;
  /** Forgets the sessions that have ended; how many there were. */
  sweep(): Promise<number>;
}

/** Milliseconds between two writes that only say "still in use". */
export const RENEW_EVERY = 3_600_000;
const DAY = 86_400_000;
/** Hexadecimal characters: enough to tell the sessions of one account apart. */
const ID_LENGTH = 16;
const MAX_AGENT = 300;

/** The name of a session among those of its account. */
export const sessionId = (token: string): string => hashToken(token).slice(0, ID_LENGTH);

export function createSessions(deps: {
  readonly store: SessionStore;
  /** Days until a session ends that nobody uses. */
  readonly days: number;
  /** Days until one ends however much it is used, where its account has a way back. */
  readonly maxDays: number;
  now(): Time;
}): Sessions {
  const { store, now } = deps;
  const lifetime = deps.days * DAY;
  const longest = deps.maxDays * DAY;

  return {
    async start(account, via, from) {
      const token = newToken();
      const at = now();
      const expiresAt = at + Math.min(lifetime, longest);
      await store.add({
        tokenHash: hashToken(token),
        account,
        createdAt: at,
        seenAt: at,
        expiresAt,
        via,
        ...cut(from),
      });
      return { token, expiresAt };
    },
    async resume(token, from) {
      const tokenHash = hashToken(token);
      const found = await store.find(tokenHash);
      const at = now();
      if (!found || found.session.expiresAt <= at) return refuse('people/session-expired');
      const { account, session } = found;
      const end = account.claimed ? session.createdAt + longest : Number.POSITIVE_INFINITY;
      if (end <= at) return refuse('people/session-expired');
      if (at - session.seenAt < RENEW_EVERY) {
        return { account, expiresAt: session.expiresAt, renewed: false };
      }
      const expiresAt = Math.min(at + lifetime, end);
      await store.extend(tokenHash, { seenAt: at, expiresAt, ...cut(from ?? session) });
      return { account, expiresAt, renewed: true };
    },
    end: (token) => store.remove(hashToken(token)),
    async of(account) {
      const at = now();
      const living = (await store.of(account)).filter(({ expiresAt }) => expiresAt > at);
      return living.map(({ tokenHash, via, createdAt, seenAt, agent, address }) => ({
        id: tokenHash.slice(0, ID_LENGTH),
        via,
        createdAt,
        seenAt,
        agent,
        address,
      }));
    },
    async revoke(account, id) {
      const found = (await store.of(account)).find(({ tokenHash }) => tokenHash.slice(0, ID_LENGTH) === id);
      if (!found) return false;
      await store.remove(found.tokenHash);
      return true;
    },
    revokeOthers: (account, keep) => store.removeOthers(account, keep === null ? null : hashToken(keep)),
    sweep: () => store.removeExpired(now()),
  };
}

function cut({ agent, address }: Whence): Whence {
  return { agent: agent.slice(0, MAX_AGENT), address };
}
