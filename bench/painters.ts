/** People painting over the live endpoint, each with a session of their own. */
import { WINDOW } from '../src/live/protocol.ts';
import { type LiveClient, openLiveClient } from './live-client.ts';
import type { Placements } from './placements.ts';
import type { Seed } from './seed.ts';
import type { Stream } from './streams.ts';

export interface Painter {
  /** Sends what its stream gives next, unless its window is full; says whether it did. */
  paint(stream: Stream): boolean;
  readonly client: LiveClient;
}

export async function openPainter(
  port: number,
  { room }: Seed,
  cookie: string,
  placements: Placements,
  /** Called after each answer. */
  answered: () => void = () => {},
): Promise<Painter> {
  const sent = new Map<number, { sentAt: number; pixels: number[] }>();
  const settle = (n: number): { sentAt: number; pixels: number[] } | undefined => {
    const placement = sent.get(n);
    if (placement && sent.delete(n)) placements.waiting--;
    return placement;
  };
  const client = await openLiveClient({
    port,
    room: room.code,
    cookie,
    done(n, seq) {
      const placement = settle(n);
      if (placement) placements.bySeq[seq - 1] = { ...placement, doneAt: performance.now() };
      answered();
    },
    refused(n, code) {
      settle(n);
      placements.refusals.set(code, (placements.refusals.get(code) ?? 0) + 1);
      answered();
    },
  });
  return {
    client,
    paint(stream) {
      if (sent.size >= WINDOW) return false;
      const pixels = stream();
      const sentAt = performance.now();
      sent.set(client.place(pixels), { sentAt, pixels });
      placements.waiting++;
      return true;
    },
  };
}

/** Resolves when everything sent was answered. @throws Error after `patience` ms */
export async function allAnswered(placements: Pick<Placements, 'waiting'>, patience = 10_000): Promise<void> {
  const deadline = performance.now() + patience;
  while (placements.waiting > 0) {
    if (performance.now() > deadline) throw new Error(`${placements.waiting} commands have no answer`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
