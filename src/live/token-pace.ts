/** How fast one token of a bot may send commands: over all its connections and by HTTP, as it is one program. */
import { LRUCache } from 'lru-cache';
import { fullBucket, type TokenBucket, take } from './token-bucket.ts';

/** A bucket holds this many seconds' worth. */
const BURST = 3;
/** Tokens remembered; what was quiet longest starts afresh. */
const MAX_TOKENS = 20_000;

export interface TokenPace {
  /** Milliseconds until this token may send a command; 0 for now, and it is counted. */
  take(token: number): number;
}

export function createTokenPace(deps: {
  readonly tokenCommandsPerSecond: number;
  readonly now: () => number;
}): TokenPace {
  const rate = deps.tokenCommandsPerSecond;
  const buckets = new LRUCache<number, TokenBucket>({ max: MAX_TOKENS });
  return {
    take(token) {
      const now = deps.now();
      let bucket = buckets.get(token);
      if (!bucket) {
        bucket = fullBucket(rate * BURST, now);
        buckets.set(token, bucket);
      }
      return take(bucket, 1, rate, rate * BURST, now);
    },
  };
}
