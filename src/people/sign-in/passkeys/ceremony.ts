/**
 * The two ceremonies of WebAuthn: making a passkey and using it. What a
 * browser sends back is judged against the challenge, the origin and the
 * domain it was asked for; whatever does not fit is `people/passkey-refused`.
 */
import {
  type AuthenticationResponseJSON,
  type AuthenticatorTransport,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { type Refusal, refuse } from '../../../activities/activity.ts';
import type { Account } from '../../account.ts';
import type { Passkey } from './passkey.ts';

/** What was asked of a browser, to judge its answer by. */
export interface Challenge {
  /** base64url. */
  readonly challenge: string;
  /** Of the page it was asked on. */
  readonly origin: string;
}

/** What an authenticator tells of a key it has made. */
export type NewKey = Pick<Passkey, 'credential' | 'publicKey' | 'counter' | 'transports'>;

export const CHALLENGE_MINUTES = 5;
/** What people read in their browser's dialog. */
const HOUSE = 'Atelier';

/** Passkeys belong to a domain: browsers make none for an address of numbers. */
export function domainOf(origin: string): string | Refusal {
  const { hostname } = new URL(origin);
  const numbers = /^[\d.]+$/.test(hostname) || hostname.startsWith('[');
  return numbers ? refuse('people/passkey-needs-domain', { address: hostname }) : hostname;
}

export function askForNew(
  domain: string,
  { uuid, name }: Account,
  known: readonly Passkey[],
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  return generateRegistrationOptions({
    rpName: HOUSE,
    rpID: domain,
    userID: Uint8Array.from(Buffer.from(uuid.replaceAll('-', ''), 'hex')),
    userName: name,
    userDisplayName: name,
    timeout: CHALLENGE_MINUTES * 60_000,
    excludeCredentials: known.map(({ credential, transports }) => ({
      id: credential,
      transports: [...transports],
    })),
    // It has to be found without a name being typed first: nobody can be asked whether they have an account.
    authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
  });
}

export function askForKnown(domain: string): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return generateAuthenticationOptions({
    rpID: domain,
    timeout: CHALLENGE_MINUTES * 60_000,
    userVerification: 'preferred',
  });
}

export async function judgeNew(
  { challenge, origin }: Challenge,
  response: RegistrationResponseJSON,
): Promise<NewKey | Refusal> {
  const verified = await judged(() =>
    verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: new URL(origin).hostname,
      requireUserVerification: false,
    }),
  );
  if (!verified?.verified) return refuse('people/passkey-refused');
  const { id, publicKey, counter, transports = [] } = verified.registrationInfo.credential;
  return { credential: id, publicKey, counter, transports };
}

/** The counter after this use. One that did not move is a copy of the key, or an answer that was used before. */
export async function judgeKnown(
  { challenge, origin }: Challenge,
  response: AuthenticationResponseJSON,
  { credential, publicKey, counter, transports }: Passkey,
): Promise<{ readonly counter: number } | Refusal> {
  const verified = await judged(() =>
    verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: new URL(origin).hostname,
      requireUserVerification: false,
      credential: {
        id: credential,
        publicKey: Uint8Array.from(publicKey),
        counter,
        transports: [...transports] as AuthenticatorTransport[],
      },
    }),
  );
  if (!verified?.verified) return refuse('people/passkey-refused');
  return { counter: verified.authenticationInfo.newCounter };
}

/** The library throws a plain `Error` for everything that does not fit, which is to be expected of what comes from outside. */
async function judged<T>(judge: () => Promise<T>): Promise<T | null> {
  try {
    return await judge();
  } catch {
    return null;
  }
}
