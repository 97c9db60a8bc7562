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

/** A part without its rim, where a neighbour may show. */
export const withoutRim = ({ x, y, width, height }: Region): Region => ({
  ...{ x: x + width * 0.08, y: y + height * 0.08 },
  ...{ width: width * 0.84, height: height * 0.84 },
});

/** How much the colours change along each line of pixels: those that run down, and those that run across. */
export interface Roughness {
  readonly down: readonly number[];
  readonly across: readonly number[];
}

/**
 * The columns and rows by which cells look most like playing cards.
 * @param rough of the sheet in small: between cards there is mostly nothing
 */
export function guessGrid(width: number, height: number, rough?: Roughness): Grid {
  let best: Grid = { columns: 1, rows: 1 };
  let least = Number.POSITIVE_INFINITY;
  for (let rows = 1; rows <= 12; rows++)
    for (let columns = 1; columns <= 15; columns++) {
      if (columns * rows === 1) continue;
      const stretch = Math.abs(Math.log(width / columns / (height / rows) / CARD));
      const many = Math.abs(Math.log((columns * rows) / USUAL_COUNT)) * 0.06;
      const cuts = rough ? roughCuts(rough.down, columns) + roughCuts(rough.across, rows) : 0;
      const off = stretch + many + cuts;
      if (off < least) [best, least] = [{ columns, rows }, off];
    }
  return best;
}

/** How much would be cut through: 0 for nothing, 1 for as much as anywhere. */
function roughCuts(rough: readonly number[], parts: number): number {
  const usual = rough.reduce((sum, one) => sum + one, 0) / rough.length;
  if (parts === 1 || !(usual > 0)) return 0;
  let sum = 0;
  for (let cut = 1; cut < parts; cut++) {
    const at = Math.round((cut * rough.length) / parts);
    // A line may fall beside the gap by a pixel.
    sum += Math.min(...[at - 1, at, at + 1].map((line) => rough[line] ?? usual));
  }
  return Math.min(1.5, sum / (parts - 1) / usual);
}

/** Of red, green, blue and alpha of a picture, row by row. */
export function roughnessOf(rgba: Uint8ClampedArray, width: number, height: number): Roughness {
  const down = Array.from({ length: width }, () => 0);
  const across = Array.from({ length: height }, () => 0);
  const light = (x: number, y: number): number => {
    const at = (y * width + x) * 4;
    return (rgba[at] ?? 0) + (rgba[at + 1] ?? 0) + (rgba[at + 2] ?? 0);
  };
  for (let y = 1; y < height; y++)
    for (let x = 1; x < width; x++) {
      down[x] = (down[x] ?? 0) + Math.abs(light(x, y) - light(x, y - 1));
      across[y] = (across[y] ?? 0) + Math.abs(light(x, y) - light(x - 1, y));
    }
  return { down, across };
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

/**
 * Whether a few pixels are all nearly of this colour, as where there is no card. All of it is red, green, blue and alpha.
 * @param paper that of the sheet itself
 */
export function isBlank(rgba: Uint8ClampedArray, paper: ArrayLike<number>): boolean {
  return rgba.every((value, at) => Math.abs(value - (paper[at % 4] ?? 0)) <= 10);
}
