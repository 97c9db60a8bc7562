import type { Refusal } from '../../activity.ts';
import type { MuralCommand, MuralView } from '../types.ts';
import type { Rect } from './box-filter.ts';

/** What the panel needs of the live copy of a mural that `client/` keeps. */
export interface LiveMural {
  /** Null until the first answer. */
  readonly view: MuralView | null;
  /** Palette indices row by row, as the server has them at `seq`. */
  readonly pixels: Uint8Array;
  readonly seq: number;
  /** Tiles that have not come yet, in mural pixels. */
  readonly missing: readonly Rect[];
  on<K extends keyof LiveMuralEvents>(event: K, listener: (value: LiveMuralEvents[K]) => void): () => void;
  send(command: MuralCommand): Promise<number | Refusal>;
  /** Asks again for the tiles that could not be had. */
  retry(): void;
  close(): void;
}

export interface LiveMuralEvents {
  /** The whole anew: at the beginning, after "load afresh", another size or palette. */
  readonly view: MuralView;
  readonly changed: { readonly rects: readonly Rect[]; readonly seq: number };
  /** Tiles here and wanted. */
  readonly progress: { readonly loaded: number; readonly total: number };
  readonly refused: Refusal;
  /** A tile could not be had. */
  readonly failed: unknown;
}
