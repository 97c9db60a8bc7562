/** Percentiles of merged samples: never an average of percentiles. */

/**
 * Nearest rank: the smallest sample that at least `share` of all samples do not exceed.
 * @param sorted rising; @param share in (0, 1]
 * @returns NaN without samples
 */
export function percentile(sorted: Float64Array, share: number): number {
  const rank = Math.max(1, Math.ceil(sorted.length * share));
  return sorted[rank - 1] ?? Number.NaN;
}

export interface Summary {
  readonly count: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** @param samples in any order; each list counts with all its samples */
export function summarize(...samples: readonly (readonly number[])[]): Summary {
  const sorted = new Float64Array(samples.reduce((sum, list) => sum + list.length, 0));
  let filled = 0;
  for (const list of samples) {
    for (const sample of list) sorted[filled++] = sample;
  }
  sorted.sort();
  return {
    count: sorted.length,
    p50: percentile(sorted, 0.5),
    p99: percentile(sorted, 0.99),
    max: percentile(sorted, 1),
  };
}
