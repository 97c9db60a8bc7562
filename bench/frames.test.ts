import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as ws from 'ws';
import { BINARY, clientFrame, createFrameReader } from './frames.ts';

/** `ws` has them, its types do not. */
const { Sender, Receiver } = ws as unknown as {
  Sender: { frame(data: Buffer, options: object): Buffer[] };
  Receiver: new (options: object) => NodeJS.WritableStream;
};
const serverFrame = (data: Buffer): Buffer =>
  Buffer.concat(Sender.frame(data, { fin: true, opcode: BINARY, mask: false, readOnly: true, rsv1: false }));

const payloads = fc.array(
  fc.oneof(fc.uint8Array({ maxLength: 130 }), fc.uint8Array({ minLength: 65_530, maxLength: 65_540 })),
  { maxLength: 6 },
);

test('every frame of ws is read whole, however the bytes are cut', () => {
  fc.assert(
    fc.property(payloads, fc.integer({ min: 1, max: 20_000 }), (sent, cut) => {
      const stream = Buffer.concat(sent.map((payload) => serverFrame(Buffer.from(payload))));
      const seen: string[] = [];
      const read = createFrameReader((opcode, payload) => {
        expect(opcode).toBe(BINARY);
        seen.push(payload.toString('hex'));
      });
      // One memory for all chunks, as the sockets use it.
      const memory = Buffer.alloc(cut);
      for (let at = 0; at < stream.length; at += cut) {
        const length = stream.copy(memory, 0, at, at + cut);
        read(memory.subarray(0, length));
      }
      expect(seen).toEqual(sent.map((payload) => Buffer.from(payload).toString('hex')));
    }),
    { numRuns: 30 },
  );
});

test('what a client frames, ws understands', async () => {
  const sent = [10, 300, 70_000].map((length) => Buffer.alloc(length, length & 255));
  const receiver = new Receiver({ isServer: true });
  const seen: Buffer[] = [];
  receiver.on('message', (data: Buffer) => seen.push(data));
  for (const payload of sent) receiver.write(clientFrame(BINARY, payload));
  await expect.poll(() => seen.length).toBe(sent.length);
  expect(Buffer.concat(seen).equals(Buffer.concat(sent))).toBe(true);
});
