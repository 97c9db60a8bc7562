/**
 * `npm test`: the fast checks, then real servers and a real browser. Everything
 * is run even after a failure, and the last line sums all of it up.
 */
import { runFastChecks } from './fast-checks.ts';
import { ensureChromium } from './setup-tests.ts';
import { type Outcome, runStep } from './step.ts';
import { countsOf, failuresOf, forgetCounts, sum, unsteadyOf, vitestStep } from './vitest-counts.ts';

forgetCounts();
const outcomes: Outcome[] = [
  { step: { name: 'a browser to test in', command: [] }, ok: ensureChromium() },
  ...(await runFastChecks()),
];
for (const step of [
  { name: 'invariants with a test', command: ['scripts/invariants.ts'] },
  { name: 'browser app', command: ['scripts/build-web.ts', '--if-stale'] },
  vitestStep('integration'),
  vitestStep('e2e'),
]) {
  outcomes.push(await runStep(step));
}

const { passed, failed, skipped } = sum(outcomes.map(countsOf));
const unsteady = outcomes.flatMap(unsteadyOf);
if (unsteady.length > 0) console.log(['Passed only when run again:', ...unsteady].join('\n  '));
const broken = outcomes.flatMap(failuresOf);
if (broken.length > 0) console.log(['Not in order:', ...broken].join('\n  '));
if (skipped > 0) console.log(`${skipped} skipped`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
