import type { FlatPixels } from '../types.ts';
import { intersect, type Rect } from './box-filter.ts';

/**
 * What is on the screen: the server's mural with one's own pixels on top that
 * it has not answered for yet. Once every command is answered and the live copy
 * has caught up, the two are equal.
 */
export interface PaintStore {
  readonly width: number;
  readonly height: number;
  /** Palette indices as shown, row by row. */
  readonly pixels: Uint8Array;
  /** Commands without an answer, or answered but not yet in the live copy. */
  readonly waiting: number;
  /** Shows these pixels at once. */
  put(pixels: FlatPixels): Batch;
  /** On disk under this number: shown from here until the live copy has it. */
  confirm(batch: Batch, seq: number): void;
  /** Refused: what lay below is shown again. Returns the pixels that visibly went, with the colour they had. */
  revert(batch: Batch): FlatPixels;
  /** These parts of the live copy changed; it now stands at `seq`. */
  follow(changed: readonly Rect[], seq: number): void;
  /** Called with what looks different now. */
  onChange(listener: (rect: Rect) => void): () => void;
}

/** Pixels of one command. */
export interface Batch {
  readonly pixels: FlatPixels;
}

interface Pending extends Batch {
  /** 0 until confirmed. */
  seq: number;
}

/** @param live the server's mural, which somebody else keeps current; same size, read on `follow` only */
export function createPaintStore(width: number, height: number, live: () => Uint8Array): PaintStore {
  const pixels = new Uint8Array(width * height);
  pixels.set(live());
  /** In the order of painting. */
  const pending = new Set<Pending>();
  /** For each place that is not shown as the server has it: who painted it, the last on top. */
  const layers = new Map<number, { readonly batch: Pending; readonly color: number }[]>();
  const listeners = new Set<(rect: Rect) => void>();
  let seen = 0;

  function changed(rect: Rect): void {
    for (const listener of listeners) listener(rect);
  }

  function show(place: number): void {
    const color = layers.get(place)?.at(-1)?.color ?? (live()[place] as number);
    if (pixels[place] === color) return;
    pixels[place] = color;
    const left = place % width;
    const top = (place - left) / width;
    changed({ left, top, right: left + 1, bottom: top + 1 });
  }

  function takeOff(batch: Pending): number[] {
    pending.delete(batch);
    const gone: number[] = [];
    each(batch.pixels, (x, y, color) => {
      const place = y * width + x;
      const rest = layers.get(place)?.filter((layer) => layer.batch !== batch) ?? [];
      if (rest.length > 0) layers.set(place, rest);
      else layers.delete(place);
      const before = pixels[place];
      show(place);
      if (before !== pixels[place]) gone.push(x, y, color);
    });
    return gone;
  }

  function copy(rect: Rect): void {
    const from = live();
    for (let y = rect.top; y < rect.bottom; y++) {
      const start = y * width;
      pixels.set(from.subarray(start + rect.left, start + rect.right), start + rect.left);
    }
    for (const [place, stack] of layers) {
      const x = place % width;
      const y = (place - x) / width;
      if (x >= rect.left && x < rect.right && y >= rect.top && y < rect.bottom) {
        pixels[place] = stack.at(-1)?.color ?? 0;
      }
    }
    changed(rect);
  }

  return {
    width,
    height,
    pixels,
    get waiting() {
      return pending.size;
    },
    put(flat) {
      const batch: Pending = { pixels: flat, seq: 0 };
      pending.add(batch);
      each(flat, (x, y, color) => {
        const place = y * width + x;
        const stack = layers.get(place);
        if (stack) stack.push({ batch, color });
        else layers.set(place, [{ batch, color }]);
        show(place);
      });
      return batch;
    },
    confirm(batch, seq) {
      const own = batch as Pending;
      if (!pending.has(own)) return;
      if (seq <= seen) takeOff(own);
      else own.seq = seq;
    },
    revert(batch) {
      return pending.has(batch as Pending) ? takeOff(batch as Pending) : [];
    },
    follow(rects, seq) {
      seen = seq;
      const whole = { left: 0, top: 0, right: width, bottom: height };
      for (const rect of rects) {
        const part = intersect(rect, whole);
        if (part) copy(part);
      }
      for (const batch of pending) {
        if (batch.seq > 0 && batch.seq <= seq) takeOff(batch);
      }
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function each(flat: FlatPixels, pixel: (x: number, y: number, color: number) => void): void {
  for (let i = 0; i + 2 < flat.length; i += 3) {
    pixel(flat[i] as number, flat[i + 1] as number, flat[i + 2] as number);
  }
}
