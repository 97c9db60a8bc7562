/** Ways to sign in that somebody else vouches for: an e-mail address, a subject of an OpenID issuer. */
import { createHash } from 'node:crypto';
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

/** Names an identity in addresses, where what makes it one has no place. */
export function identityId({ kind, subject }: Pick<Identity, 'kind' | 'subject'>): string {
  return createHash('sha256').update(`${kind} ${subject}`).digest('base64url').slice(0, 22);
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
  /** The last way of an account takes its claim with it. @returns whether it was there */
  remove(account: Person, kind: Identity['kind'], subject: string): Promise<boolean>;
}
