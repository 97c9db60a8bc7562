/**
 * Folds entries in. The hot path of the server: a pixel placed allocates
 * nothing, except room on a stroke where there is no cooldown.
 */
import type { Entry } from '../activity.ts';
import { bitmapOf } from './bitmap.ts';
import {
  type Canvas,
  createCanvas,
  layOver,
  markAt,
  setMark,
  type Tile,
  tileAt,
  toSeconds,
} from './canvas.ts';
import { MAX_ROLLBACKS, UNRESET_WITHIN } from './limits.ts';
import { countPlaced, dayOf, type MuralState, NO_PLACE, type Painter, painterOf } from './state.ts';
import {
  createMemory,
  eachStroke,
  moveTurned,
  NO_STROKE,
  note,
  rebase,
  rewind,
  type Stroke,
  settle,
  strokeFor,
  unwind,
} from './strokes.ts';
import type {
  Configured,
  FlatPixels,
  MuralEvent,
  Painted,
  Protected,
  Rollback,
  RolledBack,
} from './types.ts';

export function apply(state: MuralState, entry: Entry<MuralEvent>): void {
  if (state.before !== null && entry.at - state.before.at > UNRESET_WITHIN) state.before = null;
  const { event } = entry;
  switch (event.type) {
    case 'painted':
      applyPainted(state, entry, event);
      break;
    case 'reset':
      applyReset(state, entry);
      break;
    case 'unreset':
      applyUnreset(state, entry);
      break;
    case 'configured':
      applyConfigured(state, event);
      break;
    case 'protected':
      applyProtected(state, entry.seq, event);
      break;
    case 'scheduled':
      state.schedule = { opensAt: event.opensAt, closesAt: event.closesAt, frozen: event.frozen };
      break;
    case 'rolled-back':
      applyRolledBack(state, entry, event);
      break;
  }
}

function applyPainted(state: MuralState, entry: Entry<MuralEvent>, event: Painted): void {
  switch (event.how) {
    case 'place':
      // What the house paints is nobody's: not counted, not remembered.
      if (entry.by === 0) setPixels(state, entry, event.pixels, null);
      else applyPlace(state, entry, event);
      break;
    case 'import':
      setPixels(state, entry, event.pixels, null);
      break;
    case 'undo':
      if (state.cooldown > 0) applyTakeBack(state, entry, event);
      else applyTurn(state, entry, event);
      break;
    case 'redo':
      applyTurn(state, entry, event);
      break;
  }
}

function applyPlace(state: MuralState, entry: Entry<MuralEvent>, event: Painted): void {
  const { pixels } = event;
  const count = pixels.length / 3;
  const painter = painterOf(state, entry.by);
  const day = dayOf(entry.at);
  countPlaced(painter.placed, count, day);
  countPlaced(state.totals, count, day);
  if (state.cooldown > 0) {
    rememberLast(state, painter, entry, pixels);
    setPixels(state, entry, pixels, null);
  } else {
    const stroke = strokeFor(state.memory, painter, entry.by, event.stroke ?? NO_STROKE, count);
    setPixels(state, entry, pixels, stroke);
    settle(state.memory, painter, count, (owner) => painterOf(state, owner));
  }
  painter.turnAt = entry.at;
  painter.returned = false;
}

/** Before the pixel is set: what lies under it, unless it is placed with a turn that came back. */
function rememberLast(
  state: MuralState,
  painter: Painter,
  entry: Entry<MuralEvent>,
  pixels: FlatPixels,
): void {
  const usesReturned = painter.returned && entry.at < painter.turnAt + state.cooldown * 1000;
  if (usesReturned || pixels.length !== 3) {
    painter.lastPlace = NO_PLACE;
    return;
  }
  const [x = 0, y = 0, color = 0] = pixels;
  painter.lastPlace = y * state.width + x;
  painter.lastColor = color;
  const before = markAt(state.canvas, painter.lastPlace);
  painter.beforeColor = before.color;
  painter.beforeWho = before.who;
  painter.beforeWhen = before.when;
}

/** Sets pixels to their new colour, painted by whom and when the entry says; notes what was there on `stroke`. */
function setPixels(
  state: MuralState,
  entry: Entry<MuralEvent>,
  pixels: FlatPixels,
  stroke: Stroke | null,
): void {
  const { canvas, versions, width, height } = state;
  const { seq, by } = entry;
  const when = toSeconds(entry.at);
  let index = -1;
  let tile: Tile | null = null;
  for (let at = 0; at < pixels.length; at += 3) {
    const x = pixels[at] ?? 0;
    const y = pixels[at + 1] ?? 0;
    const color = pixels[at + 2] ?? 0;
    if (!(x >= 0 && x < width && y >= 0 && y < height)) throw new RangeError(`entry ${seq}: pixel ${x},${y}`);
    const here = (y >> 8) * canvas.columns + (x >> 8);
    if (tile === null || here !== index) {
      index = here;
      tile = tileAt(canvas, index);
      versions[index] = seq;
    }
    const cell = (y & 255) * tile.width + (x & 255);
    if (stroke !== null)
      note(
        stroke,
        y * width + x,
        color,
        when,
        tile.colors[cell] ?? 0,
        tile.who[cell] ?? 0,
        tile.when[cell] ?? 0,
      );
    tile.colors[cell] = color;
    tile.who[cell] = by;
    tile.when[cell] = when;
  }
}

