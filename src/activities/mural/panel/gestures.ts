import type { Point } from './camera.ts';
import { createWheelReader, type WheelInput } from './wheel.ts';

/** What hands do to the canvas, in CSS pixels from its top left corner. */
export interface GestureHandlers {
  /** May this press draw? Else it pans. Asked when a press begins. */
  draws(pointer: PointerKind): boolean;
  /** Something begins that moves the camera by hand: stop what moves by itself. */
  grabbed(): void;
  panned(dx: number, dy: number): void;
  /** Released while moving, in CSS pixels per ms. */
  thrown(vx: number, vy: number): void;
  zoomed(factor: number, anchor: Point): void;
  /** A continuous zoom has come to rest. */
  zoomEnded(anchor: Point): void;
  notched(direction: 1 | -1, anchor: Point): void;
  tapped(at: Point, press: Press): void;
  /** Touch only: held in place. */
  held(at: Point): void;
  strokeStarted(at: Point): void;
  strokeMoved(at: Point): void;
  strokeEnded(): void;
  /** A second finger came: it was a pinch, not a stroke. */
  strokeCanceled(): void;
  /** Where a mouse or pen is without being pressed; null when it leaves. */
  hovered(at: Point | null): void;
}

export type PointerKind = 'mouse' | 'pen' | 'touch';

export interface Press {
  readonly pointer: PointerKind;
  readonly alt: boolean;
  /** Second tap of a double tap at about the same place. */
  readonly double: boolean;
}

/** How far a press may wander and still be a tap, in CSS pixels. */
const SLOP = { mouse: 4, pen: 6, touch: 9 } as const;
/** In ms. */
const HOLD = 450;
const DOUBLE_TAP = 300;
/** A throw is judged by the last so many ms of movement. */
const THROW_WINDOW = 90;
/** Slowest throw that glides on, in CSS pixels per ms. */
const THROW_SPEED = 0.15;
/** A jerk must not throw the mural out of sight: about a screen's width of gliding. */
const FASTEST_THROW = 3;
/** A trackpad pinch has no end event: this long without one is the end. */
const PINCH_REST = 140;

type Mode = 'idle' | 'pressed' | 'panning' | 'drawing' | 'pinching' | 'spent';

interface Finger {
  at: Point;
  readonly start: Point;
}

