import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CodecError } from '../activity.ts';
import { decodeDigest, encodeDigest } from './digest.ts';

function read(bytes: Uint8Array): Map<number, number> {
  const changes = new Map<number, number>();
  const count = decodeDigest(bytes, (place, color) => changes.set(place, color));
  expect(count).toBe(changes.size);
  return changes;
}

const place = fc.integer({ min: 0, max: 4096 * 4096 - 1 });
const scattered = fc.array(fc.tuple(place, fc.integer({ min: 0, max: 255 })), { maxLength: 300 });
/** Blocks and lines, in few colours. */
const clustered = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 999_000 }), fc.integer({ min: 1, max: 200 }), fc.nat(3)), {
    maxLength: 20,
  })
  .map((runs) =>
    runs.flatMap(([start, length, color]) =>
      Array.from({ length }, (_, step) => [start + step, color] as [number, number]),
    ),
  );

/** A fixed sequence (Park and Miller, 1988), so that the sizes below are the same in every run. */
function createSequence(): (below: number) => number {
  let seed = 1;
  return (below) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
}

describe('digests of a mural', () => {
  it('decode(encode(changes)) = changes, in rising order', () => {
    fc.assert(
      fc.property(fc.oneof(scattered, clustered), (list) => {
        const changes = new Map(list);
        const decoded = read(encodeDigest(changes, 8));
        expect(decoded).toEqual(changes);
        expect([...decoded.keys()]).toEqual([...changes.keys()].sort((a, b) => a - b));
      }),
      { numRuns: 500 },
    );
  });

  it('colours of every width come back', () => {
    for (let width = 1; width <= 8; width += 1) {
      const changes = new Map(Array.from({ length: 2 ** width }, (_, color) => [color * 3, color]));
      expect(read(encodeDigest(changes, width))).toEqual(changes);
    }
  });

  it('random bytes give changes or a CodecError, and every change lies on some canvas', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        // A count of millions is legal in runs; small ones keep this test quick.
        if (bytes.length > 1) bytes[0] = (bytes[0] ?? 0) & 0x7f;
        try {
          for (const [at, color] of read(bytes)) {
            expect(at).toBeLessThan(4096 * 4096);
            expect(color).toBeLessThan(256);
          }
        } catch (error) {
          expect(error).toBeInstanceOf(CodecError);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('a frame that is cut or goes on is refused before anything changes', () => {
    fc.assert(
      fc.property(fc.oneof(scattered, clustered), fc.nat(), (list, cut) => {
        const bytes = encodeDigest(new Map(list), 8);
        const calls: number[] = [];
        const note = (at: number) => calls.push(at);
        expect(() => decodeDigest(bytes.subarray(0, cut % bytes.length), note)).toThrow(CodecError);
        expect(() => decodeDigest(Uint8Array.of(...bytes, 0), note)).toThrow(CodecError);
        expect(calls).toEqual([]);
      }),
    );
  });

  it('huge counts without bits behind them are refused at once', () => {
    expect(() => decodeDigest(Uint8Array.of(0xff, 0xff, 0xff, 0x07, 0x00, 0x00), () => {})).toThrow(
      'truncated',
    );
    expect(() => decodeDigest(Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0x7f), () => {})).toThrow(CodecError);
  });

  it('random pixels of a 1000×1000 mural in 32 colours: 50 cost at most 2.8 bytes each, 100 at most 2.6', () => {
    const next = createSequence();
    const perPixel = (count: number) => {
      let bytes = 0;
      for (let round = 0; round < 100; round += 1) {
        const changes = new Map<number, number>();
        while (changes.size < count) changes.set(next(1_000_000), next(32));
        bytes += encodeDigest(changes, 5).length;
      }
      return bytes / 100 / count;
    };
    expect(perPixel(50)).toBeLessThanOrEqual(2.8);
    expect(perPixel(100)).toBeLessThanOrEqual(2.6);
  });

  it('a filled square of 20×20 costs less than a fifth of a byte each', () => {
    const square = new Map<number, number>();
    for (let y = 0; y < 20; y += 1) for (let x = 0; x < 20; x += 1) square.set((300 + y) * 1000 + 400 + x, 7);
    expect(encodeDigest(square, 5).length).toBeLessThan(80);
  });
});
