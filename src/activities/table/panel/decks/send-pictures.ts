/** Sends the pictures of a deck, a few at once, patiently. */
import type { Api } from '../../../../client/api.ts';
import { isRefusal, type Refusal, refuse } from '../../../activity.ts';
import type { DraftPicture } from './draft.ts';

const AT_ONCE = 3;
/** How often one is tried that was not refused for what it is. */
const TRIES = 5;
/** Milliseconds before another try where the server says nothing of it. */
const WAIT = 1500;

/** What the server of a room calls pictures that were sent there, as long as the page is open. */
const sent = new WeakMap<DraftPicture, Map<string, string>>();

export const nameIn = (room: string, picture: DraftPicture): string | undefined =>
  sent.get(picture)?.get(room);

export interface Outcome {
  readonly failed: ReadonlyMap<DraftPicture, Refusal>;
}

/**
 * Those that were sent before are not sent again.
 * @param step how many are there by now
 * @param signal stops it; then it rejects with its reason
 */
export async function sendPictures(
  api: Pick<Api, 'sendDeckPicture'>,
  room: string,
  pictures: readonly DraftPicture[],
  step: (done: number) => void,
  signal: AbortSignal,
): Promise<Outcome> {
  const waiting = pictures.filter((picture) => nameIn(room, picture) === undefined);
  const failed = new Map<DraftPicture, Refusal>();
  let done = pictures.length - waiting.length;
  step(done);
  async function work(): Promise<void> {
    for (let picture = waiting.shift(); picture; picture = waiting.shift()) {
      const answer = await sendOne(api, room, picture, signal);
      if (isRefusal(answer)) {
        failed.set(picture, answer);
        // The room is full, or one may not: it would be the same with the others.
        if (isForAll(answer)) for (const other of waiting.splice(0)) failed.set(other, answer);
        continue;
      }
      const names = sent.get(picture) ?? new Map<string, string>();
      sent.set(picture, names.set(room, answer));
      step(++done);
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { failed };
}

const isForAll = ({ refused }: Refusal): boolean =>
  refused === 'table/pictures-full' || refused.startsWith('people/') || refused.startsWith('rooms/');

async function sendOne(
  api: Pick<Api, 'sendDeckPicture'>,
  room: string,
  { blob }: DraftPicture,
  signal: AbortSignal,
): Promise<string | Refusal> {
  for (let tried = 1; ; tried++) {
    signal.throwIfAborted();
    try {
      return (await api.sendDeckPicture(room, blob, signal)).name;
    } catch (error) {
      signal.throwIfAborted();
      if (!isRefusal(error)) throw error;
      const { passing } = error as Refusal & { passing?: boolean };
      if (!passing || tried === TRIES) return refuse(error.refused, error.detail);
      const { wait = WAIT * tried } = error.detail ?? {};
      await pause(Number(wait), signal);
    }
  }
}

function pause(time: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, time);
    signal.addEventListener('abort', stop, { once: true });
  });
}
