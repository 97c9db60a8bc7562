/** `npm run check`: everything that CI runs except the slow tests. */
import { runFastChecks } from './fast-checks.ts';

const outcomes = await runFastChecks();
process.exitCode = outcomes.every((outcome) => outcome.ok) ? 0 : 1;
