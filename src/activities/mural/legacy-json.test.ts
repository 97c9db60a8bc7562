import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createLegacyReader,
  formatLegacyPixel,
  LEGACY_END,
  LEGACY_START,
  LegacyFileError,
  type LegacyPixel,
  type LegacyProblem,
} from './legacy-json.ts';

function read(text: string, piece = text.length) {
  const pixels: LegacyPixel[] = [];
  const problems: LegacyProblem[] = [];
  const reader = createLegacyReader({ pixel: (p) => pixels.push(p), problem: (p) => problems.push(p) });
  for (let at = 0; at < text.length; at += Math.max(1, piece))
    reader.write(text.slice(at, at + Math.max(1, piece)));
  reader.end();
  return { pixels, problems };
}

const pixel: fc.Arbitrary<LegacyPixel> = fc.record({
  x: fc.nat(9999),
  y: fc.nat(9999),
  color: fc.integer({ min: 0, max: 0xffffff }).map((rgb) => `#${rgb.toString(16).padStart(6, '0')}`),
  at: fc.nat(2_000_000_000).map((seconds) => seconds * 1000),
  user: fc.oneof(fc.uuid(), fc.string()),
});

describe('the canvas file of the older app', () => {
  it('what is written is read again, in pieces of any size', () => {
    fc.assert(
      fc.property(fc.array(pixel, { maxLength: 20 }), fc.nat(40), (pixels, piece) => {
        const text =
          LEGACY_START + pixels.map((p, index) => formatLegacyPixel(p, index === 0)).join('') + LEGACY_END;
        expect(JSON.parse(text)).toBeTypeOf('object');
        expect(read(text, piece)).toEqual({ pixels, problems: [] });
      }),
    );
  });

  it('bad entries are reported with their key, good ones around them are read', () => {
    const text = `{
      "1,2": {"color": "#FF0000", "timestamp": "2024-03-01T10:00:00.123456", "user_id": "u"},
      "a,b": {"color": "#ff0000"},
      "3,4": {"color": "red"},
      "5,6": {"color": "#00ff00", "timestamp": "yesterday"},
      "7,8": {"color": "#00ff00", "note": "{[,\\"]}"},
      "9,9": oops,
      "8,8": "${'x'.repeat(5000)}",
      "6,6": {"color": "#0000ff", "timestamp": null, "user_id": null}
    }`;
    const { pixels, problems } = read(text, 7);
    expect(pixels).toEqual([
      { x: 1, y: 2, color: '#ff0000', at: Date.UTC(2024, 2, 1, 10, 0, 0, 123), user: 'u' },
      { x: 7, y: 8, color: '#00ff00', at: 0, user: '' },
      { x: 6, y: 6, color: '#0000ff', at: 0, user: '' },
    ]);
    expect(problems.map(({ key }) => key)).toEqual(['a,b', '3,4', '5,6', '9,9', '8,8']);
    expect(problems.every(({ problem }) => problem.length > 0)).toBe(true);
  });

  it.each(['', '[]', 'null', '{', '{"1,2": {"color": "#ff0000"}', '{} x', '{"1,2": 3,, "2,3": 4}', '{]'])(
    '%j is no such file',
    (text) => {
      expect(() => read(text)).toThrow(LegacyFileError);
    },
  );

  it('any text gives entries, problems or a LegacyFileError', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]",:\\ 1,2a#') }), (text) => {
        try {
          expect(read(`{${text}`).pixels).toEqual([]);
        } catch (error) {
          expect(error).toBeInstanceOf(LegacyFileError);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
