import { computed, type ReadonlySignal, signal } from '@preact/signals';
import {
  type Camera,
  clamp,
  type Insets,
  NO_INSETS,
  nextStop,
  overview,
  type Point,
  panBy,
  type Size,
  settle,
  toMural,
  zoomAround,
} from './camera.ts';
import { arrive, flyTo, glide, type Motion, step, zoomTo } from './motion.ts';

/** The one camera of a panel, how large its window is, and everything that moves it. */
export interface Viewport {
  readonly camera: ReadonlySignal<Camera>;
  /** The mural point in the middle of what the controls leave free, and the scale: where one is. */
  readonly spot: ReadonlySignal<Camera>;
  /** Of the canvas, in CSS pixels; 0 until it is laid out. */
  readonly size: ReadonlySignal<Size>;
  /** Device pixels per CSS pixel. */
  readonly density: ReadonlySignal<number>;
  /** Something still moves by itself: draw the next frame, too. */
  readonly moving: ReadonlySignal<boolean>;
  resize(size: Size, density: number): void;
  /** Controls that cover the canvas; what is shown as a whole stays out of them. */
  cover(insets: Insets): void;
  /** Moves what moves by itself, up to `now` in ms. */
  tick(now: number): void;
  stop(): void;
  /** Whether somebody has moved it, or it still shows the whole. */
  touched(): boolean;
  panBy(dx: number, dy: number): void;
  throwOn(vx: number, vy: number, now: number): void;
  zoomBy(factor: number, anchor: Point): void;
  /** One stop in or out, smoothly; around the middle unless told otherwise. */
  zoomStop(direction: 1 | -1, now: number, anchor?: Point): void;
  /** Smoothly to this scale; what is under the anchor stays there. */
  zoomTo(scale: number, anchor: Point, now: number): void;
  /** To the nearest scale with whole device pixels, where uneven pixels would show. */
  settle(anchor: Point, now: number): void;
  /** Brings a spot into the middle of what the controls leave free. */
  flyTo(spot: Camera, now: number): void;
  /** The same at once; it stays there when the window or the controls change, until somebody moves it. */
  jumpTo(spot: Camera): void;
  /** The spot where this box is seen whole in what the controls leave free, with some of what is around it. */
  spotFor(box: Point & Size): Camera;
  /** The whole mural. */
  showAll(now: number): void;
  /** Moves just as much as is needed for this cell to be well inside. */
  reveal(cell: Point, now: number): void;
}

/** Above this many device pixels a mural pixel, a column one device pixel wider is not seen. */
const EVEN_ENOUGH = 7;
/** A box that is shown whole takes so much of the free width or height, … */
const SHOWN = 0.7;
/** … and is not enlarged beyond this, in CSS pixels per mural pixel. */
const SHOWN_SCALE = 24;
/** How far inside a revealed cell must be, in CSS pixels. */
const MARGIN = 48;

