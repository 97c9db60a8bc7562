/** What this process counts and times, for Prometheus. Other parts get this object and use its instruments. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  /** Live connections open now. */
  readonly connections: Gauge;
  /** Pixels acknowledged. */
  readonly placements: Counter;
  /** Chat messages acknowledged. */
  readonly messages: Counter;
  /** Refusals by their code, over HTTP and live. */
  /** What came over the live connections. */
  readonly received: Counter<'type'>;
  readonly refusals: Counter<'code'>;
  /** What went wrong by itself: `bug` in the program, `write` that the disk did not take, `answer` over HTTP. */
  readonly errors: Counter<'kind'>;
  /** Seconds from the arrival of a placement until it was on disk and answered, of some of each batch. */
  readonly placing: Histogram;
  /** Seconds one fan-out tick took. */
  readonly tick: Histogram;
  /** Seconds from handing a batch to the log until it was on disk. */
  readonly append: Histogram;
  /** Entries in one transaction of the log. */
  readonly batch: Histogram;
  /** Seconds an HTTP request took, by route (not by address: those have no bound). */
  readonly requests: Histogram<'method' | 'route' | 'status'>;
  /** Tiles of murals handed out: `hit` came out of the cache, `miss` was made. */
  readonly tiles: Counter<'result'>;
  /** The exposition format's media type, and everything in it. */
  readonly contentType: string;
  text(): Promise<string>;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  return {
    connections: new Gauge({ name: 'atelier_connections', help: 'Live connections open now', registers }),
    placements: new Counter({
      name: 'atelier_placements_total',
      help: 'Pixels acknowledged',
      registers,
    }),
    messages: new Counter({
      name: 'atelier_messages_total',
      help: 'Chat messages acknowledged',
      registers,
    }),
    received: new Counter({
      name: 'atelier_live_messages_received_total',
      help: 'Messages received over live connections, by type',
      labelNames: ['type'],
      registers,
    }),
    refusals: new Counter({
      name: 'atelier_refusals_total',
      help: 'Refusals by code',
      labelNames: ['code'],
      registers,
    }),
    errors: new Counter({
      name: 'atelier_errors_total',
      help: 'Errors of the server itself: bugs, failed writes, answers with status 500',
      labelNames: ['kind'],
      registers,
    }),
    placing: new Histogram({
      name: 'atelier_placement_seconds',
      help: 'Time from the arrival of a placement until it was on disk and answered; a sample of each batch',
      buckets: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5],
      registers,
    }),
    tick: new Histogram({
      name: 'atelier_tick_seconds',
      help: 'Length of one fan-out tick',
      buckets: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1],
      registers,
    }),
    append: new Histogram({
      name: 'atelier_append_seconds',
      help: 'Time from handing a batch to the log until it was on disk',
      buckets: [0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1, 5],
      registers,
    }),
    batch: new Histogram({
      name: 'atelier_batch_entries',
      help: 'Entries in one transaction of the log',
      buckets: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000],
      registers,
    }),
    requests: new Histogram({
      name: 'atelier_http_request_seconds',
      help: 'Time an HTTP request took',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    }),
    tiles: new Counter({
      name: 'atelier_tiles_total',
      help: 'Tiles handed out, by whether they came out of the cache',
      labelNames: ['result'],
      registers,
    }),
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
}
