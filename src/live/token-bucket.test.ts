import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fullBucket, take } from './token-bucket.ts';

test('over any time no more is taken than the burst and the rate allow', () => {
  const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 1, max: 20 })));
  fc.assert(
    fc.property(steps, (asked) => {
      const bucket = fullBucket(20, 0);
      let now = 0;
      let taken = 0;
      for (const [pause, cost] of asked) {
        now += pause;
        if (take(bucket, cost, 5, 20, now) === 0) taken += cost;
      }
      expect(taken).toBeLessThanOrEqual(20 + (now / 1000) * 5 + 1e-6);
    }),
  );
});

test('the wait it tells is exactly long enough', () => {
  const bucket = fullBucket(10, 0);
  expect(take(bucket, 10, 5, 10, 0)).toBe(0);
  const wait = take(bucket, 4, 5, 10, 0);
  expect(wait).toBe(800);
  expect(take(bucket, 4, 5, 10, wait - 1)).toBeGreaterThan(0);
  expect(take(bucket, 4, 5, 10, wait)).toBe(0);
});
