/**
 * How the server is doing, sampled from its metrics: a ring of the last ten
 * minutes and one of the last hour. Both are small and of a fixed size.
 */
import type { Time } from '../activities/activity.ts';
import { type Buckets, between, percentile } from './percentile.ts';

export const SPANS = ['minutes', 'hour'] as const;
export type Span = (typeof SPANS)[number];

const RINGS: Readonly<Record<Span, { readonly step: number; readonly keep: number }>> = {
  minutes: { step: 2000, keep: 300 },
  hour: { step: 30_000, keep: 120 },
};
/** Refusals are told for this long, in ms. */
const REFUSALS_FOR = 5 * 60_000;

/** What is sampled, and what each number means. */
export const SERIES = {
  connections: 'Live connections',
  people: 'People with a name among them',
  pixels: 'Pixels placed a second',
  messages: 'Messages said a second',
  requests: 'HTTP requests answered a second',
  refusals: 'Refusals a second, live and over HTTP',
  errors: 'Errors of the server itself since the sample before: bugs, failed writes, answers with status 500',
  placingP50:
    'Milliseconds from the arrival of a placement until it was on disk and answered, the middle one; null where there was none',
  placingP99: 'The same, of the slowest hundredth',
  appendP50: 'Milliseconds until a batch is on disk, the middle one; null where there was none',
  appendP99: 'The same, of the slowest hundredth',
  tickP50: 'Milliseconds one slice of the fan-out took, the middle one; null where there was none',
  tickP99: 'The same, of the slowest hundredth',
  tileHits: 'Share of tiles that came out of the cache, from 0 to 1; null where none was asked for',
  memory: 'Resident memory of the process in bytes',
  loopDelay: 'Milliseconds the event loop was late, of the worst hundredth',
  cpu: 'Share of one core the process used; with several threads it can be more than 1',
} as const;
export type Series = keyof typeof SERIES;
export type Sample = Readonly<Record<Series, number | null>>;

/** Counters as they stand, and gauges. Times in seconds, as the metrics have them. */
export interface Reading {
  readonly at: Time;
  readonly connections: number;
  readonly people: number;
  readonly pixels: number;
  readonly messages: number;
  readonly requests: number;
  readonly refusals: ReadonlyMap<string, number>;
  readonly errors: number;
  readonly placing: Buckets;
  readonly append: Buckets;
  readonly tick: Buckets;
  readonly tileHits: number;
  readonly tileMisses: number;
  readonly memory: number;
  /** In ms, since the reading before. */
  readonly loopDelay: number;
  /** Seconds of processor time used so far. */
  readonly cpu: number;
}

export interface FiguresReport {
  readonly step: number;
  readonly keep: number;
  readonly at: Time[];
  readonly series: Record<Series, (number | null)[]>;
  readonly totals: {
    readonly pixels: number;
    readonly messages: number;
    readonly refusals: number;
    readonly errors: number;
    readonly requests: number;
  };
  readonly refusals: { readonly code: string; readonly count: number }[];
}

export interface Figures {
  start(): void;
  /** Samples newer than `after`, oldest first. */
  read(span: Span, after: Time): Promise<FiguresReport>;
  stop(): void;
}

interface Ring {
  readonly step: number;
  readonly keep: number;
  from: Reading;
  readonly samples: { readonly at: Time; readonly sample: Sample }[];
}

export async function createFigures(deps: {
  readonly take: () => Promise<Reading>;
  readonly broken: (error: Error) => void;
}): Promise<Figures> {
  let latest = await deps.take();
  const rings: Readonly<Record<Span, Ring>> = {
    minutes: { ...RINGS.minutes, from: latest, samples: [] },
    hour: { ...RINGS.hour, from: latest, samples: [] },
  };
  /** Counts of refusals at moments at most half a minute apart, oldest first. */
  let refusedAt: Reading[] = [latest];
  let timer: NodeJS.Timeout | null = null;
  let looking: Promise<void> | null = null;

  async function look(): Promise<void> {
    latest = await deps.take();
    for (const ring of Object.values(rings)) {
      if (latest.at - ring.from.at < ring.step - 100) continue;
      ring.samples.push({ at: latest.at, sample: sampleOf(ring.from, latest) });
      if (ring.samples.length > ring.keep) ring.samples.shift();
      ring.from = latest;
    }
    if (latest.at - (refusedAt.at(-1)?.at ?? 0) >= RINGS.hour.step) refusedAt.push(latest);
    // The oldest one kept is the last from before the time that is told.
    const first = refusedAt.findLastIndex(({ at }) => latest.at - at >= REFUSALS_FOR);
    refusedAt = refusedAt.slice(Math.max(0, first));
  }

  /** Never twice at once: two would share what happened between them. */
  const lookOnce = (): Promise<void> => {
    looking ??= look().finally(() => {
      looking = null;
    });
    return looking;
  };

  return {
    start() {
      timer = setInterval(() => lookOnce().catch(deps.broken), RINGS.minutes.step);
      timer.unref();
    },
    async read(span, after) {
      await lookOnce();
      const { step, keep, samples } = rings[span];
      const wanted = samples.filter(({ at }) => at > after);
      const { pixels, messages, requests, refusals, errors } = latest;
      return {
        step,
        keep,
        at: wanted.map(({ at }) => at),
        series: Object.fromEntries(
          Object.keys(SERIES).map((name) => [name, wanted.map(({ sample }) => sample[name as Series])]),
        ) as FiguresReport['series'],
        totals: { pixels, messages, requests, errors, refusals: sum(refusals) },
        refusals: newRefusals(refusedAt[0] ?? latest, latest),
      };
    },
    stop() {
      if (timer) clearInterval(timer);
    },
  };
}

const sum = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((total, count) => total + count, 0);

/** What happened between two readings, a second. */
export function sampleOf(before: Reading, after: Reading): Sample {
  const seconds = Math.max(0.001, (after.at - before.at) / 1000);
  const rate = (count: number): number => Math.max(0, count / seconds);
  const placing = between(before.placing, after.placing);
  const append = between(before.append, after.append);
  const tick = between(before.tick, after.tick);
  const hits = after.tileHits - before.tileHits;
  const tiles = hits + after.tileMisses - before.tileMisses;
  return {
    connections: after.connections,
    people: after.people,
    pixels: rate(after.pixels - before.pixels),
    messages: rate(after.messages - before.messages),
    requests: rate(after.requests - before.requests),
    refusals: rate(sum(after.refusals) - sum(before.refusals)),
    errors: Math.max(0, after.errors - before.errors),
    placingP50: inMs(percentile(placing, 0.5)),
    placingP99: inMs(percentile(placing, 0.99)),
    appendP50: inMs(percentile(append, 0.5)),
    appendP99: inMs(percentile(append, 0.99)),
    tickP50: inMs(percentile(tick, 0.5)),
    tickP99: inMs(percentile(tick, 0.99)),
    tileHits: tiles > 0 ? hits / tiles : null,
    memory: after.memory,
    loopDelay: after.loopDelay,
    cpu: rate(after.cpu - before.cpu),
  };
}

const inMs = (seconds: number | null): number | null => (seconds === null ? null : seconds * 1000);

function newRefusals(before: Reading, after: Reading): FiguresReport['refusals'] {
  return [...after.refusals]
    .map(([code, count]) => ({ code, count: count - (before.refusals.get(code) ?? 0) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
}
