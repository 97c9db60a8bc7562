/**
 * Tokens: how a program shows which bot it is. The secret is told once and
 * begins with `atl_`, so that scanners find one that was published by mistake.
 */
import { type Person, type Refusal, refuse, type Time } from '../../activities/activity.ts';
import type { Account } from '../account.ts';
import type { Scope } from '../scopes.ts';
import { hashToken, newToken } from '../session-token.ts';

export interface Token {
  readonly id: number;
  /** The bot. */
  readonly account: Person;
  readonly label: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: Time;
  /** Null for one that was never used. */
  readonly usedAt: Time | null;
  /** Null for one without an end. */
  readonly expiresAt: Time | null;
}

/** The port behind which tokens are kept: of each only the SHA-256. */
export interface TokenStore {
  add(token: Omit<Token, 'id' | 'usedAt'> & { readonly tokenHash: string }): Promise<Token>;
  /** With the bot and whose it is. */
  find(
    tokenHash: string,
  ): Promise<{ readonly token: Token; readonly account: Account; readonly owner: Person } | null>;
  /** Newest first. */
  of(bots: readonly Person[]): Promise<Token[]>;
  /** @returns whether it is still there */
  used(id: number, at: Time): Promise<boolean>;
  /** @returns whether it was there */
  remove(bot: Person, id: number): Promise<boolean>;
}

/** Somebody who showed a token that is good. */
export interface TokenUse {
  readonly id: number;
  readonly account: Account;
  readonly owner: Person;
  readonly scopes: readonly Scope[];
  readonly expiresAt: Time | null;
}

export interface Tokens {
  /** The token and its secret, which is told once, here; or `people/too-many-tokens` {max}. */
  make(bot: Person, wish: TokenWish): Promise<{ readonly token: Token; readonly secret: string } | Refusal>;
  /** Whose token this is, `people/bad-token`, or `people/banned` where its owner or itself is. */
  resume(secret: string): Promise<TokenUse | Refusal>;
  of(bots: readonly Person[]): Promise<Token[]>;
  /** Ends the connections that were opened with it, too. @returns whether it was there */
  revoke(bot: Person, id: number): Promise<boolean>;
}

export interface TokenWish {
  readonly label: string;
  readonly scopes: readonly Scope[];
  /** Null for one without an end. */
  readonly days: number | null;
}

export const MAX_TOKENS = 10;
const DAY = 86_400_000;
/** "Last used" is written at most this often, in ms. */
const NOTE_EVERY = 60_000;

const SECRET = /^atl_[A-Za-z0-9_-]{43}$/;

export function createTokens(deps: {
  readonly store: TokenStore;
  readonly now: () => Time;
  readonly banOf: (who: Person, at: Time) => Refusal | null;
  /** Ends the connections that were opened with this token. */
  readonly ended: (id: number) => void;
}): Tokens {
  const { store, now } = deps;
  /** One after the other: many asked for at once must not pass the limit together. */
  let turn: Promise<unknown> = Promise.resolve();

  async function make(bot: Person, { label, scopes, days }: TokenWish) {
    if ((await store.of([bot])).length >= MAX_TOKENS)
      return refuse('people/too-many-tokens', { max: MAX_TOKENS });
    const secret = `atl_${newToken()}`;
    const createdAt = now();
    const expiresAt = days === null ? null : createdAt + days * DAY;
    const tokenHash = hashToken(secret);
    const token = await store.add({ tokenHash, account: bot, label, scopes, createdAt, expiresAt });
    return { token, secret };
  }

  return {
    make(bot, wish) {
      const mine = turn.then(() => make(bot, wish));
      turn = mine.catch(() => {});
      return mine;
    },
    async resume(secret) {
      const found = SECRET.test(secret) ? await store.find(hashToken(secret)) : null;
      const at = now();
      if (!found) return refuse('people/bad-token');
      const { token, account, owner } = found;
      const { id, scopes, usedAt, expiresAt } = token;
      if (expiresAt !== null && expiresAt <= at) return refuse('people/bad-token');
      const ban = deps.banOf(owner, at) ?? deps.banOf(account.number, at);
      if (ban) return ban;
      const noted = usedAt !== null && at - usedAt < NOTE_EVERY;
      // Revoked meanwhile: whoever revoked it must not find a connection opened after that.
      if (!noted && !(await store.used(id, at))) return refuse('people/bad-token');
      return { id, account, owner, scopes, expiresAt };
    },
    of: (bots) => (bots.length === 0 ? Promise.resolve([]) : store.of(bots)),
    async revoke(bot, id) {
      const was = await store.remove(bot, id);
      if (was) deps.ended(id);
      return was;
    },
  };
}

/** The secret in an `Authorization` header; null where it shows none, such as `Basic` of a proxy before us. */
export function bearerIn(authorization: string | undefined): string | null {
  const shown = /^bearer(?: +(.*))?$/i.exec(authorization?.trim() ?? '');
  return shown ? (shown[1]?.trim() ?? '') : null;
}
