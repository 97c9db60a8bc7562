/** Writes the mural as the canvas file of the older app, tile by tile, so that it never lies in memory as a whole. */

import type { Channel } from '../../../rooms/channel.ts';
import type { Host } from '../../../rooms/host.ts';
import type { Person } from '../../activity.ts';
import { formatLegacyPixel, LEGACY_END, LEGACY_START, type LegacyPixel } from '../legacy-json.ts';
import { TILE } from '../limits.ts';
import type { MuralState } from '../state.ts';

/**
 * Every pixel that somebody painted. Each tile is as of the moment it is
 * reached: people may go on painting meanwhile.
 *
 * @param uuidsOf public ids of people by their numbers
 */
export async function* writeCanvasFile(
  host: Host,
  channel: Channel,
  uuidsOf: (people: readonly Person[]) => Promise<ReadonlyMap<Person, string>>,
): AsyncGenerator<string> {
  const known = new Map<Person, string>();
  const tiles = await host.read(channel, (state: MuralState) => state.canvas.tiles.length);
  let first = true;
  yield LEGACY_START;
  for (let tile = 0; tile < tiles; tile += 1) {
    const marks = await host.read(channel, (state: MuralState) => marksOf(state, tile));
    const strangers = [...new Set(marks.map(({ who }) => who))].filter((who) => !known.has(who));
    for (const [who, uuid] of await uuidsOf(strangers)) known.set(who, uuid);
    let text = '';
    for (const { who, ...pixel } of marks) {
      text += formatLegacyPixel({ ...pixel, user: known.get(who) ?? '' }, first);
      first = false;
    }
    yield text;
  }
  yield LEGACY_END;
}

function marksOf(state: MuralState, index: number): (Omit<LegacyPixel, 'user'> & { readonly who: Person })[] {
  const { canvas, palette } = state;
  const tile = canvas.tiles[index];
  if (!tile) return [];
  const left = (index % canvas.columns) * TILE;
  const top = Math.floor(index / canvas.columns) * TILE;
  const marks = [];
  for (const [at, seconds] of tile.when.entries()) {
    if (seconds === 0) continue;
    const column = at % tile.width;
    marks.push({
      x: left + column,
      y: top + (at - column) / tile.width,
      color: palette[tile.colors[at] ?? 0] ?? '#000000',
      at: seconds * 1000,
      who: tile.who[at] ?? 0,
    });
  }
  return marks;
}
