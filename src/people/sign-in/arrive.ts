/**
 * What becomes of somebody who proved an identity: the one place where signing
 * in, claiming and merging are told apart. Every way to sign in ends here, and
 * then at the door (`door.ts`), which starts the session.
 */
import { isRefusal, type Person, type Refusal, refuse, type Time } from '../../activities/activity.ts';
import type { Account } from '../account.ts';
import type { Accounts } from '../accounts.ts';
import type { Identity, IdentityStore } from './identities.ts';
import type { Merge } from './merge.ts';

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
  /** Makes everything one account did count as done by the other. */
  readonly merge: Merge;
  readonly now: () => Time;
}

export interface ProvenIdentity extends Identity {
  /** What to call somebody new; the part of the label before its @ where absent. They can change it. */
  readonly name?: string;
}

/**
 * @param me the account they came with; null where it shall play no part in this. Whoever calls has
 *   made sure that `me` is who proved the identity: what somebody else proves must never be added to
 *   an account, nor what was done with it be given away.
 * @param stay they want it for the account they have: `people/identity-taken` where it leads to another
 *   one, instead of going over to that
 */
export type Arrive = (
  identity: ProvenIdentity,
  me: Account | null,
  stay?: boolean,
) => Promise<Arrival | Refusal>;
/** For a way to sign in that is its own proof of whose it is, such as a passkey. */
export type Return = (owner: Account, me: Account | null) => Promise<Arrival>;

/** Whether signing in to another account would take this one along. */
export function joins(me: Account | null, owner: Person): me is Account {
  return me !== null && me.number !== owner && !me.claimed && me.role === null && me.kind === 'person';
}

/** @param me the account they came with */
export function createReturn({ merge }: Pick<ArriveDeps, 'merge'>): Return {
  return async (owner, me) => {
    // Somebody else's claimed account stays what it is: this is a change of who is at the keyboard.
    const merged = joins(me, owner.number) && (await merge(me.number, owner.number));
    return { account: owner, how: merged ? 'merged' : 'signed-in' };
  };
}

/** The session is the caller's to start: always a new one, so that nobody's old token becomes worth more. */
export function createArrive({ identities, accounts, merge, now }: ArriveDeps): Arrive {
  const comeBack = createReturn({ merge });

  async function fresh(
    { name, ...identity }: ProvenIdentity,
    me: Account | null,
  ): Promise<Arrival | Refusal> {
    const account = me ?? (await accounts.createNear(name ?? nameFrom(identity.label)));
    if (isRefusal(account)) return account;
    const at = now();
    const added = await identities.add({ ...identity, account: account.number, createdAt: at, usedAt: at });
    if (added) return { account: { ...account, claimed: true }, how: me ? 'claimed' : 'created' };
    // Proven twice at once, from two browsers: the other one was faster.
    const owner = await identities.find(identity.kind, identity.subject);
    return me || !owner ? refuse('people/try-again') : comeBack(owner, account);
  }

  return async (identity, me, stay = false) => {
    const owner = await identities.find(identity.kind, identity.subject);
    if (!owner) return fresh(identity, me);
    if (stay && owner.number !== me?.number) return refuse('people/identity-taken');
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
