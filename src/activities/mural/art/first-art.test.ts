import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PALETTES } from '../palettes.ts';
import { paintFirstArt } from './first-art.ts';

const studio = PALETTES[0]?.colors ?? [];

/** FNV-1a, 32 bits (Fowler, Noll, Vo). */
function fingerprint(bytes: Uint8Array): string {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16);
}

describe('the first art', () => {
  it('fills any size in the colours of any palette', () => {
    const edge = fc.integer({ min: 16, max: 300 });
    const color = fc.integer({ min: 0, max: 0xffffff }).map((rgb) => `#${rgb.toString(16).padStart(6, '0')}`);
    fc.assert(
      fc.property(edge, edge, fc.array(color, { minLength: 2, maxLength: 40 }), (width, height, palette) => {
        const picture = paintFirstArt(width, height, palette);
        expect(picture.length).toBe(width * height);
        expect(picture.reduce((a, b) => Math.max(a, b))).toBeLessThan(palette.length);
      }),
      { numRuns: 20 },
    );
  });

  it.each(PALETTES.map(({ id, colors }) => [id, colors] as const))(
    'uses most of the palette %s',
    (_id, colors) => {
      const used = new Set(paintFirstArt(400, 400, colors));
      expect(used.size).toBeGreaterThanOrEqual(colors.length * 0.6);
    },
  );

  // Murals that exist stand on this picture and keep only what was painted over it.
  // A new picture needs a new name in MuralOptions, not a new fingerprint here.
  it.each([
    [1000, 1000, '8c58507d'],
    [50, 50, '3e40d24b'],
    [260, 16, 'd04f67f5'],
  ])('%i×%i is the same picture for ever', (width, height, expected) => {
    expect(fingerprint(paintFirstArt(width, height, studio))).toBe(expected);
  });
});
