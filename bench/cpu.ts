/** What a process costs, from /proc, and on which core it may run. Linux only. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** Kernel clock ticks a second: what /proc/<pid>/stat counts in. 100 on every common Linux. */
const TICKS = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/** With one core only, server and load share it; `machine.ts` says so. */
export const SERVER_CORE = 0;
export const LOAD_CORE = availableParallelism() > 1 ? 1 : 0;

/** Seconds of CPU time, user and system, all threads, since the process began. */
export function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name in brackets may hold spaces; after it come the state and then fields 4, 5, …
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [user, system] = [Number(fields[11]), Number(fields[12])];
  return (user + system) / TICKS;
}

/** Resident memory in bytes. */
export function residentBytes(pid: number): number {
  const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  if (kibibytes === undefined) throw new Error(`/proc/${pid}/status has no VmRSS`);
  return Number(kibibytes) * 1024;
}

/** Keeps all threads of a running process on one core. */
export function pin(pid: number, core: number): void {
  execFileSync('taskset', ['-a', '-c', '-p', String(core), String(pid)], { stdio: 'ignore' });
}

/** The command that starts Node pinned to a core; `taskset` becomes that Node, so that the child's pid is Node's. */
export function pinned(core: number, args: readonly string[]): [command: string, args: string[]] {
  return ['taskset', ['-c', String(core), process.execPath, ...args]];
}

export interface CpuMeter {
  /** Since the meter began: seconds of CPU, seconds on the clock, and the first over the second. */
  read(): { readonly cpu: number; readonly wall: number; readonly share: number };
}

export function meterCpu(pid: number): CpuMeter {
  const startedAt = performance.now();
  const before = cpuSeconds(pid);
  return {
    read() {
      const cpu = cpuSeconds(pid) - before;
      const wall = (performance.now() - startedAt) / 1000;
      return { cpu, wall, share: cpu / wall };
    },
  };
}
