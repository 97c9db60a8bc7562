/** What a generated picture is painted on: big pixels, gradients by name, simple shapes. */
import { createDyer, type Ramp, shadeOf } from './dither.ts';
import { clamp } from './noise.ts';

export interface Easel {
  readonly width: number;
  readonly height: number;
  /** Palette indices, row by row. */
  readonly colors: Uint8Array;
}

export function createEasel(width: number, height: number): Easel {
  return { width, height, colors: new Uint8Array(width * height) };
}

/** The gradients of the garden at dusk, each from dark or far to light or near. */
const STOPS = {
  sky: ['#1b1a3f', '#33256b', '#5f3a92', '#9a4f9e', '#d2688f', '#f38b6b', '#ffb457', '#ffe08a', '#fff6cf'],
  sun: ['#ff8a4c', '#ffc35a', '#ffe999', '#fffbe6'],
  cloud: ['#5a3b86', '#9a5a9c', '#e27f92', '#ffb27a', '#ffe3a8'],
  far: ['#4a3a80', '#7c559c', '#b9739f', '#ee9d8c'],
  near: ['#231f4f', '#3b2f70', '#63478a', '#94608f'],
  hill: ['#12302f', '#1c4a40', '#2f6f4b', '#6d9a4c', '#d3c15a'],
  meadow: ['#0e2426', '#173f36', '#2a6a42', '#5a9a47', '#a9cf58'],
  wood: ['#1d1a29', '#3c2530', '#5e3a2b', '#94603f'],
  leaf: ['#101f27', '#173a35', '#28603f', '#5c9145', '#c9bd55'],
  shore: ['#20202c', '#47323a', '#7a5240', '#b98858'],
  wall: ['#53395a', '#8f5f6a', '#d79d86', '#ffe2bd'],
  roof: ['#3a1b33', '#75233f', '#b73d45', '#ee6f55'],
  light: ['#ffb03a', '#ffe27a', '#fffbe0'],
  rose: ['#7a1f3d', '#c22f45', '#ee5a4f', '#ffb0a0'],
  pink: ['#8a2a68', '#c73d86', '#f08bb5', '#ffd9e6'],
  gold: ['#b9601f', '#ffb03a', '#ffdc5e', '#fff6c0'],
  blue: ['#1f2f6b', '#2f62c0', '#6fb2ee', '#d9effc'],
  violet: ['#3b2469', '#8a4fbf', '#c98be0', '#f0d9f7'],
  white: ['#a9a0b5', '#e2dde6', '#fdfbf5', '#ffffff'],
} as const;

/** Shorter edge of a picture too small for mixtures of dots. */
const SMALL = 120;

export type Paint = keyof typeof STOPS;
export type Paints = Readonly<Record<Paint, Ramp>>;

export function mixPaints(palette: readonly string[], size: number): Paints {
  const dyer = createDyer(palette, size < SMALL ? 10 : 0.09);
  const paints: Partial<Record<Paint, Ramp>> = {};
  for (const [name, stops] of Object.entries(STOPS)) paints[name as Paint] = dyer.ramp(stops);
  return paints as Paints;
}

export function dot(easel: Easel, x: number, y: number, ramp: Ramp, shade: number): void {
  if (x < 0 || x >= easel.width || y < 0 || y >= easel.height) return;
  easel.colors[y * easel.width + x] = shadeOf(ramp, shade, x, y);
}

export function box(
  easel: Easel,
  left: number,
  top: number,
  right: number,
  bottom: number,
  ramp: Ramp,
  shade: (across: number, down: number) => number,
): void {
  for (let y = Math.max(0, Math.round(top)); y < Math.min(easel.height, Math.round(bottom)); y += 1)
    for (let x = Math.max(0, Math.round(left)); x < Math.min(easel.width, Math.round(right)); x += 1)
      dot(easel, x, y, ramp, shade((x - left) / (right - left), (y - top) / (bottom - top)));
}

/** An ellipse; `shade` gets the place in it, -1 to 1 across and down, and may leave a pixel out with null. */
export function ellipse(
  easel: Easel,
  cx: number,
  cy: number,
  rx: number,
  ry: number,
  ramp: Ramp,
  shade: (u: number, v: number) => number | null,
): void {
  for (let y = Math.max(0, Math.floor(cy - ry)); y <= Math.min(easel.height - 1, cy + ry); y += 1)
    for (let x = Math.max(0, Math.floor(cx - rx)); x <= Math.min(easel.width - 1, cx + rx); x += 1) {
      const u = (x - cx) / rx;
      const v = (y - cy) / ry;
      if (u * u + v * v > 1) continue;
      const value = shade(u, v);
      if (value !== null) dot(easel, x, y, ramp, value);
    }
}

/** Light on a ball that the sun shines on from the upper right: 0 to 1. */
export function ball(u: number, v: number): number {
  return clamp(0.5 + 0.38 * u - 0.42 * v);
}
