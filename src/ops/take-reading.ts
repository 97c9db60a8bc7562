/** Reads the instruments of `metrics.ts` and of the process, for the figures of the desk. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Counter, Histogram } from 'prom-client';
import type { Time } from '../activities/activity.ts';
import type { Reading } from '../desk/figures.ts';
import type { Buckets } from '../desk/percentile.ts';
import type { Metrics } from './metrics.ts';

/** How late a timer comes without any load: the resolution it is measured with, in ms. */
const RESOLUTION = 10;

export interface Instruments {
  take(): Promise<Reading>;
  close(): void;
}

export function createInstruments(deps: {
  readonly metrics: Metrics;
  readonly online: () => { readonly connections: number; readonly people: number };
  readonly now: () => Time;
}): Instruments {
  const { metrics } = deps;
  const loop = monitorEventLoopDelay({ resolution: RESOLUTION });
  loop.enable();
  return {
    async take() {
      const [pixels, messages, requests, refusals, errors, tiles, placing, append, tick] = await Promise.all([
        totalOf(metrics.placements),
        totalOf(metrics.messages),
        countOf(metrics.requests),
        byLabel(metrics.refusals, 'code'),
        totalOf(metrics.errors),
        byLabel(metrics.tiles, 'result'),
        bucketsOf(metrics.placing),
        bucketsOf(metrics.append),
        bucketsOf(metrics.tick),
      ]);
      const { user, system } = process.cpuUsage();
      const loopDelay = Math.max(0, finite(loop.percentile(99)) / 1e6 - RESOLUTION);
      loop.reset();
      return {
        at: deps.now(),
        ...deps.online(),
        pixels,
        messages,
        requests,
        refusals,
        errors,
        tileHits: tiles.get('hit') ?? 0,
        tileMisses: tiles.get('miss') ?? 0,
        placing,
        append,
        tick,
        memory: process.memoryUsage.rss(),
        loopDelay,
        cpu: (user + system) / 1e6,
      };
    },
    close() {
      loop.disable();
    },
  };
}

const finite = (value: number): number => (Number.isFinite(value) ? value : 0);

async function totalOf(counter: Counter<string>): Promise<number> {
  return (await counter.get()).values.reduce((sum, { value }) => sum + value, 0);
}

async function byLabel<L extends string>(counter: Counter<L>, label: L): Promise<Map<string, number>> {
  return new Map((await counter.get()).values.map(({ labels, value }) => [String(labels[label]), value]));
}

async function countOf(histogram: Histogram<string>): Promise<number> {
  const { values } = await histogram.get();
  return values.reduce((sum, { metricName, value }) => sum + (metricName?.endsWith('_count') ? value : 0), 0);
}

async function bucketsOf(histogram: Histogram): Promise<Buckets> {
  const { values } = await histogram.get();
  return values.flatMap(({ metricName, labels, value }) =>
    metricName?.endsWith('_bucket')
      ? [[labels.le === '+Inf' ? Number.POSITIVE_INFINITY : Number(labels.le), value] as const]
      : [],
  );
}
