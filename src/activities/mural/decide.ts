/** What becomes of a command: the event it is, or why not. */
import { type Moment, type Refusal, refuse } from '../activity.ts';
import { type Mark, markAt, toSeconds } from './canvas.ts';
import { MAX_BATCH, MAX_IMPORT, UNDO_WITHIN, UNRESET_WITHIN } from './limits.ts';
import { readCooldown, readPalette } from './settings.ts';
import { type MuralState, NO_PLACE, waitOf } from './state.ts';
import { rewind, unwind } from './strokes.ts';
import type { Configure, FlatPixels, MuralCommand, MuralEvent, Painted, Place } from './types.ts';

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
  }
}

function decidePlace(state: MuralState, command: Place, moment: Moment): Painted | Refusal {
  const bad = refusePixels(state, command.pixels, MAX_BATCH);
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
  const painter = state.painters.get(moment.who);
  if (!painter || painter.lastPlace === NO_PLACE) return refuse('mural/nothing-to-undo');
  if (moment.at - painter.turnAt > UNDO_WITHIN) return refuse('mural/too-late-to-undo');
  const now = markAt(state.canvas, painter.lastPlace);
  const still =
    now.color === painter.lastColor && now.who === moment.who && now.when === toSeconds(painter.turnAt);
  if (!still) return refuse('mural/nothing-to-undo');
  const x = painter.lastPlace % state.width;
  return painted('undo', [x, (painter.lastPlace - x) / state.width, painter.beforeColor]);
}

function decideUndo(state: MuralState, moment: Moment): Painted | Refusal {
  const painter = state.painters.get(moment.who);
  if (!painter || painter.undo.length === 0) return refuse('mural/nothing-to-undo');
  return painted('undo', flatten(state.width, unwind(state.canvas, painter).marks));
}

function decideRedo(state: MuralState, moment: Moment): Painted | Refusal {
  const painter = state.painters.get(moment.who);
  if (!painter || painter.redo.length === 0 || state.cooldown > 0) return refuse('mural/nothing-to-redo');
  const { marks } = rewind(state.canvas, painter);
  return painted('redo', flatten(state.width, marks));
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

function flatten(width: number, marks: ReadonlyMap<number, Mark>): number[] {
  const pixels: number[] = [];
  for (const [place, { color }] of marks) {
    const x = place % width;
    pixels.push(x, (place - x) / width, color);
  }
  return pixels;
}
