import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compare, NOT_YET, provenBy, readInvariants } from './invariants.ts';

const stated = new Map([
  [1, 'acknowledged means on disk.'],
  [2, 'one order.'],
]);

test('ARCHITECTURE.md states invariants 1 to 10', () => {
  const page = readFileSync(`${import.meta.dirname}/../ARCHITECTURE.md`, 'utf8');
  expect([...readInvariants(page).keys()]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

test('reads the numbers in titles', () => {
  expect(provenBy("test('invariant 3: fold', () => {});")).toEqual([3]);
  expect(provenBy("  describe('invariants 1 and 6: kill', () => {")).toEqual([1, 6]);
  expect(provenBy("test.each([[1], [2]])('invariant 7: resume %s', () => {")).toEqual([7]);
  expect(provenBy("test(\n  'invariant 8: every cell',\n  () => {")).toEqual([8]);
});

test('takes no skipped test and no comment for a proof', () => {
  expect(provenBy("test.skip('invariant 3: fold', () => {});")).toEqual([]);
  expect(provenBy("test.todo('invariant 3: fold');")).toEqual([]);
  expect(provenBy("// test('invariant 3: fold', () => {});")).toEqual([]);
  expect(provenBy("const title = 'invariant 3: fold';")).toEqual([]);
});

test('lists an invariant without a test, unless there is a reason', () => {
  const tests = new Map([['a.test.ts', "test('invariant 1: sync', () => {});"]]);
  expect(compare(stated, tests, new Map()).complaints).toEqual(['invariant 2 has no test']);
  expect(compare(stated, tests, new Map([[2, 'arrives with Redis']])).complaints).toEqual([]);
});

test('lists an excuse that is no longer needed, and a test of nothing', () => {
  const tests = new Map([['a.test.ts', "test('invariants 1, 2 and 11: all', () => {});"]]);
  expect(compare(stated, tests, new Map([[2, 'later']])).complaints).toEqual([
    'a.test.ts proves invariant 11, which is not stated',
    'invariant 2 has a test and needs no excuse any more',
  ]);
});

test('a page without invariants is not an empty success', () => {
  expect(compare(new Map(), new Map(), new Map()).complaints).toEqual([
    'ARCHITECTURE.md states no invariants',
  ]);
});

test('every excuse gives its reason', () => {
  for (const reason of NOT_YET.values()) expect(reason.length).toBeGreaterThan(20);
});
