/** Where people point in a channel right now, such as over the card table. Nothing of it is kept. */
import type { Person } from '../activities/activity.ts';
import type { FanOut } from './fan-out.ts';
import { textFrame } from './frame.ts';
import type { Pointers, Spot } from './protocol.ts';

/** Told this often, in ms: a hand that moves is smooth enough when the screen fills in between. */
const INTERVAL = 100;
/** In one message; the others come with the next. */
const MOST = 50;

export interface PointerTeller {
  /** Somebody points there, or (null) no longer anywhere. */
  point(room: number, channel: number, who: Person, at: Spot | null): void;
  stop(): void;
}

export function createPointers(fanOut: Pick<FanOut, 'tell'>): PointerTeller {
  /** What was not told yet, by channel: only where each of them points last. */
  const waiting = new Map<number, { readonly room: number; readonly moved: Map<Person, Spot | null> }>();
  let timer: NodeJS.Timeout | null = null;

  function tell(): void {
    timer = null;
    for (const [id, { room, moved }] of waiting) {
      const some = [...moved].slice(0, MOST);
      for (const [person] of some) moved.delete(person);
      if (moved.size === 0) waiting.delete(id);
      const message: Pointers = { t: 'pointers', id, moved: some };
      fanOut.tell(room, textFrame(message));
    }
    if (waiting.size > 0) timer = setTimeout(tell, INTERVAL);
  }

  return {
    point(room, channel, who, at) {
      const there = waiting.get(channel) ?? { room, moved: new Map<Person, Spot | null>() };
      there.moved.set(who, at);
      waiting.set(channel, there);
      timer ??= setTimeout(tell, INTERVAL);
    },
    stop() {
      if (timer) clearTimeout(timer);
    },
  };
}
