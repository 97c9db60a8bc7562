/** What a mural is: everything the fold of its log knows. */
import type { Person, Time } from '../activity.ts';
import { paintFirstArt } from './art/first-art.ts';
import type { Bitmap } from './bitmap.ts';
import { type Canvas, createCanvas } from './canvas.ts';
import { createMemory, type Memory, type Stacks } from './strokes.ts';
import type { MuralOptions, ProtectedArea, Rollback, Schedule } from './types.ts';

export interface MuralState {
  readonly width: number;
  readonly height: number;
  palette: readonly string[];
  /** Seconds. */
  cooldown: number;
  canvas: Canvas;
  /** Sequence number of the last change of each tile, row by row; 0 where there was none. */
  readonly versions: number[];
  /** What the last reset took away, until it is brought back or `UNRESET_WITHIN` is over. */
  before: {
    readonly canvas: Canvas;
    readonly at: Time;
    /** Those that can be undone again once it is back. */
    readonly rollbacks: readonly Rollback[];
  } | null;
  /** Sequence number of the last entry that brought back what a reset took away; 0 where there was none. */
  lastUnreset: number;
  /** Everybody who ever placed a pixel here. */
  readonly painters: Map<Person, Painter>;
  readonly memory: Memory;
  readonly totals: Tally;
  /** Where only masters paint; `shut` says the same of each pixel, null where there are none. */
  areas: readonly ProtectedArea[];
  shut: Bitmap | null;
  /** Where nobody paints, and the sequence number it came with; null where the whole canvas is free. */
  mask: { readonly bits: Bitmap; readonly version: number } | null;
  /** Null where nothing was ever set: people paint whenever they like. */
  schedule: Schedule | null;
  /** The last ones, oldest first, and the number of the last one there ever was. */
  rollbacks: readonly Rollback[];
  lastRollback: number;
}

export const ALWAYS_OPEN: Schedule = { opensAt: null, closesAt: null, frozen: false };

/** Pixels placed: undoing, redoing and importing change pixels but place none. */
export interface Tally {
  all: number;
  /** Those of `day`, a number of days (UTC) since the Unix epoch. */
  today: number;
  day: number;
}

/** What is known of one person. */
export interface Painter extends Stacks {
  readonly placed: Tally;
  /** When this person last placed something. */
  turnAt: Time;
  /** The turn of `turnAt` came back by undoing, and was not used since. */
  returned: boolean;
  /** The last pixel, where it can be taken back: `y * width + x`, or NO_PLACE. */
  lastPlace: number;
  lastColor: number;
  /** What was there before. */
  beforeColor: number;
  beforeWho: Person;
  beforeWhen: number;
}

export const NO_PLACE = -1;

/**
 * The state before the first entry: blank, or with the first art as its ground.
 * @param ground where it is known already, as it takes long to paint
 */
export function openMural(options: MuralOptions, ground = firstGround(options)): MuralState {
  const { width, height, palette, cooldown } = options;
  const canvas = createCanvas(width, height, ground);
  return {
    width,
    height,
    palette: [...palette],
    cooldown,
    canvas,
    versions: new Array<number>(canvas.tiles.length).fill(0),
    before: null,
    lastUnreset: 0,
    painters: new Map(),
    memory: createMemory(),
    totals: createTally(),
    areas: [],
    shut: null,
    mask: null,
    schedule: null,
    rollbacks: [],
    lastRollback: 0,
  };
}

/** The ground of a mural that was never emptied: a function of its options alone. */
export function firstGround(options: MuralOptions): Uint8Array | null {
  if (options.art === 'none') return null;
  return paintFirstArt(options.width, options.height, options.palette);
}

export function createTally(): Tally {
  return { all: 0, today: 0, day: 0 };
}

export function createPainter(): Painter {
  return {
    placed: createTally(),
    turnAt: 0,
    returned: false,
    lastPlace: NO_PLACE,
    lastColor: 0,
    beforeColor: 0,
    beforeWho: 0,
    beforeWhen: 0,
    undo: [],
    redo: [],
  };
}

export function painterOf(state: MuralState, who: Person): Painter {
  const known = state.painters.get(who);
  if (known) return known;
  const made = createPainter();
  state.painters.set(who, made);
  return made;
}

const DAY = 24 * 60 * 60 * 1000;

/** Days (UTC) since the Unix epoch. */
export function dayOf(at: Time): number {
  return Math.floor(at / DAY);
}

export function countPlaced(tally: Tally, pixels: number, day: number): void {
  if (tally.day !== day) {
    tally.day = day;
    tally.today = 0;
  }
  tally.all += pixels;
  tally.today += pixels;
}

/** Milliseconds until this person may place again. */
export function waitOf(state: MuralState, painter: Painter | undefined, at: Time): number {
  if (!painter || painter.returned || state.cooldown === 0) return 0;
  return Math.max(0, painter.turnAt + state.cooldown * 1000 - at);
}
