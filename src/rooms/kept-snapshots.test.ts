import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MOST_KEPT, NEAREST, superfluous } from './kept-snapshots.ts';

/** A snapshot after so many entries, each time; what is superfluous goes at once. */
function keep(steps: readonly number[], looksBack = true): number[] {
  let kept: number[] = [];
  let seq = 0;
  for (const step of steps) {
    seq += step;
    kept.push(seq);
    const gone = superfluous(kept, looksBack);
    kept = kept.filter((one) => !gone.includes(one));
  }
  return kept;
}

const steps = fc.array(fc.integer({ min: 1, max: 300_000 }), { minLength: 1, maxLength: 150 });

test('the newest always stays, and with it a few older ones, none near another', () => {
  fc.assert(
    fc.property(steps, (some) => {
      const kept = keep(some);
      expect(kept.at(-1)).toBe(some.reduce((sum, one) => sum + one, 0));
      expect(kept.length).toBeLessThanOrEqual(MOST_KEPT + 1);
      const older = kept.slice(0, -1);
      for (const [index, seq] of older.entries())
        expect(seq - (older[index - 1] ?? 0)).toBeGreaterThanOrEqual(NEAREST);
    }),
  );
});

test('the longer ago, the further apart, and nowhere very far: of ten million entries hardly more than one', () => {
  for (const step of [10_000, 60_000, 250_000]) {
    const kept = keep(Array.from({ length: Math.ceil(10_000_000 / step) }, () => step));
    const newest = kept.at(-1) ?? 0;
    for (const [index, to] of kept.entries()) {
      const from = kept[index - 1] ?? 0;
      expect(to - from).toBeLessThanOrEqual(Math.max(2 * step + NEAREST, 1_400_000));
      if (newest - from < 1_000_000) expect(to - from).toBeLessThanOrEqual(Math.max(2 * step, 400_000));
    }
    expect(kept.length).toBeGreaterThan(MOST_KEPT - 2);
  }
});

test('a short log and an activity that does not look back have none but the newest', () => {
  expect(keep(Array.from({ length: 30 }, () => 1000))).toEqual([30_000]);
  expect(keep([100_000, 100_000, 100_000], false)).toEqual([300_000]);
  expect(superfluous([], true)).toEqual([]);
});
