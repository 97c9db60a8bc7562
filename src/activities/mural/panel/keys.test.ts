import { expect, test } from 'vitest';
import { type KeyInput, keyAction } from './keys.ts';

const press = (key: string, held: Partial<KeyInput> = {}) =>
  keyAction({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...held });

test('arrows move by one, with Shift by ten', () => {
  expect(press('ArrowLeft')).toEqual({ do: 'move', dx: -1, dy: 0 });
  expect(press('ArrowDown', { shiftKey: true })).toEqual({ do: 'move', dx: 0, dy: 10 });
});

test('digits choose the first ten colours in the order of the keyboard', () => {
  expect([...'1234567890'].map((key) => press(key))).toEqual(
    Array.from({ length: 10 }, (_, index) => ({ do: 'choose', index })),
  );
});

test('undo and redo as everywhere', () => {
  expect(press('z', { ctrlKey: true })).toEqual({ do: 'undo' });
  expect(press('Z', { metaKey: true, shiftKey: true })).toEqual({ do: 'redo' });
  expect(press('y', { ctrlKey: true })).toEqual({ do: 'redo' });
});

test("the browser's own shortcuts stay the browser's", () => {
  for (const key of ['r', 'c', '+', '-', '0', 't', 'Tab']) expect(press(key, { ctrlKey: true })).toBeNull();
  for (const key of ['Tab', 'F5']) expect(press(key)).toBeNull();
  expect(press('ArrowLeft', { altKey: true })).toBeNull();
});
