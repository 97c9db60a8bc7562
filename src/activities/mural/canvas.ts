/**
 * The canvas: tiles of 256 × 256 pixels, allocated when first painted on, and
 * the ground they start from. Of each pixel it is known who painted it when.
 */
import type { Person, Time } from '../activity.ts';
import { TILE } from './limits.ts';

export interface Canvas {
  readonly width: number;
  readonly height: number;
  /** How many tiles lie side by side. */
  readonly columns: number;
  readonly rows: number;
  /** Colours of the whole canvas before anybody painted, row by row; null where all are 0. */
  readonly ground: Uint8Array | null;
  /** Row by row; null where nothing was painted. */
  readonly tiles: (Tile | null)[];
}

/** Pixels row by row. Tiles of the last column and row are cut to what lies on the canvas. */
export interface Tile {
  readonly width: number;
  readonly height: number;
  readonly colors: Uint8Array;
  /** Account numbers; 0 where nobody or the house painted. */
  readonly who: Uint32Array;
  /** Seconds since the Unix epoch; 0 where nothing was painted over the ground. */
  readonly when: Uint32Array;
}

/** What is known of one pixel. Two are the same painting when all three are equal. */
export interface Mark {
  readonly color: number;
  readonly who: Person;
  readonly when: number;
}

export function createCanvas(width: number, height: number, ground: Uint8Array | null): Canvas {
  const columns = Math.ceil(width / TILE);
  const rows = Math.ceil(height / TILE);
  return { width, height, columns, rows, ground, tiles: new Array<Tile | null>(columns * rows).fill(null) };
}

/** 0 means "never painted", so the first second of 1970 counts as the second one. */
export function toSeconds(at: Time): number {
  return Math.max(1, Math.floor(at / 1000));
}

/** The tile to paint on, made when it is not there. */
export function tileAt(canvas: Canvas, index: number): Tile {
  const known = canvas.tiles[index];
  if (known) return known;
  if (!(index >= 0 && index < canvas.tiles.length)) throw new RangeError(`no tile ${index}`);
  const made = createTile(canvas, index);
  canvas.tiles[index] = made;
  return made;
}

export function createTile(canvas: Canvas, index: number): Tile {
  const { width, height } = tileSize(canvas, index);
  const size = width * height;
  return {
    width,
    height,
    colors: groundOf(canvas, index),
    who: new Uint32Array(size),
    when: new Uint32Array(size),
  };
}

export function tileSize(canvas: Canvas, index: number): { width: number; height: number } {
  const left = (index % canvas.columns) * TILE;
  const top = Math.floor(index / canvas.columns) * TILE;
  return { width: Math.min(TILE, canvas.width - left), height: Math.min(TILE, canvas.height - top) };
}

/** A fresh copy of the colours a tile has before anybody paints on it. */
export function groundOf(canvas: Canvas, index: number): Uint8Array {
  const { width, height } = tileSize(canvas, index);
  const colors = new Uint8Array(width * height);
  if (canvas.ground === null) return colors;
  const left = (index % canvas.columns) * TILE;
  const top = Math.floor(index / canvas.columns) * TILE;
  for (let y = 0; y < height; y += 1) {
    const from = (top + y) * canvas.width + left;
    colors.set(canvas.ground.subarray(from, from + width), y * width);
  }
  return colors;
}

/** @param place y * width + x */
export function markAt(canvas: Canvas, place: number): Mark {
  const x = place % canvas.width;
  const y = (place - x) / canvas.width;
  const tile = canvas.tiles[(y >> 8) * canvas.columns + (x >> 8)];
  if (!tile) return { color: canvas.ground?.[place] ?? 0, who: 0, when: 0 };
  const at = (y & 255) * tile.width + (x & 255);
  return { color: tile.colors[at] ?? 0, who: tile.who[at] ?? 0, when: tile.when[at] ?? 0 };
}

export function setMark(canvas: Canvas, place: number, mark: Mark): void {
  const x = place % canvas.width;
  const y = (place - x) / canvas.width;
  const tile = tileAt(canvas, (y >> 8) * canvas.columns + (x >> 8));
  const at = (y & 255) * tile.width + (x & 255);
  tile.colors[at] = mark.color;
  tile.who[at] = mark.who;
  tile.when[at] = mark.when;
}

export function sameMark(a: Mark, b: Mark): boolean {
  return a.color === b.color && a.who === b.who && a.when === b.when;
}

/** Lays what was painted on `upper` over `lower`, which becomes the result. */
export function layOver(lower: Canvas, upper: Canvas): void {
  for (const [index, above] of upper.tiles.entries()) {
    if (!above) continue;
    const below = tileAt(lower, index);
    for (let at = 0; at < above.when.length; at += 1) {
      const when = above.when[at] ?? 0;
      if (when === 0) continue;
      below.colors[at] = above.colors[at] ?? 0;
      below.who[at] = above.who[at] ?? 0;
      below.when[at] = when;
    }
  }
}
