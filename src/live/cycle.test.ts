import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createCycle, cycleFor } from './cycle.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

test('the first is served at once, what comes on its heels with the next cycle', () => {
  const served: [string, number][] = [];
  const startedAt = performance.now();
  const cycle = createCycle<string>(
    (item) => served.push([item, performance.now() - startedAt]),
    () => {},
  );
  cycle.due('a');
  vi.advanceTimersByTime(5);
  cycle.due('a');
  cycle.due('a');
  vi.advanceTimersByTime(100);
  expect(served).toEqual([
    ['a', 0],
    ['a', 25],
  ]);
});

test('a costly audience is served in slices over the cycle, each once, without taking more than its share', () => {
  const wings = ['a', 'b', 'c', 'd'];
  const served: string[] = [];
  // Serving takes time in which no timer fires: the clock goes on, the fake timers do not.
  let blocked = 0;
  const now = performance.now.bind(performance);
  vi.spyOn(performance, 'now').mockImplementation(() => now() + blocked);
  let busy = 0;
  const cycle = createCycle<string>(
    (wing) => {
      served.push(wing);
      blocked += 6;
    },
    (took) => {
      busy += took;
    },
  );
  const startedAt = performance.now();
  for (let ms = 0; ms < 3000; ms++) {
    for (const wing of wings) cycle.due(wing);
    vi.advanceTimersByTime(1);
  }
  const elapsed = performance.now() - startedAt;
  expect(busy / elapsed).toBeLessThan(0.45);
  const counts = wings.map((wing) => served.filter((item) => item === wing).length);
  expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  expect(served.slice(0, 8)).toEqual([...wings, ...wings]);
});

test('the cycle stretches with its cost, within its bounds', () => {
  expect(cycleFor(0)).toBe(25);
  expect(cycleFor(3)).toBe(25);
  expect(cycleFor(6)).toBe(50);
  expect(cycleFor(17)).toBe(50);
  expect(cycleFor(28)).toBe(80);
  expect(cycleFor(57)).toBe(100);
  expect(cycleFor(90)).toBe(150);
  expect(cycleFor(1000)).toBe(250);
});
