/** What grows in the garden and stands in it: trees, reeds, flowers, the cottage. */
import { ball, box, dot, type Easel, ellipse, type Paint, type Paints } from './easel.ts';
import { hillTop, meadowTop, pondAt } from './land.ts';
import { chance, clouds, noise } from './noise.ts';
import type { Scene } from './scene.ts';

/** Woods along the top of a range of hills: round trees, and here and there a slim one. */
export function paintWoods(easel: Easel, paints: Paints, scene: Scene, range: number, share: number): void {
  const { size, width } = scene;
  const step = size * 0.016;
  const tall = size * (0.02 + 0.012 * range);
  for (let tree = 0; tree * step < width + step; tree += 1) {
    const x = (tree + chance(tree, range, 501) * 0.8) * step;
    if (noise((x / size) * 5, range + 0.5, 511) > share) continue;
    const height = tall * (0.7 + 0.6 * chance(tree, range, 502));
    const foot = hillTop(scene, range, x) + size * 0.012 * chance(tree, range, 503) + size * 0.004;
    const slim = chance(tree, range, 504) < 0.28;
    const [rx, ry] = slim ? [height * 0.26, height * 0.95] : [height * 0.62, height * 0.58];
    ellipse(easel, x, foot - ry, rx, ry, paints.leaf, (u, v) => 0.02 + 0.1 * (2 - range) + 0.62 * ball(u, v));
  }
}

/** A cottage with its lamps lit, on the middle hill. */
export function paintCottage(easel: Easel, paints: Paints, scene: Scene): void {
  const { size, width } = scene;
  const x = width * 0.27;
  const foot = hillTop(scene, 2, x) + size * 0.016;
  const [wide, high] = [size * 0.075, size * 0.042];
  box(easel, x + wide * 0.62, foot - high * 2.15, x + wide * 0.76, foot - high, paints.roof, () => 0.25);
  for (let rise = 0; rise < high * 2.6; rise += 1) {
    const up = rise / (high * 2.6);
    const drift = wide * (0.69 + 0.55 * up * up) + (noise(up * 5, 0.5, 521) - 0.5) * wide * 0.34 * up;
    const half = size * (0.0025 + 0.0075 * up);
    for (let dx = -half; dx <= half; dx += 1) {
      if (chance(Math.round(dx), rise, 522) < up * up * 0.9) continue;
      dot(
        easel,
        Math.round(x + drift + dx),
        Math.round(foot - high * 2.2 - rise),
        paints.white,
        0.5 - up * 0.5 + (dx / half) * 0.15,
      );
    }
  }
  box(easel, x, foot - high, x + wide, foot, paints.wall, (across) => 0.3 + across * 0.5);
  for (let row = 0; row < high * 0.95; row += 1) {
    const out = (row / (high * 0.95)) * wide * 0.34;
    const y = foot - high * 1.9 + row;
    box(
      easel,
      x + wide * 0.24 - out,
      y,
      x + wide * 0.76 + out,
      y + 1,
      paints.roof,
      (across) => 0.2 + across * 0.6 - (row % 3) * 0.08,
    );
  }
  for (const at of [0.14, 0.72]) {
    box(
      easel,
      x + wide * at,
      foot - high * 0.72,
      x + wide * (at + 0.18),
      foot - high * 0.3,
      paints.light,
      (_a, d) => 1 - d * 0.7,
    );
  }
  box(easel, x + wide * 0.43, foot - high * 0.66, x + wide * 0.59, foot, paints.wood, () => 0.2);
}

/** Reeds at the edge of the pond, with brown heads. */
export function paintReeds(easel: Easel, paints: Paints, scene: Scene): void {
  const { pond, size } = scene;
  const step = Math.max(2, size * 0.008);
  for (let reed = 0; reed * step < pond.rx * 2.3; reed += 1) {
    const x = Math.round(pond.x - pond.rx * 1.15 + reed * step);
    if (noise((x / size) * 8, 0.5, 603) < 0.56 || Math.abs(x - scene.sun.x) < size * 0.06) continue;
    const y = edgeOfPond(scene, x);
    if (y === null) continue;
    const tall = size * (0.022 + 0.035 * chance(reed, 0, 602));
    for (let up = 0; up < tall; up += 1) {
      const lean = Math.round(((up / tall) * (chance(reed, 0, 603) - 0.5) * tall) / 3);
      dot(easel, x + lean, y - up, paints.leaf, 0.3 + (up / tall) * 0.5);
      const head = up > tall * 0.72 && up < tall * 0.95 && chance(reed, 0, 604) < 0.55;
      if (head)
        for (const side of [0, 1]) dot(easel, x + lean + side, y - up, paints.wood, 0.6 + side * 0.35);
    }
  }
}

function edgeOfPond(scene: Scene, x: number): number | null {
  const { pond, height } = scene;
  for (let y = Math.min(height - 1, Math.round(pond.y + pond.ry * 1.4)); y > pond.y; y -= 1)
    if (pondAt(scene, x, y) < 1.05) return y;
  return null;
}

const BLOSSOMS: readonly Paint[] = ['rose', 'pink', 'gold', 'white', 'violet', 'blue'];

