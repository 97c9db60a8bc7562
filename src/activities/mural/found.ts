/** Which pixels a rollback would change now: the marks of the canvas say so without the log. */
import { type Canvas, tileSize } from './canvas.ts';
import { createMarks, type Marks, putMark } from './changes.ts';
import type { Matches } from './criteria.ts';
import { TILE } from './limits.ts';

/** Pixels as they were found on one tile, in rising order of their places. */
export interface Found {
  readonly places: Uint32Array;
  readonly marks: Marks;
}

/** What matches on one tile: at most 65,536 pixels, so that a caller can breathe between two. */
export function findOnTile(canvas: Canvas, index: number, matches: Matches): Found {
  const { width, height } = tileSize(canvas, index);
  const tile = canvas.tiles[index];
  if (!tile) return { places: new Uint32Array(), marks: createMarks(0) };
  const left = (index % canvas.columns) * TILE;
  const top = Math.floor(index / canvas.columns) * TILE;
  const placeOf = (cell: number): number => {
    const x = cell % width;
    return (top + (cell - x) / width) * canvas.width + left + x;
  };
  const { colors, who, when } = tile;
  const cells = new Uint32Array(width * height);
  let count = 0;
  for (let cell = 0; cell < cells.length; cell += 1)
    if (when[cell] !== 0 && matches(placeOf(cell), who[cell] ?? 0, when[cell] ?? 0)) {
      cells[count] = cell;
      count += 1;
    }
  const places = new Uint32Array(count);
  const marks = createMarks(count);
  for (let at = 0; at < count; at += 1) {
    const cell = cells[at] ?? 0;
    places[at] = placeOf(cell);
    putMark(marks, at, colors[cell] ?? 0, who[cell] ?? 0, when[cell] ?? 0);
  }
  return { places, marks };
}
