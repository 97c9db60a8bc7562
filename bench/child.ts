/**
 * Helpers of a run as processes of their own, pinned to a core: asked by
 * message, each answering with plain data.
 */
import { spawn } from 'node:child_process';
import { pinned } from './cpu.ts';
import { kill, track } from './processes.ts';

export interface Child {
  readonly pid: number;
  /** Rejects when the child failed at it or ended. */
  ask<T>(what: string, input?: unknown): Promise<T>;
  stop(): Promise<void>;
}

interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}
interface Question {
  readonly id: number;
  readonly what: string;
  readonly input: unknown;
}

/** @param file absolute path of a module that calls `serve` */
export function startChild(file: string, core: number, nodeArgs: readonly string[] = []): Child {
  const [command, args] = pinned(core, [...nodeArgs, file]);
  const child = track(spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }));
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let lastId = 0;
  child.on('message', ({ id, value, error }: Answer) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asked?.resolve(value);
    else asked?.reject(new Error(error));
  });
  child.once('exit', (code, signal) => {
    for (const { reject } of waiting.values()) reject(new Error(`${file} ended (${code ?? signal})`));
    waiting.clear();
  });
  return {
    pid: child.pid ?? 0,
    ask: <T>(what: string, input?: unknown) =>
      new Promise<T>((resolve, reject) => {
        const id = ++lastId;
        waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
        child.send({ id, what, input } satisfies Question);
      }),
    stop: () => kill(child),
  };
}

/** The child's side: answers each question with what its handler resolves to. */
// biome-ignore lint/suspicious/noExplicitAny: each handler knows its own input, the asker its answer
export function serve(handlers: Readonly<Record<string, (input: any) => unknown>>): void {
  process.on('message', async ({ id, what, input }: Question) => {
    try {
      const value = await handlers[what]?.(input);
      process.send?.({ id, value } satisfies Answer);
    } catch (error) {
      process.send?.({ id, error: String((error as Error).stack) } satisfies Answer);
    }
  });
  process.once('disconnect', () => process.exit());
}
