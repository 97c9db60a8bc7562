import { expect, test } from 'vitest';
import type { Message } from '../types.ts';
import { asOne } from './as-one.ts';
import { EMPTY_STORE } from './chat-store.ts';

const message = (by: number, mentions: readonly number[] = []): Message => ({
  seq: by,
  at: 1,
  by,
  text: 'A word',
  mentions,
  editedAt: null,
  deleted: false,
  removed: false,
  reactions: [{ emoji: '👍', people: [5] }],
});
const store = { ...EMPTY_STORE, messages: [message(5), message(7, [5, 9]), message(9)] };

test('what was said under a former number, or mentions it, is mine', () => {
  expect(asOne(store, { number: 7, also: [5] }).messages).toEqual([
    { ...message(5), by: 7 },
    message(7, [7, 9]),
    message(9),
  ]);
});

test('nothing is changed for whoever was always the same, nor for a watcher', () => {
  expect(asOne(store, { number: 7 })).toBe(store);
  expect(asOne(store, null)).toBe(store);
});
