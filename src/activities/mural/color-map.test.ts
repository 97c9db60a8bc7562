import { converter, differenceEuclidean, nearest } from 'culori';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createColorMap, LEAVE } from './color-map.ts';
import { DEFAULT_PALETTE } from './palettes.ts';

const channel = fc.nat(255);
const toHex = (...rgb: number[]) => `#${rgb.map((value) => value.toString(16).padStart(2, '0')).join('')}`;

describe('the colour map', () => {
  it('every colour of the palette is its own nearest', () => {
    const map = createColorMap(DEFAULT_PALETTE);
    const rgb = converter('rgb');
    for (const [index, color] of DEFAULT_PALETTE.entries()) {
      const { r, g, b } = rgb(color) ?? { r: 0, g: 0, b: 0 };
      expect(map.nearest(r * 255, g * 255, b * 255)).toBe(index);
    }
  });

  it('agrees with a search by distance in OKLab, asked once or again', () => {
    const map = createColorMap(DEFAULT_PALETTE);
    const search = nearest([...DEFAULT_PALETTE], differenceEuclidean('oklab'));
    fc.assert(
      fc.property(channel, channel, channel, (r, g, b) => {
        const [expected] = search(toHex(r, g, b), 1);
        expect(DEFAULT_PALETTE[map.nearest(r, g, b)]).toBe(expected);
        expect(DEFAULT_PALETTE[map.nearest(r, g, b)]).toBe(expected);
      }),
    );
  });

  it('pixels that are less than half opaque leave the canvas alone', () => {
    const map = createColorMap(DEFAULT_PALETTE);
    expect(map.nearest(0, 0, 0, 127)).toBe(LEAVE);
    expect(map.nearest(0, 0, 0, 128)).toBeGreaterThanOrEqual(0);
  });
});
