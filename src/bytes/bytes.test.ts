import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteError, ByteReader } from './reader.ts';
import { ByteWriter } from './writer.ts';

test('what is written is read back', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(
          fc.maxSafeNat(),
          fc.integer(),
          fc.uint8Array({ maxLength: 20 }),
          fc.string({ unit: 'grapheme' }),
        ),
      ),
      (rows) => {
        const writer = new ByteWriter(1);
        for (const [count, delta, bytes, text] of rows)
          writer.varint(count).signed(delta).block(bytes).text(text);
        const reader = new ByteReader(writer.done());
        for (const [count, delta, bytes, text] of rows) {
          expect(reader.varint()).toBe(count);
          expect(reader.signed()).toBe(delta);
          expect([...reader.block()]).toEqual([...bytes]);
          expect(reader.text()).toBe(text);
        }
        reader.end();
      },
    ),
  );
});

test('random bytes throw nothing but ByteError', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      const reader = new ByteReader(bytes);
      try {
        while (reader.left > 0) {
          reader.varint();
          reader.signed();
          reader.text();
        }
      } catch (error) {
        expect(error).toBeInstanceOf(ByteError);
      }
    }),
  );
});
