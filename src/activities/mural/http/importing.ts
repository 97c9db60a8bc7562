/** Paints what was uploaded: as many `import` commands as it takes, one after another, telling how far it is. */

import type { Actor } from '../../../people/actor.ts';
import type { Channel } from '../../../rooms/channel.ts';
import type { Host } from '../../../rooms/host.ts';
import { isRefusal, type Refusal } from '../../activity.ts';
import { createColorMap, LEAVE } from '../color-map.ts';
import { createLegacyReader, type LegacyPixel, type LegacyProblem } from '../legacy-json.ts';
import { readRegion } from '../look-up.ts';
import type { MuralState } from '../state.ts';
import type { Rgba } from './uploaded-picture.ts';

/** Pixels of one command: an import must not keep those who paint meanwhile waiting for more than a moment. */
const PIECE = 16_384;

/** Pixels to paint, flat, and how much of the source is behind us. */
interface Piece {
  readonly pixels: number[];
  readonly done: number;
}

export interface Progress {
  readonly done: number;
  /** In the unit of `done`: pixels of a picture, bytes of a file; 0 where it is not known. */
  readonly total: number;
}

export interface Imported {
  /** Pixels that changed colour. */
  readonly painted: number;
  /** Entries of a file that could not be used. */
  readonly skipped: number;
  /** Sequence number of the last entry; 0 where nothing changed. */
  readonly seq: number;
}

/** Yields how far it is; returns what was done, or the first refusal. What was painted by then stays. */
export async function* paintPieces(
  host: Host,
  channel: Channel,
  actor: Actor,
  source: { readonly pieces: AsyncIterable<Piece>; readonly total: number; skipped(): number },
): AsyncGenerator<Progress, Imported | Refusal> {
  let painted = 0;
  let seq = 0;
  for await (const { pixels, done } of source.pieces) {
    if (pixels.length > 0) {
      const answer = await host.submit(
        channel.room,
        channel.activity.name,
        { type: 'import', pixels },
        actor,
      );
      if (isRefusal(answer)) return answer;
      seq = answer;
      painted += pixels.length / 3;
    }
    yield { done, total: source.total };
  }
  return { painted, skipped: source.skipped(), seq };
}

/** A picture with its left upper corner at x, y. Transparent pixels, and those that are right already, are left alone. */
export async function* piecesOfPicture(
  host: Host,
  channel: Channel,
  { width, height, data }: Rgba,
  x: number,
  y: number,
): AsyncGenerator<Piece> {
  const palette = await host.read(channel, (state: MuralState) => state.palette);
  const colors = createColorMap(palette);
  const rows = Math.max(1, Math.floor(PIECE / width));
  for (let top = 0; top < height; top += rows) {
    const strip = Math.min(rows, height - top);
    const present = await host.read(channel, (state: MuralState) =>
      readRegion(state, x, y + top, width, strip),
    );
    const pixels: number[] = [];
    for (let at = 0; at < width * strip; at += 1) {
      const from = (top * width + at) * 4;
      const color = colors.nearest(data[from] ?? 0, data[from + 1] ?? 0, data[from + 2] ?? 0, data[from + 3]);
      if (color === LEAVE || color === present[at]) continue;
      const column = at % width;
      pixels.push(x + column, y + top + (at - column) / width, color);
    }
    yield { pixels, done: (top + strip) * width };
  }
}

/**
 * The canvas file of the older app, while it arrives. Entries that cannot be
 * read or lie outside are counted and left out.
 * @param report is told of each entry that cannot be read
 * @throws LegacyFileError where it is no such file
 */
export function piecesOfCanvasFile(
  state: { readonly width: number; readonly height: number; readonly palette: readonly string[] },
  file: AsyncIterable<Uint8Array>,
  report: (problem: LegacyProblem) => void = () => {},
): { pieces: AsyncIterable<Piece>; skipped(): number; outside(): number } {
  const colors = createColorMap(state.palette);
  let unreadable = 0;
  let outside = 0;
  let pixels: number[] = [];
  const reader = createLegacyReader({
    pixel({ x, y, color }: LegacyPixel) {
      const inside = x < state.width && y < state.height;
      const value = Number.parseInt(color.slice(1), 16);
      if (inside) pixels.push(x, y, colors.nearest(value >> 16, (value >> 8) & 255, value & 255));
      else outside += 1;
    },
    problem(problem) {
      unreadable += 1;
      report(problem);
    },
  });

  async function* pieces(): AsyncGenerator<Piece> {
    const decoder = new TextDecoder();
    let done = 0;
    for await (const bytes of file) {
      done += bytes.length;
      reader.write(decoder.decode(bytes, { stream: true }));
      while (pixels.length >= PIECE * 3) yield { pixels: take(), done };
    }
    reader.write(decoder.decode());
    reader.end();
    yield { pixels: take(), done };
  }

  function take(): number[] {
    const piece = pixels.slice(0, PIECE * 3);
    pixels = pixels.slice(PIECE * 3);
    return piece;
  }

  return { pieces: pieces(), skipped: () => unreadable + outside, outside: () => outside };
}
