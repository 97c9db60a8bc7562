/**
 * The commands of one channel on their way out. Each has a number; client,
 * channel and number together name it for ever, so that the server does a
 * command once however often it arrives. Here is seen to it that each one gets
 * exactly one answer.
 */
import { type Refusal, refuse } from '../activities/activity.ts';
import type { Do } from '../live/protocol.ts';
import { WINDOW } from '../live/protocol.ts';
import type { Clock } from './clock.ts';

/** More than this is not a slow connection any more but a program that does not wait for answers. */
const MOST_WAITING = 10_000;
/** However soon the server says: a moment in which it can grant several commands again. In ms. */
const SHORTEST_PAUSE = 1_000;

export type OutgoingCommand = Do['c'];

interface Letter {
  readonly command: OutgoingCommand;
  answer(answer: number | Refusal): void;
}

type Post = (n: number, command: OutgoingCommand) => void;

export interface Outbox {
  /** Commands without an answer. */
  readonly size: number;
  send(command: OutgoingCommand): Promise<number | Refusal>;
  /** The channel is open: sends what has no answer again, and what waited. `done`: the highest number the server knows of this client. */
  open(post: Post, done: number): void;
  /** The connection is gone; commands wait from now on. */
  shut(): void;
  /** The server did not look at this command, because we are too fast: sends it again after so many ms, and fewer at once. */
  postpone(n: number, ms: number): void;
  /** An answer has come in. A second one for the same number changes nothing. */
  answer(n: number, answer: number | Refusal): void;
  /** Another account counts anew: unanswered commands will get fresh numbers. */
  renumber(): void;
  /** Answers what may have arrived, or everything, with a refusal of our own. */
  refuse(which: 'sent' | 'all', refusal: Refusal): void;
}

export function createOutbox(clock: Pick<Clock, 'after'>): Outbox {
  /** Numbered and unanswered, rising. */
  const sent = new Map<number, Letter>();
  /** Those of `sent` that are to be sent again, rising. */
  let again: number[] = [];
  let waiting: Letter[] = [];
  let next = 1;
  /** How many may be on their way at once: halved when the server finds us too fast, growing with answers. */
  let limit = WINDOW;
  let post: Post | null = null;
  let endPause: (() => void) | null = null;

  function pump(): void {
    while (post && !endPause && sent.size - again.length < limit) {
      const n = again.shift() ?? number();
      const letter = sent.get(n);
      if (!letter) return;
      post(n, letter.command);
    }
  }

  /**
   * Gives the next command its number; 0 when there is none, or its turn has not
   * come. The span from the oldest unanswered number is what counts, not how many
   * are unanswered: the server remembers the last 64 answers, and one number more
   * would push out the answer of the oldest.
   */
  function number(): number {
    const [oldest = next] = sent.keys();
    const letter = next - oldest < WINDOW ? waiting.shift() : undefined;
    if (!letter) return 0;
    sent.set(next, letter);
    return next++;
  }

  function resume(): void {
    endPause?.();
    endPause = null;
    pump();
  }

  return {
    get size() {
      return sent.size + waiting.length;
    },

    send(command) {
      if (waiting.length >= MOST_WAITING) {
        return Promise.resolve(refuse('client/too-many-waiting', { waiting: waiting.length }));
      }
      return new Promise((answer) => {
        waiting.push({ command, answer });
        pump();
      });
    },

    open(newPost, done) {
      post = newPost;
      next = Math.max(next, done + 1);
      again = [...sent.keys()];
      resume();
    },

    shut() {
      post = null;
    },

    postpone(n, ms) {
      if (!sent.has(n) || again.includes(n)) return;
      again = [...again, n].sort((a, b) => a - b);
      if (endPause) return;
      limit = Math.max(1, limit / 2);
      endPause = clock.after(Math.max(ms, SHORTEST_PAUSE), resume);
    },

    answer(n, answer) {
      const letter = sent.get(n);
      if (!letter) return;
      sent.delete(n);
      again = again.filter((one) => one !== n);
      limit = Math.min(WINDOW, limit + 1 / limit);
      letter.answer(answer);
      pump();
    },

    renumber() {
      waiting = [...sent.values(), ...waiting];
      sent.clear();
      again = [];
    },

    refuse(which, refusal) {
      const letters = [...sent.values(), ...(which === 'all' ? waiting : [])];
      sent.clear();
      again = [];
      if (which === 'all') waiting = [];
      for (const letter of letters) letter.answer(refusal);
    },
  };
}
