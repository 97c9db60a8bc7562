import type { FlatPixels } from '../types.ts';
import type { Point } from './camera.ts';
import { line } from './line.ts';

/**
 * A stroke being drawn: cells in, pixels out. Straight lines join the positions
 * a pointer was seen at; a cell is painted once; what has the colour already is left.
 */
export interface Stroke {
  readonly id: number;
  readonly color: number;
  /** Leads the stroke to a cell, inside the mural or not. */
  to(cell: Point): void;
  /** What was added since the last call, at most `most` pixels; empty when nothing is left. */
  take(most: number): FlatPixels;
}

export interface StrokeCanvas {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

export function createStroke(id: number, color: number, canvas: StrokeCanvas): Stroke {
  const painted = new Set<number>();
  let fresh: number[] = [];
  let last: Point | null = null;

  function paint(x: number, y: number): void {
    if (x < 0 || y < 0 || x >= canvas.width || y >= canvas.height) return;
    const place = y * canvas.width + x;
    if (painted.has(place) || canvas.pixels[place] === color) return;
    painted.add(place);
    fresh.push(x, y, color);
  }

  return {
    id,
    color,
    to(cell) {
      const from = last ?? cell;
      line(from.x, from.y, cell.x, cell.y, paint);
      last = cell;
    },
    take(most) {
      const taken = fresh.slice(0, most * 3);
      fresh = fresh.slice(most * 3);
      return taken;
    },
  };
}
