/** The limits of live connections, for commands that come by HTTP: there the person is what stays the same. */
import { LRUCache } from 'lru-cache';
import { type Person, type Refusal, refuse, type Time } from '../activities/activity.ts';
import { fullBucket, type TokenBucket, take } from './token-bucket.ts';
import type { TokenPace } from './token-pace.ts';

/** A bucket holds this many seconds' worth. */
const BURST = 3;
/** People remembered; whoever was quiet longest starts afresh. */
const MAX_PEOPLE = 20_000;

export interface Pace {
  /**
   * Null when this person may send commands of so many bytes now, else `live/too-fast` {wait} in ms.
   *
   * @param token of a bot, whose limit is its own
   */
  take(who: Person, bytes: number, token?: number): Refusal | null;
}

export function createPace(deps: {
  readonly commandsPerSecond: number;
  readonly bytesPerSecond: number;
  readonly tokenPace: TokenPace;
  readonly now: () => Time;
}): Pace {
  const { commandsPerSecond, bytesPerSecond } = deps;
  const people = new LRUCache<Person, { readonly commands: TokenBucket; readonly bytes: TokenBucket }>({
    max: MAX_PEOPLE,
  });

  return {
    take(who, size, token) {
      const now = deps.now();
      const known = people.get(who);
      const { commands, bytes } = known ?? {
        commands: fullBucket(commandsPerSecond * BURST, now),
        bytes: fullBucket(bytesPerSecond * BURST, now),
      };
      if (!known) people.set(who, { commands, bytes });
      const wait =
        (token === undefined
          ? take(commands, 1, commandsPerSecond, commandsPerSecond * BURST, now)
          : deps.tokenPace.take(token)) || take(bytes, size, bytesPerSecond, bytesPerSecond * BURST, now);
      return wait > 0 ? refuse('live/too-fast', { wait }) : null;
    },
  };
}
