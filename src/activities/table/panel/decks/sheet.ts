/** A sheet of cards, cut by columns and rows. Pure. */

export interface Grid {
  readonly columns: number;
  readonly rows: number;
}
export interface Region {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const MOST_LINES = 25;
/** What cards are usually like, and how many a sheet usually holds. */
const [CARD, USUAL_COUNT] = [5 / 7, 54];

/** The columns and rows by which cells look most like playing cards. */
export function guessGrid(width: number, height: number): Grid {
  let best: Grid = { columns: 1, rows: 1 };
  let least = Number.POSITIVE_INFINITY;
  for (let rows = 1; rows <= 12; rows++)
    for (let columns = 1; columns <= 15; columns++) {
      if (columns * rows === 1) continue;
      const stretch = Math.abs(Math.log(width / columns / (height / rows) / CARD));
      const off = stretch + Math.abs(Math.log((columns * rows) / USUAL_COUNT)) * 0.06;
      if (off < least) [best, least] = [{ columns, rows }, off];
    }
  return best;
}

/** Where a cell is in a sheet of this size; row by row from the left upper corner. Neighbours share no pixel. */
export function cellAt({ columns, rows }: Grid, at: number, width: number, height: number): Region {
  const column = at % columns;
  const row = Math.floor(at / columns);
  const edge = (nth: number, of: number, length: number) => Math.round((nth * length) / of);
  const [x, y] = [edge(column, columns, width), edge(row, rows, height)];
  return {
    ...{ x, y },
    width: Math.max(1, edge(column + 1, columns, width) - x),
    height: Math.max(1, edge(row + 1, rows, height) - y),
  };
}

/** Red, green, blue and alpha of a few pixels: whether they are all nearly the same, as where there is no card. */
export function isPlain(rgba: Uint8ClampedArray): boolean {
  for (let at = 4; at < rgba.length; at++)
    if (Math.abs((rgba[at] ?? 0) - (rgba[at % 4] ?? 0)) > 8) return false;
  return true;
}
