/** Frames of a WebSocket client, byte by byte. */

/** Unmasked or masked with zeros; at most 125 bytes. */
export const frame = (first: number, payload: Buffer, masked = true): Buffer => {
  if (payload.length > 125) throw new Error('a longer frame has another header');
  const length = payload.length | (masked ? 0x80 : 0);
  return Buffer.concat([Buffer.from([first, length]), Buffer.alloc(masked ? 4 : 0), payload]);
};

export const HELLO = Buffer.from('{"t":"hello","client":"raw-client-0000001"}');

/** The code of the close frame at the end of what came; 0 when there is none. */
export function closeCode(received: Buffer): number {
  const at = received.lastIndexOf(0x88);
  return at >= 0 && received.length >= at + 4 ? received.readUInt16BE(at + 2) : 0;
}
