/** The sky at dusk, and what of it the pond mirrors. */
import { dot, type Easel, ellipse, type Paints } from './easel.ts';
import { chance, clamp, clouds, noise, smooth } from './noise.ts';
import type { Scene } from './scene.ts';

/** Shade of the sky: dark above, light at the horizon, lightest round the sun. */
export function skyShade(scene: Scene, x: number, y: number): number {
  const { sun, size, horizon } = scene;
  const down = clamp(y / horizon);
  const dx = (x - sun.x) / size;
  const dy = (y - sun.y) / size;
  const away = Math.sqrt(dx * dx + dy * dy * 1.5);
  const glow = 1 - smooth(0, 0.75, away);
  const streaks = clouds(x / (size * 0.34), y / (size * 0.05), 11) - 0.5;
  return clamp(0.02 + 0.62 * down * (0.55 + 0.45 * down) + 0.36 * glow * glow + streaks * 0.1);
}

export function paintSky(easel: Easel, paints: Paints, scene: Scene): void {
  const { sun, size, horizon } = scene;
  for (let y = 0; y < Math.min(horizon + 2, easel.height); y += 1)
    for (let x = 0; x < easel.width; x += 1) dot(easel, x, y, paints.sky, skyShade(scene, x, y));
  paintStars(easel, paints, scene);
  ellipse(easel, sun.x, sun.y, sun.radius, sun.radius, paints.sun, (_u, v) => {
    const band = Math.floor((v + 1) * 7);
    // Thin bands of haze lie across the lower half.
    if (v > 0.1 && band % 2 === 1 && (v + 1) * 7 - band < 0.2 + v * 0.3) return null;
    return 1 - (v + 1) * 0.42;
  });
  for (const [across, down, wide, salt] of BANKS) paintBank(easel, paints, scene, across, down, wide, salt);
  if (size > 200) paintBirds(easel, paints, scene);
}

/** Cloud banks: where across and down the sky, how wide, salt. */
const BANKS = [
  [0.17, 0.3, 0.34, 21],
  [0.87, 0.24, 0.3, 31],
  [0.42, 0.52, 0.24, 41],
  [1, 0.56, 0.26, 51],
  [0.02, 0.66, 0.22, 61],
] as const;

/**
 * A bank of clouds as a height over a floor: round heaps along it, lit warm from
 * the low sun below, cool above, and thin streaks drifting off on both sides.
 */
function paintBank(
  easel: Easel,
  paints: Paints,
  scene: Scene,
  across: number,
  down: number,
  wide: number,
  salt: number,
): void {
  const { size, horizon, width, sun } = scene;
  const floor = horizon * down;
  const reach = size * wide * 0.5;
  const middle = width * across;
  for (let x = Math.floor(middle - reach * 1.5); x < middle + reach * 1.5; x += 1) {
    const offset = (x - middle) / reach;
    const swell =
      (1 - smooth(0.35, 1, Math.abs(offset))) * (0.4 + 0.6 * noise(offset * 2.2 + 9, 0.5, salt + 3));
    const heap = heapAt((x - middle) / size, salt);
    const top = floor - size * (0.125 * swell * (0.16 + 0.84 * heap) + 0.004);
    const bottom = floor + size * (0.012 * swell * noise(x / (size * 0.06), 0.5, salt + 5));
    const toSun = 1 - smooth(0, 0.6, Math.abs(x - sun.x) / size);
    for (let y = Math.floor(top); y < bottom; y += 1) {
      if (swell === 0) continue;
      const up = (floor - y) / (floor - top + 1);
      const folds = clouds(x / (size * 0.045), y / (size * 0.03), salt + 7) - 0.5;
      dot(
        easel,
        x,
        y,
        paints.cloud,
        clamp(0.62 - 0.5 * up + toSun * 0.26 + folds * 0.55 + (up > 0.88 ? 0.22 : 0)),
      );
    }
  }
  for (let streak = 0; streak < 5; streak += 1) {
    const x = middle + (chance(streak, 3, salt) - 0.5) * reach * 2.6;
    const y = floor + size * (0.012 + 0.03 * chance(streak, 4, salt)) * (streak % 2 === 0 ? 1 : -0.6);
    const long = reach * (0.3 + 0.4 * chance(streak, 5, salt));
    ellipse(easel, x, y, long, size * 0.0045, paints.cloud, (u) => 0.62 - Math.abs(u) * 0.2);
  }
}

/** Half circles side by side, the larger ones hiding the smaller: 0 to 1. */
function heapAt(across: number, salt: number): number {
  let highest = 0;
  for (const [wide, tall] of [
    [0.058, 1],
    [0.036, 0.8],
    [0.022, 0.62],
  ] as const) {
    const cell = Math.floor(across / wide);
    for (const near of [cell - 1, cell, cell + 1]) {
      const away = (across / wide - near - 0.5 - (chance(near, salt, 91) - 0.5) * 0.5) / 0.78;
      const round = 1 - away * away;
      if (round > 0)
        highest = Math.max(highest, Math.sqrt(round) * tall * (0.55 + 0.45 * chance(near, salt, 92)));
    }
  }
  return highest;
}

function paintStars(easel: Easel, paints: Paints, scene: Scene): void {
  const cell = Math.max(6, Math.round(scene.size / 36));
  for (let row = 0; row * cell < scene.horizon * 0.55; row += 1)
    for (let column = 0; column * cell < easel.width; column += 1) {
      const shows = chance(column, row, 71) * (0.25 + (row * cell) / scene.horizon);
      if (shows > 0.16) continue;
      const x = Math.floor((column + chance(column, row, 72)) * cell);
      const y = Math.floor((row + chance(column, row, 73)) * cell);
      dot(easel, x, y, paints.white, 1);
      if (scene.size < 200 || chance(column, row, 74) > 0.16) continue;
      for (const [dx, dy] of [
        [1, 0],
        [-1, 0],
        [0, 1],
        [0, -1],
      ] as const)
        dot(easel, x + dx, y + dy, paints.violet, 0.75);
    }
}

/** A few birds on their way home. */
function paintBirds(easel: Easel, paints: Paints, scene: Scene): void {
  for (let bird = 0; bird < 7; bird += 1) {
    const x = Math.round(scene.width * (0.53 + 0.026 * bird + 0.01 * chance(bird, 0, 81)));
    const y = Math.round(scene.horizon * (0.37 - 0.012 * Math.abs(bird - 2) + 0.05 * chance(bird, 1, 81)));
    for (const [dx, dy] of [
      [-3, -1],
      [-2, -2],
      [-1, -1],
      [0, 0],
      [1, -1],
      [2, -2],
      [3, -1],
    ] as const)
      dot(easel, x + dx, y + dy, paints.near, 0);
  }
}
