/** What the figures were taken on: without it they mean nothing. */
import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, release, totalmem } from 'node:os';
import { LOAD_CORE, SERVER_CORE } from './cpu.ts';

export interface Machine {
  readonly cores: number;
  readonly processor: string;
  readonly memoryGiB: number;
  readonly node: string;
  readonly kernel: string;
  /** Load average of the minute before the run: well above 0 means others were at work. */
  readonly loadBefore: number;
  readonly serverCore: number;
  readonly loadCore: number;
}

export function describeMachine(): Machine {
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    kernel: release(),
    loadBefore: loadavg()[0] ?? 0,
    serverCore: SERVER_CORE,
    loadCore: LOAD_CORE,
  };
}

/**
 * Share of one core's time that was stolen or used by anybody, from /proc/stat.
 * Read before and after a measurement, it tells whether the core was the measured process's own.
 */
export interface CoreTimes {
  readonly busy: number;
  readonly all: number;
}

export function coreTimes(core: number): CoreTimes {
  const line = readFileSync('/proc/stat', 'utf8')
    .split('\n')
    .find((text) => text.startsWith(`cpu${core} `));
  if (line === undefined) throw new Error(`/proc/stat has no cpu${core}`);
  const [user = 0, nice = 0, system = 0, idle = 0, wait = 0, irq = 0, softirq = 0, steal = 0] = line
    .split(/\s+/)
    .slice(1)
    .map(Number);
  const busy = user + nice + system + irq + softirq + steal;
  return { busy, all: busy + idle + wait };
}

export function busyShare(before: CoreTimes, after: CoreTimes): number {
  return after.all === before.all ? 0 : (after.busy - before.busy) / (after.all - before.all);
}
