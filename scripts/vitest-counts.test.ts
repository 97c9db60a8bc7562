import { expect, test } from 'vitest';
import { countReport, countsOf, sum } from './vitest-counts.ts';

const report = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 1, numTodoTests: 2 };

test('counts what a report says', () => {
  expect(countReport(report, true)).toEqual({ passed: 5, failed: 0, skipped: 3 });
  expect(countReport({ ...report, numFailedTests: 2 }, false)).toEqual({ passed: 5, failed: 2, skipped: 3 });
});

test('a run without a report is a failure', () => {
  expect(countReport(null, true).failed).toBe(1);
});

test('a run that failed outside of any test is a failure', () => {
  expect(countReport(report, false).failed).toBe(1);
});

test('a failed check that is no test still counts', () => {
  const types = { name: 'types', command: [] };
  expect(countsOf({ step: types, ok: false })).toEqual({ passed: 0, failed: 1, skipped: 0 });
  expect(countsOf({ step: types, ok: true })).toEqual({ passed: 0, failed: 0, skipped: 0 });
});

test('sums', () => {
  expect(sum([countReport(report, true), countReport(null, false)])).toEqual({
    passed: 5,
    failed: 1,
    skipped: 3,
  });
});
