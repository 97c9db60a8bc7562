import type { Clock } from '../clock.ts';

export interface ManualClock extends Clock {
  /** Lets time pass, timer by timer, and what follows from each. */
  pass(ms: number): Promise<void>;
  /** Timers that have not run. */
  readonly waiting: number;
}

/** A clock that stands still until the test turns it. */
export function manualClock(): ManualClock {
  let now = 1_000_000;
  let timers: { at: number; callback: () => void }[] = [];
  const settle = () => new Promise((done) => setImmediate(done));
  return {
    now: () => now,
    get waiting() {
      return timers.length;
    },
    after(ms, callback) {
      const timer = { at: now + ms, callback };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
    async pass(ms) {
      const end = now + ms;
      await settle();
      for (;;) {
        const [next] = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
        if (!next) break;
        timers = timers.filter((one) => one !== next);
        now = Math.max(now, next.at);
        next.callback();
        await settle();
      }
      now = end;
    },
  };
}
