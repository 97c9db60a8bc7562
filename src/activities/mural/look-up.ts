/** What can be asked of a mural. Reads only. */
import type { Person, Time } from '../activity.ts';
import { groundOf, markAt, tileSize } from './canvas.ts';
import { TILE, UNDO_WITHIN, UNRESET_WITHIN } from './limits.ts';
import { ALWAYS_OPEN, dayOf, type MuralState, NO_PLACE, type Tally, waitOf } from './state.ts';
import type { MuralStats, MuralView, PixelInfo } from './types.ts';

/** @throws RangeError outside the canvas */
export function pixelAt(state: MuralState, x: number, y: number): PixelInfo {
  expectInside(state, x, y, 1, 1);
  const { color, who, when } = markAt(state.canvas, y * state.width + x);
  return { x, y, color, by: who, at: who === 0 ? 0 : when * 1000 };
}

/**
 * Palette indices of a rectangle, row by row.
 * @throws RangeError where it does not lie on the canvas
 */
export function readRegion(
  state: MuralState,
  x: number,
  y: number,
  width: number,
  height: number,
): Uint8Array {
  expectInside(state, x, y, width, height);
  const { canvas } = state;
  const region = new Uint8Array(width * height);
  for (let row = 0; row < height; row += 1) {
    const v = y + row;
    for (let u = x; u < x + width; ) {
      const end = Math.min(x + width, (u | (TILE - 1)) + 1);
      const tile = canvas.tiles[(v >> 8) * canvas.columns + (u >> 8)];
      const to = row * width + (u - x);
      if (tile) {
        const from = (v & 255) * tile.width + (u & 255);
        region.set(tile.colors.subarray(from, from + end - u), to);
      } else if (canvas.ground) {
        const from = v * canvas.width + u;
        region.set(canvas.ground.subarray(from, from + end - u), to);
      }
      u = end;
    }
  }
  return region;
}

/**
 * A tile as clients load it: the sequence number it is exact at (float64, little
 * endian; where none is given that of its last change), then one palette index a
 * byte, row by row.
 * @throws RangeError where there is no such tile
 */
export function tileBytes(state: MuralState, column: number, row: number, exactAt?: number): Uint8Array {
  const { canvas } = state;
  const index = tileIndex(state, column, row);
  const { width, height } = tileSize(canvas, index);
  const bytes = new Uint8Array(8 + width * height);
  new DataView(bytes.buffer).setFloat64(0, exactAt ?? state.versions[index] ?? 0, true);
  bytes.set(canvas.tiles[index]?.colors ?? groundOf(canvas, index), 8);
  return bytes;
}

/** @throws RangeError where there is no such tile */
export function tileVersion(state: MuralState, column: number, row: number): number {
  return state.versions[tileIndex(state, column, row)] ?? 0;
}

function tileIndex({ canvas }: MuralState, column: number, row: number): number {
  const inside =
    Number.isInteger(column) &&
    column >= 0 &&
    column < canvas.columns &&
    Number.isInteger(row) &&
    row >= 0 &&
    row < canvas.rows;
  if (!inside) throw new RangeError(`no tile ${column}-${row}`);
  return row * canvas.columns + column;
}

function expectInside(state: MuralState, x: number, y: number, width: number, height: number): void {
  const whole = [x, y, width, height].every((value) => Number.isInteger(value) && value >= 0);
  if (!whole || x + width > state.width || y + height > state.height)
    throw new RangeError(`${width}×${height} at ${x},${y} is not on the canvas`);
}

/**
 * @param who whose own figures to give, 0 for nobody's
 * @param also other numbers under which they painted
 */
export function statsOf(state: MuralState, who: Person, at: Time, also: readonly Person[] = []): MuralStats {
  const mine = [who, ...also].flatMap((number) => state.painters.get(number)?.placed ?? []);
  return {
    painted: state.totals.all,
    today: placedToday(state.totals, at),
    mine: mine.reduce((sum, { all }) => sum + all, 0),
    mineToday: mine.reduce((sum, tally) => sum + placedToday(tally, at), 0),
    painters: state.painters.size,
  };
}

function placedToday(tally: Tally, at: Time): number {
  return tally.day === dayOf(at) ? tally.today : 0;
}

/** The mural without its pixels, as this person sees it. */
export function viewOf(state: MuralState, who: Person, at: Time, also: readonly Person[] = []): MuralView {
  const painter = state.painters.get(who);
  const slow = state.cooldown > 0;
  const takeBack = painter && painter.lastPlace !== NO_PLACE && at - painter.turnAt <= UNDO_WITHIN ? 1 : 0;
  return {
    width: state.width,
    height: state.height,
    palette: state.palette,
    cooldown: state.cooldown,
    wait: waitOf(state, painter, at),
    tile: TILE,
    versions: [...state.versions],
    stats: statsOf(state, who, at, also),
    undo: slow ? takeBack : (painter?.undo.length ?? 0),
    redo: painter?.redo.length ?? 0,
    unreset: state.before !== null && at - state.before.at <= UNRESET_WITHIN,
    schedule: state.schedule ?? ALWAYS_OPEN,
    areas: state.areas,
    mask: state.mask?.version ?? 0,
  };
}
