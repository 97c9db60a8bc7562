/** Writes the mural as the canvas file of the older app, tile by tile, so that it never lies in memory as a whole. */

import { setImmediate } from 'node:timers/promises';
import type { Channel } from '../../../rooms/channel.ts';
import type { Host } from '../../../rooms/host.ts';
import type { Person } from '../../activity.ts';
import { formatLegacyPixel, LEGACY_END, LEGACY_START, type LegacyPixel } from '../legacy-json.ts';
import { TILE } from '../limits.ts';
import type { MuralState } from '../state.ts';

/** Entries written in one go, some milliseconds' worth: others get their turn in between. */
const ENTRIES_A_TURN = 2000;

/** What is known of the pixels of one tile, row by row. */
interface Marks {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly palette: readonly string[];
  readonly colors: Uint8Array;
  readonly who: Uint32Array;
  readonly when: Uint32Array;
}

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
    const marks = await host.read(channel, (state: MuralState) => copyMarks(state, tile));
    if (!marks) continue;
    const strangers = [...new Set(marks.who)].filter((who) => who !== 0 && !known.has(who));
    for (const [who, uuid] of await uuidsOf(strangers)) known.set(who, uuid);
    let text = '';
    let entries = 0;
    for (const pixel of pixelsOf(marks, known)) {
      text += formatLegacyPixel(pixel, first);
      first = false;
      entries += 1;
      if (entries % ENTRIES_A_TURN > 0) continue;
      yield text;
      text = '';
      await setImmediate();
    }
    yield text;
  }
  yield LEGACY_END;
}

function copyMarks({ canvas, palette }: MuralState, index: number): Marks | null {
  const tile = canvas.tiles[index];
  if (!tile) return null;
  return {
    left: (index % canvas.columns) * TILE,
    top: Math.floor(index / canvas.columns) * TILE,
    width: tile.width,
    palette,
    colors: tile.colors.slice(),
    who: tile.who.slice(),
    when: tile.when.slice(),
  };
}

function* pixelsOf(marks: Marks, uuids: ReadonlyMap<Person, string>): Generator<LegacyPixel> {
  for (const [at, seconds] of marks.when.entries()) {
    if (seconds === 0) continue;
    const column = at % marks.width;
    yield {
      x: marks.left + column,
      y: marks.top + (at - column) / marks.width,
      color: marks.palette[marks.colors[at] ?? 0] ?? '#000000',
      at: seconds * 1000,
      user: uuids.get(marks.who[at] ?? 0) ?? '',
    };
  }
}
