/**
 * What somebody with a link may do with it. The link proves that they read the
 * mailbox; it does not prove that they asked for it. So somebody else may have
 * asked, to be given an account or to give one away, and two rules hold:
 *
 * 1. An address is only ever connected with the account whose own session asked
 *    for the link: nobody's account gets an address that somebody else typed.
 * 2. What was done without an account goes over to one only from the browser it
 *    was done in; and where that browser did not ask for the link, only when the
 *    person there chooses so.
 *
 * Whose account it is stands on the page, and the person presses the button.
 */
import type { Account } from '../account.ts';
import { joins } from './arrive.ts';

/**
 * `enter`: sign in to the account the address belongs to. `bring`: the same, and what was done in this
 * browser without it goes over. `connect`: the address from now on opens the account that asked.
 * `apart`: a new account for the address.
 */
export const CHOICES = ['enter', 'bring', 'connect', 'apart'] as const;
export type Choice = (typeof CHOICES)[number];

export interface LinkCase {
  /** Whose the address is; null for one that nobody has. */
  readonly owner: Account | null;
  /** Whose session asked for the link; null where there was none, or the account is gone. */
  readonly asker: Account | null;
  /** Whose session the browser has that opened it. */
  readonly me: Account | null;
}

/** The first is what most people in this case want. */
export function choicesFor({ owner, asker, me }: LinkCase): readonly [Choice, ...Choice[]] {
  const askedHere = me !== null && asker?.number === me.number;
  if (owner) {
    if (!joins(me, owner.number)) return ['enter'];
    return askedHere ? ['bring', 'enter'] : ['enter', 'bring'];
  }
  if (askedHere) return ['connect'];
  // From another browser only what is nobody's for certain: an account with a way back asks for more where it is open.
  const open = asker !== null && !asker.claimed && asker.role === null && me === null;
  return open ? ['connect', 'apart'] : ['apart'];
}
