/** Counts what people did, from the entries that became durable. */
import type { Host } from '../rooms/host.ts';
import type { Metrics } from './metrics.ts';

export function measureHost(host: Host, metrics: Metrics): void {
  host.onCommitted(({ entries }) => {
    let pixels = 0;
    let messages = 0;
    for (const { event } of entries) {
      const { type, pixels: flat } = event as { type: string; pixels?: readonly number[] };
      if (type === 'painted') pixels += (flat?.length ?? 0) / 3;
      else if (type === 'said') messages++;
    }
    if (pixels > 0) metrics.placements.inc(pixels);
    if (messages > 0) metrics.messages.inc(messages);
  });
}
