/** Passkeys: keys of this server's that live in somebody's phone, computer or password manager. */
import { createHash } from 'node:crypto';
import type { Person, Time } from '../../../activities/activity.ts';
import type { Account } from '../../account.ts';

export interface Passkey {
  /** Credential ID, base64url. */
  readonly credential: string;
  readonly account: Person;
  /** COSE. */
  readonly publicKey: Uint8Array;
  /** Uses, as its authenticator counts them; 0 for those that do not count, as most that are synchronised. */
  readonly counter: number;
  /** By which ways its authenticator can be reached: `internal`, `hybrid`, `usb`, … */
  readonly transports: readonly string[];
  /** What its owner calls it. */
  readonly label: string;
  readonly createdAt: Time;
  readonly usedAt: Time;
}

/** The port behind which passkeys are kept. */
export interface PasskeyStore {
  /** With the account whose it is; null where nobody has it, or its owner is gone. */
  find(credential: string): Promise<{ readonly passkey: Passkey; readonly account: Account } | null>;
  /** False when it is known already. Claims the account, if it was not. */
  add(passkey: Passkey): Promise<boolean>;
  /** Its counter goes from one value to the next. False when another process was faster: then it was used twice. */
  used(
    credential: string,
    counter: { readonly from: number; readonly to: number },
    at: Time,
  ): Promise<boolean>;
  /** Oldest first. */
  of(account: Person): Promise<Passkey[]>;
  rename(credential: string, label: string): Promise<void>;
  /** The last way of an account takes its claim with it. */
  remove({ credential, account }: Pick<Passkey, 'credential' | 'account'>): Promise<void>;
}

/** Names a passkey in addresses: credential IDs may have a thousand characters. */
export function passkeyId({ credential }: Pick<Passkey, 'credential'>): string {
  return createHash('sha256').update(credential).digest('base64url').slice(0, 22);
}
