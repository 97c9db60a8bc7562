/**
 * Where one looks. Pure geometry between three spaces: mural pixels, CSS pixels
 * of the viewport (origin top left) and, through `density`, device pixels.
 */

/** `x`, `y`: the mural point in the middle of the viewport. `scale`: CSS pixels per mural pixel. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** CSS pixels of the viewport that controls cover; `overview` keeps the mural out of them. */
export interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export const NO_INSETS: Insets = { top: 0, right: 0, bottom: 0, left: 0 };

export function toMural(camera: Camera, view: Size, at: Point): Point {
  return {
    x: camera.x + (at.x - view.width / 2) / camera.scale,
    y: camera.y + (at.y - view.height / 2) / camera.scale,
  };
}

export function toScreen(camera: Camera, view: Size, at: Point): Point {
  return {
    x: (at.x - camera.x) * camera.scale + view.width / 2,
    y: (at.y - camera.y) * camera.scale + view.height / 2,
  };
}

/** The mural pixel under a viewport point, or null outside the mural. */
export function cellAt(camera: Camera, view: Size, mural: Size, at: Point): Point | null {
  const { x, y } = toMural(camera, view, at);
  const cell = { x: Math.floor(x), y: Math.floor(y) };
  return inside(mural, cell) ? cell : null;
}

export function inside(mural: Size, cell: Point): boolean {
  return cell.x >= 0 && cell.y >= 0 && cell.x < mural.width && cell.y < mural.height;
}

/** Moves the mural by CSS pixels, as a hand drags it. */
export function panBy(camera: Camera, dx: number, dy: number): Camera {
  return { x: camera.x - dx / camera.scale, y: camera.y - dy / camera.scale, scale: camera.scale };
}

/** Changes the scale; the mural point under `anchor` stays under it. */
export function zoomAround(camera: Camera, view: Size, anchor: Point, scale: number): Camera {
  const held = toMural(camera, view, anchor);
  return {
    x: held.x - (anchor.x - view.width / 2) / scale,
    y: held.y - (anchor.y - view.height / 2) / scale,
    scale,
  };
}

/** The largest scale, in CSS pixels per mural pixel, that makes sense for comfortable aiming. */
const CLOSEST = 64;

export function scaleLimits(view: Size, mural: Size): { readonly min: number; readonly max: number } {
  const whole = Math.min(view.width / mural.width, view.height / mural.height);
  return { min: Math.min(1, whole * 0.6), max: Math.max(CLOSEST, whole) };
}

/** Keeps the scale within its limits and the middle of the viewport on the mural, so that one cannot get lost. */
export function clamp(camera: Camera, view: Size, mural: Size): Camera {
  const { min, max } = scaleLimits(view, mural);
  return {
    x: Math.min(mural.width, Math.max(0, camera.x)),
    y: Math.min(mural.height, Math.max(0, camera.y)),
    scale: Math.min(max, Math.max(min, camera.scale)),
  };
}

/** The whole mural in what the insets leave free. */
export function overview(view: Size, mural: Size, density: number, insets: Insets = NO_INSETS): Camera {
  const width = Math.max(1, view.width - insets.left - insets.right);
  const height = Math.max(1, view.height - insets.top - insets.bottom);
  const exact = Math.min(width / mural.width, height / mural.height);
  const { min, max } = scaleLimits(view, mural);
  const scale = Math.min(max, Math.max(min, wholeSteps(exact, density, Math.floor)));
  return {
    x: mural.width / 2 - (insets.left - insets.right) / 2 / scale,
    y: mural.height / 2 - (insets.top - insets.bottom) / 2 / scale,
    scale,
  };
}

/**
 * The nearest scale at which a mural pixel is a whole number of device pixels.
 * Any other scale makes some columns one device pixel wider than others, which
 * shows below about six; scales under one device pixel are filtered and stay.
 */
export function settle(scale: number, density: number): number {
  return wholeSteps(scale, density, Math.round);
}

function wholeSteps(scale: number, density: number, round: (value: number) => number): number {
  const device = scale * density;
  return device < 1 ? scale : Math.max(1, round(device + 1e-9)) / density;
}

/** Device pixels per mural pixel at which discrete zooming (wheel notch, key, button) stops. */
const STOPS = [
  1 / 64,
  1 / 48,
  1 / 32,
  1 / 24,
  1 / 16,
  1 / 12,
  1 / 8,
  1 / 6,
  1 / 4,
  1 / 3,
  1 / 2,
  3 / 4,
  1,
  2,
  3,
  4,
  6,
  8,
  12,
  16,
  24,
  32,
  48,
  64,
  96,
  128,
  192,
  256,
];

/** The next stop in or out from here. Beyond the last stop: the scale itself. */
export function nextStop(scale: number, direction: 1 | -1, density: number): number {
  const device = scale * density;
  // A scale within 2 % of a stop counts as being on it, else one notch would do nothing visible.
  const found =
    direction > 0
      ? STOPS.find((stop) => stop > device * 1.02)
      : STOPS.findLast((stop) => stop < device * 0.98);
  return (found ?? device) / density;
}

/** `#x,y,zoom`: the pixel in the middle and the scale, as people pass it on. */
export function formatLink(camera: Camera, mural: Size): string {
  const x = Math.min(mural.width - 1, Math.max(0, Math.floor(camera.x)));
  const y = Math.min(mural.height - 1, Math.max(0, Math.floor(camera.y)));
  return `#${x},${y},${Number(camera.scale.toPrecision(3))}`;
}

/** The camera a link asks for, or null where it is none of ours. The zoom may be missing. */
export function parseLink(hash: string, mural: Size, fallbackScale: number): Camera | null {
  const match = /^#?(\d{1,5}),\s*(\d{1,5})(?:,\s*(\d{1,3}(?:\.\d{1,6})?))?$/.exec(decodeLink(hash).trim());
  if (!match) return null;
  const scale = match[3] === undefined ? fallbackScale : Number(match[3]);
  if (!(scale > 0)) return null;
  return {
    x: Math.min(mural.width - 1, Number(match[1])) + 0.5,
    y: Math.min(mural.height - 1, Number(match[2])) + 0.5,
    scale,
  };
}

/** Messengers like to send commas as %2C. */
function decodeLink(hash: string): string {
  return hash.replace(/%2C/gi, ',').replace(/%20/g, ' ');
}
