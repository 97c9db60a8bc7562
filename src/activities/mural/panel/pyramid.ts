import { around, atLevel, drawLevel, type Indices, intersect, type Rect } from './box-filter.ts';
import type { PaletteColors } from './palette-colors.ts';

/** Edge of a picture tile in pixels, on every level. */
export const EDGE = 256;

/**
 * At most this many picture tiles are kept (256 KiB each): enough for a 4K
 * screen at one device pixel per mural pixel, 48 MiB at worst.
 */
const KEPT = 192;

/**
 * Up to so many changed places of a tile are mended one by one; more become one
 * rectangle. Zoomed out, two far pixels would else cost a million reads a frame.
 */
const APART = 32;

/** Ready-made pictures of the mural in several sizes; only what is looked at, only what changed is drawn anew. */
export interface Pyramid {
  /**
   * The picture of a tile, up to date, and its size in pixels of the level.
   * On level n a tile covers 256 × 2^n mural pixels each way.
   */
  tile(level: number, column: number, row: number): { readonly image: OffscreenCanvas; readonly size: Rect };
  /** These mural pixels changed. */
  changed(rect: Rect): void;
  /** All changed: another palette, another mural. */
  recolor(colors: PaletteColors): void;
  /** Picture tiles drawn or mended since the beginning, for measuring. */
  readonly drawn: number;
}

interface Picture {
  readonly image: OffscreenCanvas;
  readonly context: OffscreenCanvasRenderingContext2D;
  readonly level: number;
  /** In pixels of the level. */
  readonly area: Rect;
  /** What is out of date, in pixels of the level. */
  dirty: Rect[];
}

/** How far one may zoom out: level 5 makes 4096 pixels into 128. */
export const LEVELS = 6;

export function createPyramid(source: Indices, initial: PaletteColors): Pyramid {
  let colors = initial;
  // In order of last use: the first key is the one to forget.
  const pictures = new Map<number, Picture>();
  const data = new ImageData(EDGE, EDGE);
  const pixels = new Uint32Array(data.data.buffer);
  let drawn = 0;

  function create(level: number, column: number, row: number): Picture {
    const all = atLevel({ left: 0, top: 0, right: source.width, bottom: source.height }, level);
    const area = intersect(all, {
      left: column * EDGE,
      top: row * EDGE,
      right: (column + 1) * EDGE,
      bottom: (row + 1) * EDGE,
    });
    if (!area) throw new RangeError(`no tile ${column}-${row} on level ${level}`);
    const image = new OffscreenCanvas(area.right - area.left, area.bottom - area.top);
    const context = image.getContext('2d', { alpha: false });
    if (!context) throw new Error('no 2D canvas');
    return { image, context, level, area, dirty: [area] };
  }

  function mend(picture: Picture): void {
    const { area, dirty } = picture;
    for (const rect of dirty) {
      const width = rect.right - rect.left;
      const height = rect.bottom - rect.top;
      drawLevel(source, colors, picture.level, rect, pixels, EDGE);
      picture.context.putImageData(data, rect.left - area.left, rect.top - area.top, 0, 0, width, height);
      drawn++;
    }
    dirty.length = 0;
  }

  return {
    tile(level, column, row) {
      const key = (level << 20) | (row << 10) | column;
      const picture = pictures.get(key) ?? create(level, column, row);
      pictures.delete(key);
      pictures.set(key, picture);
      if (pictures.size > KEPT) {
        const [oldest] = pictures.keys();
        if (oldest !== undefined) pictures.delete(oldest);
      }
      mend(picture);
      return { image: picture.image, size: picture.area };
    },
    changed(rect) {
      for (const picture of pictures.values()) {
        const hit = intersect(atLevel(rect, picture.level), picture.area);
        if (!hit) continue;
        if (picture.dirty.length < APART) picture.dirty.push(hit);
        else picture.dirty = [picture.dirty.reduce(around, hit)];
      }
    },
    recolor(next) {
      colors = next;
      for (const picture of pictures.values()) picture.dirty = [picture.area];
    },
    get drawn() {
      return drawn;
    },
  };
}
