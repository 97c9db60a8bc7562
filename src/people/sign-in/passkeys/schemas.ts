/** What passkeys look like over HTTP. */
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { z } from 'zod';
import { type Passkey, passkeyId } from './passkey.ts';

/** Far more than a credential ID or a signature has. */
const SHORT = 4000;
/** An attestation may carry certificates. */
const LONG = 60_000;

const bytes = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[A-Za-z0-9_-]+$/);

/** What browsers make of a `PublicKeyCredential` by `toJSON()`. What more they say does not matter here. */
const credential = {
  id: bytes(SHORT),
  rawId: bytes(SHORT),
  type: z.literal('public-key'),
  clientExtensionResults: z.looseObject({}).default({}),
};

export const registrationSchema = z
  .object({
    ...credential,
    response: z.object({
      clientDataJSON: bytes(SHORT),
      attestationObject: bytes(LONG),
      transports: z.array(z.string().max(30)).max(10).default([]),
    }),
  })
  .meta({ id: 'NewPasskeyResponse', description: 'A `PublicKeyCredential` that was just made, as JSON' })
  .transform((read) => read as unknown as RegistrationResponseJSON);

export const authenticationSchema = z
  .object({
    ...credential,
    response: z.object({
      clientDataJSON: bytes(SHORT),
      authenticatorData: bytes(SHORT),
      signature: bytes(SHORT),
      userHandle: bytes(SHORT).nullish(),
    }),
  })
  .meta({ id: 'PasskeyResponse', description: 'A `PublicKeyCredential` that was just used, as JSON' })
  .transform((read) => read as unknown as AuthenticationResponseJSON);

export const optionsSchema = z
  .object({ options: z.looseObject({ challenge: z.string() }) })
  .meta({
    id: 'PasskeyOptions',
    description: 'What to hand to `navigator.credentials`, as JSON of WebAuthn',
  });

export const passkeySchema = z
  .object({
    id: z.string(),
    label: z.string(),
    createdAt: z.number().meta({ description: 'Milliseconds since the Unix epoch' }),
    usedAt: z.number(),
  })
  .meta({ id: 'Passkey' });

export function toJson(passkey: Passkey): z.output<typeof passkeySchema> {
  const { label, createdAt, usedAt } = passkey;
  return { id: passkeyId(passkey), label, createdAt, usedAt };
}
