/** Mountains, hills, meadow and pond. */
import { dot, type Easel, type Paints } from './easel.ts';
import { chance, clamp, clouds, noise, smooth } from './noise.ts';
import { ridge, type Scene } from './scene.ts';
import { skyShade } from './sky.ts';

export function paintMountains(easel: Easel, paints: Paints, scene: Scene): void {
  const { size, horizon, sun } = scene;
  for (let x = 0; x < easel.width; x += 1) {
    const near = 1 - smooth(0, 0.6, Math.abs(x - sun.x) / size);
    const back = peaks(scene, x, horizon + size * 0.01, size * 0.24, 3.1, 101);
    const front = peaks(scene, x, horizon + size * 0.03, size * 0.15, 4.3, 111);
    for (let y = Math.floor(back); y < horizon + size * 0.1; y += 1) {
      const below = (y - back) / (size * 0.22);
      // Folds run down from the crest; those that look towards the sun are lighter.
      const fold =
        1 - Math.abs(noise(x / (size * 0.045) - (y - back) / (size * 0.07), y / (size * 0.3), 121) * 2 - 1);
      const face = (fold - 0.5) * (1 - smooth(0, 0.9, below));
      if (y < front) dot(easel, x, y, paints.far, 0.12 + below * 0.72 + near * 0.28 + face * 0.3);
      else
        dot(easel, x, y, paints.near, 0.08 + ((y - front) / (size * 0.13)) * 0.8 + near * 0.25 + face * 0.3);
    }
  }
}

/** Sharp where hills are round: noise folded at its middle. */
function peaks(scene: Scene, x: number, base: number, height: number, waves: number, salt: number): number {
  const at = (x / scene.size) * waves;
  const fold = (scale: number, more: number) => 1 - Math.abs(noise(at * scale, 0.5, salt + more) * 2 - 1);
  return base - height * (0.6 * fold(1, 0) + 0.27 * fold(2.2, 1) + 0.13 * fold(5.3, 2));
}

/** Ranges of hills from far to near: how far below the horizon, how high, how many, how dark. */
const HILLS = [
  { down: 0.045, swing: 0.085, waves: 2.2, salt: 201, dim: 0.34 },
  { down: 0.1, swing: 0.095, waves: 1.7, salt: 211, dim: 0.2 },
  { down: 0.17, swing: 0.1, waves: 1.3, salt: 221, dim: 0.06 },
] as const;

export function hillTop(scene: Scene, range: number, x: number): number {
  const hill = HILLS[range] ?? HILLS[0];
  return ridge(
    scene,
    x,
    scene.horizon + scene.size * hill.down,
    scene.size * hill.swing,
    hill.waves,
    hill.salt,
  );
}

export function paintHill(easel: Easel, paints: Paints, scene: Scene, range: number): void {
  const { size, sun } = scene;
  const { dim, salt } = HILLS[range] ?? HILLS[0];
  for (let x = 0; x < easel.width; x += 1) {
    const top = hillTop(scene, range, x);
    // Slopes that fall towards the sun catch its light.
    const slope = (hillTop(scene, range, x + 2) - hillTop(scene, range, x - 2)) * (sun.x > x ? 1 : -1);
    const near = 1 - smooth(0, 0.7, Math.abs(x - sun.x) / size);
    for (let y = Math.max(0, Math.floor(top)); y < easel.height; y += 1) {
      const below = (y - top) / size;
      const rim = 1 - smooth(0, 0.02, below);
      const rows = clouds(x / (size * 0.06), y / (size * 0.018), salt + 7) - 0.5;
      const shade =
        0.24 + dim * 0.7 + rim * (0.2 + 0.3 * near) + slope * 0.08 + near * 0.13 + rows * 0.34 - below * 1.1;
      dot(easel, x, y, paints.hill, shade);
    }
  }
}

export function meadowTop(scene: Scene, x: number): number {
  return ridge(scene, x, scene.horizon + scene.size * 0.225, scene.size * 0.05, 1.5, 301);
}

export function paintMeadow(easel: Easel, paints: Paints, scene: Scene): void {
  const { size, sun } = scene;
  for (let x = 0; x < easel.width; x += 1) {
    const top = meadowTop(scene, x);
    const near = 1 - smooth(0, 0.8, Math.abs(x - sun.x) / size);
    for (let y = Math.max(0, Math.floor(top)); y < easel.height; y += 1) {
      const down = (y - top) / (easel.height - top);
      const grass = clouds(x / (size * (0.03 + 0.05 * down)), y / (size * (0.008 + 0.05 * down)), 311) - 0.5;
      const blades = chance(x, Math.floor(y / (2 + down * 6) + noise(x / 2, 0.5, 321) * 5), 331) - 0.5;
      const rim = 1 - smooth(0, 0.012, (y - top) / size);
      dot(
        easel,
        x,
        y,
        paints.meadow,
        0.55 + near * 0.16 + rim * 0.25 - down * 0.42 + grass * 0.5 + blades * 0.13,
      );
    }
  }
}

/** How far inside the pond a place is: below 1 is water. Its edge is uneven. */
export function pondAt({ pond, size }: Scene, x: number, y: number): number {
  const u = (x - pond.x) / pond.rx;
  const v = (y - pond.y) / pond.ry;
  return Math.sqrt(u * u + v * v) + (clouds(x / (size * 0.11), y / (size * 0.05), 401) - 0.5) * 0.34;
}

export function paintPond(easel: Easel, paints: Paints, scene: Scene): void {
  const { pond, size, sun, horizon } = scene;
  for (
    let y = Math.max(0, Math.floor(pond.y - pond.ry * 1.3));
    y < Math.min(easel.height, pond.y + pond.ry * 1.3);
    y += 1
  )
    for (
      let x = Math.max(0, Math.floor(pond.x - pond.rx * 1.3));
      x < Math.min(easel.width, pond.x + pond.rx * 1.3);
      x += 1
    ) {
      const inside = pondAt(scene, x, y);
      if (inside > 1.07) continue;
      if (inside > 1) {
        dot(easel, x, y, paints.shore, 0.25 + (y < pond.y ? 0.45 : 0) + noise(x / 3, y / 2, 411) * 0.3);
        continue;
      }
      const down = (y - (pond.y - pond.ry)) / (2 * pond.ry);
      const wave = clouds(x / (size * 0.07), y / (size * 0.009), 421) - 0.5;
      // The far bank mirrors the sky above the hills, the near one the high dark sky.
      const mirrored = skyShade(scene, x + wave * size * 0.05, horizon * (0.93 - 0.72 * down));
      const edge = (1 - smooth(0.86, 1, inside)) * 0.14 - 0.14;
      const path = 1 - smooth(0, 0.05 + 0.07 * down, Math.abs(x - sun.x + wave * size * 0.09) / size);
      const glint = path * (chance(Math.floor(x / 5), y, 431) > 0.42 + down * 0.2 ? 0.42 : 0.05);
      dot(easel, x, y, paints.sky, clamp(mirrored * 0.94 + edge + wave * 0.16 + glint));
    }
}
