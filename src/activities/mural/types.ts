/** The words of the mural: its options, commands, events and views. */
import type { Person, Time } from '../activity.ts';
import type { Changes } from './changes.ts';

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

/** A rectangle of pixels. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
/** Where only masters paint, and what the place is called. */
export interface ProtectedArea extends Area {
  readonly name: string;
}
/** When people may paint. Null for a bound that is not set. */
export interface Schedule {
  readonly opensAt: Time | null;
  readonly closesAt: Time | null;
  /** Nobody paints until it is taken off, whatever the times say. */
  readonly frozen: boolean;
}
/** What is taken back: placements that fit all of these. At least one is given; times count to the second. */
export interface Criteria {
  readonly by?: Person;
  readonly since?: Time;
  readonly until?: Time;
  readonly area?: Area;
}

export type MuralCommand = PaintCommand | Protect | ChangeSchedule | RollBack;
export type PaintCommand = Place | Undo | Redo | ResetMural | Unreset | Configure | Import;

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

/** Replaces the list of protected areas, or the mask. */
export interface Protect {
  readonly type: 'protect';
  readonly areas?: readonly ProtectedArea[];
  /** A bit a pixel, row by row, the lowest of each byte first: 1 where nobody paints. Null for no mask. */
  readonly mask?: Uint8Array | null;
}
/** Changes when people may paint. What is left out stays; null takes a time off. */
export interface ChangeSchedule {
  readonly type: 'schedule';
  readonly opensAt?: Time | null;
  readonly closesAt?: Time | null;
  readonly frozen?: boolean;
}
/**
 * A step of a rollback, or of undoing one: made by the server, never read from outside.
 * Pixels that are no longer as they were found stay as they are.
 */
export interface RollBack {
  readonly type: 'roll-back';
  /** The rollback it belongs to, or what begins a new one. */
  readonly group: number | Beginning;
  /** It brings back what the rollback took. */
  readonly undoes: boolean;
  readonly changes: Changes;
}

export type MuralEvent = Painted | WasReset | WasUnreset | Configured | Protected | Scheduled | RolledBack;

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

export interface Protected {
  readonly type: 'protected';
  readonly areas?: readonly ProtectedArea[];
  readonly mask?: Uint8Array | null;
}
/** The whole schedule, as it is from now on. */
export interface Scheduled extends Schedule {
  readonly type: 'scheduled';
  /** It was frozen or unfrozen by this; absent where only the hours changed. */
  readonly switched?: true;
}
/** Pixels became again what lay beneath them, or the other way round. */
export interface RolledBack {
  readonly type: 'rolled-back';
  readonly group: number;
  /** With the first entry of a rollback only. */
  readonly begins?: Beginning;
  readonly undoes: boolean;
  readonly changes: Changes;
}

/** What the first entry of a rollback says of the whole. */
export interface Beginning {
  readonly criteria: Criteria;
  /** How many pixels were found: fewer are taken back where it is cut short, or where somebody paints over them. */
  readonly found: number;
  /** The reason given; empty for none. */
  readonly why: string;
}

/** One rollback, as masters see it. */
export interface Rollback extends Beginning {
  readonly id: number;
  readonly by: Person;
  readonly at: Time;
  /** Pixels taken back, and of those, how many came again by undoing it. */
  readonly pixels: number;
  readonly restored: number;
  /** Sequence numbers of its first and last entry. */
  readonly first: number;
  readonly last: number;
  /** Who undid it when; null while it stands. */
  readonly undone: { readonly by: Person; readonly at: Time } | null;
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
  readonly schedule: Schedule;
  /** Where only masters paint. */
  readonly areas: readonly ProtectedArea[];
  /** Version of the mask, which `GET …/mural/mask` has; 0 for none. */
  readonly mask: number;
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
