import { describe, expect, test } from 'vitest';
import { WINDOW } from '../live/protocol.ts';
import { createOutbox } from './outbox.ts';

const add = (text: string) => ({ type: 'add', text });

function setUp() {
  const posted: number[] = [];
  const timers: (() => void)[] = [];
  const outbox = createOutbox({
    after(_ms, callback) {
      timers.push(callback);
      return () => {};
    },
  });
  return { outbox, posted, timers, post: (n: number) => void posted.push(n) };
}

describe('the outbox', () => {
  test('holds commands until the channel is open and goes on after the number the server knows', async () => {
    const { outbox, posted, post } = setUp();
    const answer = outbox.send(add('a'));
    expect(posted).toEqual([]);
    outbox.open(post, 7);
    expect(posted).toEqual([8]);
    outbox.answer(8, 42);
    expect(await answer).toBe(42);
    expect(outbox.size).toBe(0);
  });

  test('invariant 6: never sends a number 64 or more above the oldest unanswered one', () => {
    const { outbox, posted, post } = setUp();
    outbox.open(post, 0);
    for (let count = 0; count < 200; count++) void outbox.send(add(`${count}`));
    expect(posted.at(-1)).toBe(WINDOW);
    // All but the first are answered: its answer must not be pushed out of the server's memory.
    for (let n = 2; n <= WINDOW; n++) outbox.answer(n, n);
    expect(posted.at(-1)).toBe(WINDOW);
    outbox.answer(1, 1);
    expect(posted.at(-1)).toBe(2 * WINDOW);
  });

  test('invariant 6: sends unanswered commands again under their numbers, in order, and takes one answer each', async () => {
    const { outbox, posted, post } = setUp();
    outbox.open(post, 0);
    const answers = ['a', 'b', 'c'].map((text) => outbox.send(add(text)));
    outbox.answer(2, 20);
    outbox.shut();
    void outbox.send(add('d'));
    posted.length = 0;
    outbox.open(post, 2);
    expect(posted).toEqual([1, 3, 4]);
    outbox.answer(2, 99);
    expect(await answers[1]).toBe(20);
  });

  test('sends what came too fast again after a pause, before anything new', () => {
    const { outbox, posted, timers, post } = setUp();
    outbox.open(post, 0);
    for (const text of ['a', 'b', 'c']) void outbox.send(add(text));
    outbox.postpone(3, 10);
    outbox.postpone(2, 10);
    void outbox.send(add('d'));
    expect(timers).toHaveLength(1);
    posted.length = 0;
    timers[0]?.();
    expect(posted).toEqual([2, 3, 4]);
  });

  test('sends fewer at once each time the server finds it too fast', () => {
    const { outbox, posted, timers, post } = setUp();
    outbox.open(post, 0);
    for (let count = 0; count < 64; count++) void outbox.send(add(`${count}`));
    for (const expected of [32, 16, 8, 4, 2, 1, 1]) {
      for (let n = 1; n <= 64; n++) outbox.postpone(n, 10);
      posted.length = 0;
      timers.at(-1)?.();
      expect(posted).toEqual(Array.from({ length: expected }, (_, index) => index + 1));
    }
  });

  test('gives fresh numbers after the account has changed', () => {
    const { outbox, posted, post } = setUp();
    outbox.open(post, 0);
    void outbox.send(add('a'));
    void outbox.send(add('b'));
    outbox.shut();
    outbox.renumber();
    posted.length = 0;
    outbox.open(post, 0);
    expect(posted).toEqual([3, 4]);
  });

  test('refuses instead of growing without bound', async () => {
    const { outbox } = setUp();
    for (let count = 0; count < 10_000; count++) void outbox.send(add(`${count}`));
    expect(await outbox.send(add('one more'))).toEqual({
      refused: 'client/too-many-waiting',
      detail: { waiting: 10_000 },
    });
  });
});
