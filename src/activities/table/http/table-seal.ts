/**
 * The part of a table's file that nobody but this server can read or make: encrypted and authenticated with
 * AES-256-GCM, together with the open part beside it. The key comes from the server's own secret.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { CodecError } from '../../activity.ts';
import { FORM, FORMAT } from '../keep/file.ts';
import { decodeSaved, encodeSaved } from '../keep/saved.ts';
import type { SavedTable } from '../types.ts';

export interface TableSeal {
  /** Tells servers apart without telling anything of the key: hex. */
  readonly by: string;
  /** @param open the open part as it stands in the file, whatever it says. base64url */
  close(table: SavedTable, open: unknown): string;
  /** Null when it was not sealed here, or anything in the file was changed since. */
  open(data: string, open: unknown): SavedTable | null;
}

const ALGORITHM = 'aes-256-gcm';
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** Bytes are filled up to a multiple of this: the length says nothing of what is hidden. */
const BLOCK = 4096;

export function createTableSeal(secret: Uint8Array): TableSeal {
  const derive = (purpose: string, bytes: number) =>
    Buffer.from(hkdfSync('sha256', secret, new Uint8Array(), `atelier ${FORMAT} ${FORM} ${purpose}`, bytes));
  const key = derive('key', KEY_BYTES);
  const bound = (open: unknown) => Buffer.from(`${FORMAT} ${FORM}\n${JSON.stringify(open)}`);
  return {
    by: derive('name', 8).toString('hex'),
    close(table, open) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES });
      cipher.setAAD(bound(open));
      const body = Buffer.concat([cipher.update(filled(encodeSaved(table))), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
    },
    open(data, open) {
      const bytes = Buffer.from(data, 'base64url');
      if (bytes.length <= IV_BYTES + TAG_BYTES) return null;
      const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, IV_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(bound(open));
      decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      const body = unlocked(() =>
        Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]),
      );
      return body && read(body);
    },
  };
}

/** Its length goes before it, four bytes, the highest first. */
function filled(bytes: Uint8Array): Buffer {
  const whole = Buffer.alloc(Math.ceil((bytes.length + 4) / BLOCK) * BLOCK);
  whole.writeUInt32BE(bytes.length);
  whole.set(bytes, 4);
  return whole;
}

/** A table of a form that this program no longer reads counts as one that cannot be opened. */
function read(body: Buffer): SavedTable | null {
  try {
    return decodeSaved(body.subarray(4, 4 + body.readUInt32BE()));
  } catch (error) {
    if (error instanceof CodecError) return null;
    throw error;
  }
}

/** The cipher throws when the tag does not fit: then these are not our bytes. */
function unlocked(decipher: () => Buffer): Buffer | null {
  try {
    return decipher();
  } catch {
    return null;
  }
}