/** Flowers in drifts of one kind, small far away and large in front; those that stand between two heights. */
export function paintFlowers(easel: Easel, paints: Paints, scene: Scene, from: number, to: number): void {
  const { size, width, height } = scene;
  const rows = 46;
  for (let row = 0; row < rows; row += 1) {
    const depth = row / (rows - 1);
    const far = scene.horizon + size * 0.2;
    const y = far + (height + size * 0.02 - far) * (0.25 * depth + 0.75 * depth * depth);
    const gap = size * (0.011 + 0.034 * depth);
    for (let column = 0; column * gap < width + gap; column += 1) {
      const x = Math.round((column + (chance(column, row, 701) - 0.5) * 0.9) * gap);
      const foot = Math.round(y + (chance(column, row, 702) - 0.5) * gap * 0.7);
      const drift = clouds(x / (size * 0.16), y / (size * 0.07), 711);
      if (chance(column, row, 703) > 0.2 + (drift - 0.42) * 3.4) continue;
      if (
        foot < from ||
        foot >= to ||
        foot < meadowTop(scene, x) + size * 0.012 ||
        pondAt(scene, x, foot) < 1.12
      )
        continue;
      const kind =
        Math.floor(noise(x / (size * 0.17), y / (size * 0.09), 721) * 2.2 * BLOSSOMS.length) +
        (chance(column, row, 704) < 0.12 ? 1 : 0);
      paintFlower(
        easel,
        paints,
        x,
        foot,
        size * (0.0035 + 0.0165 * depth * depth),
        kind % BLOSSOMS.length,
        chance(column, row, 705),
      );
    }
  }
}

function paintFlower(
  easel: Easel,
  paints: Paints,
  x: number,
  foot: number,
  radius: number,
  kind: number,
  vary: number,
): void {
  const blossom = paints[BLOSSOMS[kind] ?? 'rose'];
  const bright = 0.45 + vary * 0.35;
  if (radius < 2) {
    dot(easel, x, foot, blossom, bright + 0.2);
    if (radius > 1.2)
      for (const [dx, dy] of [
        [1, 0],
        [-1, 0],
        [0, -1],
      ] as const)
        dot(easel, x + dx, foot + dy, blossom, bright);
    return;
  }
  const stem = Math.round(radius * (2.2 + vary));
  for (let up = 0; up < stem; up += 1) dot(easel, x, foot - up, paints.leaf, 0.5 + (up / stem) * 0.2);
  ellipse(
    easel,
    x + radius * 0.7,
    foot - stem * 0.35,
    radius * 0.7,
    radius * 0.28,
    paints.leaf,
    (u) => 0.6 + u * 0.2,
  );
  ellipse(
    easel,
    x - radius * 0.7,
    foot - stem * 0.5,
    radius * 0.7,
    radius * 0.28,
    paints.leaf,
    (u) => 0.45 + u * 0.2,
  );
  const top = foot - stem;
  if (kind === 0 || kind === 4) {
    // A cup, open above in three tips.
    ellipse(easel, x, top, radius * 0.85, radius * 1.05, blossom, (u, v) =>
      v < -0.45 + Math.abs((Math.abs(u) % 0.66) - 0.33) * 1.4 ? null : bright - 0.15 + 0.3 * u - 0.35 * v,
    );
    return;
  }
  for (const [dx, dy] of [
    [0, -0.75],
    [0.72, -0.22],
    [0.46, 0.62],
    [-0.46, 0.62],
    [-0.72, -0.22],
  ] as const)
    ellipse(
      easel,
      x + dx * radius,
      top + dy * radius,
      radius * 0.56,
      radius * 0.56,
      blossom,
      (u, v) => bright + 0.22 * u - 0.3 * v - dy * 0.1,
    );
  ellipse(
    easel,
    x,
    top,
    radius * 0.38,
    radius * 0.38,
    kind === 2 ? paints.wood : paints.gold,
    (u, v) => 0.55 + 0.25 * u - 0.25 * v,
  );
}

export function footOfOldTree({ horizon, size }: Scene): number {
  return horizon + size * 0.33;
}

/** The old tree in front, on the left, whose branches frame the picture. */
export function paintOldTree(easel: Easel, paints: Paints, scene: Scene): void {
  const { size, height, horizon } = scene;
  const x = size * 0.075;
  const foot = footOfOldTree(scene);
  const crown = horizon - size * 0.2;
  for (let y = Math.floor(crown); y < Math.min(height, foot); y += 1) {
    const down = (y - crown) / (foot - crown);
    const half =
      size *
      (0.014 + 0.012 * down + 0.5 * Math.max(0, down - 0.8) * Math.max(0, down - 0.8) * (down > 0.8 ? 4 : 0));
    const bend =
      size * 0.09 * (down - 1) * (down - 0.35) + (noise(y / (size * 0.05), 0.5, 802) - 0.5) * size * 0.008;
    for (let dx = -Math.ceil(half); dx <= half; dx += 1) {
      const bark = noise(dx / 2 + 50, y / (size * 0.02), 801) - 0.5;
      dot(easel, Math.round(x + bend + dx), y, paints.wood, 0.35 + (dx / half) * 0.4 + bark * 0.5);
    }
  }
  for (let tuft = 0; tuft < 70; tuft += 1) {
    const u = chance(tuft, 0, 811) * 2 - 1;
    const v = chance(tuft, 1, 811) * 2 - 1;
    if (u * u + v * v > 1) continue;
    const radius = size * (0.03 + 0.03 * chance(tuft, 2, 811));
    paintTuft(
      easel,
      paints,
      x + u * size * 0.17,
      crown + v * size * 0.14,
      radius,
      tuft,
      0.12 + 0.2 * (u - v + 1) * 0.5,
    );
  }
}

/** Leaves close together: a ball with a ragged edge. */
function paintTuft(
  easel: Easel,
  paints: Paints,
  x: number,
  y: number,
  radius: number,
  salt: number,
  light: number,
): void {
  ellipse(easel, x, y, radius, radius * 0.85, paints.leaf, (u, v) => {
    const leaves = noise((u * radius) / 2.2 + 40, (v * radius) / 1.8 + 40, 821 + salt);
    if (u * u + v * v > 0.55 + leaves * 0.45) return null;
    return light + ball(u, v) * 0.5 + (leaves - 0.5) * 0.42 - 0.12;
  });
}
