import { type Camera, clamp, type Point, panBy, type Size, toScreen, zoomAround } from './camera.ts';

/**
 * A camera that moves by itself: a smooth zoom, a flight, the glide after a
 * throw. Pure: whoever draws calls `step` with the time of the frame.
 */
export type Motion =
  | {
      readonly kind: 'zoom';
      readonly from: Camera;
      readonly to: number;
      readonly anchor: Point;
      readonly start: number;
    }
  | {
      readonly kind: 'flight';
      readonly from: Camera;
      readonly to: Camera;
      readonly start: number;
      readonly lasts: number;
    }
  | { readonly kind: 'glide'; readonly vx: number; readonly vy: number; readonly last: number };

/** In ms. Short enough that one notch after another feels direct. */
const ZOOM_LASTS = 170;
/** Time in which a glide loses 63 % of its speed, in ms; what touch screens are used to. */
const GLIDE_TIME = 325;
/** Slowest glide worth drawing, in CSS pixels per ms. */
const GLIDE_END = 0.02;

export function zoomTo(from: Camera, to: number, anchor: Point, now: number): Motion {
  return { kind: 'zoom', from, to, anchor, start: now };
}

/** Longer for longer ways, never long. */
export function flyTo(from: Camera, to: Camera, view: Size, now: number): Motion {
  const way = toScreen(from, view, to);
  const screens = Math.hypot(way.x - view.width / 2, way.y - view.height / 2) / Math.max(view.width, 1);
  const doublings = Math.abs(Math.log2(to.scale / from.scale));
  return { kind: 'flight', from, to, start: now, lasts: Math.min(800, 220 + 120 * screens + 70 * doublings) };
}

/** @param vx, vy CSS pixels per ms */
export function glide(vx: number, vy: number, now: number): Motion {
  return { kind: 'glide', vx, vy, last: now };
}

/** The camera at `now`, and what still moves it (null when it has arrived). */
export function step(
  motion: Motion,
  camera: Camera,
  view: Size,
  mural: Size,
  now: number,
): { readonly camera: Camera; readonly motion: Motion | null } {
  if (motion.kind === 'zoom') {
    const t = progress(motion.start, ZOOM_LASTS, now);
    const scale = between(motion.from.scale, motion.to, easeOut(t));
    const next = clamp(zoomAround(motion.from, view, motion.anchor, scale), view, mural);
    return { camera: next, motion: t < 1 ? motion : null };
  }
  if (motion.kind === 'flight') {
    const t = progress(motion.start, motion.lasts, now);
    return { camera: along(motion.from, motion.to, easeInOut(t)), motion: t < 1 ? motion : null };
  }
  const elapsed = Math.max(0, now - motion.last);
  const decay = Math.exp(-elapsed / GLIDE_TIME);
  const way = GLIDE_TIME * (1 - decay);
  const moved = clamp(panBy(camera, motion.vx * way, motion.vy * way), view, mural);
  const vx = motion.vx * decay;
  const vy = motion.vy * decay;
  const over = Math.hypot(vx, vy) < GLIDE_END;
  return { camera: moved, motion: over ? null : { kind: 'glide', vx, vy, last: now } };
}

/** Where the camera ends up; for people who want no motion. */
export function arrive(motion: Motion, camera: Camera, view: Size, mural: Size): Camera {
  if (motion.kind === 'zoom')
    return clamp(zoomAround(motion.from, view, motion.anchor, motion.to), view, mural);
  return motion.kind === 'flight' ? clamp(motion.to, view, mural) : camera;
}

/**
 * The way between two cameras. The scale changes evenly to the eye (by ratio);
 * the middle moves so that the target comes straight towards one on screen.
 */
function along(from: Camera, to: Camera, t: number): Camera {
  if (t >= 1) return to;
  const scale = between(from.scale, to.scale, t);
  const ratio = to.scale / from.scale;
  const eased = Math.abs(ratio - 1) < 1e-6 ? t : (1 - from.scale / scale) / (1 - 1 / ratio);
  return { x: from.x + (to.x - from.x) * eased, y: from.y + (to.y - from.y) * eased, scale };
}

function between(from: number, to: number, t: number): number {
  return t >= 1 ? to : from * (to / from) ** t;
}

function progress(start: number, lasts: number, now: number): number {
  return Math.min(1, Math.max(0, (now - start) / lasts));
}

function easeOut(t: number): number {
  return 1 - (1 - t) ** 3;
}

function easeInOut(t: number): number {
  return t < 0.5 ? 4 * t ** 3 : 1 - (2 - 2 * t) ** 3 / 2;
}
