/**
 * The commands of one channel on their way out. Each has a number; client,
 * channel and number together name it for ever, so that the server does a
 * command once however often it arrives. Here is seen to it that each one gets
 * exactly one answer.
 */
import type { Refusal } from '../activities/activity.ts';
import { refuse } from '../activities/activity.ts';
import type { Do } from '../live/protocol.ts';
import { WINDOW } from '../live/protocol.ts';
import type { Clock } from './clock.ts';

/** More than this is not a slow connection any more but a program that does not wait for answers. */
const MOST_WAITING = 10_000;

export type OutgoingCommand = Do['c'];

interface Letter {
  readonly command: OutgoingCommand;
  answer(answer: number | Refusal): void;
}

export interface Outbox {
  /** Commands without an answer. */
  readonly size: number;
  send(command: OutgoingCommand): Promise<number | Refusal>;
  /** The channel is open: sends what has no answer again, and what waited. `done`: the highest number the server knows of this client. */
  open(post: (n: number, command: OutgoingCommand) => void, done: number): void;
  /** The connection is gone; commands wait from now on. */
  shut(): void;
  /** The server is too busy for us: sends again what has no answer after so many ms. */
  pause(ms: number): void;
  /** An answer has come in. A second one for the same number changes nothing. */
  answer(n: number, answer: number | Refusal): void;
  /** The server does not know the numbers used so far any more: unanswered commands will get fresh ones. */
  renumber(): void;
  /** Answers what was sent, or everything, with a refusal of our own. */
  refuse(which: 'sent' | 'all', refusal: Refusal): void;
}

export function createOutbox(clock: Pick<Clock, 'after'>): Outbox {
  /** Sent and unanswered, by number, rising. */
  const sent = new Map<number, Letter>();
  let waiting: Letter[] = [];
  let next = 1;
  let post: ((n: number, command: OutgoingCommand) => void) | null = null;
  let endPause: (() => void) | null = null;

  /**
   * The span from the oldest unanswered number is what counts, not how many are
   * unanswered: the server remembers the last 64 answers, and one more number
   * would push out the answer of the oldest.
   */
  function pump(): void {
    while (post && !endPause && waiting.length > 0) {
      const [oldest = next] = sent.keys();
      if (next - oldest >= WINDOW) return;
      const letter = waiting.shift() as Letter;
      const n = next++;
      sent.set(n, letter);
      post(n, letter.command);
    }
  }

  function sendAll(): void {
    endPause?.();
    endPause = null;
    for (const [n, letter] of [...sent]) post?.(n, letter.command);
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
      sendAll();
    },

    pause(ms) {
      endPause ??= clock.after(ms, sendAll);
    },

    shut() {
      post = null;
    },

    answer(n, answer) {
      const letter = sent.get(n);
      if (!letter) return;
      sent.delete(n);
      letter.answer(answer);
      pump();
    },

    renumber() {
      waiting = [...sent.values(), ...waiting];
      sent.clear();
    },

    refuse(which, refusal) {
      const letters = [...sent.values(), ...(which === 'all' ? waiting : [])];
      sent.clear();
      if (which === 'all') waiting = [];
      for (const letter of letters) letter.answer(refusal);
    },
  };
}
