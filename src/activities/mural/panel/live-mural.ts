import type { Api } from '../../../client/api.ts';
import { createMuralCopy, type MuralProgress } from '../../../client/mural.ts';
import type { Live, Region } from '../../../client/types.ts';
import type { Refusal } from '../../activity.ts';
import type { MuralCommand, MuralView } from '../types.ts';
import type { Rect } from './box-filter.ts';

/** The live copy of a room's mural, as the panel follows it. */
export interface LiveMural {
  /** Null until the first answer. */
  readonly view: MuralView | null;
  /** Palette indices row by row, as the server has them. */
  readonly pixels: Uint8Array;
  readonly progress: MuralProgress;
  /** Parts that have not come yet, in mural pixels. */
  readonly missing: readonly Rect[];
  on<K extends keyof LiveMuralEvents>(event: K, listener: (value: LiveMuralEvents[K]) => void): () => void;
  send(command: MuralCommand): Promise<number | Refusal>;
  /** What people look at comes first. */
  focus(x: number, y: number): void;
  close(): void;
}

export interface LiveMuralEvents {
  /** The whole anew: at the beginning and after every "load afresh". */
  readonly view: MuralView;
  /** These parts changed; everything up to `seq` is in. */
  readonly changed: { readonly rects: readonly Rect[]; readonly seq: number };
  readonly progress: MuralProgress;
  /** The channel cannot be had. */
  readonly refused: Refusal;
}

export function openLiveMural(live: Live, api: Pick<Api, 'tile'>, code: string): LiveMural {
  const listeners = new Map<keyof LiveMuralEvents, Set<(value: never) => void>>();
  let touched: Rect[] = [];
  let seq = 0;
  let within = false;

  function emit<K extends keyof LiveMuralEvents>(event: K, value: LiveMuralEvents[K]): void {
    for (const listener of [...(listeners.get(event) ?? [])]) listener(value as never);
  }

  function tellChanged(): void {
    const rects = touched;
    touched = [];
    emit('changed', { rects, seq });
  }

  const copy = createMuralCopy({
    loadTile: (column, row, version, epoch) => api.tile(code, column, row, version, epoch),
    changed(regions) {
      touched.push(...regions.map(toRect));
      // A tile that arrives by itself; what a view or digest changes is told with its number.
      if (!within) tellChanged();
    },
    progress: (progress) => emit('progress', progress),
  });

  const channel = live.open<MuralView>(code, 'mural', {
    view(view, at, epoch) {
      // Loading begins in the middle, until one is told what people look at.
      if (!copy.info) copy.focus(view.width / 2, view.height / 2);
      within = true;
      copy.view(view, at, epoch);
      within = false;
      seq = at;
      emit('view', view);
      tellChanged();
    },
    digest(bytes, to) {
      within = true;
      copy.digest(bytes, to);
      within = false;
      seq = Math.max(seq, to);
      tellChanged();
    },
    refused: (refusal) => emit('refused', refusal),
  });

  return {
    get view() {
      return copy.info;
    },
    get pixels() {
      return copy.indices;
    },
    get progress() {
      return copy.progress;
    },
    get missing() {
      return copy.missing.map(toRect);
    },
    on(event, listener) {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set.add(listener));
      return () => set.delete(listener);
    },
    send: (command) => channel.send(command),
    focus: copy.focus,
    close() {
      channel.close();
      copy.close();
      listeners.clear();
    },
  };
}

function toRect({ x, y, width, height }: Region): Rect {
  return { left: x, top: y, right: x + width, bottom: y + height };
}
