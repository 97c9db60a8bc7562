/**
 * When viewers are served. Everybody due is served once in a cycle; a cycle is
 * spread over its time in slices, so that nobody waits for all the others'
 * writes and commands are not kept waiting behind them either.
 */

/** The length of a cycle in ms: the longer the more it costs. The shortest is for a few people at a card table. */
const MIN_CYCLE = 25;
const MAX_CYCLE = 250;
/** Up to such a length a cycle stretches so that fan-out takes such a share of a core. Below 50 ms a crowd's frame heads would cost more than what is in them. */
const STRETCH = [
  { upTo: 50, share: 0.12 },
  { upTo: 100, share: 0.35 },
  { upTo: MAX_CYCLE, share: 0.6 },
] as const;
/** A slice ends when it has taken this long, in ms. */
const SLICE = 5;

/** @param cost milliseconds that serving everybody takes */
export function cycleFor(cost: number): number {
  return Math.max(MIN_CYCLE, ...STRETCH.map(({ upTo, share }) => Math.min(cost / share, upTo)));
}

export interface Cycle<T> {
  /** To be served with the next cycle. */
  due(item: T): void;
  stop(): void;
}

/** @param served called after each slice, with its length and that of the whole cycle in ms */
export function createCycle<T>(
  serve: (item: T) => void,
  served: (took: number, cycle: number) => void,
): Cycle<T> {
  const waiting = new Set<T>();
  let queue: T[] = [];
  /** How many of the queue have been served. */
  let done = 0;
  let startedAt = Number.NEGATIVE_INFINITY;
  let spent = 0;
  /** What a cycle cost lately, smoothed. */
  let cost = 0;
  let timer: NodeJS.Timeout | null = null;

  function schedule(): void {
    const under = done < queue.length;
    if (timer || !(under || waiting.size > 0)) return;
    const at = startedAt + cycleFor(cost) * (under ? done / queue.length : 1);
    timer = setTimeout(slice, Math.max(0, at - performance.now()));
  }

  function slice(): void {
    timer = null;
    const began = performance.now();
    if (done === queue.length) {
      queue = [...waiting];
      waiting.clear();
      startedAt = began;
      done = 0;
      spent = 0;
    }
    let took = 0;
    while (done < queue.length && took < SLICE) {
      serve(queue[done++] as T);
      took = performance.now() - began;
    }
    spent += took;
    if (done === queue.length) cost = cost * 0.7 + spent * 0.3;
    served(took, cycleFor(cost));
    schedule();
  }

  return {
    due(item) {
      waiting.add(item);
      schedule();
    },
    stop() {
      if (timer) clearTimeout(timer);
    },
  };
}
