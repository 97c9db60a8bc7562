/**
 * Signing in by a link in an e-mail. Opening the link shows what it would do;
 * only a press of the button uses it, so a mail scanner that follows links
 * burns nothing. Of the token only its hash is kept; it counts once.
 */
import { isRefusal, type Person, type Refusal, refuse, type Time } from '../../activities/activity.ts';
import type { Account } from '../account.ts';
import type { Accounts } from '../accounts.ts';
import { maskEmail } from '../mail/address.ts';
import { hashToken, newToken } from '../session-token.ts';
import { type Device, readUserAgent } from '../user-agent.ts';
import type { Arrival, Arrive } from './arrive.ts';
import type { IdentityStore } from './identities.ts';
import { type Choice, choicesFor, type LinkCase } from './link-choices.ts';

export interface StoredLink {
  /** SHA-256 of the token, hexadecimal. */
  readonly tokenHash: string;
  readonly email: string;
  /** Who asked for it, where they had a name already. */
  readonly account: Person | null;
  /** Path of this server to go to afterwards. */
  readonly back: string;
  /** What the browser that asked said of itself. */
  readonly agent: string;
  readonly createdAt: Time;
  readonly expiresAt: Time;
}

/** The port behind which links are kept. */
export interface LinkStore {
  add(link: StoredLink): Promise<void>;
  find(tokenHash: string): Promise<StoredLink | null>;
  /** Removes it. True for one of those who ask at once. */
  take(tokenHash: string): Promise<boolean>;
  removeExpired(now: Time): Promise<void>;
}

/** What a link would do, for the page that asks. */
export interface LinkLook {
  /** Masked. */
  readonly email: string;
  /** The first is the usual one. */
  readonly choices: readonly [Choice, ...Choice[]];
  /** Whose account `enter`, `bring` or `connect` leads to; null where there will be a new one. */
  readonly account: Pick<Account, 'number' | 'name'> | null;
  /** Who this browser is at the moment. */
  readonly here: Pick<Account, 'number' | 'name' | 'claimed'> | null;
  /** Whether this browser's own account asked for it. */
  readonly askedHere: boolean;
  /**
   * The address is nobody's, and an account that is not this browser's asked for it: opened there, the
   * link would give it the address.
   */
  readonly forElsewhere: boolean;
  readonly askedAt: Time;
  readonly askedWith: Device;
}

export interface MailLinks {
  /** A new link for this address. @returns its token */
  make(wish: Pick<StoredLink, 'email' | 'account' | 'back' | 'agent'>): Promise<string>;
  /** `people/link-over` for one that was used, is too old or never was. */
  look(token: string, me: Account | null): Promise<LinkLook | Refusal>;
  /** Uses it up. `people/try-again` where the choice is no longer one; the link then still counts. */
  enter(
    token: string,
    choice: Choice,
    me: Account | null,
  ): Promise<(Arrival & { readonly back: string; readonly email: string }) | Refusal>;
}

export interface MailLinksDeps {
  readonly links: LinkStore;
  readonly identities: IdentityStore;
  readonly accounts: Pick<Accounts, 'living'>;
  readonly arrive: Arrive;
  readonly now: () => Time;
}

export const LINK_MINUTES = 15;

export function createMailLinks({ links, identities, accounts, arrive, now }: MailLinksDeps): MailLinks {
  async function find(token: string): Promise<StoredLink | Refusal> {
    const link = await links.find(hashToken(token));
    return link && link.expiresAt > now() ? link : refuse('people/link-over');
  }

  async function caseOf({ email, account }: StoredLink, me: Account | null): Promise<LinkCase> {
    const [owner, asker] = await Promise.all([
      identities.find('email', email),
      account === null ? null : accounts.living(account),
    ]);
    return { owner, asker, me };
  }

  return {
    async make(wish) {
      const token = newToken();
      const at = now();
      await links.add({
        ...wish,
        tokenHash: hashToken(token),
        createdAt: at,
        expiresAt: at + LINK_MINUTES * 60_000,
      });
      return token;
    },

    async look(token, me) {
      const link = await find(token);
      if (isRefusal(link)) return link;
      const given = await caseOf(link, me);
      const choices = choicesFor(given);
      const account = given.owner ?? (choices.includes('connect') ? given.asker : null);
      const askedHere = me !== null && given.asker?.number === me.number;
      return {
        email: maskEmail(link.email),
        choices,
        account: account && { number: account.number, name: account.name },
        here: me && { number: me.number, name: me.name, claimed: me.claimed },
        askedHere,
        forElsewhere: given.owner === null && given.asker !== null && !choices.includes('connect'),
        askedAt: link.createdAt,
        askedWith: readUserAgent(link.agent),
      };
    },

    async enter(token, choice, me) {
      const link = await find(token);
      if (isRefusal(link)) return link;
      const given = await caseOf(link, me);
      if (!choicesFor(given).includes(choice)) return refuse('people/try-again');
      // Of two who press at once one goes on.
      if (!(await links.take(link.tokenHash))) return refuse('people/link-over');
      await links.removeExpired(now());
      const { email } = link;
      const with_ = { enter: null, bring: me, connect: given.asker, apart: null }[choice];
      const arrival = await arrive({ kind: 'email', subject: email, label: email }, with_);
      if (!isRefusal(arrival)) return { ...arrival, back: link.back, email };
      // Nothing came of it, as where a new account needs an invitation: the link still counts.
      await links.add(link);
      return arrival;
    },
  };
}
