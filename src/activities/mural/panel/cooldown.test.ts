import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countdown, elapsed, left, READY, waitFor } from './cooldown.ts';

test('the wait runs down by the monotonic clock and never below zero', () => {
  fc.assert(
    fc.property(
      fc.nat(100_000),
      fc.nat(100),
      fc.nat(1_000_000),
      fc.nat(200_000),
      (wait, seconds, now, later) => {
        const cooldown = waitFor(wait, seconds, now);
        expect(left(cooldown, now)).toBe(wait);
        expect(left(cooldown, now + later)).toBe(Math.max(0, wait - later));
        const share = elapsed(cooldown, now + later);
        expect(share >= 0 && share <= 1).toBe(true);
      },
    ),
  );
  expect(elapsed(READY, 0)).toBe(1);
  expect(left(waitFor(0, 5, 1000), 1000)).toBe(0);
});

test('the ring starts where the server says, also in the middle of a wait', () => {
  expect(elapsed(waitFor(2000, 5, 100), 100)).toBeCloseTo(0.6);
  expect(elapsed(waitFor(9000, 5, 100), 100)).toBe(0);
});

test('a countdown reads like a clock and shows zero only at the end', () => {
  expect(countdown(0)).toBe('0');
  expect(countdown(1)).toBe('1');
  expect(countdown(4000)).toBe('4');
  expect(countdown(60_000)).toBe('1:00');
  expect(countdown(64_001)).toBe('1:05');
  expect(countdown(3_600_000)).toBe('1:00:00');
});
