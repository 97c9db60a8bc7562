/** Which pixels a rollback would change now: the marks of the canvas say so without the log. */
import { type Canvas, tileSize } from './canvas.ts';
import { createChanges, type Marks, putMark } from './changes.ts';
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
  const found = createChanges(tile ? width * height : 0);
  let count = 0;
  if (tile) {
    const left = (index % canvas.columns) * TILE;
    const top = Math.floor(index / canvas.columns) * TILE;
    for (let at = 0; at < width * height; at += 1) {
      const when = tile.when[at] ?? 0;
      if (when === 0) continue;
      const x = at % width;
      const place = (top + (at - x) / width) * canvas.width + left + x;
      const who = tile.who[at] ?? 0;
      if (!matches(place, who, when)) continue;
      found.places[count] = place;
      putMark(found.before, count, tile.colors[at] ?? 0, who, when);
      count += 1;
    }
  }
  const { colors, who, when } = found.before;
  return {
    places: found.places.slice(0, count),
    marks: { colors: colors.slice(0, count), who: who.slice(0, count), when: when.slice(0, count) },
  };
}