/** @param still whether the person wants no motion, asked each time */
export function createViewport(mural: Size, still: () => boolean): Viewport {
  const camera = signal<Camera>({ x: mural.width / 2, y: mural.height / 2, scale: 1 });
  const size = signal<Size>({ width: 0, height: 0 });
  const density = signal(1);
  const motion = signal<Motion | null>(null);
  const insets = signal(NO_INSETS);
  let untouched = true;
  let pinned: Camera | null = null;

  function set(next: Camera): void {
    camera.value = clamp(next, size.value, mural);
  }

  function begin(next: Motion): void {
    moved();
    if (still()) {
      motion.value = null;
      if (next.kind !== 'glide') camera.value = arrive(next, camera.value, size.value, mural);
    } else motion.value = next;
  }

  /** Where the camera will be when it has come to rest. */
  function target(): Camera {
    return motion.value ? arrive(motion.value, camera.value, size.value, mural) : camera.value;
  }

  function moved(): void {
    untouched = false;
    pinned = null;
  }

  const whole = () => overview(size.value, mural, density.value, insets.value);
  const middle = (): Point => {
    const { top, right, bottom, left } = insets.value;
    return {
      x: left + (size.value.width - left - right) / 2,
      y: top + (size.value.height - top - bottom) / 2,
    };
  };

  /** The camera that has this spot in the free middle. */
  function lookingAt(spot: Camera): Camera {
    const { scale } = clamp(spot, size.value, mural);
    const free = middle();
    const x = spot.x - (free.x - size.value.width / 2) / scale;
    const y = spot.y - (free.y - size.value.height / 2) / scale;
    return clamp({ x, y, scale }, size.value, mural);
  }

  function relayOut(): void {
    if (size.value.width === 0) return;
    // Until somebody has moved it, the view follows the window.
    if (untouched) camera.value = whole();
    else if (pinned) camera.value = lookingAt(pinned);
    else set(camera.value);
  }

  return {
    camera,
    spot: computed(() => {
      const { x, y } = toMural(camera.value, size.value, middle());
      return { x, y, scale: camera.value.scale };
    }),
    size,
    density,
    moving: computed(() => motion.value !== null),
    resize(next, ratio) {
      size.value = next;
      density.value = ratio;
      relayOut();
    },
    cover(next) {
      insets.value = next;
      relayOut();
    },
    tick(now) {
      if (!motion.value) return;
      const next = step(motion.value, camera.value, size.value, mural, now);
      camera.value = next.camera;
      motion.value = next.motion;
    },
    stop() {
      motion.value = null;
    },
    touched: () => !untouched,
    panBy(dx, dy) {
      moved();
      set(panBy(camera.value, dx, dy));
    },
    throwOn(vx, vy, now) {
      begin(glide(vx, vy, now));
    },
    zoomBy(factor, anchor) {
      moved();
      const wanted = clamp({ ...camera.value, scale: camera.value.scale * factor }, size.value, mural).scale;
      set(zoomAround(camera.value, size.value, anchor, wanted));
    },
    zoomStop(direction, now, anchor = middle()) {
      const from = camera.value;
      const next = nextStop(target().scale, direction, density.value);
      const { scale } = clamp({ ...from, scale: next }, size.value, mural);
      if (scale !== from.scale) begin(zoomTo(from, scale, anchor, now));
    },
    zoomTo(scale, anchor, now) {
      begin(zoomTo(camera.value, clamp({ ...camera.value, scale }, size.value, mural).scale, anchor, now));
    },
    settle(anchor, now) {
      const { scale } = camera.value;
      const rest = settle(scale, density.value);
      if (Math.abs(rest - scale) < 1e-9 || scale * density.value > EVEN_ENOUGH) return;
      begin(zoomTo(camera.value, rest, anchor, now));
    },
    flyTo(to, now) {
      begin(flyTo(camera.value, lookingAt(to), size.value, now));
    },
    jumpTo(to) {
      moved();
      motion.value = null;
      pinned = to;
      camera.value = lookingAt(to);
    },
    spotFor({ x, y, width, height }) {
      const { top, right, bottom, left } = insets.value;
      const across = Math.max(1, size.value.width - left - right) / width;
      const down = Math.max(1, size.value.height - top - bottom) / height;
      const scale = Math.min(SHOWN_SCALE, SHOWN * across, SHOWN * down);
      return { x: x + width / 2, y: y + height / 2, scale };
    },
    showAll(now) {
      begin(flyTo(camera.value, whole(), size.value, now));
      untouched = true;
    },
    reveal(cell, now) {
      const { x, y, scale } = target();
      const { width, height } = size.value;
      const { top, right, bottom, left } = insets.value;
      const inner = {
        left: x + (left + MARGIN - width / 2) / scale,
        right: x + (width / 2 - right - MARGIN) / scale,
        top: y + (top + MARGIN - height / 2) / scale,
        bottom: y + (height / 2 - bottom - MARGIN) / scale,
      };
      const dx = outside(cell.x + 0.5, inner.left, inner.right);
      const dy = outside(cell.y + 0.5, inner.top, inner.bottom);
      if (dx !== 0 || dy !== 0) begin(flyTo(camera.value, { x: x + dx, y: y + dy, scale }, size.value, now));
    },
  };
}

function outside(value: number, low: number, high: number): number {
  if (low > high) return value - (low + high) / 2;
  return value < low ? value - low : value > high ? value - high : 0;
}
