import type { Rect } from './box-filter.ts';
import type { Camera, Point, Size } from './camera.ts';
import { EDGE, LEVELS, type Pyramid } from './pyramid.ts';

/*
 * Canvas 2D over ready-made tiles, not WebGL: it needs no second path where
 * WebGL is missing or its context is lost. Panning a 4096² mural at 1440 × 900
 * under 1,000 changes a second took 16.7 ms a frame in the median and 18 ms at the
 * 95th percentile, in headless Chromium without a GPU on two busy cores.
 */

/** Everything one frame shows. */
export interface Scene {
  readonly camera: Camera;
  readonly mural: Size;
  readonly pyramid: Pyramid;
  /** Mural pixels that have not come yet. */
  readonly missing: readonly Rect[];
  /** Under the mouse: the cell, and the colour a press would give it. */
  readonly hover: { readonly cell: Point; readonly color: string | null } | null;
  /** The keyboard's or the aiming finger's cell. */
  readonly cursor: { readonly cell: Point; readonly color: string | null } | null;
  /** Refused pixels on their way out. */
  readonly ghosts: readonly Ghost[];
  /** For people who want no motion: ghosts fade without shaking. */
  readonly still: boolean;
}

export interface Ghost {
  readonly x: number;
  readonly y: number;
  readonly color: string;
  /** 0 at the refusal, 1 when gone. */
  readonly age: number;
}

/** The drawing surface, in device pixels, and how many of them are one CSS pixel. */
export interface Surface {
  readonly context: CanvasRenderingContext2D;
  readonly width: number;
  readonly height: number;
  readonly density: number;
}

