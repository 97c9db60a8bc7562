/**
 * What becomes of somebody who proved an identity: the one place where signing
 * in, claiming and merging are told apart. Every way to sign in ends here.
 */
import { isRefusal, type Person, type Refusal, refuse, type Time } from '../../activities/activity.ts';
import type { Account } from '../account.ts';
import type { Accounts } from '../accounts.ts';
import type { Identity, IdentityStore } from './identities.ts';

export interface Arrival {
  readonly account: Account;
  /**
   * `signed-in`: it was theirs already; `claimed`: it now belongs to the account they came with;
   * `merged`: what they did without it went over to its account; `created`: both are new.
   */
  readonly how: 'signed-in' | 'claimed' | 'merged' | 'created';
}

export interface ArriveDeps {
  readonly identities: IdentityStore;
  readonly accounts: Accounts;
  /** Makes everything one account did count as done by the other (`people/sign-in/merge.ts`). */
  readonly merge: (from: Person, into: Person) => Promise<void>;
  readonly now: () => Time;
}

export interface ProvenIdentity extends Identity {
  /** What to call somebody new; the part of the label before its @ where absent. They can change it. */
  readonly name?: string;
}

export type Arrive = (identity: ProvenIdentity, me: Account | null) => Promise<Arrival | Refusal>;
/** For a way to sign in that is its own proof of whose it is, such as a passkey. */
export type Return = (owner: Account, me: Account | null) => Promise<Arrival>;

/** @param me the account they came with */
export function createReturn({ merge }: Pick<ArriveDeps, 'merge'>): Return {
  return async (owner, me) => {
    // Somebody else's claimed account stays what it is: this is a change of who is at the keyboard.
    const joins = me !== null && me.number !== owner.number && !me.claimed && me.role === null;
    if (!joins) return { account: owner, how: 'signed-in' };
    await merge(me.number, owner.number);
    return { account: owner, how: 'merged' };
  };
}

/** The session is the caller's to start: always a new one, so that nobody's old token becomes worth more. */
export function createArrive({ identities, accounts, merge, now }: ArriveDeps): Arrive {
  const comeBack = createReturn({ merge });

  async function fresh({ name, ...identity }: ProvenIdentity, me: Account | null): Promise<Arrival | Refusal> {
    const account = me ?? (await accounts.createNear(name ?? nameFrom(identity.label)));
    if (isRefusal(account)) return account;
    const at = now();
    const added = await identities.add({ ...identity, account: account.number, createdAt: at, usedAt: at });
    // Proven twice at once, from two browsers: the other one was faster.
    if (!added) return refuse('people/try-again');
    return { account: { ...account, claimed: true }, how: me ? 'claimed' : 'created' };
  }

  return async (identity, me) => {
    const owner = await identities.find(identity.kind, identity.subject);
    if (!owner) return fresh(identity, me);
    await identities.used(identity.kind, identity.subject, now());
    return comeBack(owner, me);
  };
}

/** A first name to be called by; they can change it. Of an address only what is before the @, which says less. */
function nameFrom(label: string): string {
  return (
    label
      .split('@', 1)[0]
      ?.replace(/[._+-]+/g, ' ')
      .trim() ?? ''
  );
}
