import { join } from 'node:path';
import { expect, test } from 'vitest';
import { countReport, countsOf, failuresIn, sum, unsteadyIn } from './vitest-counts.ts';

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

test('a test that passed only when it was run again is told', () => {
  const tries = (failureMessages: string[]) => ({ fullName: 'paints', status: 'passed', failureMessages });
  const testResults = [
    {
      name: join(import.meta.dirname, 'a.e2e.ts'),
      status: 'passed',
      message: '',
      assertionResults: [tries([])],
    },
    {
      name: join(import.meta.dirname, 'b.e2e.ts'),
      status: 'passed',
      message: '',
      assertionResults: [tries(['TimeoutError: too late\n    at b'])],
    },
  ];
  expect(unsteadyIn({ testResults })).toEqual(['scripts/b.e2e.ts: paints: TimeoutError: too late']);
});

test('what failed is told by file, title and first line', () => {
  const testResults = [
    {
      name: join(import.meta.dirname, 'a.test.ts'),
      status: 'failed',
      message: '',
      assertionResults: [
        { fullName: 'counts', status: 'passed', failureMessages: [] },
        { fullName: 'sums', status: 'failed', failureMessages: ['Error: 1 is not 2\n    at a.test.ts'] },
      ],
    },
    {
      name: join(import.meta.dirname, 'b.test.ts'),
      status: 'failed',
      message: 'SyntaxError: no\n',
      assertionResults: [],
    },
  ];
  expect(failuresIn({ testResults })).toEqual([
    'scripts/a.test.ts: sums: Error: 1 is not 2',
    'scripts/b.test.ts: SyntaxError: no',
  ]);
});
