/**
 * One mural with a past, one person after the other taken back while others paint on.
 *
 * What is taken back lies in the upper half, the others paint in the lower one: so it is known
 * which pixel must be which colour in the end, and every pixel taken back is seen to change.
 */
import { decodeDigest } from '../src/activities/mural/digest.ts';
import { residentBytes } from './cpu.ts';
import { createHttpClient, type HttpClient } from './http-client.ts';
import { openLiveClient } from './live-client.ts';
import { appendPixels } from './long-log.ts';
import { startPace } from './pace.ts';
import { allAnswered, openPainter } from './painters.ts';
import { type Summary, summarize } from './percentiles.ts';
import { createPlacements, type Placement } from './placements.ts';
import { latencies, openProbe, type Probe } from './probes.ts';
import type { Run } from './section.ts';
import { type Seed, seed } from './seed.ts';
import { startServer } from './server-process.ts';
import { createRandom, randomPixels } from './streams.ts';
import { removeTemporaryFolder } from './temporary-folder.ts';

/** People who paint meanwhile, and their placements a second in all. */
const PAINTERS = 8;
const RATE = 1000;
/** Entries of a row of the log, as a server leaves them at that rate. */
const ROW = 5;
/** Screens; the last of them to show it counts. */
const SCREENS = 3;
/** The colour of what is taken back; nobody else uses it. */
const MARK = 31;
/** Numbers of those who are taken back: of no account. */
const FIRST_VANDAL = 9001;
/** How often memory is looked at and progress is asked for, in ms. */
const LOOK = 50;

export interface Wish {
  /** Edge of the mural. */
  readonly edge: number;
  /** Placements of others, all over the upper half. */
  readonly others: number;
  /** Placements of each person who is taken back, each on a pixel of its own, in this order after the others. */
  readonly vandals: readonly number[];
}

export interface TakenBack {
  /** From sending the command until every screen shows every pixel, in seconds. */
  readonly seconds: number;
  readonly pixels: number;
  /** Until a placement was acknowledged, and until the last screen showed it, in ms. */
  readonly acknowledged: Summary;
  readonly shown: Summary;
  /** The longest that the server's event loop was late, in ms; its own clock counts up to 10 of them. */
  readonly blocked: number;
  /** The most resident memory there was above what there was before, in bytes. */
  readonly grown: number;
  /** How many different figures the progress bar showed. */
  readonly steps: number;
  /** Until the count was there before, and until the picture was, in seconds. */
  readonly previewed: { readonly count: number; readonly picture: number };
}

export interface Figures {
  /** While nothing is taken back. */
  readonly quiet: Pick<TakenBack, 'acknowledged' | 'shown' | 'blocked'>;
  readonly each: readonly TakenBack[];
  /** Pixels of the upper half that are not what they were before the vandals came. */
  readonly wrong: number;
  readonly refused: number;
}

