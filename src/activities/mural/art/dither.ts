/**
 * Any gradient in any palette: each shade becomes the pair of palette colours
 * whose mixture comes nearest, set in an ordered pattern.
 *
 * Distances are Euclidean in a space like OKLab (Ottosson, 2020), with square
 * roots in place of its powers: the same on every machine (see `noise.ts`).
 */
import { clamp } from './noise.ts';

/** Shades of a gradient, and thresholds of the pattern. */
const LEVELS = 64;
const CELLS = 64;

/** A gradient ready to be painted: for each shade and each cell of the pattern a palette index. */
export type Ramp = Uint8Array;

type Triple = readonly [number, number, number];

interface Tone {
  readonly index: number;
  /** Linear light. */
  readonly light: Triple;
  readonly look: Triple;
}

export interface Dyer {
  /** @param stops two colours or more, `#rrggbb`, evenly spaced from shade 0 to 1 */
  ramp(stops: readonly string[]): Ramp;
}

/**
 * @param grit what a pair of unlike colours costs: a fine mixture of far colours
 *   looks like grit, and in a small picture every mixture does
 */
export function createDyer(palette: readonly string[], grit: number): Dyer {
  const tones = palette.map((color, index): Tone => {
    const light = toLight(color);
    return { index, light, look: toLook(light) };
  });
  const darkest = Math.max(DARK, Math.min(...tones.map(({ look }) => look[0])));
  const lightest = Math.max(darkest, ...tones.map(({ look }) => look[0]));
  // A palette without shadows gets its picture in the range it has, not a flat one.
  const inRange = ([l, a, b]: Triple): Triple => {
    return [l < DARK ? l : darkest + clamp((l - DARK) / (1 - DARK)) * (lightest - darkest), a, b];
  };
  return {
    ramp(stops) {
      const goals = stops.map((stop) => inRange(toLook(toLight(stop))));
      const ramp = new Uint8Array(LEVELS * CELLS);
      for (let level = 0; level < LEVELS; level += 1) {
        const along = (level / (LEVELS - 1)) * (goals.length - 1);
        const from = Math.min(Math.floor(along), goals.length - 2);
        const goal = mix(goals[from] ?? BLACK, goals[from + 1] ?? BLACK, along - from);
        fillLevel(ramp, level, tones, goal, grit);
      }
      return ramp;
    },
  };
}

/** @param shade 0 to 1 along the gradient; values outside are taken as its ends */
export function shadeOf(ramp: Ramp, shade: number, x: number, y: number): number {
  const level = shade <= 0 ? 0 : shade >= 1 ? LEVELS - 1 : Math.round(shade * (LEVELS - 1));
  return ramp[level * CELLS + (y & 7) * 8 + (x & 7)] ?? 0;
}

const BLACK: Triple = [0, 0, 0];

/** How many of the nearest colours are tried in pairs. */
const CANDIDATES = 10;
/** Lightness of the darkest colour the gradients ask for. */
const DARK = 0.2;

function fillLevel(ramp: Ramp, level: number, tones: readonly Tone[], goal: Triple, grit: number): void {
  const near = tones
    .map((tone) => ({ tone, away: distance(tone.look, goal) }))
    .sort((a, b) => a.away - b.away || a.tone.index - b.tone.index)
    .slice(0, CANDIDATES)
    .map(({ tone }) => tone);
  let best = {
    low: near[0]?.index ?? 0,
    high: near[0]?.index ?? 0,
    share: 0,
    cost: Number.POSITIVE_INFINITY,
  };
  for (const [at, one] of near.entries()) {
    for (const two of near.slice(at)) {
      const gap = distance(one.look, two.look);
      for (let eighths = 0; eighths <= (gap === 0 ? 0 : 8); eighths += 1) {
        const mixed = toLook(mix(one.light, two.light, eighths / 8));
        const cost = distance(mixed, goal) + grit * gap * (eighths % 8 === 0 ? 0 : 1);
        if (cost < best.cost) best = { ...ordered(one, two, eighths / 8), cost };
      }
    }
  }
  for (let cell = 0; cell < CELLS; cell += 1)
    ramp[level * CELLS + cell] = threshold(cell & 7, cell >> 3) < best.share ? best.high : best.low;
}

/** The lighter colour always takes the low thresholds, so that neighbouring shades fit together. */
function ordered(one: Tone, two: Tone, share: number): { low: number; high: number; share: number } {
  return one.look[0] <= two.look[0]
    ? { low: one.index, high: two.index, share }
    : { low: two.index, high: one.index, share: 1 - share };
}

/** The 8 × 8 matrix of Bayer (1973), from the bits of the position; (0 to 63) + ½ of 64. */
function threshold(x: number, y: number): number {
  let value = 0;
  for (let bit = 0; bit < 3; bit += 1) {
    const u = (x >> bit) & 1;
    const v = (y >> bit) & 1;
    value = value * 4 + (u ^ v) * 2 + v;
  }
  return (value + 0.5) / 64;
}

function mix(a: Triple, b: Triple, share: number): Triple {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share];
}

function distance(a: Triple, b: Triple): number {
  const [x, y, z] = [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
  return Math.sqrt(x * x + y * y + z * z);
}

function toLight(color: string): Triple {
  const rgb = Number.parseInt(color.slice(1), 16);
  const [r, g, b] = [(rgb >> 16) / 255, ((rgb >> 8) & 255) / 255, (rgb & 255) / 255];
  return [r * r, g * g, b * b];
}

function toLook([r, g, b]: Triple): Triple {
  const l = Math.sqrt(0.4122 * r + 0.5363 * g + 0.0514 * b);
  const m = Math.sqrt(0.2119 * r + 0.6807 * g + 0.1074 * b);
  const s = Math.sqrt(0.0883 * r + 0.2817 * g + 0.63 * b);
  return [
    0.2105 * l + 0.7936 * m - 0.0041 * s,
    1.978 * l - 2.4286 * m + 0.4506 * s,
    0.0259 * l + 0.7828 * m - 0.8087 * s,
  ];
}
