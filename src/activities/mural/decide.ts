/** What becomes of a command: the event it is, or why not. */
import { type Moment, type Refusal, refuse } from '../activity.ts';
import { bitmapBytes, hasBit } from './bitmap.ts';
import { type Mark, markAt, sameMark, toSeconds } from './canvas.ts';
import { filterChanges, markOf } from './changes.ts';
import { heldBack, mayPass, shutAt } from './holding.ts';
import { MAX_BATCH, MAX_IMPORT, UNDO_WITHIN, UNRESET_WITHIN } from './limits.ts';
import { readAreas, readCooldown, readPalette, readSchedule } from './settings.ts';
import { ALWAYS_OPEN, type MuralState, NO_PLACE, waitOf } from './state.ts';
import { rewind, unwind } from './strokes.ts';
import type {
  ChangeSchedule,
  Configure,
  FlatPixels,
  MuralCommand,
  MuralEvent,
  Painted,
  Place,
  Protect,
  RollBack,
} from './types.ts';

export function decide(state: MuralState, command: MuralCommand, moment: Moment): MuralEvent | Refusal {
  switch (command.type) {
    case 'place':
      return decidePlace(state, command, moment);
    case 'import':
      return refusePixels(state, command.pixels, MAX_IMPORT) ?? painted('import', command.pixels);
    case 'undo':
      return state.cooldown > 0 ? decideTakeBack(state, moment) : decideUndo(state, moment);
    case 'redo':
      return decideRedo(state, moment);
    case 'reset':
      return { type: 'reset' };
    case 'unreset':
      if (state.before === null || moment.at - state.before.at > UNRESET_WITHIN)
        return refuse('mural/nothing-to-bring-back');
      return { type: 'unreset' };
    case 'configure':
      return decideConfigure(state, command);
    case 'protect':
      return decideProtect(state, command);
    case 'schedule':
      return decideSchedule(state, command);
    case 'roll-back':
      return decideRollBack(state, command);
  }
}

function decidePlace(state: MuralState, command: Place, moment: Moment): Painted | Refusal {
  const held = heldBack(state, moment);
  if (held) return held;
  const bad = refusePixels(state, command.pixels, MAX_BATCH) ?? shutAt(state, command.pixels, moment);
  if (bad) return bad;
  if (state.cooldown > 0 && moment.who !== 0) {
    if (command.pixels.length > 3) return refuse('mural/one-at-a-time');
    const wait = waitOf(state, state.painters.get(moment.who), moment.at);
    if (wait > 0) return refuse('mural/cooldown', { wait });
  }
  return command.stroke === undefined
    ? painted('place', command.pixels)
    : { type: 'painted', how: 'place', pixels: command.pixels, stroke: command.stroke };
}

/** Why these pixels cannot be painted, or null. `index` counts pixels from 0. */
function refusePixels(state: MuralState, pixels: FlatPixels, max: number): Refusal | null {
  const { width, height } = state;
  const colors = state.palette.length;
  if (pixels.length === 0 || pixels.length % 3 !== 0) return refuse('mural/bad-pixels');
  if (pixels.length > max * 3) return refuse('mural/too-many-pixels', { max });
  for (let at = 0; at < pixels.length; at += 3) {
    const x = pixels[at] ?? Number.NaN;
    const y = pixels[at + 1] ?? Number.NaN;
    const color = pixels[at + 2] ?? Number.NaN;
    if (!(Number.isInteger(x) && Number.isInteger(y) && Number.isInteger(color)))
      return refuse('mural/bad-pixels', { index: at / 3 });
    if (x < 0 || x >= width || y < 0 || y >= height)
      return refuse('mural/out-of-bounds', { x, y, width, height, index: at / 3 });
    if (color < 0 || color >= colors) return refuse('mural/unknown-color', { color, colors, index: at / 3 });
  }
  return null;
}

/** Where there is a cooldown: one's last pixel, as long as nobody painted over it. */
function decideTakeBack(state: MuralState, moment: Moment): Painted | Refusal {
  const held = heldBack(state, moment);
  if (held) return held;
  const painter = state.painters.get(moment.who);
  if (!painter || painter.lastPlace === NO_PLACE) return refuse('mural/nothing-to-undo');
  if (moment.at - painter.turnAt > UNDO_WITHIN) return refuse('mural/too-late-to-undo');
  const now = markAt(state.canvas, painter.lastPlace);
  const still =
    now.color === painter.lastColor && now.who === moment.who && now.when === toSeconds(painter.turnAt);
  if (!still) return refuse('mural/nothing-to-undo');
  const x = painter.lastPlace % state.width;
  const pixel = [x, (painter.lastPlace - x) / state.width, painter.beforeColor];
  return shutAt(state, pixel, moment) ?? painted('undo', pixel);
}