/** Listens on the element until the returned function is called. */
export function listenToGestures(element: HTMLElement, handlers: GestureHandlers): () => void {
  const fingers = new Map<number, Finger>();
  const stop = new AbortController();
  const readWheel = createWheelReader();
  let mode: Mode = 'idle';
  let mayDraw = false;
  let trail: { readonly at: Point; readonly time: number }[] = [];
  let pinch: { readonly middle: Point; readonly distance: number } | null = null;
  let lastTap: { readonly at: Point; readonly time: number } | null = null;
  let holdTimer: ReturnType<typeof setTimeout> | undefined;
  let restTimer: ReturnType<typeof setTimeout> | undefined;

  function at(event: MouseEvent): Point {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  function on<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (event: HTMLElementEventMap[K]) => void,
  ) {
    element.addEventListener(type, listener, { signal: stop.signal, passive: false });
  }

  function spread(): { middle: Point; distance: number } | null {
    const [a, b] = [...fingers.values()];
    if (!a || !b) return null;
    return {
      middle: { x: (a.at.x + b.at.x) / 2, y: (a.at.y + b.at.y) / 2 },
      distance: Math.max(8, Math.hypot(a.at.x - b.at.x, a.at.y - b.at.y)),
    };
  }

  function panTo(point: Point, time: number): void {
    const before = trail.at(-1)?.at ?? point;
    trail.push({ at: point, time });
    trail = trail.filter((spot) => time - spot.time <= THROW_WINDOW);
    handlers.panned(point.x - before.x, point.y - before.y);
  }

  on('pointerdown', (event) => {
    const kind = event.pointerType as PointerKind;
    const point = at(event);
    clearTimeout(holdTimer);
    if (kind === 'mouse' && event.button === 2) return;
    element.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, { at: point, start: point });
    handlers.grabbed();
    if (fingers.size === 1) {
      mode = 'pressed';
      // The middle button pans everywhere.
      mayDraw = event.button === 0 && !event.altKey && handlers.draws(kind);
      trail = [{ at: point, time: event.timeStamp }];
      if (kind === 'touch') {
        holdTimer = setTimeout(() => {
          mode = 'spent';
          handlers.held(point);
        }, HOLD);
      } else if (mayDraw) {
        mode = 'drawing';
        handlers.strokeStarted(point);
      }
    } else if (fingers.size === 2) {
      if (mode === 'drawing') handlers.strokeCanceled();
      mode = 'pinching';
      pinch = spread();
    }
  });

  on('pointermove', (event) => {
    const finger = fingers.get(event.pointerId);
    const point = at(event);
    if (!finger) {
      if (event.pointerType !== 'touch') handlers.hovered(point);
      return;
    }
    finger.at = point;
    if (mode === 'pressed') {
      const slop = SLOP[event.pointerType as PointerKind] ?? SLOP.touch;
      if (Math.hypot(point.x - finger.start.x, point.y - finger.start.y) < slop) return;
      clearTimeout(holdTimer);
      mode = mayDraw ? 'drawing' : 'panning';
      if (mayDraw) handlers.strokeStarted(finger.start);
    }
    if (mode === 'drawing') {
      // All positions since the last frame, not only the newest: fast strokes stay round.
      const passed = event.getCoalescedEvents?.() ?? [];
      for (const one of passed.length > 0 ? passed : [event]) handlers.strokeMoved(at(one));
      if (event.pointerType !== 'touch') handlers.hovered(point);
    } else if (mode === 'panning') {
      panTo(point, event.timeStamp);
      if (event.pointerType !== 'touch') handlers.hovered(point);
    } else if (mode === 'pinching' && pinch) {
      const now = spread();
      if (!now) return;
      handlers.panned(now.middle.x - pinch.middle.x, now.middle.y - pinch.middle.y);
      handlers.zoomed(now.distance / pinch.distance, now.middle);
      pinch = now;
    }
  });

  function released(event: PointerEvent, canceled: boolean): void {
    const finger = fingers.get(event.pointerId);
    if (!finger) return;
    fingers.delete(event.pointerId);
    clearTimeout(holdTimer);
    if (mode === 'pinching') {
      if (pinch) handlers.zoomEnded(pinch.middle);
      const rest = [...fingers.values()][0];
      pinch = null;
      // The finger that stays goes on panning; it never draws or taps.
      mode = rest ? 'panning' : 'idle';
      trail = rest ? [{ at: rest.at, time: event.timeStamp }] : [];
      return;
    }
    const was = mode;
    mode = fingers.size > 0 ? 'spent' : 'idle';
    if (was === 'drawing') {
      if (canceled) handlers.strokeCanceled();
      else handlers.strokeEnded();
    } else if (was === 'pressed' && !canceled) {
      tap(event, finger.at);
    } else if (was === 'panning') {
      throwOn(event.timeStamp);
    }
  }

  function tap(event: PointerEvent, point: Point): void {
    const near = lastTap && Math.hypot(point.x - lastTap.at.x, point.y - lastTap.at.y) < 3 * SLOP.touch;
    const double = Boolean(near && lastTap && event.timeStamp - lastTap.time < DOUBLE_TAP);
    lastTap = double ? null : { at: point, time: event.timeStamp };
    if (event.button === 0) {
      handlers.tapped(point, { pointer: event.pointerType as PointerKind, alt: event.altKey, double });
    }
  }

  function throwOn(now: number): void {
    const recent = trail.filter((spot) => now - spot.time <= THROW_WINDOW);
    const first = recent[0];
    const last = recent.at(-1);
    if (!first || !last || last.time === first.time) return;
    const lasted = last.time - first.time;
    const vx = (last.at.x - first.at.x) / lasted;
    const vy = (last.at.y - first.at.y) / lasted;
    const speed = Math.hypot(vx, vy);
    const tamed = Math.min(1, FASTEST_THROW / speed);
    if (speed > THROW_SPEED) handlers.thrown(vx * tamed, vy * tamed);
  }

  on('pointerup', (event) => released(event, false));
  on('pointercancel', (event) => released(event, true));
  on('pointerleave', (event) => {
    if (event.pointerType !== 'touch' && fingers.size === 0) handlers.hovered(null);
  });
  on('contextmenu', (event) => {
    // A long press on Android asks for a menu; it means "pick this colour" here.
    if (fingers.size > 0 || mode === 'spent') event.preventDefault();
  });

  on('wheel', (event) => {
    event.preventDefault();
    const meaning = readWheel(event as WheelInput);
    if (!meaning) return;
    const point = at(event);
    if (meaning.kind === 'notch') return handlers.notched(meaning.direction, point);
    handlers.grabbed();
    if (meaning.kind === 'pan') return handlers.panned(meaning.dx, meaning.dy);
    handlers.zoomed(meaning.factor, point);
    clearTimeout(restTimer);
    restTimer = setTimeout(() => handlers.zoomEnded(point), PINCH_REST);
  });

  // Safari reports a trackpad pinch by its own events, and would zoom the page.
  let gestureScale = 1;
  const onGesture = (event: Event) => {
    event.preventDefault();
    if (fingers.size > 0) return;
    const gesture = event as MouseEvent & { readonly scale: number };
    const point = at(gesture);
    if (event.type === 'gesturestart') {
      gestureScale = 1;
      handlers.grabbed();
    } else if (event.type === 'gesturechange') {
      handlers.zoomed(gesture.scale / gestureScale, point);
      gestureScale = gesture.scale;
    } else handlers.zoomEnded(point);
  };
  for (const type of ['gesturestart', 'gesturechange', 'gestureend']) {
    element.addEventListener(type, onGesture, { signal: stop.signal, passive: false });
  }
  // iOS Safari may still zoom the page when a second finger lands on a moving first one; this stops it.
  on('touchmove', (event) => {
    if (event.cancelable) event.preventDefault();
  });

  return () => {
    stop.abort();
    clearTimeout(holdTimer);
    clearTimeout(restTimer);
  };
}
