/** Making and using a passkey: what the server asks, handed to the browser, and its answer handed back. */
import {
  type AuthenticationResponseJSON,
  browserSupportsWebAuthnAutofill,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  sendSignal,
  startAuthentication,
  startRegistration,
  WebAuthnAbortService,
} from '@simplewebauthn/browser';
import { isRefusal } from '../../activities/activity.ts';
import type { Passkey, SignedIn } from '../../client/types.ts';
import { api } from '../kit/connection.ts';

/** `cancelled`: they closed the browser's dialog, or let it pass. `here-already`: this device has one of theirs. */
export type Unmade = 'cancelled' | 'here-already' | 'failed';

/**
 * @returns the new passkey, or why the browser made none
 * @throws ApiError
 */
export async function makePasskey(label: string): Promise<Passkey | Unmade> {
  const optionsJSON = await api.newPasskeyChallenge<PublicKeyCredentialCreationOptionsJSON>();
  const response = await unlessCancelled(startRegistration({ optionsJSON }));
  return typeof response === 'string' ? response : api.addPasskey(label, response);
}

/**
 * @returns who signed in, or why the browser gave no answer
 * @throws ApiError
 */
export async function signInWithPasskey(): Promise<SignedIn | Unmade> {
  const optionsJSON = await api.passkeyChallenge<PublicKeyCredentialRequestOptionsJSON>();
  const response = await unlessCancelled(startAuthentication({ optionsJSON }));
  return typeof response === 'string' ? response : answer(response, optionsJSON.rpId);
}

/**
 * Puts passkeys among the suggestions of a field on the page with `autocomplete="… webauthn"`.
 *
 * @returns who signed in by choosing one; null where the browser suggests none, another ceremony was begun, or `stop` said so
 * @throws ApiError
 */
export async function suggestPasskeys(stop: AbortSignal): Promise<SignedIn | null> {
  if (!(await browserSupportsWebAuthnAutofill())) return null;
  const optionsJSON = await api.passkeyChallenge<PublicKeyCredentialRequestOptionsJSON>();
  if (stop.aborted) return null;
  const ended = () => WebAuthnAbortService.cancelCeremony();
  stop.addEventListener('abort', ended);
  const response = await unlessCancelled(startAuthentication({ optionsJSON, useBrowserAutofill: true }));
  stop.removeEventListener('abort', ended);
  return typeof response === 'string' ? null : answer(response, optionsJSON.rpId);
}

async function answer(response: AuthenticationResponseJSON, domain: string | undefined): Promise<SignedIn> {
  try {
    return await api.usePasskey(response);
  } catch (error) {
    // It was removed here: whoever keeps it may forget it too, and not offer it again.
    if (isRefusal(error) && error.refused === 'people/passkey-unknown' && domain) {
      await sendSignal({ signalName: 'unknownCredential', rpID: domain, credentialID: response.id }).catch(
        unheard,
      );
    }
    throw error;
  }
}

/** Few browsers listen yet. */
function unheard(error: unknown): void {
  console.info('The browser did not take note of a passkey that is gone.', error);
}

async function unlessCancelled<T>(ceremony: Promise<T>): Promise<T | Unmade> {
  try {
    return await ceremony;
  } catch (error) {
    const { name } = error as Error;
    if (name === 'NotAllowedError' || name === 'AbortError') return 'cancelled';
    if (name === 'InvalidStateError') return 'here-already';
    console.warn('The browser could not use a passkey.', error);
    return 'failed';
  }
}
