/** Is this process well? One look for operators and load balancers. */
import { statfs } from 'node:fs/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';

export interface Check {
  readonly ok: boolean;
  /** What is wrong, when something is. */
  readonly problem?: string;
  readonly [figure: string]: string | number | boolean;
}

export interface HealthReport {
  readonly status: 'ok' | 'failing';
  /** Whether mail goes out; absent where none is sent. What fails there fails nobody else. */
  readonly mail?: MailHealth;
  readonly checks: Readonly<Record<'database' | 'disk' | 'memory' | 'eventLoop', Check>>;
}

interface MailHealth {
  readonly state: 'working' | 'failing';
  readonly waiting: number;
  readonly problem: string;
}

export interface Health {
  /** Looks at most once a second, whoever asks how often. */
  check(): Promise<HealthReport>;
  close(): void;
}

/** Below this nothing can be promised to be written. */
const MIN_FREE_BYTES = 64 * 1024 * 1024;
const MAX_WRITE_MS = 2000;
const MAX_LOOP_DELAY_MS = 1000;
/** Share of the memory this process may use at most (of its container, or of the machine). */
const MAX_MEMORY_SHARE = 0.95;
const KEEP_MS = 1000;

export function createHealth(deps: {
  /** Writes something small, durably; rejects when that cannot be done. */
  writeProbe(): Promise<void>;
  readonly dataDir: string;
  /** Null where no mail is sent. */
  mail?(): MailHealth | null;
  /** Milliseconds that never run backwards. */
  now(): number;
}): Health {
  const loop = monitorEventLoopDelay({ resolution: 20 });
  loop.enable();
  let latest: { readonly at: number; readonly report: Promise<HealthReport> } | null = null;

  async function look(): Promise<HealthReport> {
    const [database, disk] = await Promise.all([checkDatabase(deps), checkDisk(deps.dataDir)]);
    const checks = { database, disk, memory: checkMemory(), eventLoop: checkLoop(loop) };
    const ok = Object.values(checks).every((check) => check.ok);
    const mail = deps.mail?.();
    const { state, waiting, problem } = mail ?? {};
    return {
      status: ok ? 'ok' : 'failing',
      ...(mail && { mail: { state, waiting, problem } as MailHealth }),
      checks,
    };
  }

  return {
    check() {
      const at = deps.now();
      if (!latest || at - latest.at >= KEEP_MS) latest = { at, report: look() };
      return latest.report;
    },
    close: () => {
      loop.disable();
    },
  };
}

async function checkDatabase(deps: { writeProbe(): Promise<void>; now(): number }): Promise<Check> {
  const start = deps.now();
  let timer: NodeJS.Timeout | undefined;
  const tooSlow = new Promise<'slow'>((resolve) => {
    timer = setTimeout(() => resolve('slow'), MAX_WRITE_MS);
  });
  try {
    const result = await Promise.race([deps.writeProbe(), tooSlow]);
    const writeMs = Math.round((deps.now() - start) * 1000) / 1000;
    return result === 'slow'
      ? { ok: false, writeMs, problem: `A write took longer than ${MAX_WRITE_MS} ms.` }
      : { ok: true, writeMs };
  } catch (error) {
    return { ok: false, problem: codeOf(error) };
  } finally {
    clearTimeout(timer);
  }
}

async function checkDisk(dataDir: string): Promise<Check> {
  try {
    const { bavail, bsize, blocks } = await statfs(dataDir);
    const freeBytes = bavail * bsize;
    const figures = { freeBytes, totalBytes: blocks * bsize };
    return freeBytes >= MIN_FREE_BYTES
      ? { ok: true, ...figures }
      : { ok: false, ...figures, problem: `Less than ${MIN_FREE_BYTES} bytes are left for the data.` };
  } catch (error) {
    return { ok: false, problem: codeOf(error) };
  }
}

function checkMemory(): Check {
  const { rss, heapUsed } = process.memoryUsage();
  const leftBytes = process.availableMemory();
  const ok = rss / (rss + leftBytes) < MAX_MEMORY_SHARE;
  const figures = { rssBytes: rss, heapBytes: heapUsed, leftBytes };
  return ok ? { ok, ...figures } : { ok, ...figures, problem: 'Memory is nearly used up.' };
}

/** Delay of the event loop since the last look; long ones mean that nobody is served in time. */
function checkLoop(loop: ReturnType<typeof monitorEventLoopDelay>): Check {
  const ms = (nanoseconds: number) =>
    Number.isFinite(nanoseconds) ? Math.round(nanoseconds / 1e4) / 100 : 0;
  const figures = { meanMs: ms(loop.mean), p99Ms: ms(loop.percentile(99)), maxMs: ms(loop.max) };
  loop.reset();
  return figures.p99Ms < MAX_LOOP_DELAY_MS
    ? { ok: true, ...figures }
    : { ok: false, ...figures, problem: 'The process is too busy to answer in time.' };
}

/** A code, never a message: those hold paths of this machine. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'failed';
}
