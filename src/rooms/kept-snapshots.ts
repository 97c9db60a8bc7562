/**
 * Which older snapshots are kept where an activity looks back into its past. How things stood then is found by
 * reading the log from the snapshot before: the nearer it lies, the sooner. What was long ago is asked for more
 * seldom, so that they may lie further apart there, and there is a bound to how many there are.
 */

/** Beside the newest, at most. */
export const MOST_KEPT = 16;
/** Entries that are read in a moment: nearer to each other they need not lie. */
export const NEAREST = 40_000;

/**
 * @param seqs those there are, in rising order
 * @returns those to let go of; never the newest
 */
export function superfluous(seqs: readonly number[], looksBack: boolean): readonly number[] {
  const newest = seqs.at(-1);
  if (newest === undefined) return [];
  const older = seqs.slice(0, -1);
  if (!looksBack) return older;
  const kept: number[] = [];
  for (const seq of older) if (seq - (kept.at(-1) ?? 0) >= NEAREST) kept.push(seq);
  while (kept.length > MOST_KEPT) kept.splice(leastMissed(kept, newest), 1);
  return older.filter((seq) => !kept.includes(seq));
}

/**
 * The one without which the gap is smallest, measured by the root of how long ago it is: measured by that itself,
 * the oldest third of a long log would have no snapshot at all.
 */
function leastMissed(kept: readonly number[], newest: number): number {
  let found = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const index of kept.keys()) {
    const from = kept[index - 1] ?? 0;
    const to = kept[index + 1] ?? newest;
    const missed = (to - from) / Math.sqrt(newest - from);
    if (missed < least) {
      least = missed;
      found = index;
    }
  }
  return found;
}
