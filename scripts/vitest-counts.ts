/** Runs of vitest and what they counted, read from the reports that vitest writes. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { relative } from 'node:path';
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
  readonly testResults: readonly {
    /** The file. */
    readonly name: string;
    readonly status: string;
    /** Why the file itself failed. */
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
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
  return countReport(read(step.suite), ok);
}

/** What failed in a finished step, one line each, so that the end of a long output says it all. */
export function failuresOf({ step, ok }: Outcome): string[] {
  if (ok) return [];
  const found = step.suite ? failuresIn(read(step.suite)) : [];
  return found.length > 0 ? found.map((line) => `${step.name}: ${line}`) : [step.name];
}

/** Browser tests that passed only when they were run again: bugs, of the test or of Atelier. */
export function unsteadyOf({ step }: Outcome): string[] {
  return step.suite ? unsteadyIn(read(step.suite)) : [];
}

export function unsteadyIn(report: Pick<Report, 'testResults'> | null): string[] {
  return (report?.testResults ?? []).flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter((one) => one.status === 'passed' && one.failureMessages.length > 0)
      .map((one) => `${relative(root, name)}: ${one.fullName}: ${firstLine(one.failureMessages[0] ?? '')}`),
  );
}

function read(suite: Suite): Report | null {
  const path = `${root}/${report(suite)}`;
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Report) : null;
}

export function failuresIn(report: Pick<Report, 'testResults'> | null): string[] {
  return (report?.testResults ?? []).flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(root, name);
    const failed = assertionResults.filter((one) => one.status === 'failed');
    if (failed.length === 0 && status === 'failed') return [`${file}: ${firstLine(message)}`];
    return failed.map((one) => `${file}: ${one.fullName}: ${firstLine(one.failureMessages[0] ?? '')}`);
  });
}

const firstLine = (text: string): string => text.split('\n', 1)[0]?.slice(0, 300) ?? '';

/**
 * A run that left no report, or failed without a failed test (a file that does
 * not load, an error outside of any test), counts as one failure: otherwise the
 * sum would say that all is well.
 */
export function countReport(report: Omit<Report, 'testResults'> | null, ok: boolean): Counts {
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
