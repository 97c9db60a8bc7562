/** Every child process of a run, so that none outlives it, whatever happens. */
import type { ChildProcess } from 'node:child_process';

const running = new Set<ChildProcess>();

/** Takes note of a child, and lets go of it when it has ended. */
export function track<C extends ChildProcess>(child: C): C {
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** Resolves when the child is gone. */
export function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once('exit', () => resolve()));
}

export async function kill(child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
  child.kill(signal);
  await ended(child);
}

export async function killAll(): Promise<void> {
  await Promise.all([...running].map((child) => kill(child)));
}

process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => process.exit(130));
}
