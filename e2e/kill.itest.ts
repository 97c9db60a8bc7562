/**
 * Several clients paint and talk at full speed while the server is killed with
 * SIGKILL at random moments. `KILLS=200 npx vitest run --project integration e2e/kill` for a longer run.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isRefusal, type Refusal } from '../src/activities/activity.ts';
import type { MuralView } from '../src/activities/mural/types.ts';
import { createMuralCopy, type MuralCopy } from '../src/client/mural.ts';
import { seededRandom } from '../src/client/testing/seeded-random.ts';
import type { ShownEntry } from '../src/live/protocol.ts';
import { createGuest, type Guest } from './harness/guest.ts';
import { createNetwork } from './harness/network.ts';
import { type ServerProcess, startServer } from './harness/server-process.ts';

const KILLS = Number(process.env.KILLS ?? 20);
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
const PAINTERS = 4;
const SIZE = 128;
/** Commands each client keeps under way on each channel. */
const PIPELINE = 16;

/** Clients back off for up to half a minute from a server that dies again and again: they are told when it is back. */
const network = createNetwork();
let server: ServerProcess;
beforeAll(async () => {
  server = await startServer({
    COMMANDS_PER_SECOND: '100000',
    BYTES_PER_SECOND: '100000000',
    SNAPSHOT_SECONDS: '1',
  });
});
afterAll(() => server.dispose());

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** What one client did and was told. */
interface Painter {
  readonly guest: Guest;
  readonly copy: MuralCopy;
  readonly heard: ShownEntry[];
  /** Acknowledged: sequence number → what was asked for. */
  readonly pixels: Map<number, readonly [x: number, y: number, color: number]>;
  readonly messages: Map<number, string>;
  readonly refusals: Refusal[];
  working: boolean;
  underWay: number;
}

async function createPainter(room: string, index: number, random: () => number): Promise<Painter> {
  const guest = await createGuest(server.url, `Painter ${index}`, { random, page: network });
  const copy = createMuralCopy({
    loadTile: (column, row, version, epoch) => guest.api.tile(room, column, row, version, epoch),
    random,
  });
  const painter: Painter = {
    guest,
    copy,
    heard: [],
    pixels: new Map(),
    messages: new Map(),
    refusals: [],
    working: false,
    underWay: 0,
  };
  let painted = 0;
  let said = 0;
  const mural = guest.live.open<MuralView>(room, 'mural', copy);
  const chat = guest.live.open(room, 'chat', {
    view: (view: { messages: { seq: number; by: number; text: string }[] }) => {
      // A view starts the list anew; what it holds counts as heard.
      painter.heard.length = 0;
      for (const { seq, by, text } of view.messages) painter.heard.push({ seq, by, at: 0, e: { text } });
    },
    entries: (entries) => painter.heard.push(...entries),
  });
  const work = async (send: () => Promise<void>): Promise<void> => {
    for (;;) {
      while (!painter.working) await pause(5);
      painter.underWay++;
      await send();
      painter.underWay--;
    }
  };
  const note = <T>(answer: number | Refusal, kept: Map<number, T>, asked: T): void => {
    if (isRefusal(answer)) painter.refusals.push(answer);
    else kept.set(answer, asked);
  };
  for (let lane = 0; lane < PIPELINE; lane++) {
    // Each client has rows of its own: the last acknowledged colour of a cell is known.
    work(async () => {
      const cell = painted++;
      const rows = SIZE / PAINTERS;
      const x = cell % SIZE;
      const y = index * rows + (Math.floor(cell / SIZE) % rows);
      const color = 1 + (Math.floor(cell / (SIZE * rows)) % 7);
      note(await mural.send({ type: 'place', pixels: [x, y, color] } as never), painter.pixels, [
        x,
        y,
        color,
      ]);
    });
  }
  work(async () => {
    const text = `client ${index} message ${said++}`;
    note(await chat.send({ type: 'say', text } as never), painter.messages, text);
    await pause(2);
  });
  return painter;
}