export async function measureRollbacks(run: Run, wish: Wish): Promise<Figures> {
  const { edge } = wish;
  const seeded = await seed({ width: edge, height: edge, people: 1 + PAINTERS });
  const http = createHttpClient(run.port);
  try {
    const truth = await writePast(seeded, wish, (share) =>
      run.progress(`${Math.round(share * 100)} % of the past written`),
    );
    const server = await startServer(seeded.dataDir, run.port, { SNAPSHOT_SECONDS: '3600' });
    const placements = createPlacements();
    const painters = await Promise.all(
      seeded.people.slice(1).map(async ({ cookie }, index) => {
        const half = { width: edge, height: edge / 2, colors: MARK };
        const upper = randomPixels(half, 1, index);
        const lower = () => upper().map((value, at) => (at % 3 === 1 ? value + edge / 2 : value));
        const painter = await openPainter(run.port, seeded, cookie, placements);
        return () => painter.paint(lower);
      }),
    );
    const screens = await Promise.all(
      Array.from({ length: SCREENS }, () => openScreen(run.port, seeded, wish)),
    );
    const probe = await openProbe(run.port, seeded);
    let turn = 0;
    const stop = startPace(RATE, () => painters[turn++ % painters.length]?.());
    const timesOf = (from: number, to: number): Pick<TakenBack, 'acknowledged' | 'shown'> =>
      timesBetween(placements.bySeq, probe, from, to);

    run.progress('painting, nothing is taken back');
    await sleep(run.quick ? 500 : 1000);
    await eventLoopLag(http);
    const quietFrom = performance.now();
    await sleep(run.quick ? 500 : 5000);
    const quietTo = performance.now();
    const quietBlocked = await eventLoopLag(http);

    const each: (Omit<TakenBack, 'acknowledged' | 'shown'> & { from: number; to: number })[] = [];
    for (const [index, pixels] of wish.vandals.entries()) {
      run.progress(`taking back ${pixels.toLocaleString('en')} of ${wish.others.toLocaleString('en')} more`);
      const previewed = await preview(http, seeded, FIRST_VANDAL + index);
      await eventLoopLag(http);
      const before = residentBytes(server.pid);
      let most = before;
      const looking = setInterval(() => {
        most = Math.max(most, residentBytes(server.pid));
      }, LOOK);
      const from = performance.now();
      const { steps } = await takeBack(http, seeded, FIRST_VANDAL + index);
      const last = Math.max(...(await Promise.all(screens.map((screen) => screen.cleared(index)))));
      clearInterval(looking);
      const blocked = await eventLoopLag(http);
      each.push({
        seconds: (last - from) / 1000,
        pixels,
        blocked,
        grown: most - before,
        steps,
        previewed,
        from,
        to: last,
      });
      await sleep(run.quick ? 100 : 1000);
    }
    stop();
    await allAnswered(placements);
    await sleep(300);
    const region = await http.send({ path: `/api/v1/rooms/${seeded.room.code}/mural/region?format=raw` });
    const wrong = truth.reduce((sum, color, place) => sum + (region.body[place] === color ? 0 : 1), 0);
    await server.stop();
    return {
      quiet: { ...timesOf(quietFrom, quietTo), blocked: quietBlocked },
      each: each.map(({ from, to, ...rest }) => ({ ...rest, ...timesOf(from, to) })),
      wrong,
      refused: [...placements.refusals.values()].reduce((sum, count) => sum + count, 0),
    };
  } finally {
    http.close();
    removeTemporaryFolder(seeded.dataDir);
  }
}

/** Pixels of the vandals before this one. */
const firstPlace = ({ vandals }: Wish, index: number): number =>
  vandals.slice(0, index).reduce((sum, pixels) => sum + pixels, 0);

/** @returns the colours of the upper half before the vandals came */
async function writePast(seeded: Seed, wish: Wish, progress: (share: number) => void): Promise<Uint8Array> {
  const { edge, others, vandals } = wish;
  const truth = new Uint8Array(edge * (edge / 2));
  const vandalised = firstPlace(wish, vandals.length);
  if (vandalised > truth.length) throw new Error('more is taken back than fits into the upper half');
  const random = createRandom(1);
  await appendPixels(
    seeded,
    {
      total: others + vandalised,
      row: ROW,
      snapshots: true,
      make(seq) {
        if (seq <= others) {
          const place = random(truth.length);
          const color = random(MARK);
          truth[place] = color;
          return { by: 1 + (seq % 1000), pixels: [place % edge, Math.floor(place / edge), color] };
        }
        const place = seq - others - 1;
        const vandal = vandals.findIndex((_, index) => place < firstPlace(wish, index + 1));
        return { by: FIRST_VANDAL + vandal, pixels: [place % edge, Math.floor(place / edge), MARK] };
      },
    },
    progress,
  );
  return truth;
}

interface Screen {
  /** Resolves with the time at which nothing of this vandal is shown any more. */
  cleared(vandal: number): Promise<number>;
}