function decideUndo(state: MuralState, moment: Moment): Painted | Refusal {
  const held = heldBack(state, moment);
  if (held) return held;
  const painter = state.painters.get(moment.who);
  if (!painter || painter.undo.length === 0) return refuse('mural/nothing-to-undo');
  return painted('undo', flatten(state, unwind(state.canvas, painter).marks, moment));
}

function decideRedo(state: MuralState, moment: Moment): Painted | Refusal {
  const held = heldBack(state, moment);
  if (held) return held;
  const painter = state.painters.get(moment.who);
  if (!painter || painter.redo.length === 0 || state.cooldown > 0) return refuse('mural/nothing-to-redo');
  const { marks } = rewind(state.canvas, painter);
  return painted('redo', flatten(state, marks, moment));
}

function decideConfigure(state: MuralState, command: Configure): MuralEvent | Refusal {
  const { cooldown, palette } = command;
  if (cooldown === undefined && palette === undefined)
    return refuse('mural/bad-settings', { field: 'cooldown, palette' });
  const seconds = cooldown === undefined ? undefined : readCooldown(cooldown);
  if (typeof seconds === 'object') return seconds;
  const colors = palette === undefined ? undefined : readPalette(palette, state.palette.length);
  if (colors !== undefined && 'refused' in colors) return colors;
  return {
    type: 'configured',
    ...(seconds === undefined ? {} : { cooldown: seconds }),
    ...(colors === undefined ? {} : { palette: colors }),
  };
}

function painted(how: Painted['how'], pixels: FlatPixels): Painted {
  return { type: 'painted', how, pixels };
}

/** What was shut since one painted there stays as it is. */
function flatten(state: MuralState, marks: ReadonlyMap<number, Mark>, moment: Moment): number[] {
  const { width } = state;
  const pixels: number[] = [];
  for (const [place, { color }] of marks) {
    if (!mayPass(state, place, moment)) continue;
    const x = place % width;
    pixels.push(x, (place - x) / width, color);
  }
  return pixels;
}

function decideProtect(state: MuralState, { areas, mask }: Protect): MuralEvent | Refusal {
  if (areas === undefined && mask === undefined)
    return refuse('mural/bad-settings', { field: 'areas, mask' });
  const read = areas === undefined ? undefined : readAreas(areas, state);
  if (read !== undefined && 'refused' in read) return read;
  if (mask && mask.length !== bitmapBytes(state.width * state.height))
    return refuse('mural/bad-settings', { field: 'mask' });
  if (mask && isShutEverywhere(mask, state.width * state.height)) return refuse('mural/mask-shuts-all');
  return {
    type: 'protected',
    ...(read === undefined ? {} : { areas: read }),
    ...(mask === undefined ? {} : { mask }),
  };
}

function isShutEverywhere(mask: Uint8Array, pixels: number): boolean {
  const whole = pixels >> 3;
  for (let byte = 0; byte < whole; byte += 1) if (mask[byte] !== 255) return false;
  for (let place = whole * 8; place < pixels; place += 1) if (!hasBit(mask, place)) return false;
  return true;
}

function decideSchedule(state: MuralState, command: ChangeSchedule): MuralEvent | Refusal {
  const before = state.schedule ?? ALWAYS_OPEN;
  const schedule = readSchedule(before, command);
  if ('refused' in schedule) return schedule;
  return { type: 'scheduled', ...schedule, ...(schedule.frozen !== before.frozen && { switched: true }) };
}

function decideRollBack(state: MuralState, { group, undoes, changes }: RollBack): MuralEvent | Refusal {
  const begins = typeof group === 'object' ? group : undefined;
  if (begins === undefined && !state.rollbacks.some(({ id }) => id === group))
    return refuse('mural/no-such-roll-back');
  const still = filterChanges(changes, (index) =>
    sameMark(markAt(state.canvas, changes.places[index] ?? 0), markOf(changes.before, index)),
  );
  if (still.places.length === 0) return refuse('mural/nothing-to-roll-back');
  const id = typeof group === 'object' ? state.lastRollback + 1 : group;
  return { type: 'rolled-back', group: id, ...(begins && { begins }), undoes, changes: still };
}
