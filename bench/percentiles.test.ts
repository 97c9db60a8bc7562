import fc from 'fast-check';
import { expect, test } from 'vitest';
import { percentile, summarize } from './percentiles.ts';

test('the nearest rank of a hundred samples', () => {
  const sorted = Float64Array.from({ length: 100 }, (_, index) => index + 1);
  expect(percentile(sorted, 0.5)).toBe(50);
  expect(percentile(sorted, 0.99)).toBe(99);
  expect(percentile(sorted, 1)).toBe(100);
  expect(percentile(sorted, 0.001)).toBe(1);
  expect(percentile(new Float64Array(), 0.5)).toBeNaN();
});

test('lists are merged before anything is taken of them', () => {
  const lists = fc.array(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true })), { minLength: 1 });
  fc.assert(
    fc.property(lists, (samples) => {
      expect(summarize(...samples)).toEqual(summarize(samples.flat()));
    }),
  );
});
