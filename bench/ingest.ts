/** (b) Ingest: pixels a second that are acknowledged, which means on disk. */
import { join } from 'node:path';
import { openStore } from '../src/store/store.ts';
import { startChild } from './child.ts';
import { cpuSeconds, meterCpu, SERVER_CORE } from './cpu.ts';
import { allAnswered, openPainter } from './painters.ts';
import type { RowsPerSecond, RowsWish } from './peers/sqlite-rows.ts';
import { summarize } from './percentiles.ts';
import { countPixels, createPlacements } from './placements.ts';
import type { Figure } from './report.ts';
import type { Run, Section } from './section.ts';
import { seed } from './seed.ts';
import { startServer } from './server-process.ts';
import { randomPixels } from './streams.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from './temporary-folder.ts';

const GROUP = 'Ingest: acknowledged pixels on disk';
/** Clients, each with as many commands under way as the protocol allows. */
const CLIENTS = 8;
/** Bytes of a log row with one pixel: time, person, length, event. */
const ROW = 15;

export const ingest: Section = {
  name: 'ingest',
  async measure(run) {
    run.progress('raw node:sqlite');
    const floor = await measureFloor(run.quick ? 0.5 : 3);
    const single = await measureIngest(run, 1);
    const batches = await measureIngest(run, 200);
    return [
      describe('one pixel a message', single, 30_000, floor),
      describe('200 pixels a message', batches, 100_000, floor),
    ];
  },
};

async function measureFloor(seconds: number): Promise<RowsPerSecond> {
  const folder = makeTemporaryFolder();
  const child = startChild(join(import.meta.dirname, 'peers/sqlite-rows.ts'), SERVER_CORE);
  try {
    const wish: RowsWish = { path: join(folder, 'rows.db'), bytes: ROW, seconds };
    return await child.ask<RowsPerSecond>('measure', wish);
  } finally {
    await child.stop();
    removeTemporaryFolder(folder);
  }
}

interface IngestRun {
  readonly pixelsPerSecond: number;
  readonly messagesPerSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly serverCpu: number;
  readonly loadCpu: number;
  readonly refused: number;
  readonly acknowledged: number;
  /** Acknowledged entries that are in the file after the process was killed. */
  readonly kept: number;
}

async function measureIngest({ quick, port, progress }: Run, pixels: number): Promise<IngestRun> {
  progress(`${pixels} pixels a message`);
  const seeded = await seed({ width: 1000, height: 1000, people: CLIENTS });
  try {
    const server = await startServer(seeded.dataDir, port);
    const placements = createPlacements();
    const canvas = { ...seeded.options, colors: seeded.options.palette.length };
    let painting = true;
    const painters = await Promise.all(
      seeded.people.map(async ({ cookie }, index) => {
        const stream = randomPixels(canvas, pixels, index);
        const painter = await openPainter(port, seeded, cookie, placements, () => {
          if (painting) painter.paint(stream);
        });
        return {
          fill: () => {
            while (painter.paint(stream));
          },
        };
      }),
    );
    for (const { fill } of painters) fill();
    await sleep(quick ? 300 : 2000);
    const first = placements.bySeq.length + 1;
    const meter = meterCpu(server.pid);
    const loadBefore = cpuSeconds(process.pid);
    await sleep(quick ? 700 : 8000);
    const { wall, share } = meter.read();
    const load = cpuSeconds(process.pid) - loadBefore;
    const last = placements.bySeq.length;
    painting = false;
    await allAnswered(placements);
    // At once after the last acknowledgement: what was not on disk is gone now.
    await server.kill();
    const window = placements.bySeq.slice(first - 1, last);
    const { p50, p99 } = summarize(window.map(({ sentAt, doneAt }) => doneAt - sentAt));
    return {
      pixelsPerSecond: countPixels(placements, first, last) / wall,
      messagesPerSecond: window.length / wall,
      p50,
      p99,
      serverCpu: share,
      loadCpu: load / wall,
      refused: [...placements.refusals.values()].reduce((sum, count) => sum + count, 0),
      acknowledged: placements.bySeq.length,
      kept: await countEntries(seeded.dataDir, seeded.room.id),
    };
  } finally {
    removeTemporaryFolder(seeded.dataDir);
  }
}

/** Entries of the room's mural in the file. */
async function countEntries(dataDir: string, room: number): Promise<number> {
  const store = await openStore(dataDir);
  try {
    return (await store.log.open(room, 'mural')).seq;
  } finally {
    await store.close();
  }
}

function describe(name: string, run: IngestRun, atLeast: number, floor: RowsPerSecond): Figure {
  return {
    group: GROUP,
    name: `${CLIENTS} clients, ${name}`,
    value: run.pixelsPerSecond,
    unit: 'pixels/s',
    beside: [
      { name: 'node:sqlite, one row a transaction', value: floor.oneEach, unit: 'rows/s' },
      { name: 'all rows in one', value: floor.oneForAll, unit: 'rows/s' },
    ],
    target: { atLeast },
    checks: [
      { name: 'acknowledged entries in the file after SIGKILL', value: run.kept, expected: run.acknowledged },
      { name: 'refused', value: run.refused, expected: 0 },
    ],
    note: `${Math.round(run.messagesPerSecond)} messages/s, acknowledged after p50 ${run.p50.toFixed(1)} p99 ${run.p99.toFixed(1)} ms; after SIGKILL ${run.kept} of ${run.acknowledged} acknowledged entries are there; server ${run.serverCpu.toFixed(2)} core, load generator ${run.loadCpu.toFixed(2)} core`,
  };
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
