import { isRefusal, type Refusal } from '../../activity.ts';
import { MAX_BATCH } from '../limits.ts';
import type { FlatPixels } from '../types.ts';
import { createStroke } from './brush.ts';
import type { Point } from './camera.ts';
import type { Batch, PaintStore } from './paint-store.ts';

/** Shows a stroke at once and sends it in a few commands that belong together. */
export interface StrokeSender {
  readonly drawing: boolean;
  start(id: number, color: number): void;
  to(cell: Point): void;
  end(): void;
  /** It was no stroke (a second finger came): what has not been sent goes again. */
  cancel(): void;
}

export interface StrokeSenderDeps {
  readonly store: PaintStore;
  place(pixels: FlatPixels, stroke: number): Promise<number | Refusal>;
  /** The first command of a stroke was accepted. */
  began(): void;
  accepted(pixels: number): void;
  refused(batches: readonly Batch[], refusal: Refusal): void;
  later(ms: number, run: () => void): () => void;
}

/** In ms. Few messages, and nobody else sees a delay. */
const SEND_EVERY = 50;

export function createStrokeSender(deps: StrokeSenderDeps): StrokeSender {
  const { store } = deps;
  let stroke: ReturnType<typeof createStroke> | null = null;
  /** Shown, not sent. */
  let queue: Batch[] = [];
  let timer: (() => void) | null = null;
  let begun = false;

  function send(): void {
    timer?.();
    timer = null;
    if (!stroke || queue.length === 0) return;
    const { id } = stroke;
    const first = !begun;
    begun = true;
    const batches = queue;
    queue = [];
    const pixels = batches.flatMap((batch) => batch.pixels);
    void deps.place(pixels, id).then((answer) => {
      if (isRefusal(answer)) return deps.refused(batches, answer);
      for (const batch of batches) store.confirm(batch, answer);
      if (first) deps.began();
      deps.accepted(pixels.length / 3);
    });
  }

  function queued(): number {
    return queue.reduce((sum, batch) => sum + batch.pixels.length / 3, 0);
  }

  return {
    get drawing() {
      return stroke !== null;
    },
    start(id, color) {
      stroke = createStroke(id, color, store);
      begun = false;
    },
    to(cell) {
      if (!stroke) return;
      stroke.to(cell);
      for (let rest = MAX_BATCH - queued(); ; rest = MAX_BATCH - queued()) {
        const pixels = stroke.take(rest);
        if (pixels.length === 0) break;
        queue.push(store.put(pixels));
        if (queued() >= MAX_BATCH) send();
      }
      timer ??= deps.later(SEND_EVERY, send);
    },
    end() {
      send();
      stroke = null;
    },
    cancel() {
      timer?.();
      timer = null;
      for (const batch of queue) store.revert(batch);
      queue = [];
      stroke = null;
    },
  };
}
