/** So many in a span of time for each key, with honest waiting times. */
import { LRUCache } from 'lru-cache';

/** Keys remembered; the ones unused for longest are forgotten, so that memory stays bounded. */
const KEYS = 50_000;

export interface Quota {
  /** Milliseconds to wait; 0 when one more is possible now. Takes nothing. */
  wait(key: string): number;
  take(key: string): void;
}

/**
 * @param most so many at once; each comes back by itself after its share of the span
 * @param span in ms
 */
export function createQuota(most: number, span: number, now: () => number): Quota {
  const each = span / most;
  /** Until when the key's allowance is used up, as if it came back one after another. */
  const usedUntil = new LRUCache<string, number>({ max: KEYS });
  const used = (key: string): number => Math.max(usedUntil.get(key) ?? 0, now());
  return {
    // Half a millisecond of grace for the rounding of sums.
    wait: (key) => Math.max(0, Math.ceil(used(key) + each - now() - span - 0.5)),
    take(key) {
      usedUntil.set(key, used(key) + each);
    },
  };
}
