/** What painters paint. Seeded, so that every run and every peer gets the same. */

/** x, y, colour index, x, y, colour index, … */
export type Pixels = number[];

/** One painter's next message. */
export type Stream = () => Pixels;

export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly colors: number;
}

/** Uniform enough in [0, below). Marsaglia, "Xorshift RNGs" (2003), the 32-bit generator 13, 17, 5. */
export function createRandom(seed: number): (below: number) => number {
  // Its one bad state is 0; small seeds need a few rounds until they look random.
  let state = Math.imul(seed + 1, 0x9e3779b1) | 1;
  const draw = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  for (let round = 0; round < 8; round++) draw();
  return (below) => Math.floor((draw() / 2 ** 32) * below);
}

/** The worst case: every pixel anywhere in any colour. Nothing can be saved on it. */
export function randomPixels({ width, height, colors }: Canvas, count: number, seed: number): Stream {
  const random = createRandom(seed);
  return () => {
    const pixels: Pixels = [];
    for (let pixel = 0; pixel < count; pixel++) pixels.push(random(width), random(height), random(colors));
    return pixels;
  };
}

/** Pixels of one colour before a painter lifts the brush. */
const STROKE = 60;
/** How far from their last stroke painters start the next one, in pixels. */
const REACH = 40;

/**
 * People drawing: strokes of one colour that mostly go on in their direction,
 * the next one close by. @param count pixels a message, what a hand draws in the time between two
 */
export function drawnPixels({ width, height, colors }: Canvas, count: number, seed: number): Stream {
  const random = createRandom(seed);
  let x = random(width);
  let y = random(height);
  let color = random(colors);
  /** Of eight, clockwise from east. */
  let heading = random(8);
  let left = STROKE;
  const bounded = (value: number, below: number): number => Math.min(below - 1, Math.max(0, value));

  const next = (): void => {
    if (left-- > 0) {
      if (random(4) === 0) heading = (heading + (random(2) === 0 ? 1 : 7)) % 8;
      x = bounded(x + (STEPS[heading]?.[0] ?? 0), width);
      y = bounded(y + (STEPS[heading]?.[1] ?? 0), height);
      return;
    }
    left = STROKE;
    color = random(colors);
    heading = random(8);
    x = bounded(x + random(2 * REACH + 1) - REACH, width);
    y = bounded(y + random(2 * REACH + 1) - REACH, height);
  };
  return () => {
    const pixels: Pixels = [];
    for (let pixel = 0; pixel < count; pixel++) {
      next();
      pixels.push(x, y, color);
    }
    return pixels;
  };
}

const STEPS = [
  [1, 0],
  [1, 1],
  [0, 1],
  [-1, 1],
  [-1, 0],
  [-1, -1],
  [0, -1],
  [1, -1],
] as const;
