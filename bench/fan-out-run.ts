/** One measurement of fan-out: so many viewers, one stream of pixels, one window of time. */
import { join } from 'node:path';
import { type Child, startChild } from './child.ts';
import { cpuSeconds, LOAD_CORE, meterCpu, SERVER_CORE } from './cpu.ts';
import type { CrowdCount, Gather } from './crowd.ts';
import { busyShare, coreTimes } from './machine.ts';
import { startPace } from './pace.ts';
import { allAnswered, openPainter, type Painter } from './painters.ts';
import { type Summary, summarize } from './percentiles.ts';
import { countPixels, createPlacements, fold, type Placements } from './placements.ts';
import { latencies, openProbe, type Probe, wrongPlaces } from './probes.ts';
import { type Seed, seed } from './seed.ts';
import { type ServerProcess, startServer } from './server-process.ts';
import { type Canvas, drawnPixels, randomPixels, type Stream } from './streams.ts';

export const STREAMS = ['random', 'drawn'] as const;
export type StreamName = (typeof STREAMS)[number];

/** Painters, and how often a second each sends: a browser drawing sends every 50 ms. */
const PAINTERS = 25;
const MESSAGES = { random: 40, drawn: 20 } as const;
/** Probes among the viewers: a third connects before the crowd, a third in its middle, a third after it. */
export const PROBES = 36;
/** Pixels are painted this long before anything is counted, in ms. */
const WARM_UP = 3000;

export interface Scene {
  readonly seed: Seed;
  readonly server: ServerProcess;
  readonly crowd: Child;
  readonly probes: readonly Probe[];
  readonly painters: readonly Painter[];
  readonly placements: Placements;
}

/** A server with its audience: everybody connected, nothing painted yet. */
export async function setScene(viewers: number, port: number): Promise<Scene> {
  const seeded = await seed({ width: 1000, height: 1000, people: PAINTERS });
  const server = await startServer(seeded.dataDir, port);
  const crowd = startChild(join(import.meta.dirname, 'crowd.ts'), LOAD_CORE);
  const gather = (count: number): Promise<void> =>
    crowd.ask('gather', {
      speaks: 'atelier',
      port,
      count,
      room: seeded.room.code,
    } satisfies Gather);
  const probes: Probe[] = [];
  const probe = async (): Promise<void> => {
    for (let count = 0; count < PROBES / 3; count++) probes.push(await openProbe(port, seeded));
  };
  const early = Math.floor((viewers - PROBES - PAINTERS) / 2);
  await probe();
  await gather(early);
  await probe();
  await gather(viewers - PROBES - PAINTERS - early);
  await probe();
  const placements = createPlacements();
  const painters: Painter[] = [];
  for (const { cookie } of seeded.people) {
    painters.push(await openPainter(port, seeded, cookie, placements));
  }
  return { seed: seeded, server, crowd, probes, painters, placements };
}

export interface FanOutRun {
  readonly viewers: number;
  readonly stream: StreamName;
  /** Pixels a second that were placed. */
  readonly rate: number;
  /** Milliseconds from sending to decoded at a viewer, and to acknowledged at the painter. */
  readonly toViewer: Summary;
  readonly toPainter: Summary;
  /** Entries that reached viewers over entries that should have, all viewers; 1 when nothing is missing. */
  readonly delivered: number;
  readonly holes: number;
  readonly lost: number;
  /** Places that a probe shows in another colour than the log says, summed over all probes. */
  readonly wrongPlaces: number;
  readonly refused: number;
  /** Messages not sent because a painter had as many unanswered as it may. */
  readonly heldBack: number;
  /** Share of one core. */
  readonly serverCpu: number;
  readonly loadCpu: number;
  /** How busy the server's core was with anything else. */
  readonly foreign: number;
  readonly framesPerSecond: number;
  readonly framesPerCoreSecond: number;
  /** Of one viewer: bytes of all frames over pixels placed. */
  readonly bytesPerPixel: number;
  readonly bytesPerFrame: number;
  /** Milliseconds between two frames to one viewer. */
  readonly beat: number;
}

