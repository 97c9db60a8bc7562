import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteError } from '../bytes/reader.ts';
import { ByteWriter } from '../bytes/writer.ts';
import { DIGEST } from '../live/protocol.ts';
import { readDigestFrame } from './digest-frame.ts';

test('reads back what a header says', () => {
  const seq = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
  fc.assert(
    fc.property(fc.nat(), seq, seq, fc.uint8Array(), (id, one, other, body) => {
      const [from, to] = [Math.min(one, other), Math.max(one, other)];
      const header = new ByteWriter()
        .byte(DIGEST)
        .varint(id)
        .varint(to)
        .varint(to - from + 1);
      expect(readDigestFrame(header.bytes(body).done())).toEqual({ t: 'digest', id, from, to, body });
    }),
  );
});

test('throws nothing but ByteError, whatever the bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      try {
        readDigestFrame(bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(ByteError);
      }
    }),
  );
});
