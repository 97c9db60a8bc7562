/** Viewers that read everything: they time each placement and keep the canvas that they were shown. */
import { decodeDigest } from '../src/activities/mural/digest.ts';
import { type LiveClient, openLiveClient } from './live-client.ts';
import type { Placements } from './placements.ts';
import type { Seed } from './seed.ts';

export interface Probe {
  readonly client: LiveClient;
  readonly canvas: Uint8Array;
  /** One for each digest: entries `from` to `to` were decoded at `at`. */
  readonly heard: { readonly from: number; readonly to: number; readonly at: number }[];
}

export async function openProbe(port: number, { room, options }: Seed): Promise<Probe> {
  const canvas = new Uint8Array(options.width * options.height);
  const heard: Probe['heard'] = [];
  const client = await openLiveClient({
    port,
    room: room.code,
    digest(from, to, body) {
      decodeDigest(body, (place, color) => {
        canvas[place] = color;
      });
      heard.push({ from, to, at: performance.now() });
    },
  });
  return { client, canvas, heard };
}

/** Milliseconds from a placement's sending to its being decoded, for each entry `from` to `to`; entries never heard are absent. */
export function latencies(probe: Probe, placements: Placements, from: number, to: number): number[] {
  const samples: number[] = [];
  let next = from;
  for (const frame of probe.heard) {
    // What a frame repeats was heard before.
    for (let seq = Math.max(next, frame.from); seq <= Math.min(to, frame.to); seq++) {
      const placement = placements.bySeq[seq - 1];
      if (placement) samples.push(frame.at - placement.sentAt);
    }
    next = Math.max(next, frame.to + 1);
  }
  return samples;
}

/** How many places of the canvas a probe shows wrongly. */
export function wrongPlaces(probe: Probe, truth: Uint8Array): number {
  let wrong = 0;
  for (let place = 0; place < truth.length; place++) if (truth[place] !== probe.canvas[place]) wrong++;
  return wrong;
}
