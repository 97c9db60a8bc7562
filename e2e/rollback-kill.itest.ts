/** The server is killed with SIGKILL while it takes back a million pixels. */
import { setTimeout as pass } from 'node:timers/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Rollback } from '../src/activities/mural/types.ts';
import { createMuralKeeping, type MuralJob } from '../src/client/mural-keeping.ts';
import { signIn } from './harness/guest.ts';
import { type ServerProcess, startServer } from './harness/server-process.ts';
import { connect } from './harness/wire.ts';

const EDGE = 1024;
const PIXELS = EDGE * EDGE;
/** The colour of the picture; the ground is 0. */
const PAINTED = 1;

let server: ServerProcess;
let ada: { readonly number: number; readonly cookie: string };
beforeAll(async () => {
  server = await startServer({
    SNAPSHOT_SECONDS: '1',
    REQUESTS_PER_MINUTE: '100000',
    COMMANDS_PER_SECOND: '1000',
  });
  ada = await signIn(server.url, 'Ada');
});
afterAll(() => server.dispose());

async function request(
  method: string,
  path: string,
  body: string | Uint8Array<ArrayBuffer>,
  type: string,
): Promise<Response> {
  const headers = { cookie: ada.cookie, 'x-atelier': '1', 'content-type': type };
  const response = await fetch(`${server.url}/api/v1/${path}`, { method, headers, body });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response;
}

/** A mural that Ada painted all over. */
async function paintedRoom(): Promise<string> {
  const mural = { width: EDGE, height: EDGE, palette: ['#ffffff', '#e02020'], cooldown: 0 };
  const wish = JSON.stringify({ title: 'Wall', visibility: 'public', mural });
  const made = await request('POST', 'rooms', wish, 'application/json');
  const { code } = (await made.json()) as { code: string };
  const red = { create: { width: EDGE, height: EDGE, channels: 3 as const, background: '#e02020' } };
  await request(
    'POST',
    `rooms/${code}/mural/import`,
    new Uint8Array(await sharp(red).png().toBuffer()),
    'image/png',
  );
  return code;
}

async function countPainted(code: string): Promise<number> {
  const raw = await fetch(`${server.url}/api/v1/rooms/${code}/mural/region?format=raw`);
  return new Uint8Array(await raw.arrayBuffer()).reduce((sum, one) => sum + (one === PAINTED ? 1 : 0), 0);
}

/** Starts taking all of it back and kills the server as soon as somebody sees the first of it. */
async function killInTheMiddle(code: string, start: () => Promise<MuralJob>): Promise<MuralJob> {
  const wire = await connect(server.url, { cookie: ada.cookie });
  const { id } = await wire.open(code, 'mural');
  const job = await start();
  await wire.next((message) => message.t === 'digest' && message.id === id);
  await server.end('SIGKILL');
  await server.start();
  return job;
}

async function settled(code: string, job: MuralJob): Promise<MuralJob> {
  const keeping = keepingOf(code);
  for (let now = job; ; now = await keeping.job(job.id)) {
    if (now.state !== 'running') return now;
    await pass(50);
  }
}

async function newest(code: string): Promise<Rollback> {
  const { rollbacks, job } = await keepingOf(code).rollBacks();
  expect(job).toBeNull();
  const [rollback] = rollbacks;
  if (!rollback) throw new Error('nothing was taken back');
  return rollback;
}

const keepingOf = (code: string) =>
  createMuralKeeping({ base: server.url, headers: () => ({ cookie: ada.cookie }) }, code);

test('invariant 3: killed in the middle of a rollback, the mural is what its list says, and all of it can be undone', async () => {
  const code = await paintedRoom();
  const keeping = keepingOf(code);
  expect(await countPainted(code)).toBe(PIXELS);
  const job = await killInTheMiddle(code, () => keeping.rollBack({ by: ada.number }));

  const broken = await newest(code);
  expect(broken).toMatchObject({ found: PIXELS, undone: null });
  expect(broken.pixels).toBeGreaterThan(0);
  expect(broken.pixels).toBeLessThan(PIXELS);
  // What the log says was taken back is taken back, to the pixel.
  expect(await countPainted(code)).toBe(PIXELS - broken.pixels);
  // Whoever asks is told that it was cut short.
  expect(await keeping.job(job.id)).toMatchObject({
    state: 'interrupted',
    refusal: { code: 'jobs/interrupted' },
  });

  // Undoing it may be killed as well, and begun again.
  await killInTheMiddle(code, () => keeping.undo(broken.id));
  const half = await newest(code);
  expect(half.restored).toBeGreaterThan(0);
  expect(await countPainted(code)).toBe(PIXELS - half.pixels + half.restored);
  await settled(code, await keeping.undo(broken.id));
  expect(await countPainted(code)).toBe(PIXELS);

  // Begun again, all of it goes.
  const again = await settled(code, await keeping.rollBack({ by: ada.number }));
  expect(again).toMatchObject({ state: 'done', result: { pixels: PIXELS, stayed: 0 } });
  expect(await countPainted(code)).toBe(0);
}, 120_000);
