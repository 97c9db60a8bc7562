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
const APART = 256;

/**
 * Mural pixels read for mending in one frame, about 5 ms. What is left over
 * shows its last state for another frame, so that catching up never stops a pan.
 */
const READS = 1_500_000;

/** Ready-made pictures of the mural in several sizes; only what is looked at, only what changed is drawn anew. */
export interface Pyramid {
  /**
   * The picture of a tile; on level n it covers 256 × 2^n mural pixels each way.
   * When this frame has done enough, a coarser or older one that is there already.
   */
  tile(level: number, column: number, row: number): Tile;
  /** A new frame: it may mend again. */
  begin(): void;
  /** Something on the screen could not be brought up to date in this frame. */
  readonly behind: boolean;
  /** These mural pixels changed. */
  changed(rect: Rect): void;
  /** All changed: another palette, another mural. */
  recolor(colors: PaletteColors): void;
  /** Picture tiles drawn or mended since the beginning, for measuring. */
  readonly drawn: number;
}

export interface Tile {
  readonly image: OffscreenCanvas;
  /** Of the tile asked for, in pixels of its level. */
  readonly size: Rect;
  /** Of the picture, which may be a coarser one: how many levels above, and its area there. */
  readonly above: number;
  readonly area: Rect;
}

interface Picture {
  readonly image: OffscreenCanvas;
  readonly context: OffscreenCanvasRenderingContext2D;
  readonly level: number;
  /** In pixels of the level. */
  readonly area: Rect;
  /** What is out of date, in pixels of the level. */
  dirty: Rect[];
  shown: boolean;
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
  let reads = 0;
  let behind = false;

  function areaOf(level: number, column: number, row: number): Rect {
    const all = atLevel({ left: 0, top: 0, right: source.width, bottom: source.height }, level);
    const left = column * EDGE;
    const top = row * EDGE;
    const area = intersect(all, { left, top, right: left + EDGE, bottom: top + EDGE });
    if (!area) throw new RangeError(`no tile ${column}-${row} on level ${level}`);
    return area;
  }

  function create(level: number, area: Rect): Picture {
    const image = new OffscreenCanvas(area.right - area.left, area.bottom - area.top);
    const context = image.getContext('2d', { alpha: false });
    if (!context) throw new Error('no 2D canvas');
    return { image, context, level, area, dirty: [area], shown: false };
  }

  /** The nearest coarser picture of this place that is there. */
  function coarser(level: number, column: number, row: number): { picture: Picture; above: number } | null {
    for (let above = 1; level + above < LEVELS; above++) {
      const picture = pictures.get(keyOf(level + above, column >> above, row >> above));
      if (picture?.shown) return { picture, above };
    }
    return null;
  }

  function mend(picture: Picture): void {
    const { area, dirty, level } = picture;
    while (dirty.length > 0) {
      // What was never drawn has nothing to show meanwhile.
      if (reads > READS && picture.shown) {
        behind = true;
        return;
      }
      const rect = dirty.pop() as Rect;
      const width = rect.right - rect.left;
      const height = rect.bottom - rect.top;
      drawLevel(source, colors, level, rect, pixels, EDGE);
      picture.context.putImageData(data, rect.left - area.left, rect.top - area.top, 0, 0, width, height);
      reads += (width * height) << (2 * level);
      drawn++;
    }
    picture.shown = true;
  }

  return {
    tile(level, column, row) {
      const key = keyOf(level, column, row);
      const size = areaOf(level, column, row);
      const known = pictures.get(key);
      if (!known?.shown && reads > READS) {
        const instead = coarser(level, column, row);
        if (instead) {
          behind = true;
          const { picture, above } = instead;
          return { image: picture.image, size, above, area: picture.area };
        }
      }
      const picture = known ?? create(level, size);
      pictures.delete(key);
      pictures.set(key, picture);
      if (pictures.size > KEPT) {
        const [oldest] = pictures.keys();
        if (oldest !== undefined) pictures.delete(oldest);
      }
      mend(picture);
      return { image: picture.image, size, above: 0, area: size };
    },
    begin() {
      reads = 0;
      behind = false;
    },
    get behind() {
      return behind;
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

function keyOf(level: number, column: number, row: number): number {
  return (level << 20) | (row << 10) | column;
}