function applyTakeBack(state: MuralState, entry: Entry<MuralEvent>, event: Painted): void {
  const painter = painterOf(state, entry.by);
  setPixels(state, entry, event.pixels, null);
  const [x = 0, y = 0, color = 0] = event.pixels;
  if (painter.lastPlace === y * state.width + x && painter.beforeColor === color)
    setMark(state.canvas, painter.lastPlace, { color, who: painter.beforeWho, when: painter.beforeWhen });
  painter.lastPlace = NO_PLACE;
  painter.returned = true;
}

/** Undo and redo are each other's mirror: a stroke goes from one stack to the other, its pixels back and forth. */
function applyTurn(state: MuralState, entry: Entry<MuralEvent>, event: Painted): void {
  const painter = painterOf(state, entry.by);
  const undoing = event.how === 'undo';
  const turned = undoing ? unwind(state.canvas, painter) : rewind(state.canvas, painter);
  const [from, to] = undoing ? [painter.undo, painter.redo] : [painter.redo, painter.undo];
  moveTurned(state.memory, state.canvas, turned, from, to, undoing);
  setPixels(state, entry, event.pixels, null);
  // The colours are facts of the log; who painted them when, only the stroke knows.
  const { pixels } = event;
  for (let at = 0; at < pixels.length; at += 3) {
    const place = (pixels[at + 1] ?? 0) * state.width + (pixels[at] ?? 0);
    const mark = turned.marks.get(place);
    if (mark && mark.color === pixels[at + 2]) setMark(state.canvas, place, mark);
  }
}

/** The canvas is set aside as it is, without a copy; what could be undone on it is forgotten. */
function applyReset(state: MuralState, entry: Entry<MuralEvent>): void {
  state.before = { canvas: state.canvas, at: entry.at, rollbacks: state.rollbacks };
  state.rollbacks = [];
  state.canvas = createCanvas(state.width, state.height, null);
  state.versions.fill(entry.seq);
  forgetStrokes(state);
  for (const painter of state.painters.values()) painter.lastPlace = NO_PLACE;
}

function applyUnreset(state: MuralState, entry: Entry<MuralEvent>): void {
  if (state.before === null) return;
  const below = state.before.canvas;
  rebase(state.memory, below);
  for (const painter of state.painters.values()) rebaseLast(painter, below);
  layOver(below, state.canvas);
  state.canvas = below;
  state.rollbacks = [...state.before.rollbacks, ...state.rollbacks].slice(-MAX_ROLLBACKS);
  state.before = null;
  state.lastUnreset = entry.seq;
  state.versions.fill(entry.seq);
}

function rebaseLast(painter: Painter, below: Canvas): void {
  if (painter.lastPlace === NO_PLACE || painter.beforeWhen !== 0) return;
  const before = markAt(below, painter.lastPlace);
  painter.beforeColor = before.color;
  painter.beforeWho = before.who;
  painter.beforeWhen = before.when;
}

function applyConfigured(state: MuralState, event: Configured): void {
  if (event.palette !== undefined) state.palette = event.palette;
  if (event.cooldown === undefined) return;
  // Strokes belong to murals without cooldown, the last pixel to those with one.
  if (event.cooldown > 0) forgetStrokes(state);
  else for (const painter of state.painters.values()) painter.lastPlace = NO_PLACE;
  state.cooldown = event.cooldown;
}

function applyProtected(state: MuralState, seq: number, { areas, mask }: Protected): void {
  if (areas !== undefined) {
    state.areas = areas;
    state.shut = bitmapOf(areas, state.width, state.height);
  }
  if (mask !== undefined) state.mask = mask === null ? null : { bits: mask, version: seq };
}

function applyRolledBack(state: MuralState, entry: Entry<MuralEvent>, event: RolledBack): void {
  const { canvas, versions, width } = state;
  const { places, after } = event.changes;
  for (let index = 0; index < places.length; index += 1) {
    const place = places[index] ?? 0;
    const x = place % width;
    const y = (place - x) / width;
    const at = (y >> 8) * canvas.columns + (x >> 8);
    const tile = tileAt(canvas, at);
    const cell = (y & 255) * tile.width + (x & 255);
    tile.colors[cell] = after.colors[index] ?? 0;
    tile.who[cell] = after.who[index] ?? 0;
    tile.when[cell] = after.when[index] ?? 0;
    versions[at] = entry.seq;
  }
  noteRollback(state, entry, event);
}

function noteRollback(state: MuralState, { seq, at, by }: Entry<MuralEvent>, event: RolledBack): void {
  const { group, begins, undoes, changes } = event;
  const count = changes.places.length;
  state.lastRollback = Math.max(state.lastRollback, group);
  if (begins !== undefined) {
    const begun: Rollback = {
      id: group,
      by,
      at,
      ...begins,
      pixels: count,
      restored: 0,
      first: seq,
      last: seq,
      undone: null,
    };
    state.rollbacks = [...state.rollbacks, begun].slice(-MAX_ROLLBACKS);
    return;
  }
  state.rollbacks = state.rollbacks.map((rollback): Rollback => {
    if (rollback.id !== group) return rollback;
    if (undoes) return { ...rollback, restored: rollback.restored + count, undone: { by, at } };
    return { ...rollback, pixels: rollback.pixels + count, last: seq };
  });
}

function forgetStrokes(state: MuralState): void {
  for (const stroke of eachStroke(state.memory)) {
    const painter = painterOf(state, stroke.owner);
    painter.undo.length = 0;
    painter.redo.length = 0;
  }
  Object.assign(state.memory, createMemory());
}
