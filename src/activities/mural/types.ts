/** The words of the mural: its options, commands, events and views. */
import type { Person, Time } from '../activity.ts';

/** What the room says about its mural before the first entry. */
export interface MuralOptions {
  /** 16 to 4096 pixels each. */
  readonly width: number;
  readonly height: number;
  /** 2 to 256 colours, `#rrggbb` in lower case. Index 0 is the empty canvas. */
  readonly palette: readonly string[];
  /** Seconds between two pixels of one person; 0 for none, at most 86,400. */
  readonly cooldown: number;
  /** Name of the generated picture the mural starts with (`first-art.ts`), or none. */
  readonly art: 'garden' | 'none';
}

/** Pixels on the wire and in events: x, y, colour index, x, y, colour index, … */
export type FlatPixels = readonly number[];

export type MuralCommand = Place | Undo | Redo | ResetMural | Unreset | Configure | Import;

/**
 * One pixel, or in rooms without cooldown up to 4,096 of a stroke.
 * All of them are placed or none. Commands with the same `stroke` are undone together.
 */
export interface Place {
  readonly type: 'place';
  readonly pixels: FlatPixels;
  readonly stroke?: number;
}
/**
 * Takes back one's own last stroke (without cooldown), or one's last pixel
 * within 5 s (with cooldown; the turn comes back with it, once).
 * Pixels that others painted over since stay as they are.
 */
export interface Undo {
  readonly type: 'undo';
}
export interface Redo {
  readonly type: 'redo';
}
/** Empties the mural. Can be taken back by `unreset` for 24 hours. */
export interface ResetMural {
  readonly type: 'reset';
}
/** Brings back what the last reset took away; what was painted since stays on top. */
export interface Unreset {
  readonly type: 'unreset';
}
/** Changes what may change while people paint. The palette only grows or changes colours, it never shrinks. */
export interface Configure {
  readonly type: 'configure';
  readonly cooldown?: number;
  readonly palette?: readonly string[];
}
/** A part of an imported picture: like `place`, without cooldown and stroke, at most 65,536 pixels. */
export interface Import {
  readonly type: 'import';
  readonly pixels: FlatPixels;
}

export type MuralEvent = Painted | WasReset | WasUnreset | Configured;

/** Pixels got these colours. `how` tells what for; the pixels are facts, already decided. */
export interface Painted {
  readonly type: 'painted';
  readonly how: 'place' | 'undo' | 'redo' | 'import';
  readonly pixels: FlatPixels;
  readonly stroke?: number;
}
export interface WasReset {
  readonly type: 'reset';
}
export interface WasUnreset {
  readonly type: 'unreset';
}
export interface Configured {
  readonly type: 'configured';
  readonly cooldown?: number;
  readonly palette?: readonly string[];
}

/**
 * What a viewer is given on opening the channel; the pixels themselves come as tiles:
 * `GET /api/v1/rooms/{code}/mural/tiles/{column}-{row}@{version}`.
 */
export interface MuralView {
  readonly width: number;
  readonly height: number;
  readonly palette: readonly string[];
  /** Seconds. */
  readonly cooldown: number;
  /** Milliseconds this viewer still has to wait. */
  readonly wait: number;
  /** Edge of a tile in pixels (the last column and row may be cut). */
  readonly tile: number;
  /** Sequence number of the last change of each tile, row by row; 0 for one that is still as it began. */
  readonly versions: readonly number[];
  readonly stats: MuralStats;
  /** How many strokes this viewer can undo and redo; whether a reset can be taken back. */
  readonly undo: number;
  readonly redo: number;
  readonly unreset: boolean;
}

export interface MuralStats {
  /** Pixels placed since the beginning, and since midnight UTC. */
  readonly painted: number;
  readonly today: number;
  /** The same for this viewer. */
  readonly mine: number;
  readonly mineToday: number;
  /** People who ever painted here. */
  readonly painters: number;
}

/** Who painted a pixel; `by` 0 and `at` 0 where nobody did. */
export interface PixelInfo {
  readonly x: number;
  readonly y: number;
  readonly color: number;
  readonly by: Person;
  /** Precise to the second. */
  readonly at: Time;
}
