/**
 * How long to wait before the next attempt, in ms: doubles from half a second
 * to half a minute. The upper half is random, so that thousands of clients of a
 * server that restarted do not come back in the same instant.
 */
export function backoff(attempt: number, random: () => number, most = 30_000): number {
  const ceiling = Math.min(most, 500 * 2 ** Math.min(attempt, 30));
  return Math.round(ceiling * (0.5 + random() / 2));
}
