/** The header of a binary frame (see `DIGEST` in `live/protocol.ts`). */
import { CodecError } from '../activities/activity.ts';
import { DIGEST } from '../live/protocol.ts';
import { readVarint } from '../live/varint.ts';

export interface DigestFrame {
  readonly t: 'digest';
  /** Channel id. */
  readonly id: number;
  readonly from: number;
  readonly to: number;
  /** In the activity's own encoding. */
  readonly body: Uint8Array;
}

/** Throws `CodecError` where the bytes are no digest. */
export function readDigestFrame(bytes: Uint8Array): DigestFrame {
  if (bytes[0] !== DIGEST) throw new CodecError(`Frame type ${bytes[0]} is unknown.`);
  const reader = { bytes, at: 1 };
  const id = readVarint(reader);
  const to = readVarint(reader);
  const from = to + 1 - readVarint(reader);
  return { t: 'digest', id, from, to, body: bytes.subarray(reader.at) };
}