/** From mural pixels to device pixels. The origin is whole, so that nothing shimmers while one pans. */
interface Projection {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** CSS pixels per mural pixel from which the grid begins to show, and at which it shows fully. */
const GRID_FROM = 9;
const GRID_FULL = 16;

/** Mid grey shows on light and dark pixels and themes alike. */
const PLACEHOLDER = 'rgb(128 128 128 / 0.22)';
const EDGE_LINE = 'rgb(128 128 128 / 0.6)';

export function drawScene(surface: Surface, scene: Scene): void {
  const { context, width, height, density } = surface;
  const scale = scene.camera.scale * density;
  const to: Projection = {
    x: Math.round(width / 2 - scene.camera.x * scale),
    y: Math.round(height / 2 - scene.camera.y * scale),
    scale,
  };
  context.clearRect(0, 0, width, height);
  drawPicture(surface, scene, to);
  drawMissing(surface, scene, to);
  drawFrame(surface, scene, to);
  if (scene.camera.scale > GRID_FROM) drawGrid(surface, scene, to);
  for (const ghost of scene.ghosts) drawGhost(surface, ghost, to, scene.still);
  if (scene.hover) drawCell(surface, scene.hover, to, 1);
  if (scene.cursor) drawAim(surface, scene.cursor, to);
}

/** Which level shows the mural at this many device pixels per mural pixel: never stretched, at most halved. */
export function levelFor(scale: number): number {
  return scale >= 1 ? 0 : Math.min(LEVELS - 1, Math.floor(Math.log2(1 / scale) + 1e-9));
}

function drawPicture(surface: Surface, scene: Scene, to: Projection): void {
  const { context, width, height } = surface;
  const { mural, pyramid } = scene;
  const level = levelFor(to.scale);
  const texel = to.scale * (1 << level);
  // Nearest neighbour while pixels are pixels; between two levels the eye wants it smooth.
  context.imageSmoothingEnabled = to.scale < 1;
  const columns = Math.ceil(mural.width / (EDGE << level));
  const rows = Math.ceil(mural.height / (EDGE << level));
  const first = (origin: number) => Math.max(0, Math.floor(-origin / texel / EDGE));
  const last = (origin: number, size: number, count: number) =>
    Math.min(count - 1, Math.floor((size - 1 - origin) / texel / EDGE));
  for (let row = first(to.y); row <= last(to.y, height, rows); row++) {
    for (let column = first(to.x); column <= last(to.x, width, columns); column++) {
      const { image, size, above, area } = pyramid.tile(level, column, row);
      // Only the texels on the screen: at 64 times, a whole tile would be 16,384 pixels wide.
      const left = Math.max(size.left, Math.floor(-to.x / texel));
      const top = Math.max(size.top, Math.floor(-to.y / texel));
      const right = Math.min(size.right, Math.ceil((width - to.x) / texel));
      const bottom = Math.min(size.bottom, Math.ceil((height - to.y) / texel));
      if (left >= right || top >= bottom) continue;
      // Neighbours share these rounded edges, so there is no seam at any scale.
      const x = Math.round(to.x + left * texel);
      const y = Math.round(to.y + top * texel);
      context.drawImage(
        image,
        left / 2 ** above - area.left,
        top / 2 ** above - area.top,
        (right - left) / 2 ** above,
        (bottom - top) / 2 ** above,
        x,
        y,
        Math.round(to.x + right * texel) - x,
        Math.round(to.y + bottom * texel) - y,
      );
    }
  }
}

function drawMissing({ context }: Surface, scene: Scene, to: Projection): void {
  context.fillStyle = PLACEHOLDER;
  for (const rect of scene.missing) {
    const x = Math.round(to.x + rect.left * to.scale);
    const y = Math.round(to.y + rect.top * to.scale);
    const right = Math.round(to.x + rect.right * to.scale);
    const bottom = Math.round(to.y + rect.bottom * to.scale);
    context.clearRect(x, y, right - x, bottom - y);
    context.fillRect(x, y, right - x, bottom - y);
  }
}

function drawFrame({ context, density }: Surface, { mural }: Scene, to: Projection): void {
  const line = Math.max(1, Math.round(density));
  const width = Math.round(mural.width * to.scale);
  const height = Math.round(mural.height * to.scale);
  context.fillStyle = EDGE_LINE;
  context.fillRect(to.x - line, to.y - line, width + 2 * line, line);
  context.fillRect(to.x - line, to.y + height, width + 2 * line, line);
  context.fillRect(to.x - line, to.y, line, height);
  context.fillRect(to.x + width, to.y, line, height);
}

function drawGrid(surface: Surface, scene: Scene, to: Projection): void {
  const { context, width, height } = surface;
  const { mural, camera } = scene;
  const strength = Math.min(1, (camera.scale - GRID_FROM) / (GRID_FULL - GRID_FROM));
  context.fillStyle = `rgb(128 128 128 / ${(0.4 * strength).toFixed(3)})`;
  const left = Math.max(0, to.x);
  const right = Math.min(width, to.x + mural.width * to.scale);
  const top = Math.max(0, to.y);
  const bottom = Math.min(height, to.y + mural.height * to.scale);
  if (left >= right || top >= bottom) return;
  for (let x = Math.ceil((left - to.x) / to.scale); x <= (right - to.x) / to.scale; x++) {
    context.fillRect(Math.round(to.x + x * to.scale), top, 1, bottom - top);
  }
  for (let y = Math.ceil((top - to.y) / to.scale); y <= (bottom - to.y) / to.scale; y++) {
    context.fillRect(left, Math.round(to.y + y * to.scale), right - left, 1);
  }
}

function boxOf(cell: Point, to: Projection, smallest: number) {
  const x = Math.round(to.x + cell.x * to.scale);
  const y = Math.round(to.y + cell.y * to.scale);
  const width = Math.round(to.x + (cell.x + 1) * to.scale) - x;
  const height = Math.round(to.y + (cell.y + 1) * to.scale) - y;
  // A cell smaller than the eye can find is marked by a box around it.
  const grow = Math.max(0, Math.round((smallest - width) / 2));
  return { x: x - grow, y: y - grow, width: width + 2 * grow, height: height + 2 * grow, grown: grow > 0 };
}

/** A ring of `line` device pixels just outside of a box. */
function ring(
  context: CanvasRenderingContext2D,
  box: ReturnType<typeof boxOf>,
  gap: number,
  line: number,
): void {
  context.lineWidth = line;
  const out = gap + line / 2;
  context.strokeRect(box.x - out, box.y - out, box.width + 2 * out, box.height + 2 * out);
}

/** White with a dark rim: one of the two shows on any pixel. */
function drawCell(
  { context, density }: Surface,
  { cell, color }: NonNullable<Scene['hover']>,
  to: Projection,
  weight: number,
): void {
  const box = boxOf(cell, to, 5 * density);
  if (color && !box.grown) {
    context.fillStyle = color;
    context.fillRect(box.x, box.y, box.width, box.height);
  }
  const line = Math.max(1, Math.round(weight * density));
  context.strokeStyle = '#fff';
  ring(context, box, 0, line);
  context.strokeStyle = 'rgb(0 0 0 / 0.75)';
  ring(context, box, line, Math.max(1, Math.round(density)));
}

/** The aimed cell: a heavier frame with four ticks that point at it, to be found at any zoom. */
function drawAim(surface: Surface, aim: NonNullable<Scene['cursor']>, to: Projection): void {
  const { context, density } = surface;
  drawCell(surface, aim, to, 2);
  const box = boxOf(aim.cell, to, 5 * density);
  const midX = Math.round(box.x + box.width / 2);
  const midY = Math.round(box.y + box.height / 2);
  const gap = Math.round(6 * density);
  const long = Math.round(9 * density);
  const rim = Math.max(1, Math.round(density));
  const thick = Math.round(2 * density);
  const ticks = [
    [midX - thick / 2, box.y - gap - long, thick, long],
    [midX - thick / 2, box.y + box.height + gap, thick, long],
    [box.x - gap - long, midY - thick / 2, long, thick],
    [box.x + box.width + gap, midY - thick / 2, long, thick],
  ] as const;
  context.fillStyle = 'rgb(0 0 0 / 0.75)';
  for (const [x, y, w, h] of ticks) context.fillRect(x - rim, y - rim, w + 2 * rim, h + 2 * rim);
  context.fillStyle = '#fff';
  for (const [x, y, w, h] of ticks) context.fillRect(x, y, w, h);
}

/** A refused pixel shakes its head and fades. */
function drawGhost({ context, density }: Surface, ghost: Ghost, to: Projection, still: boolean): void {
  const box = boxOf(ghost, to, 3 * density);
  const reach = still ? 0 : Math.max(2 * density, box.width * 0.18);
  const shake = Math.sin(ghost.age * Math.PI * 6) * (1 - ghost.age) * reach;
  context.globalAlpha = 1 - ghost.age;
  context.fillStyle = ghost.color;
  context.fillRect(Math.round(box.x + shake), box.y, box.width, box.height);
  context.globalAlpha = 1;
}
