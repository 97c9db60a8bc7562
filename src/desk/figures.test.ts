import { expect, test } from 'vitest';
import { createFigures, type Reading, SERIES, sampleOf } from './figures.ts';
import type { Buckets } from './percentile.ts';

/** So many values at most 10 ms, and so many more at most 100 ms. */
const buckets = (fast: number, slow: number): Buckets => [
  [0.01, fast],
  [0.1, fast + slow],
  [Number.POSITIVE_INFINITY, fast + slow],
];

const quiet: Reading = {
  at: 1_000_000,
  connections: 3,
  people: 2,
  pixels: 100,
  messages: 5,
  requests: 40,
  refusals: new Map([['mural/cooldown', 2]]),
  errors: 1,
  placing: buckets(10, 0),
  append: buckets(10, 0),
  tick: buckets(10, 0),
  tileHits: 8,
  tileMisses: 2,
  memory: 90_000_000,
  loopDelay: 1,
  cpu: 5,
};

test('where nothing happened there is nothing: rates of 0, and no latency at all', () => {
  const sample = sampleOf(quiet, { ...quiet, at: quiet.at + 2000 });
  expect(Object.keys(sample).toSorted()).toEqual(Object.keys(SERIES).toSorted());
  const { connections, people, memory, loopDelay, ...rest } = sample;
  expect({ connections, people, memory, loopDelay }).toEqual({
    connections: 3,
    people: 2,
    memory: 90_000_000,
    loopDelay: 1,
  });
  const measured = /P\d+$|^tileHits$/;
  for (const [name, value] of Object.entries(rest)) expect(value, name).toBe(measured.test(name) ? null : 0);
});

test('counts a second, latencies of what was new, and errors as they are', () => {
  const sample = sampleOf(quiet, {
    ...quiet,
    at: quiet.at + 2000,
    pixels: 300,
    messages: 6,
    errors: 4,
    refusals: new Map([
      ['mural/cooldown', 4],
      ['api/too-many', 2],
    ]),
    placing: buckets(10, 100),
    tileHits: 11,
    tileMisses: 3,
    cpu: 6,
  });
  expect(sample).toMatchObject({
    pixels: 100,
    messages: 0.5,
    refusals: 2,
    errors: 3,
    tileHits: 0.75,
    cpu: 0.5,
  });
  // The fast ones were there before: all that is new lies between 10 and 100 ms.
  expect(sample.placingP50).toBeCloseTo(55);
  expect(sample.placingP99).toBeCloseTo(99.1);
  expect(sample.appendP50).toBeNull();
});

test('keeps ten minutes and an hour, and tells what was refused lately only', async () => {
  let now = quiet;
  const figures = await createFigures({
    take: async () => now,
    broken: (error) => {
      throw error;
    },
  });
  for (let n = 1; n <= 400; n++) {
    now = { ...now, at: now.at + 2000, pixels: now.pixels + 20 };
    if (n === 100) now = { ...now, refusals: new Map([['api/too-many', 7]]) };
    await figures.read('minutes', 0);
    if (n === 105)
      expect((await figures.read('minutes', 0)).refusals).toEqual([{ code: 'api/too-many', count: 7 }]);
  }
  const minutes = await figures.read('minutes', 0);
  expect(minutes.at).toHaveLength(300);
  expect(new Set(minutes.series.pixels)).toEqual(new Set([10]));
  expect((await figures.read('hour', 0)).at).toHaveLength(26);
  expect((await figures.read('minutes', now.at - 4000)).at).toEqual([now.at - 2000, now.at]);
  expect(minutes.refusals).toEqual([]);
  expect(minutes.totals).toMatchObject({ pixels: now.pixels, errors: 1, refusals: 7 });
});
