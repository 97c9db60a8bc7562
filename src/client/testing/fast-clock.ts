import type { Clock } from '../clock.ts';

/** A clock that runs so many times faster than the wall's, so that waits of seconds do not slow a test down. */
export function fastClock(factor: number): Clock {
  return {
    now: () => Date.now() * factor,
    after(ms, callback) {
      const timer = setTimeout(callback, ms / factor);
      return () => clearTimeout(timer);
    },
  };
}