async function openScreen(port: number, { room }: Seed, wish: Wish): Promise<Screen> {
  const left = [...wish.vandals];
  const ends = wish.vandals.map((_, index) => firstPlace(wish, index + 1));
  const over = wish.vandals.map(() => Promise.withResolvers<number>());
  const gone = new Uint8Array(ends.at(-1) ?? 0);
  await openLiveClient({
    port,
    room: room.code,
    digest(_from, _to, body) {
      decodeDigest(body, (place, color) => {
        if (place >= gone.length || gone[place] === 1 || color === MARK) return;
        gone[place] = 1;
        const vandal = ends.findIndex((end) => place < end);
        left[vandal] = (left[vandal] ?? 0) - 1;
        if (left[vandal] === 0) over[vandal]?.resolve(performance.now());
      });
    },
  });
  return {
    cleared: (vandal) => over[vandal]?.promise ?? Promise.reject(new Error(`no vandal ${vandal}`)),
  };
}

/** What somebody looks at before: how many pixels it is, and what the mural would look like. */
async function preview(http: HttpClient, seeded: Seed, by: number): Promise<TakenBack['previewed']> {
  const began = performance.now();
  const count = await ask(http, seeded, 'roll-back/preview', by);
  const counted = performance.now();
  const picture = await ask(http, seeded, 'roll-back/preview.png', by);
  for (const { status, body } of [count, picture])
    if (status !== 200) throw new Error(`preview: ${status} ${body}`);
  return { count: (counted - began) / 1000, picture: (performance.now() - counted) / 1000 };
}

const ask = (http: HttpClient, { room, people }: Seed, path: string, by: number) =>
  http.send({
    method: 'POST',
    path: `/api/v1/rooms/${room.code}/mural/${path}`,
    headers: { cookie: people[0]?.cookie ?? '', 'x-atelier': '1', 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify({ by })),
  });

/** Starts it, and asks how far it is until it is over. */
async function takeBack(http: HttpClient, seeded: Seed, by: number): Promise<{ readonly steps: number }> {
  const { room, people } = seeded;
  const path = `/api/v1/rooms/${room.code}/mural`;
  const cookie = people[0]?.cookie ?? '';
  const started = await ask(http, seeded, 'roll-back', by);
  if (started.status !== 202) throw new Error(`rollback: ${started.status} ${started.body}`);
  const { id } = JSON.parse(started.body.toString());
  const seen = new Set<number>();
  for (;;) {
    const answer = await http.send({
      path: `${path}/jobs/${id}`,
      headers: { cookie, 'accept-encoding': 'identity' },
    });
    const job = JSON.parse(answer.body.toString());
    if (job.total > 0) seen.add(job.done / job.total);
    if (job.state === 'done') return { steps: seen.size };
    if (job.state !== 'running') throw new Error(`rollback: ${JSON.stringify(job)}`);
    await sleep(LOOK);
  }
}

/** The longest that the server's event loop was late since this was asked last, in ms. */
async function eventLoopLag(http: HttpClient): Promise<number> {
  const { body } = await http.send({ path: '/metrics', headers: { 'accept-encoding': 'identity' } });
  const value = /^nodejs_eventloop_lag_max_seconds (\S+)$/m.exec(body.toString())?.[1];
  if (value === undefined) throw new Error('/metrics does not say how late the event loop was');
  return Number(value) * 1000;
}

/** Of placements that were sent in this time. */
function timesBetween(
  bySeq: readonly Placement[],
  probe: Probe,
  from: number,
  to: number,
): Pick<TakenBack, 'acknowledged' | 'shown'> {
  const mine: Placement[] = [];
  bySeq.forEach((placement, index) => {
    if (placement.sentAt >= from && placement.sentAt <= to) mine[index] = placement;
  });
  const acknowledged: number[] = [];
  mine.forEach(({ sentAt, doneAt }) => void acknowledged.push(doneAt - sentAt));
  const seqs = Object.keys(mine);
  const [first, last] = [Number(seqs[0]) + 1, Number(seqs.at(-1)) + 1];
  const placements = { ...createPlacements(), bySeq: mine };
  return {
    acknowledged: summarize(acknowledged),
    shown: summarize(latencies(probe, placements, first, last)),
  };
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
