/** Percentiles out of a histogram's buckets, as Prometheus computes them. */

/** Upper bound of each bucket, rising and ending with Infinity, and how many values were at most that. */
export type Buckets = readonly (readonly [bound: number, count: number])[];

/** What was counted between two looks. */
export function between(before: Buckets, after: Buckets): Buckets {
  return after.map(([bound, count], index) => [bound, count - (before[index]?.[1] ?? 0)] as const);
}

/**
 * The value below which the share `q` of all lies, as if values were spread evenly within a bucket;
 * null where nothing was counted. What lies beyond the last bound counts as that bound.
 */
export function percentile(buckets: Buckets, q: number): number | null {
  const total = buckets.at(-1)?.[1] ?? 0;
  if (total <= 0) return null;
  const rank = q * total;
  let low = 0;
  let below = 0;
  for (const [bound, count] of buckets) {
    if (count >= rank) {
      if (bound === Number.POSITIVE_INFINITY) return low;
      return low + (bound - low) * ((rank - below) / (count - below || 1));
    }
    low = bound;
    below = count;
  }
  return low;
}
