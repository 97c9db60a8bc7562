import fc from 'fast-check';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { encodeIndexedPng } from './indexed-png.ts';

test('another reader finds every pixel in exactly its colour', async () => {
  const image = fc
    .record({
      width: fc.integer({ min: 1, max: 40 }),
      height: fc.integer({ min: 1, max: 40 }),
      colors: fc.uint8Array({ minLength: 3, maxLength: 256 * 3 }),
      seed: fc.uint8Array({ minLength: 1600, maxLength: 1600 }),
    })
    .map(({ width, height, colors, seed }) => {
      const hex = Buffer.from(colors.subarray(0, colors.length - (colors.length % 3))).toString('hex');
      const palette = (hex.match(/.{6}/g) ?? []).map((color) => `#${color}`);
      const indices = seed.subarray(0, width * height).map((byte) => byte % palette.length);
      return { width, height, palette, indices };
    });
  await fc.assert(
    fc.asyncProperty(image, async ({ width, height, palette, indices }) => {
      const png = await encodeIndexedPng(indices, width, height, palette);
      const { data, info } = await sharp(png)
        .removeAlpha()
        .toColourspace('srgb')
        .raw()
        .toBuffer({ resolveWithObject: true });
      expect([info.width, info.height]).toEqual([width, height]);
      const expected = Buffer.from([...indices].map((index) => palette[index]?.slice(1)).join(''), 'hex');
      expect(data.equals(expected)).toBe(true);
    }),
    { numRuns: 60 },
  );
});