export async function measureFanOut(
  scene: Scene,
  viewers: number,
  stream: StreamName,
  wish: { readonly rate: number; readonly seconds: number },
): Promise<FanOutRun> {
  const { server, crowd, probes, painters, placements } = scene;
  const streams = painters.map((_, index) => streamOf(stream, wish.rate, scene.seed.options, index));
  const perSecond = PAINTERS * MESSAGES[stream];
  let turn = 0;
  let heldBack = 0;
  const stopPainting = startPace(perSecond, () => {
    const index = turn++ % painters.length;
    if (!painters[index]?.paint(streams[index] as Stream)) heldBack++;
  });
  await sleep(WARM_UP);

  const first = placements.bySeq.length + 1;
  await crowd.ask('mark');
  const core = coreTimes(SERVER_CORE);
  const serverMeter = meterCpu(server.pid);
  const loadBefore = cpuSeconds(process.pid) + cpuSeconds(crowd.pid);
  await sleep(wish.seconds * 1000);
  const { cpu, wall, share } = serverMeter.read();
  const busy = busyShare(core, coreTimes(SERVER_CORE));
  const load = cpuSeconds(process.pid) + cpuSeconds(crowd.pid) - loadBefore;
  const inWindow = await crowd.ask<CrowdCount>('count');
  const last = placements.bySeq.length;

  stopPainting();
  await allAnswered(placements);
  const end = placements.bySeq.length;
  const after = await everythingArrived(crowd, end);
  const truth = fold(placements, scene.seed.options.width, scene.seed.options.height);
  const samples = probes.map((probe) => latencies(probe, placements, first, last));
  const heard = samples.reduce((sum, list) => sum + list.length, 0);
  const entries = last - first + 1;
  const pixels = countPixels(placements, first, last);
  const acknowledged = placements.bySeq.slice(first - 1, last);
  return {
    viewers,
    stream,
    rate: pixels / wall,
    toViewer: summarize(...samples),
    toPainter: summarize(acknowledged.map(({ sentAt, doneAt }) => doneAt - sentAt)),
    // Everybody came before the first pixel.
    delivered: Math.min(after.delivered / (end * after.viewers), heard / (entries * probes.length)),
    holes: after.holes,
    lost: after.lost,
    wrongPlaces: probes.reduce((sum, probe) => sum + wrongPlaces(probe, truth), 0),
    refused: [...placements.refusals.values()].reduce((sum, count) => sum + count, 0),
    heldBack,
    serverCpu: share,
    loadCpu: load / wall,
    foreign: Math.max(0, busy - share),
    framesPerSecond: ((inWindow.frames / inWindow.viewers) * viewers) / wall,
    framesPerCoreSecond: ((inWindow.frames / inWindow.viewers) * viewers) / cpu,
    bytesPerPixel: inWindow.bytes / inWindow.viewers / pixels,
    bytesPerFrame: inWindow.bytes / inWindow.frames,
    beat: (wall * 1000 * inWindow.viewers) / inWindow.frames,
  };
}

/** The crowd's count once every viewer has the last entry, or when it takes too long: then something is missing. */
async function everythingArrived(crowd: Child, end: number): Promise<CrowdCount> {
  const deadline = performance.now() + 5000;
  for (;;) {
    const count = await crowd.ask<CrowdCount>('count');
    if (count.reached >= end || performance.now() > deadline) return count;
    await sleep(50);
  }
}

function streamOf(name: StreamName, rate: number, options: Seed['options'], painter: number): Stream {
  const canvas: Canvas = { ...options, colors: options.palette.length };
  const pixels = Math.max(1, Math.round(rate / PAINTERS / MESSAGES[name]));
  return name === 'random' ? randomPixels(canvas, pixels, painter) : drawnPixels(canvas, pixels, painter);
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
