/** The beat of the transactions: how soon one may follow another. */

/**
 * Transactions begin at least so many ms after one another, while few commands wait: a commit costs
 * about 0.3 ms of CPU whatever is in it, and a trickle of 1,000 commands a second would pay that for each.
 */
const BEAT = 5;
/** So many new commands are worth a transaction at once: a client that sends its full window is not held up. */
const WORTH_A_COMMIT = 64;

export interface Beat {
  /** A command has come. */
  arrived(): void;
  /** Resolves when the next transaction may begin. */
  next(): Promise<void>;
}

export function createBeat(): Beat {
  let last = Number.NEGATIVE_INFINITY;
  let waiting = 0;
  let hurry = (): void => {};
  return {
    arrived() {
      waiting++;
      if (waiting === WORTH_A_COMMIT) hurry();
    },
    async next() {
      const wait = last + BEAT - performance.now();
      if (wait > 0 && waiting < WORTH_A_COMMIT) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, wait);
          hurry = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      last = performance.now();
      waiting = 0;
    },
  };
}
