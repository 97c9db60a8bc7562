/** (d) Restart after a crash, with a long log: from spawning the process to the first exact view of a mural. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DATABASE_FILE } from '../src/store/store.ts';
import { residentBytes } from './cpu.ts';
import { openLiveClient } from './live-client.ts';
import { lengthenLog } from './long-log.ts';
import type { Figure } from './report.ts';
import type { Section } from './section.ts';
import { type Seed, seed } from './seed.ts';
import { type ServerProcess, startServer } from './server-process.ts';
import { removeTemporaryFolder } from './temporary-folder.ts';

const GROUP = 'Restart after SIGKILL';
/** What a crash leaves to fold at the most: the default time between snapshots at 1,000 placements a second. */
const TAIL = 60_000;
const MAX_SECONDS = 2;
/** Repeated, and the slowest counts. */
const REPEATS = 3;

export const restart: Section = {
  name: 'restart',
  async measure({ quick, port, progress }) {
    const total = quick ? 100_000 : 10_000_000;
    const repeats = quick ? 1 : REPEATS;
    const seeded = await seed({ width: 1000, height: 1000, people: 0 });
    try {
      progress('an empty log');
      const empty = await measureRestarts(seeded, port, 0, repeats);
      progress(`writing ${total - TAIL} placements`);
      await lengthenLog(seeded, total - TAIL, (share) => progress(`${Math.round(share * 100)} % written`));
      progress('folding all of it, once');
      const snapshotter = await start(seeded, port, { SNAPSHOT_SECONDS: '1' });
      await snapshotTaken(seeded, total - TAIL);
      await snapshotter.server.kill();
      await lengthenLog(seeded, total, () => {});
      progress('with a snapshot');
      const withSnapshot = await measureRestarts(seeded, port, total, repeats);
      progress('without one');
      forgetSnapshots(seeded);
      const without = await measureRestarts(seeded, port, total, 1);
      return describe(total, empty, withSnapshot, without);
    } finally {
      removeTemporaryFolder(seeded.dataDir);
    }
  },
};

interface Restart {
  readonly seconds: number;
  readonly seq: number;
  readonly residentBytes: number;
}

/** Slowest of some; each ends with SIGKILL, which is what the next one starts after. */
async function measureRestarts(seeded: Seed, port: number, seq: number, repeats: number): Promise<Restart> {
  let slowest: Restart | null = null;
  for (let repeat = 0; repeat < repeats; repeat++) {
    // No snapshot while it is measured: the next repeat must find the same log.
    const { server, ...measured } = await start(seeded, port, { SNAPSHOT_SECONDS: '3600' });
    await server.kill();
    if (measured.seq !== seq)
      throw new Error(`after the restart the mural is at ${measured.seq}, not ${seq}`);
    if (!slowest || measured.seconds > slowest.seconds) slowest = measured;
  }
  if (!slowest) throw new Error('nothing was repeated');
  return slowest;
}

async function start(
  { dataDir, room }: Seed,
  port: number,
  settings: Readonly<Record<string, string>>,
): Promise<Restart & { readonly server: ServerProcess }> {
  const spawnedAt = performance.now();
  const server = await startServer(dataDir, port, settings);
  const client = await openLiveClient({ port, room: room.code });
  const seconds = (performance.now() - spawnedAt) / 1000;
  client.destroy();
  return { server, seconds, seq: client.opened.seq, residentBytes: residentBytes(server.pid) };
}

async function snapshotTaken({ dataDir }: Seed, seq: number): Promise<void> {
  const db = new DatabaseSync(join(dataDir, DATABASE_FILE), { readOnly: true });
  try {
    const newest = db.prepare('SELECT max(seq) AS seq FROM snapshots');
    const deadline = performance.now() + 60_000;
    while ((newest.get() as { seq: number | null }).seq !== seq) {
      if (performance.now() > deadline) throw new Error('no snapshot was taken within a minute');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  } finally {
    db.close();
  }
}

function forgetSnapshots({ dataDir }: Seed): void {
  const db = new DatabaseSync(join(dataDir, DATABASE_FILE));
  db.exec('DELETE FROM snapshots');
  db.close();
}

function describe(total: number, empty: Restart, withSnapshot: Restart, without: Restart): Figure[] {
  const placements = `${total.toLocaleString('en')} placements`;
  return [
    {
      group: GROUP,
      name: `${placements}, snapshot ${TAIL.toLocaleString('en')} placements old: first exact view`,
      value: withSnapshot.seconds,
      unit: 's',
      beside: [{ name: 'empty log', value: empty.seconds, unit: 's' }],
      target: { atMost: MAX_SECONDS },
      note: `the slowest of its repeats; ${(withSnapshot.residentBytes / 2 ** 20).toFixed(0)} MiB resident then, with an empty log ${(empty.residentBytes / 2 ** 20).toFixed(0)}`,
    },
    {
      group: GROUP,
      name: `${placements}, no snapshot: first exact view`,
      value: without.seconds,
      unit: 's',
      beside: [{ name: 'empty log', value: empty.seconds, unit: 's' }],
      note: `for information: ${Math.round(total / (without.seconds - empty.seconds)).toLocaleString('en')} entries folded a second; ${(without.residentBytes / 2 ** 20).toFixed(0)} MiB resident then`,
    },
  ];
}
