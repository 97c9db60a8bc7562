/**
 * Unsigned LEB128: seven bits a byte, the lowest first, the top bit set on all
 * bytes but the last. Up to 2^53 - 1, so that sequence numbers fit.
 */
import { CodecError } from '../activities/activity.ts';

/** Where reading stands; `at` moves on with every read. */
export interface Reader {
  readonly bytes: Uint8Array;
  at: number;
}

/** Throws `CodecError` when the bytes end too early or the number is too large. */
export function readVarint(reader: Reader): number {
  let value = 0;
  // Multiplied instead of shifted: shifts cut numbers to 32 bits.
  for (let scale = 1; ; scale *= 128) {
    const byte = reader.bytes[reader.at++];
    if (byte === undefined) throw new CodecError('The bytes end within a number.');
    value += (byte & 127) * scale;
    if (value > Number.MAX_SAFE_INTEGER) throw new CodecError('The number is larger than 2^53 - 1.');
    if (byte < 128) return value;
    if (scale >= 2 ** 49) throw new CodecError('The number has more than eight bytes.');
  }
}

/** Writes `value` at `at`, which must have room for eight bytes, and returns the place after it. */
export function writeVarint(bytes: Uint8Array, at: number, value: number): number {
  let rest = value;
  while (rest > 127) {
    bytes[at++] = (rest % 128) | 128;
    rest = Math.floor(rest / 128);
  }
  bytes[at++] = rest;
  return at;
}
