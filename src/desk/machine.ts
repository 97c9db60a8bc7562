/** What the process runs on: disk, memory, versions. */
import { stat, statfs } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import type { Time } from '../activities/activity.ts';

/** Sizes in bytes. */
export interface MachineFigures {
  readonly version: string;
  readonly node: string;
  readonly startedAt: Time;
  readonly openRooms: number;
  readonly database: number;
  readonly wal: number;
  readonly diskFree: number;
  readonly diskTotal: number;
  readonly memoryLeft: number;
  readonly cores: number;
}

/** Looks at most this often, in ms. */
const KEEP = 2000;

export function createMachine(deps: {
  readonly version: string;
  readonly dataDir: string;
  readonly databaseFile: string;
  readonly openRooms: () => number;
  readonly now: () => Time;
}): () => Promise<MachineFigures> {
  const startedAt = Math.round(deps.now() - process.uptime() * 1000);
  let latest: { readonly at: Time; readonly figures: Promise<MachineFigures> } | null = null;

  async function look(): Promise<MachineFigures> {
    const [database, wal, disk] = await Promise.all([
      sizeOf(deps.databaseFile),
      sizeOf(`${deps.databaseFile}-wal`),
      statfs(deps.dataDir),
    ]);
    return {
      version: deps.version,
      node: process.versions.node,
      startedAt,
      openRooms: deps.openRooms(),
      database,
      wal,
      diskFree: disk.bavail * disk.bsize,
      diskTotal: disk.blocks * disk.bsize,
      memoryLeft: process.availableMemory(),
      cores: availableParallelism(),
    };
  }

  return () => {
    const at = deps.now();
    if (!latest || at - latest.at >= KEEP) latest = { at, figures: look() };
    return latest.figures;
  };
}

/** 0 where there is no such file: SQLite takes the `-wal` away when it closes. */
async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
}
