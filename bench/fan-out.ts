/** (a) Fan-out: from one person's hand to everybody's screen. */
import { measureRawSockets, measureSocketIo, type RawRun, type SocketIoRun } from './fan-out-peers.ts';
import { type FanOutRun, measureFanOut, PROBES, STREAMS, setScene } from './fan-out-run.ts';
import type { Figure } from './report.ts';
import type { Section } from './section.ts';
import { removeTemporaryFolder } from './temporary-folder.ts';

const GROUP = 'Fan-out: 1,000 pixels/s on 1000 × 1000, 32 colours';
const RATE = 1000;
/** The limits, in ms and shares of a core. */
const MAX_P99: Readonly<Record<number, number>> = { 3000: 100, 6000: 150 };
const MAX_CPU: Readonly<Record<number, number>> = { 3000: 0.5 };
const MAX_BYTES = 2.5;

export const fanOut: Section = {
  name: 'fan-out',
  async measure({ quick, port, progress }) {
    const figures: Figure[] = [];
    for (const viewers of quick ? [200] : [1000, 3000, 6000]) {
      const wish = { rate: RATE, seconds: quick ? 2 : 10 };
      const runs: FanOutRun[] = [];
      const scene = await setScene(viewers, port);
      try {
        for (const stream of STREAMS) {
          progress(`${viewers} viewers, ${stream} pixels`);
          runs.push(await measureFanOut(scene, viewers, stream, wish));
        }
      } finally {
        await scene.crowd.stop();
        await scene.server.kill();
        removeTemporaryFolder(scene.seed.dataDir);
      }
      const [first] = runs;
      if (!first) continue;
      progress(`${viewers} viewers: raw sockets`);
      const seconds = quick ? 1 : 5;
      const raw = await measureRawSockets(viewers, port, {
        bytes: first.bytesPerFrame,
        beat: first.beat,
        seconds,
      });
      progress(`${viewers} viewers: socket.io`);
      const socketIo = await measureSocketIo(viewers, port, { rate: RATE, seconds });
      for (const run of runs) figures.push(...describe(run, raw, socketIo));
    }
    return figures;
  },
};

function describe(run: FanOutRun, raw: RawRun, socketIo: SocketIoRun): Figure[] {
  const { viewers, stream } = run;
  const name = (what: string): string => `${viewers} viewers, ${stream} pixels: ${what}`;
  const [p99, cpu] = [MAX_P99[viewers], MAX_CPU[viewers]];
  return [
    {
      group: GROUP,
      name: name('placement to viewer, p99'),
      value: run.toViewer.p99,
      unit: 'ms',
      beside: [
        { name: 'p50', value: run.toViewer.p50, unit: 'ms' },
        { name: 'acknowledged p50', value: run.toPainter.p50, unit: 'ms' },
        { name: 'p99', value: run.toPainter.p99, unit: 'ms' },
        { name: 'socket.io p50', value: socketIo.toViewer.p50, unit: 'ms' },
        { name: 'p99', value: socketIo.toViewer.p99, unit: 'ms' },
      ],
      ...(p99 !== undefined && { target: { atMost: p99 } }),
      checks: [
        { name: 'delivered / expected', value: run.delivered, expected: 1 },
        { name: 'holes', value: run.holes, expected: 0 },
        { name: 'wrong places at the probes', value: run.wrongPlaces, expected: 0 },
        { name: 'connections lost', value: run.lost, expected: 0 },
        { name: 'placements refused', value: run.refused, expected: 0 },
      ],
      note: `delivered ${percent(run.delivered)} of ${Math.round(run.rate)} pixels/s, ${run.toViewer.count} samples of ${PROBES} probes; ${run.heldBack} messages held back by full windows; socket.io delivered ${percent(socketIo.delivered)}`,
    },
    {
      group: GROUP,
      name: name('server CPU'),
      value: run.serverCpu,
      unit: 'core',
      beside: [{ name: 'socket.io', value: socketIo.serverCpu, unit: 'core' }],
      ...(cpu !== undefined && { target: { atMost: cpu } }),
      note: `load generator ${run.loadCpu.toFixed(2)} core; others on the server's core ${run.foreign.toFixed(2)}`,
    },
    {
      group: GROUP,
      name: name('frames per core-second'),
      value: run.framesPerCoreSecond,
      unit: '/s',
      beside: [
        { name: 'raw sockets', value: raw.framesPerCoreSecond, unit: '/s' },
        { name: 'socket.io', value: socketIo.framesPerCoreSecond, unit: '/s' },
      ],
      note: `${Math.round(run.framesPerSecond)} frames/s, one each ${run.beat.toFixed(0)} ms to each viewer; socket.io ${Math.round(socketIo.framesPerSecond)} frames/s`,
    },
    {
      group: GROUP,
      name: name('bytes a pixel and viewer'),
      value: run.bytesPerPixel,
      unit: 'B',
      beside: [
        ...(stream === 'random' ? [{ name: 'entropy at this beat', value: entropy(run), unit: 'B' }] : []),
        { name: 'socket.io', value: socketIo.bytesPerPixel, unit: 'B' },
      ],
      target: { atMost: MAX_BYTES },
    },
  ];
}

/**
 * The fewest bytes a pixel that any code can do with for uniformly random pixels: log2 of the ways to
 * choose n of 1000 × 1000 places, by Stirling's formula log2(places / n) + log2 e each, and log2 32 for its colour.
 */
function entropy({ rate, beat }: FanOutRun): number {
  const perFrame = (rate * beat) / 1000;
  return (Math.log2(1e6 / perFrame) + Math.LOG2E + 5) / 8;
}

const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;
