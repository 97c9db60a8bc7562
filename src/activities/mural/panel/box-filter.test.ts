import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atLevel, drawLevel, intersect } from './box-filter.ts';
import { channels, luminance, paletteColors } from './palette-colors.ts';

const palette = ['#000000', '#ffffff', '#ff0000', '#00ff00', '#1234ab'];
const colors = paletteColors(palette);

const source = fc
  .record({ width: fc.integer({ min: 1, max: 40 }), height: fc.integer({ min: 1, max: 40 }) })
  .chain(({ width, height }) =>
    fc.record({
      width: fc.constant(width),
      height: fc.constant(height),
      pixels: fc.uint8Array({ minLength: width * height, maxLength: width * height, max: 4 }),
    }),
  );

function whole(width: number, height: number, level: number) {
  return atLevel({ left: 0, top: 0, right: width, bottom: height }, level);
}

describe('drawing a level', () => {
  test('level 0 is the palette colour of every pixel', () => {
    fc.assert(
      fc.property(source, (mural) => {
        const out = new Uint32Array(mural.width * mural.height);
        drawLevel(mural, colors, 0, whole(mural.width, mural.height, 0), out, mural.width);
        const bytes = new Uint8Array(out.buffer);
        for (const [i, index] of mural.pixels.entries()) {
          expect([...bytes.subarray(i * 4, i * 4 + 4)]).toEqual([...channels(palette[index] as string), 255]);
        }
      }),
    );
  });

  test('drawing a part gives the same pixels as drawing the whole', () => {
    fc.assert(
      fc.property(source, fc.integer({ min: 0, max: 4 }), fc.nat(), fc.nat(), (mural, level, a, b) => {
        const all = whole(mural.width, mural.height, level);
        const full = new Uint32Array(all.right * all.bottom);
        drawLevel(mural, colors, level, all, full, all.right);
        const part = { left: a % all.right, top: b % all.bottom, right: all.right, bottom: all.bottom };
        const width = part.right - part.left;
        const out = new Uint32Array(width * (part.bottom - part.top));
        drawLevel(mural, colors, level, part, out, width);
        for (let y = part.top; y < part.bottom; y++) {
          for (let x = part.left; x < part.right; x++) {
            expect(out[(y - part.top) * width + x - part.left]).toBe(full[y * all.right + x]);
          }
        }
      }),
    );
  });

  test('a checkerboard of black and white becomes half the light, not half the number', () => {
    const pixels = Uint8Array.from({ length: 64 }, (_, i) => (i + (i >> 3)) & 1);
    const out = new Uint32Array(1);
    drawLevel({ width: 8, height: 8, pixels }, colors, 3, { left: 0, top: 0, right: 1, bottom: 1 }, out, 1);
    expect([187, 188]).toContain((out[0] as number) & 255);
  });

  test('one colour stays exactly itself on every level', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 5 }), (index, level) => {
        const out = new Uint32Array(1);
        const mural = { width: 20, height: 20, pixels: new Uint8Array(400).fill(index) };
        drawLevel(mural, colors, level, { left: 0, top: 0, right: 1, bottom: 1 }, out, 1);
        expect(out[0]).toBe(colors.packed[index]);
      }),
    );
  });
});

test('rectangles that only touch have nothing in common', () => {
  const a = { left: 0, top: 0, right: 4, bottom: 4 };
  expect(intersect(a, { left: 4, top: 0, right: 8, bottom: 4 })).toBeNull();
  expect(intersect(a, { left: 3, top: 2, right: 8, bottom: 9 })).toEqual({
    left: 3,
    top: 2,
    right: 4,
    bottom: 4,
  });
});

test('luminance runs from black to white', () => {
  expect(luminance('#000000')).toBe(0);
  expect(luminance('#ffffff')).toBeCloseTo(1, 3);
  expect(luminance('#00ff00')).toBeGreaterThan(luminance('#ff0000'));
});
