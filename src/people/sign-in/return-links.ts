/**
 * The way back for somebody who has none: a link that the host makes and hands
 * over, once. Whoever holds it becomes that person, so it is only for accounts
 * without another way to sign in, one link each, and it ends with the first of:
 * its use, a newer one, its time, a change of role, a way to sign in of their own.
 */
import { type Person, type Refusal, refuse, type Time } from '../../activities/activity.ts';
import type { Account } from '../account.ts';
import type { Accounts } from '../accounts.ts';
import { hashToken, newToken } from '../session-token.ts';
import { type Arrival, joins, type Return } from './arrive.ts';

export interface StoredReturnLink {
  /** SHA-256 of the token, hexadecimal. */
  readonly tokenHash: string;
  readonly account: Person;
  readonly madeBy: Person;
  readonly expiresAt: Time;
}

/** The port behind which these links are kept. */
export interface ReturnLinkStore {
  /** In the place of an earlier one of this account. */
  put(link: StoredReturnLink): Promise<void>;
  find(tokenHash: string): Promise<StoredReturnLink | null>;
  /** Removes it. True for one of those who ask at once. */
  take(tokenHash: string): Promise<boolean>;
  removeOf(account: Person): Promise<void>;
}

/** What a link would do, for the page that asks. */
export interface ReturnLook {
  readonly account: Pick<Account, 'number' | 'name'>;
  /** Who this browser is now, if somebody else; `joins` where what they did can go over to the account. */
  readonly here: (Pick<Account, 'number' | 'name'> & { readonly joins: boolean }) | null;
  readonly expiresAt: Time;
}

export interface ReturnLinks {
  /** `desk/not-for-bots` for what is nobody, `desk/has-way-back` where they can sign in by themselves. */
  make(account: Person, by: Person): Promise<{ readonly token: string; readonly expiresAt: Time } | Refusal>;
  /** `people/link-over` for one that was used, is too old or never was. Changes nothing. */
  look(token: string, me: Account | null): Promise<ReturnLook | Refusal>;
  /** Uses it up. @param bring whether what was done in this browser without an account goes over */
  enter(token: string, bring: boolean, me: Account | null): Promise<Arrival | Refusal>;
  /** The one of this account opens nothing any more. */
  revoke(account: Person): Promise<void>;
}

export interface ReturnLinksDeps {
  readonly store: ReturnLinkStore;
  readonly accounts: Pick<Accounts, 'living'>;
  /** How many ways to sign in this account has that need no session. */
  readonly waysBack: (account: Person) => Promise<number>;
  readonly comeBack: Return;
  readonly now: () => Time;
}

export const RETURN_HOURS = 24;
const HOUR = 3_600_000;

export function createReturnLinks({
  store,
  accounts,
  waysBack,
  comeBack,
  now,
}: ReturnLinksDeps): ReturnLinks {
  async function find(
    token: string,
  ): Promise<{ readonly link: StoredReturnLink; readonly account: Account } | Refusal> {
    const link = await store.find(hashToken(token));
    const account = link && link.expiresAt > now() ? await accounts.living(link.account) : null;
    if (!link || !account || (await waysBack(account.number)) > 0) return refuse('people/link-over');
    return { link, account };
  }

  return {
    async make(number, by) {
      const account = await accounts.living(number);
      if (account?.kind !== 'person') return refuse('desk/not-for-bots');
      if ((await waysBack(number)) > 0) return refuse('desk/has-way-back');
      const token = newToken();
      const expiresAt = now() + RETURN_HOURS * HOUR;
      await store.put({ tokenHash: hashToken(token), account: number, madeBy: by, expiresAt });
      return { token, expiresAt };
    },

    async look(token, me) {
      const found = await find(token);
      if ('refused' in found) return found;
      const { link, account } = found;
      const other = me && me.number !== account.number ? me : null;
      return {
        account: { number: account.number, name: account.name },
        here: other && { number: other.number, name: other.name, joins: joins(other, account.number) },
        expiresAt: link.expiresAt,
      };
    },

    async enter(token, bring, me) {
      const found = await find(token);
      if ('refused' in found) return found;
      // Of two who press at once one goes on.
      if (!(await store.take(found.link.tokenHash))) return refuse('people/link-over');
      return comeBack(found.account, bring ? me : null);
    },

    revoke: store.removeOf,
  };
}
