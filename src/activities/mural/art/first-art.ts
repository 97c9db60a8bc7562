/**
 * The picture a new public mural starts with: a garden at dusk. A function of
 * size and palette alone, without chance, clock or transcendental functions, so
 * that every process and every restart paints the same one.
 */
import { createEasel, type Easel, mixPaints } from './easel.ts';
import { paintHill, paintMeadow, paintMountains, paintPond } from './land.ts';
import { footOfOldTree, paintCottage, paintFlowers, paintOldTree, paintReeds, paintWoods } from './plants.ts';
import { layOut } from './scene.ts';
import { paintSky } from './sky.ts';

/** The shorter edge of the picture in its own, bigger pixels: enough for detail, cheap at any size. */
const DETAIL = 500;

/** @returns palette indices, row by row */
export function paintFirstArt(width: number, height: number, palette: readonly string[]): Uint8Array {
  const scale = Math.max(1, Math.round(Math.min(width, height) / DETAIL));
  const easel = createEasel(Math.ceil(width / scale), Math.ceil(height / scale));
  const scene = layOut(easel.width, easel.height);
  const paints = mixPaints(palette, scene.size);
  paintSky(easel, paints, scene);
  paintMountains(easel, paints, scene);
  for (const range of [0, 1, 2]) {
    paintHill(easel, paints, scene, range);
    paintWoods(easel, paints, scene, range, 0.52 - range * 0.06);
  }
  paintCottage(easel, paints, scene);
  paintMeadow(easel, paints, scene);
  paintPond(easel, paints, scene);
  paintReeds(easel, paints, scene);
  const foot = footOfOldTree(scene);
  paintFlowers(easel, paints, scene, 0, foot);
  paintOldTree(easel, paints, scene);
  paintFlowers(easel, paints, scene, foot, Number.POSITIVE_INFINITY);
  return enlarge(easel, scale, width, height);
}

function enlarge(
  { colors, width: columns }: Easel,
  scale: number,
  width: number,
  height: number,
): Uint8Array {
  const picture = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const row = Math.floor(y / scale) * columns;
    for (let x = 0; x < width; x += 1) picture[y * width + x] = colors[row + Math.floor(x / scale)] ?? 0;
  }
  return picture;
}
