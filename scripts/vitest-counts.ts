/** Runs of vitest and what they counted, read from the reports that vitest writes. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import type { Outcome, Step } from './step.ts';

const SUITES = ['unit', 'integration', 'e2e'] as const;
export type Suite = (typeof SUITES)[number];

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** The part of vitest's JSON report that is read here. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
}

const root = `${import.meta.dirname}/..`;
const report = (suite: Suite): string => `test-results/${suite}.json`;

export function vitestStep(suite: Suite): Step {
  return {
    name: `${suite} tests`,
    command: [
      'node_modules/vitest/vitest.mjs',
      'run',
      `--project=${suite}`,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report(suite)}`,
    ],
    live: true,
    suite,
  };
}

export function forgetCounts(): void {
  for (const suite of SUITES) rmSync(`${root}/${report(suite)}`, { force: true });
}

/** What a finished step adds to the sum. A step that is not a run of tests counts only where it failed. */
export function countsOf({ step, ok }: Outcome): Counts {
  if (!step.suite) return { passed: 0, failed: ok ? 0 : 1, skipped: 0 };
  const path = `${root}/${report(step.suite)}`;
  return countReport(existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Report) : null, ok);
}

/**
 * A run that left no report, or failed without a failed test (a file that does
 * not load, an error outside of any test), counts as one failure: otherwise the
 * sum would say that all is well.
 */
export function countReport(report: Report | null, ok: boolean): Counts {
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  return {
    passed: report.numPassedTests,
    failed: ok ? report.numFailedTests : Math.max(1, report.numFailedTests),
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

export function sum(all: readonly Counts[]): Counts {
  return all.reduce((a, b) => ({
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
  }));
}
