import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CodecError } from '../activity.ts';
import { decodeEvent, encodeEvent, onlyPlace } from './event-codec.ts';
import { MAX_IMPORT } from './limits.ts';
import type { MuralEvent } from './types.ts';

const edge = fc.integer({ min: 0, max: 4095 });
const color = fc.integer({ min: 0, max: 255 });
const far = fc.array(fc.tuple(edge, edge, color), { maxLength: 200 }).map((list) => list.flat());
const hex = fc.integer({ min: 0, max: 0xffffff }).map((rgb) => `#${rgb.toString(16).padStart(6, '0')}`);

/** As hands draw: small steps, often the same again, mostly in one colour. */
const drawn = fc
  .array(
    fc.tuple(
      fc.integer({ min: -5, max: 5 }),
      fc.integer({ min: -5, max: 5 }),
      color,
      fc.integer({ min: 1, max: 150 }),
    ),
    { maxLength: 8 },
  )
  .map((moves) => {
    const pixels: number[] = [];
    let [x, y] = [2000, 2000];
    for (const [dx, dy, ink, times] of moves)
      for (let time = 0; time < times; time += 1) {
        x = Math.min(4095, Math.max(0, x + dx));
        y = Math.min(4095, Math.max(0, y + dy));
        pixels.push(x, y, ink);
      }
    return pixels;
  });

const how = fc.constantFrom('place', 'undo', 'redo', 'import');
const stroke = fc.integer({ min: 0, max: 0xffffffff });
const moment = fc.integer({ min: 0, max: 4_000_000_000_000 });
const event: fc.Arbitrary<MuralEvent> = fc.oneof(
  fc.record({ type: fc.constant('painted' as const), how, pixels: fc.oneof(far, drawn) }),
  fc.record({ type: fc.constant('painted' as const), how, pixels: fc.oneof(far, drawn), stroke }),
  fc.constant({ type: 'reset' as const }),
  fc.constant({ type: 'unreset' as const }),
  fc.record(
    {
      type: fc.constant('configured' as const),
      cooldown: fc.integer({ min: 0, max: 86_400 }),
      palette: fc.array(hex, { minLength: 2, maxLength: 256 }),
    },
    { requiredKeys: ['type'] },
  ),
  fc.record(
    {
      type: fc.constant('scheduled' as const),
      opensAt: fc.option(moment),
      closesAt: fc.option(moment),
      frozen: fc.boolean(),
      switched: fc.constant(true as const),
    },
    { requiredKeys: ['type', 'opensAt', 'closesAt', 'frozen'] },
  ),
);

describe('events as bytes', () => {
  it('the place of a single pixel is read without the rest; of anything else it is said that there is more', () => {
    const single = fc.tuple(edge, edge, color);
    const one = fc.oneof(
      event,
      fc.record({ type: fc.constant('painted' as const), how, pixels: single }),
      fc.record({ type: fc.constant('painted' as const), how, pixels: single, stroke }),
    );
    fc.assert(
      fc.property(one, (made) => {
        const [x = 0, y = 0] = made.type === 'painted' && made.pixels.length === 3 ? made.pixels : [-1, 0];
        expect(onlyPlace(encodeEvent(made), 4096)).toBe(y * 4096 + x);
      }),
      { numRuns: 500 },
    );
    for (const bytes of [[], [0x08], [0x18, 0x80], [0xff]])
      expect(() => onlyPlace(Uint8Array.from(bytes), 9)).not.toThrow();
  });

  it('decode(encode(event)) = event', () => {
    fc.assert(
      fc.property(event, (made) => {
        expect(decodeEvent(encodeEvent(made))).toEqual(made);
      }),
      { numRuns: 500 },
    );
  });

  it('random bytes give an event or a CodecError', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        try {
          expect(decodeEvent(bytes)).toHaveProperty('type');
        } catch (error) {
          expect(error).toBeInstanceOf(CodecError);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('every cut of a good event is refused', () => {
    fc.assert(
      fc.property(event, fc.nat(), (made, cut) => {
        const bytes = encodeEvent(made);
        expect(() => decodeEvent(bytes.subarray(0, cut % bytes.length))).toThrow(CodecError);
        expect(() => decodeEvent(Uint8Array.of(...bytes, 0))).toThrow(CodecError);
      }),
    );
  });

  it('a count without pixels behind it is refused before anything is made', () => {
    expect(() => decodeEvent(Uint8Array.of(0, 0xff, 0xff, 0x03))).toThrow('truncated');
    expect(() => decodeEvent(Uint8Array.of(0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f))).toThrow(CodecError);
  });

  it('a pixel takes 5 bytes, a straight line of a thousand takes 20, a full import of one colour about 3 KB', () => {
    const line = Array.from({ length: 1000 }, (_, x) => [x, 7, 3]).flat();
    const block = Array.from({ length: MAX_IMPORT }, (_, place) => [place % 256, place >> 8, 9]).flat();
    const size = (pixels: number[]) => encodeEvent({ type: 'painted', how: 'place', pixels }).length;
    expect(size([4095, 4095, 255])).toBe(5);
    expect(size(line)).toBeLessThanOrEqual(24);
    expect(size(block)).toBeLessThanOrEqual(3000);
  });
});
