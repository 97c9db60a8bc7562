/** What must hold before every commit, in seconds: format, lint, types, boundaries, unused code, unit tests. */
import { type Outcome, runStep, type Step } from './step.ts';
import { vitestStep } from './vitest-counts.ts';

const STEPS: readonly Step[] = [
  {
    name: 'format and lint',
    command: ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'],
  },
  // TypeScript 7, the native compiler; the package `typescript` is version 6, for tools that need its API.
  { name: 'types', command: ['node_modules/typescript-native/bin/tsc', '-p', '.'] },
  {
    name: 'boundaries between folders',
    command: ['node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', '--config', '--', 'src'],
  },
  { name: 'unused code', command: ['node_modules/knip/bin/knip.js'] },
];

export async function runFastChecks(): Promise<Outcome[]> {
  const outcomes = await Promise.all(STEPS.map(runStep));
  outcomes.push(await runStep(vitestStep('unit')));
  return outcomes;
}
