import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createAliases } from './aliases.ts';

const store = (pairs: readonly (readonly [from: number, into: number])[]) => ({
  all: async () => pairs.map(([from, into]) => ({ from, into })),
});

test('a chain of merges leads to its end', async () => {
  const aliases = await createAliases(
    store([
      [1, 2],
      [2, 3],
      [4, 3],
    ]),
  );
  expect([1, 2, 3, 4, 5].map(aliases.now)).toEqual([3, 3, 3, 3, 5]);
  expect([...aliases.of(3)].toSorted()).toEqual([1, 2, 4]);
  expect(aliases.of(2)).toEqual([]);
  expect(aliases.of(5)).toEqual([]);
});

test('what is written elsewhere is there after reading again', async () => {
  const pairs: [number, number][] = [];
  const aliases = await createAliases(store(pairs));
  pairs.push([7, 8]);
  expect(aliases.now(7)).toBe(7);
  await aliases.refresh();
  expect([aliases.now(7), aliases.of(8)]).toEqual([8, [7]]);
});

test('whatever was merged, each number has one person, and that person knows it', async () => {
  const merge = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }));
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(merge, { selector: ([from]) => from }), async (merges) => {
      // As the store does it: nobody is merged into somebody who is gone, so no rings.
      const into = new Map<number, number>();
      const end = (number: number): number => (into.has(number) ? end(into.get(number) as number) : number);
      for (const [from, target] of merges) if (end(target) !== from) into.set(from, target);
      const aliases = await createAliases(store([...into]));
      for (let number = 1; number <= 12; number++) {
        expect(aliases.now(number)).toBe(end(number));
        expect(aliases.of(end(number)).includes(number)).toBe(into.has(number));
      }
    }),
  );
});
