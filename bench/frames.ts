/** WebSocket frames (RFC 6455) as cheaply as can be: what a load generator spends here it cannot spend on load. */

export const TEXT = 1;
export const BINARY = 2;
export const CLOSE = 8;
export const PING = 9;
export const PONG = 10;

/** Takes chunks as they come off the socket and calls `each` for every whole frame, with a view of its payload. */
export type FrameReader = (chunk: Buffer) => void;

/**
 * For what servers send: unmasked and unfragmented.
 * @param each the payload is valid only during the call
 */
export function createFrameReader(each: (opcode: number, payload: Buffer) => void): FrameReader {
  /** The start of a frame whose end has not come yet. */
  let rest: Buffer | null = null;
  return (chunk) => {
    const bytes = rest ? Buffer.concat([rest, chunk]) : chunk;
    rest = null;
    let at = 0;
    while (at < bytes.length) {
      const frame = frameAt(bytes, at);
      if (!frame) break;
      each((bytes[at] ?? 0) & 15, bytes.subarray(frame.payload, frame.end));
      at = frame.end;
    }
    // A copy: the chunk's memory is used again for the next read.
    if (at < bytes.length) rest = Buffer.from(bytes.subarray(at));
  };
}

/** Where the payload of the frame at `at` starts and ends; null when it is not whole. */
function frameAt(bytes: Buffer, at: number): { payload: number; end: number } | null {
  const short = (bytes[at + 1] ?? 0) & 127;
  const payload = at + (short < 126 ? 2 : short === 126 ? 4 : 10);
  if (payload > bytes.length) return null;
  const length =
    short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
  const end = payload + length;
  return end > bytes.length ? null : { payload, end };
}

/** A client's frame. The mask is zero: allowed, and the payload needs no rewriting here; the server unmasks all the same. */
export function clientFrame(opcode: number, payload: Uint8Array): Buffer {
  const { length } = payload;
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.alloc(head + 4 + length);
  frame[0] = 0x80 | opcode;
  if (length < 126) frame[1] = 0x80 | length;
  else if (length < 65_536) {
    frame[1] = 0x80 | 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 0x80 | 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.set(payload, head + 4);
  return frame;
}
