/**
 * Values that wait in the browser while somebody proves who they are, and that
 * nobody else can read or make: encrypted and authenticated with AES-256-GCM.
 * Every process with the same secret can open them; none has to remember them.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Time } from '../../activities/activity.ts';

export interface Seal<T> {
  /** base64url. */
  close(value: T, expiresAt: Time): string;
  /** Null when it was not made with this secret and for this purpose, was changed, or is too old. */
  open(text: string, now: Time): T | null;
}

const ALGORITHM = 'aes-256-gcm';
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * @param secret of this server (`ownSecret`)
 * @param purpose what is sealed with one purpose cannot be passed off as another's
 */
export function createSeal<T>(secret: Uint8Array, purpose: string): Seal<T> {
  const key = Buffer.from(hkdfSync('sha256', secret, new Uint8Array(), `atelier ${purpose}`, KEY_BYTES));
  return {
    close(value, expiresAt) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES });
      const body = Buffer.concat([cipher.update(JSON.stringify([expiresAt, value])), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
    },
    open(text, now) {
      const bytes = Buffer.from(text, 'base64url');
      if (bytes.length <= IV_BYTES + TAG_BYTES) return null;
      const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, IV_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      const read = unlock(() =>
        Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]),
      );
      if (!read) return null;
      const [expiresAt, value] = JSON.parse(read.toString()) as [Time, T];
      return expiresAt > now ? value : null;
    },
  };
}

/** The cipher throws when the tag does not fit: then these are not our bytes. */
function unlock(decipher: () => Buffer): Buffer | null {
  try {
    return decipher();
  } catch {
    return null;
  }
}
