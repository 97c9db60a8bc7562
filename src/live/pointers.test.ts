import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPointers } from './pointers.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function watch() {
  const told: unknown[] = [];
  const pointers = createPointers({
    tell: (room, frame) => told.push([room, JSON.parse(frame.subarray(frame.indexOf('{')).toString())]),
  });
  return { pointers, told };
}

test('only where somebody pointed last is told, ten times a second', () => {
  const { pointers, told } = watch();
  for (let x = 0; x < 500; x++) pointers.point(1, 7, 3, [x, 5]);
  pointers.point(1, 7, 4, null);
  expect(told).toEqual([]);
  vi.advanceTimersByTime(100);
  expect(told).toEqual([
    [
      1,
      {
        t: 'pointers',
        id: 7,
        moved: [
          [3, [499, 5]],
          [4, null],
        ],
      },
    ],
  ]);
  vi.advanceTimersByTime(1000);
  expect(told).toHaveLength(1);
});

test('a crowd that points is told bit by bit, and nobody twice', () => {
  const { pointers, told } = watch();
  for (let who = 1; who <= 120; who++) pointers.point(1, 7, who, [who, who]);
  vi.advanceTimersByTime(500);
  const sizes = told.map((one) => (one as [number, { moved: unknown[] }])[1].moved.length);
  expect(sizes).toEqual([50, 50, 20]);
  pointers.stop();
});
