/** The header of a binary frame (see `DIGEST` in `live/protocol.ts`). */
import { ByteError, ByteReader } from '../bytes/reader.ts';
import { DIGEST } from '../live/protocol.ts';

export interface DigestFrame {
  readonly t: 'digest';
  /** Channel id. */
  readonly id: number;
  readonly from: number;
  readonly to: number;
  /** In the activity's own encoding. */
  readonly body: Uint8Array;
}

/** Throws `ByteError` where the bytes are no digest. */
export function readDigestFrame(bytes: Uint8Array): DigestFrame {
  const reader = new ByteReader(bytes);
  if (reader.byte() !== DIGEST) throw new ByteError('no digest');
  const id = reader.varint();
  const to = reader.varint();
  const from = to + 1 - reader.varint();
  return { t: 'digest', id, from, to, body: reader.bytes(reader.left) };
}
