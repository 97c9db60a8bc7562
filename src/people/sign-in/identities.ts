/** Ways to sign in that somebody else vouches for: an e-mail address, a subject of an OpenID issuer. */
import type { Person, Time } from '../../activities/activity.ts';
import type { Account } from '../account.ts';

export interface Identity {
  readonly kind: 'email' | 'oidc';
  /** What makes it one: the address in lower case, or issuer and subject. */
  readonly subject: string;
  /** What the person is shown of it. */
  readonly label: string;
}

export interface StoredIdentity extends Identity {
  readonly account: Person;
  readonly createdAt: Time;
  readonly usedAt: Time;
}

/** The port behind which identities are kept. */
export interface IdentityStore {
  /** Whose it is. */
  find(kind: Identity['kind'], subject: string): Promise<Account | null>;
  /** False when somebody has it already. Claims the account, if it was not. */
  add(identity: StoredIdentity): Promise<boolean>;
  /** It was used to sign in. */
  used(kind: Identity['kind'], subject: string, at: Time): Promise<void>;
  of(account: Person): Promise<StoredIdentity[]>;
  /** @returns whether it was there */
  remove(account: Person, kind: Identity['kind'], subject: string): Promise<boolean>;
}