/** Lets everything under way come to its answer. */
async function settle(painters: readonly Painter[]): Promise<void> {
  for (const painter of painters) painter.working = false;
  const deadline = Date.now() + 60_000;
  while (painters.some(({ underWay }) => underWay > 0)) {
    if (Date.now() > deadline) throw new Error('commands stayed without an answer for a minute');
    await pause(10);
  }
}

test(`invariants 1, 2, 6 and 7: ${KILLS} kills lose, double and reorder nothing (seed ${SEED})`, {
  timeout: 60_000 + KILLS * 8000,
}, async () => {
  const random = seededRandom(SEED);
  const host = await createGuest(server.url, 'Host of the room');
  const { code } = await host.api.createRoom({
    title: 'Killing floor',
    visibility: 'unlisted',
    mural: { width: SIZE, height: SIZE, cooldown: 0 },
  } as never);
  const painters = await Promise.all(
    Array.from({ length: PAINTERS }, (_, index) => createPainter(code, index, random)),
  );
  for (let kill = 0; kill < KILLS; kill++) {
    for (const painter of painters) painter.working = true;
    await pause(100 + random() * 500);
    await server.end('SIGKILL');
    await server.start();
    network.back();
    // Every third time they come to rest and are compared; otherwise the next kill meets them in full flight.
    if (kill % 3 !== 2 && kill !== KILLS - 1) continue;
    await settle(painters);
    await compare(code, painters);
  }
  const done = painters.reduce((sum, { pixels, messages }) => sum + pixels.size + messages.size, 0);
  expect(done).toBeGreaterThan(KILLS * 50);
  for (const painter of painters) painter.guest.live.close();
  host.live.close();
});

async function compare(code: string, painters: readonly Painter[]): Promise<void> {
  for (const { refusals } of painters) expect(refusals).toEqual([]);
  await compareChat(code, painters);
  await compareMural(code, painters);
}

async function compareChat(code: string, painters: readonly Painter[]): Promise<void> {
  const log: { seq: number; by: number; text: string }[] = [];
  const { api } = (painters[0] as Painter).guest;
  for (let before: number | undefined; ; before = log[0]?.seq) {
    const page = await api.messages(code, before, 100);
    log.unshift(...page.messages);
    if (!page.earlier) break;
  }
  // In order, without gaps, each once.
  expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1));
  expect(new Set(log.map(({ text }) => text)).size).toBe(log.length);
  for (const { messages, guest, heard } of painters) {
    for (const [seq, text] of messages) expect(log[seq - 1]).toMatchObject({ seq, text, by: guest.number });
    // Exactly what a fresh client is told, from wherever this one's list begins.
    const deadline = Date.now() + 5000;
    while ((heard.at(-1)?.seq ?? 0) < log.length && Date.now() < deadline) await pause(10);
    const first = heard[0]?.seq ?? 1;
    expect(heard.map(({ seq, e }) => [seq, (e as { text: string }).text])).toEqual(
      log.slice(first - 1).map(({ seq, text }) => [seq, text]),
    );
  }
}

async function compareMural(code: string, painters: readonly Painter[]): Promise<void> {
  const { api } = (painters[0] as Painter).guest;
  const fresh = await api.region(code, { x: 0, y: 0, width: SIZE, height: SIZE });
  for (const { pixels, copy } of painters) {
    const last = new Map<number, number>();
    for (const [, [x, y, color]] of [...pixels].sort(([a], [b]) => a - b)) last.set(y * SIZE + x, color);
    for (const [place, color] of last) expect(fresh[place]).toBe(color);
    await copy.settled();
    const deadline = Date.now() + 5000;
    while (!Buffer.from(copy.indices).equals(Buffer.from(fresh)) && Date.now() < deadline) await pause(10);
    expect(Buffer.from(copy.indices).equals(Buffer.from(fresh))).toBe(true);
  }
}
