import { expect, test } from 'vitest';
import { completePalette, countColors, matchColors } from './picture-colors.ts';

const picture = (...pixels: [number, number, number, number][]) => ({
  width: pixels.length,
  height: 1,
  data: Uint8Array.from(pixels.flat()),
});

test('colours are counted as far as they are painted', () => {
  const counts = countColors(picture([255, 0, 0, 255], [255, 0, 0, 128], [255, 0, 0, 127], [0, 0, 1, 255]));
  expect([...counts]).toEqual([
    [0xff0000, 2],
    [1, 1],
  ]);
});

test('a palette only grows, by what it lacks', () => {
  const palette = ['#ffffff', '#ff0000'];
  const colors = new Map([
    [0x0000ff, 1],
    [0xff0000, 5],
  ]);
  expect(completePalette(palette, colors)).toEqual(['#ffffff', '#ff0000', '#0000ff']);
  expect(completePalette(palette, new Map([[0xffffff, 1]]))).toEqual(palette);
});

test('how well a palette fits', () => {
  expect(matchColors(['#ffffff', '#000000'], new Map([[0, 3]]))).toEqual({ exact: 1, meanError: 0 });
  // Black and white are 100 apart in CIEDE2000: a quarter of the pixels is off by all of it.
  const { exact, meanError } = matchColors(
    ['#000000', '#000000'],
    new Map([
      [0, 3],
      [0xffffff, 1],
    ]),
  );
  expect(exact).toBe(0.75);
  expect(meanError).toBeCloseTo(25, 5);
  expect(matchColors(['#000000'], new Map())).toEqual({ exact: 1, meanError: 0 });
});
