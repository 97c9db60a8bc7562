import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backoff } from './backoff.ts';

test('doubles from half a second to half a minute, the upper half at random', () => {
  const longest = [0, 1, 2, 3, 4, 5, 6, 7, 100].map((attempt) => backoff(attempt, () => 1));
  expect(longest).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
  fc.assert(
    fc.property(fc.nat(), fc.double({ min: 0, max: 0.999, noNaN: true }), (attempt, dice) => {
      const most = backoff(attempt, () => 1);
      const wait = backoff(attempt, () => dice);
      expect(wait).toBeGreaterThanOrEqual(most / 2);
      expect(wait).toBeLessThanOrEqual(most);
    }),
  );
});
