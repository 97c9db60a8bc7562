/** WebSocket frames built once and written to many sockets as they are. */
import { Buffer } from 'node:buffer';
import * as ws from 'ws';
import { ByteWriter } from '../bytes/writer.ts';
import { DIGEST, type ServerMessage } from './protocol.ts';

const TEXT = 1;
const BINARY = 2;

/** `ws` has it, its types do not: https://github.com/websockets/ws/blob/master/lib/sender.js */
interface Sender {
  frame(
    data: Buffer,
    options: { fin: boolean; opcode: number; mask: boolean; readOnly: boolean; rsv1: boolean },
  ): Buffer[];
}
const { Sender } = ws as unknown as { Sender: Sender };

/** Only for connections without permessage-deflate: the frame is not compressed. */
function frame(data: Buffer, opcode: number): Buffer {
  return Buffer.concat(Sender.frame(data, { fin: true, opcode, mask: false, readOnly: true, rsv1: false }));
}

export function textFrame(message: ServerMessage): Buffer {
  return frame(Buffer.from(JSON.stringify(message)), TEXT);
}

/** See `DIGEST` in protocol.ts. @param from, @param to the first and last entry it sums up */
export function digestFrame(channel: number, from: number, to: number, body: Uint8Array): Buffer {
  const bytes = new ByteWriter(16 + body.length)
    .byte(DIGEST)
    .varint(channel)
    .varint(to)
    .varint(to - from + 1)
    .bytes(body)
    .done();
  return frame(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), BINARY);
}
