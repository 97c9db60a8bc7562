/** One command of `npm run check` or `npm test`: run to its end, told in one line. */
import { spawn } from 'node:child_process';
import type { Suite } from './vitest-counts.ts';

export interface Step {
  readonly name: string;
  readonly command: readonly string[];
  /** Shown as it runs, instead of only when it fails. */
  readonly live?: boolean;
  /** Present on a step that is a run of vitest and leaves a report. */
  readonly suite?: Suite;
}

export interface Outcome {
  readonly step: Step;
  readonly ok: boolean;
}

const root = `${import.meta.dirname}/..`;
/** Tests start hundreds of processes: what Node compiled for one of them serves the next. */
const compileCache = `${root}/node_modules/.cache/node`;

/** Runs a step with the Node this process runs under. Never rejects: what cannot be started has failed. */
export async function runStep(step: Step): Promise<Outcome> {
  const start = performance.now();
  const { code, output } = await run(step);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const ok = code === 0;
  if (!ok && output) console.log(output.trimEnd());
  console.log(`${ok ? '✓' : '✗'} ${step.name} (${seconds} s)`);
  return { step, ok };
}

function run(step: Step): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, step.command, {
      cwd: root,
      env: { NODE_COMPILE_CACHE: compileCache, ...process.env },
      stdio: ['ignore', step.live ? 'inherit' : 'pipe', step.live ? 'inherit' : 'pipe'],
    });
    const chunks: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.once('error', (error) => resolve({ code: 1, output: `${error}` }));
    child.once('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString() }));
  });
}
