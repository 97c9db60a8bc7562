/** What was painted during a run, by sequence number: when it was sent, and what the mural must look like in the end. */
export interface Placement {
  /** `performance.now()` of the painter, which is the probes' clock too: same process. */
  readonly sentAt: number;
  readonly pixels: readonly number[];
  /** When its acknowledgement was read. */
  readonly doneAt: number;
}

export interface Placements {
  /** Index 0 is sequence number 1. */
  readonly bySeq: Placement[];
  /** Sent, no answer yet. */
  waiting: number;
  /** Answers other than a sequence number, by code. */
  readonly refusals: Map<string, number>;
}

export const createPlacements = (): Placements => ({ bySeq: [], waiting: 0, refusals: new Map() });

export function countPixels(placements: Placements, from: number, to: number): number {
  let pixels = 0;
  for (let seq = from; seq <= to; seq++) pixels += (placements.bySeq[seq - 1]?.pixels.length ?? 0) / 3;
  return pixels;
}

/** The colours of the whole canvas, row by row, after every placement in order. */
export function fold(placements: Placements, width: number, height: number): Uint8Array {
  const canvas = new Uint8Array(width * height);
  for (const { pixels } of placements.bySeq) {
    for (let at = 0; at < pixels.length; at += 3) {
      canvas[(pixels[at + 1] ?? 0) * width + (pixels[at] ?? 0)] = pixels[at + 2] ?? 0;
    }
  }
  return canvas;
}
