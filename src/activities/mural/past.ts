/** What a mural looked like when a snapshot was made: its canvas, without who could undo what. */
import { ByteError, ByteReader } from '../../bytes/reader.ts';
import { CodecError } from '../activity.ts';
import { type Canvas, createCanvas } from './canvas.ts';
import { takeFlag, takeTileOf } from './canvas-codec.ts';
import { takeHead } from './snapshot.ts';
import type { MuralOptions } from './types.ts';

export interface Past {
  /** Tiles that were not asked for are as if nothing had been painted there. */
  readonly canvas: Canvas;
  /** Seconds. */
  readonly cooldown: number;
}

/** Before the first entry. */
export function openPast({ width, height, cooldown }: MuralOptions, ground: Uint8Array | null): Past {
  return { canvas: createCanvas(width, height, ground), cooldown };
}

/**
 * Reads some tiles of a snapshot, and lets the caller breathe after each.
 * @param ground the first ground, for a mural that still had it then
 * @throws CodecError
 */
export function* restorePast(
  bytes: Uint8Array,
  options: MuralOptions,
  wants: (tile: number) => boolean,
  ground: Uint8Array | null,
): Generator<void, Past> {
  const reader = new ByteReader(bytes);
  try {
    const { width, height, cooldown } = takeHead(reader, options);
    const canvas = createCanvas(width, height, takeFlag(reader) ? ground : null);
    for (const tile of canvas.tiles.keys()) {
      takeTileOf(reader, canvas, tile, wants(tile));
      yield;
    }
    return { canvas, cooldown };
  } catch (error) {
    throw error instanceof ByteError ? new CodecError(error.message) : error;
  }
}
