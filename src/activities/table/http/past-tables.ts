/** Tables as they were: folded from the log, from the nearest state at hand, without keeping anybody waiting. */
import { setImmediate as breathe } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { Channel } from '../../../rooms/channel.ts';
import type { Host } from '../../../rooms/host.ts';
import { CodecError, type Entry } from '../../activity.ts';
import type { TableState } from '../state.ts';
import type { TableEvent } from '../types.ts';

/** States at hand, some 20 KB each. */
const MOST_STATES = 100;
/** Between one state that is kept at hand and the next, in entries. */
const APART = 1000;
/** Read from the log at once. */
const PAGE = 500;
/** So long it folds before others have their turn, in ms. */
const TURN = 8;

export interface PastTables {
  /**
   * The table after this entry. It goes on from there: `each` is told of every entry after it, with the table as it
   * was then, until it has enough or the log ends.
   */
  walk(
    channel: Channel,
    from: number,
    start: (state: TableState) => void,
    each: (state: TableState, entry: Entry<TableEvent>) => boolean,
  ): Promise<void>;
}

export function createPastTables(host: Pick<Host, 'logged' | 'decode' | 'past' | 'pastState'>): PastTables {
  const states = new LRUCache<string, Uint8Array>({ max: MOST_STATES });
  const keyOf = ({ id, epoch }: Channel, seq: number): string => `${id}/${epoch}/${seq}`;
  let last: Promise<unknown> = Promise.resolve();

  function keep(channel: Channel, seq: number, state: TableState): void {
    const key = keyOf(channel, seq);
    if (!states.has(key)) states.set(key, channel.activity.rules.snapshot(state));
  }

  /** The newest state at hand that is not newer than this entry. */
  async function nearest(channel: Channel, seq: number): Promise<{ seq: number; state: TableState }> {
    const { rules } = channel.activity;
    const options = channel.room.options[channel.activity.name];
    const prefix = keyOf(channel, 0).slice(0, -1);
    let best = 0;
    for (const key of states.keys()) {
      const at = key.startsWith(prefix) ? Number(key.slice(prefix.length)) : 0;
      if (at <= seq) best = Math.max(best, at);
    }
    const heads = (await host.past(channel)).map((head) => head.seq).filter((at) => at <= seq && at > best);
    for (const at of heads.toReversed()) {
      const bytes = await host.pastState(channel, at);
      // One that cannot be read is only a shortcut that is closed.
      const state = bytes && restored(() => rules.restore(bytes, options) as TableState);
      if (state) return { seq: at, state };
    }
    const bytes = states.get(keyOf(channel, best));
    if (best === 0 || !bytes) return { seq: 0, state: rules.open(options) as TableState };
    return { seq: best, state: rules.restore(bytes, options) as TableState };
  }

  async function walk(...[channel, from, start, each]: Parameters<PastTables['walk']>): Promise<void> {
    const { rules } = channel.activity;
    const { state, ...at } = await nearest(channel, from);
    let { seq } = at;
    if (seq === from) start(state);
    let since = performance.now();
    for (;;) {
      const page = await host.logged(channel, seq, PAGE);
      if (page.length === 0) return;
      for (const logged of page) {
        const entry = host.decode(channel, logged) as Entry<TableEvent>;
        rules.apply(state, entry);
        seq = entry.seq;
        if (seq === from) {
          keep(channel, seq, state);
          start(state);
        } else if (seq > from && !each(state, entry)) {
          keep(channel, seq, state);
          return;
        } else if (seq % APART === 0) keep(channel, seq, state);
        if (performance.now() - since < TURN) continue;
        await breathe();
        since = performance.now();
      }
    }
  }

  return {
    // One after another: whoever asks for much does not slow down the house.
    walk(...asked) {
      const done = last.then(() => walk(...asked));
      // Whoever asked is told what went wrong; the next one is not kept from asking.
      last = done.catch(() => {});
      return done;
    },
  };
}

function restored<T>(restore: () => T): T | null {
  try {
    return restore();
  } catch (error) {
    if (error instanceof CodecError) return null;
    throw error;
  }
}
