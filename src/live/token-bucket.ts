/** A token bucket: `rate` tokens a second, at most `burst` at once. Pure; times in ms. */
export interface TokenBucket {
  tokens: number;
  at: number;
}

export const fullBucket = (burst: number, now: number): TokenBucket => ({ tokens: burst, at: now });

/** Takes `cost` tokens. @returns 0 when taken, else the milliseconds until there are enough */
export function take(bucket: TokenBucket, cost: number, rate: number, burst: number, now: number): number {
  bucket.tokens = Math.min(burst, bucket.tokens + (Math.max(0, now - bucket.at) / 1000) * rate);
  bucket.at = now;
  // More than fits into the bucket can never be saved up: it is let through once the bucket is full.
  const needed = Math.min(cost, burst);
  if (bucket.tokens < needed) return Math.ceil(((needed - bucket.tokens) / rate) * 1000);
  bucket.tokens -= cost;
  return 0;
}
