import type { ReadonlySignal, Signal } from '@preact/signals';
import type { Api } from '../../../client/api.ts';
import type { People } from '../../../client/people.ts';
import type { Reportable, RoomInfo } from '../../../client/types.ts';
import type { Person, Refusal } from '../../activity.ts';
import type { Area } from '../types.ts';
import type { Point } from './camera.ts';
import type { PointerKind } from './gestures.ts';
import type { LiveMural } from './live-mural.ts';
import type { Pyramid } from './pyramid.ts';
import type { Studio } from './studio.ts';
import type { Viewport } from './viewport.ts';

export type DialogName = 'go-to' | 'keys' | 'save' | 'figures';

/** What somebody who looks after the mural is at. */
export type KeepingTab = 'take-back' | 'areas' | 'mask' | 'hours';

export interface Keeping {
  readonly tab: KeepingTab;
  /** Whose pixels are to be taken back, where that is known already. */
  readonly by?: Person;
  /** Where they were painted, where that is known already. */
  readonly area?: Area;
}

export interface Note {
  readonly text: string;
  readonly tone: 'good' | 'bad';
  /** The cell it is about. */
  readonly at?: Point | null;
}

/** What the parts of the panel share. */
export interface Desk {
  readonly studio: Studio;
  readonly viewport: Viewport;
  readonly pyramid: Pyramid;
  readonly live: LiveMural;
  readonly api: Api;
  readonly people: People;
  readonly room: RoomInfo;
  /** Where the mouse is on the canvas, in CSS pixels; null when it is elsewhere or the keyboard points. */
  readonly mouse: Signal<Point | null>;
  /** The cell under it, also when the mural moves and the mouse does not. */
  readonly hover: ReadonlySignal<Point | null>;
  /** What was last used to point. Decides between "tap" and "click". */
  readonly pointer: Signal<PointerKind>;
  readonly dialog: Signal<DialogName | null>;
  readonly mapOpen: Signal<boolean>;
  /** Whether this person looks after the mural. */
  readonly keeper: ReadonlySignal<boolean>;
  /** Null while the tools for that are put away. */
  readonly keeping: Signal<Keeping | null>;
  /** A bit a pixel, 1 where nobody paints; null where the whole mural is free, or it has not come yet. */
  readonly mask: ReadonlySignal<Uint8Array | null>;
  /** A mask that is being drawn, and not in force yet. */
  readonly maskDraft: Signal<Uint8Array | null>;
  /** Why nobody may paint at this hour, or null. */
  readonly held: ReadonlySignal<Refusal | null>;
  /** The server's clock, in ms since the Unix epoch. */
  serverNow(): number;
  /** Nothing can be painted: no connection, or the server takes nothing. */
  readonly blocked: ReadonlySignal<boolean>;
  /** Why this person may not paint here at the moment, in words; null where they may. */
  readonly whyNot: ReadonlySignal<string | null>;
  /** Rises when a press was refused because one has to wait. */
  readonly nudges: Signal<number>;
  /** A short notice above the dock; it goes by itself. */
  readonly note: Signal<Note | null>;
  /** Opens the dialog in which a part of the mural is reported. */
  report(what: Reportable): void;
  /** Reads a sentence out. */
  say(words: string): void;
  /** Whether the person wants no motion. */
  still(): boolean;
  /** Monotonic, in ms. */
  now(): number;
}
