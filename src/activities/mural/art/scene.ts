/** Where things are in the garden. Lengths are in big pixels; y grows downwards. */
import { noise } from './noise.ts';

export interface Scene {
  readonly width: number;
  readonly height: number;
  /** The shorter edge: what sizes are measured by. */
  readonly size: number;
  readonly horizon: number;
  readonly sun: { readonly x: number; readonly y: number; readonly radius: number };
  readonly pond: { readonly x: number; readonly y: number; readonly rx: number; readonly ry: number };
}

export function layOut(width: number, height: number): Scene {
  const size = Math.min(width, height);
  const horizon = Math.round(height * 0.54);
  return {
    width,
    height,
    size,
    horizon,
    sun: { x: width * 0.64, y: horizon - size * 0.085, radius: size * 0.1 },
    pond: { x: width * 0.56, y: height * 0.775, rx: Math.min(width * 0.36, size * 0.62), ry: height * 0.075 },
  };
}

/** Height of the ground of a range of hills at x: broad swells with smaller ones on them. */
export function ridge(
  scene: Scene,
  x: number,
  base: number,
  swing: number,
  waves: number,
  salt: number,
): number {
  const at = (x / scene.size) * waves;
  const wave =
    noise(at, 0.5, salt) * 0.66 +
    noise(at * 2.3, 0.5, salt + 1) * 0.24 +
    noise(at * 6.1, 0.5, salt + 2) * 0.1;
  return base - wave * swing;
}
