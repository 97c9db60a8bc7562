/** (c) Loading a real canvas: what goes over the wire, what it costs the server, when it is seen. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { MuralView } from '../src/activities/mural/types.ts';
import { WRITE_HEADER } from '../src/people/csrf.ts';
import { meterCpu } from './cpu.ts';
import { type FirstPaint, measureFirstPaint } from './first-paint.ts';
import { createHttpClient, type HttpClient } from './http-client.ts';
import { summarize } from './percentiles.ts';
import { type Picture, readPicture } from './picture.ts';
import type { Figure } from './report.ts';
import type { Section } from './section.ts';
import { type Seed, seed } from './seed.ts';
import { startServer } from './server-process.ts';
import { removeTemporaryFolder } from './temporary-folder.ts';

const MAX_BYTES = 1.05e6;
const MAX_FIRST_PAINT = 500;
/** Loads of all tiles out of the server's cache: one alone is shorter than the kernel's clock tick. */
const WARM_LOADS = 20;

export const canvasLoad: Section = {
  name: 'canvas-load',
  async measure({ quick, port, progress }) {
    // Before the server starts: it takes stock of the app's files then.
    const ready = buildWebApp();
    const picture = await readPicture();
    const { width, height, palette } = picture;
    const seeded = await seed({ width, height, palette, people: 1 });
    try {
      const server = await startServer(seeded.dataDir, port);
      const http = createHttpClient(port);
      progress(`importing ${picture.source}`);
      await importPicture(http, seeded, picture);
      const mural = await readMural(http, seeded);
      progress('all tiles, cold and warm');
      const tiles = createHttpClient(port);
      const cold = await loadTiles(tiles, seeded, mural, server.pid);
      const bytes = tiles.received;
      const warmLoads = quick ? 2 : WARM_LOADS;
      const warm = meterCpu(server.pid);
      for (let load = 0; load < warmLoads; load++) await loadTiles(tiles, seeded, mural, server.pid);
      const warmCpu = (warm.read().cpu / warmLoads) * 1000;
      tiles.close();
      progress('a fresh Chromium');
      const paints = ready
        ? await measureFirstPaint(`http://127.0.0.1:${port}`, seeded.room.code, cold.count, quick ? 1 : 7)
        : null;
      http.close();
      await server.kill();
      return [
        ...describeWire(picture, bytes, cold, warmCpu),
        describePaint(picture, paints, ready ? 'no Chromium here' : 'the browser app could not be built'),
      ];
    } finally {
      removeTemporaryFolder(seeded.dataDir);
    }
  },
};

async function importPicture(http: HttpClient, { room, people }: Seed, picture: Picture): Promise<void> {
  const cookie = people[0]?.cookie ?? '';
  const headers = { cookie, [WRITE_HEADER]: '1', 'content-type': 'image/png' };
  const path = `/api/v1/rooms/${room.code}/mural/import`;
  const { status, body } = await http.send({ method: 'POST', path, headers, body: picture.png });
  if (status !== 200) throw new Error(`the import was answered ${status}: ${body}`);
}

async function readMural(http: HttpClient, { room }: Seed): Promise<MuralView> {
  const { status, body } = await http.send({
    path: `/api/v1/rooms/${room.code}/mural`,
    headers: { 'accept-encoding': 'identity' },
  });
  if (status !== 200) throw new Error(`the mural was answered ${status}: ${body}`);
  return JSON.parse(body.toString()) as MuralView;
}

interface TileLoad {
  readonly count: number;
  /** Milliseconds of the server's CPU, and on the clock. */
  readonly cpu: number;
  readonly wall: number;
}

/** All tiles at once, as a browser asks for them, over its six connections. */
async function loadTiles(
  http: HttpClient,
  { room }: Seed,
  mural: MuralView,
  server: number,
): Promise<TileLoad> {
  const meter = meterCpu(server);
  const columns = Math.ceil(mural.width / mural.tile);
  await Promise.all(
    mural.versions.map(async (version, index) => {
      const tile = `${index % columns}-${Math.floor(index / columns)}@${version}`;
      const { status, encoding } = await http.send({
        path: `/api/v1/rooms/${room.code}/mural/tiles/${tile}`,
      });
      if (status !== 200 || encoding !== 'br') throw new Error(`tile ${tile} came as ${status}, ${encoding}`);
    }),
  );
  const { cpu, wall } = meter.read();
  return { count: mural.versions.length, cpu: cpu * 1000, wall: wall * 1000 };
}

/** Builds the browser app where that has not been done; says whether it is there. */
function buildWebApp(): boolean {
  const root = join(import.meta.dirname, '..');
  spawnSync(process.execPath, [join(root, 'scripts/build-web.ts'), '--if-stale'], { stdio: 'ignore' });
  return existsSync(join(root, 'dist/web/index.html'));
}

function describeWire(picture: Picture, bytes: number, cold: TileLoad, warmCpu: number): Figure[] {
  const { width, height, palette, source } = picture;
  const group = `Loading a canvas of ${width} × ${height}, ${palette.length} colours (${source})`;
  const whole = wholeAsBrotli(picture);
  return [
    {
      group,
      name: `${cold.count} tiles, bytes on the wire with all heads`,
      value: bytes / 1e6,
      unit: 'MB',
      beside: [
        { name: 'all pixels as one brotli-5 body', value: whole.bytes / 1e6, unit: 'MB' },
        { name: 'the PNG file', value: picture.png.length / 1e6, unit: 'MB' },
      ],
      target: { atMost: MAX_BYTES / 1e6 },
    },
    {
      group,
      name: 'server CPU, nothing cached',
      value: cold.cpu,
      unit: 'ms',
      beside: [{ name: 'one brotli-5 body', value: whole.ms, unit: 'ms' }],
      note: `${cold.wall.toFixed(0)} ms on the clock over six connections`,
    },
    { group, name: 'server CPU, from its cache', value: warmCpu, unit: 'ms' },
  ];
}

/** One byte a pixel, the whole canvas: what tiling costs stands beside it. */
function wholeAsBrotli({ indices }: Picture): { bytes: number; ms: number } {
  const startedAt = performance.now();
  const { length } = brotliCompressSync(indices, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
  return { bytes: length, ms: performance.now() - startedAt };
}

function describePaint({ source }: Picture, paints: readonly FirstPaint[] | null, why: string): Figure {
  const name = 'first paint of the canvas in Chromium, nothing cached in it, median';
  const common = {
    group: `Loading ${source} in a browser`,
    name,
    unit: 'ms',
    target: { atMost: MAX_FIRST_PAINT },
  };
  if (!paints) return { ...common, value: null, note: why };
  const of = (what: keyof FirstPaint) => summarize(paints.map((paint) => paint[what]));
  return {
    ...common,
    value: of('first').p50,
    beside: [
      { name: 'whole canvas', value: of('whole').p50, unit: 'ms' },
      { name: 'as one PNG, by the browser alone', value: of('png').p50, unit: 'ms' },
    ],
    note: `${paints.length} loads, the slowest ${of('first').max.toFixed(0)} ms; from the start of the navigation, application included; the browser runs on the load's core alone`,
  };
}
