/** The public mural as a canvas of one pixel a pixel, kept up to date by the live connection. */
import type { MuralView } from '../../../activities/mural/types.ts';
import type { Api } from '../../../client/api.ts';
import { createMuralCopy } from '../../../client/mural.ts';
import type { Live, Region } from '../../../client/types.ts';

export interface MuralPicture {
  /** Null until its size is known. */
  readonly canvas: HTMLCanvasElement | null;
  close(): void;
}

interface MuralPictureOptions {
  /** These parts look different now; `live` when somebody just painted there. */
  onChange(regions: readonly Region[], live: boolean): void;
}

/** A change larger than this is a tile that came, or a stroke that would flash half the wall, in pixels. */
const LARGEST_STROKE = 64;

export function openMuralPicture(
  live: Live,
  api: Api,
  room: string,
  { onChange }: MuralPictureOptions,
): MuralPicture {
  let canvas: HTMLCanvasElement | null = null;
  let colors: Uint32Array = new Uint32Array();

  const copy = createMuralCopy({
    loadTile: (column, row, version, epoch) => api.tile(room, column, row, version, epoch),
    changed(regions) {
      for (const region of regions) draw(region);
      const small = regions.every(({ width, height }) => Math.max(width, height) <= LARGEST_STROKE);
      onChange(regions, small && copy.progress.loaded === copy.progress.total);
    },
  });

  function draw({ x, y, width, height }: Region): void {
    const painter = canvas?.getContext('2d');
    if (!painter || !copy.info) return;
    const image = new ImageData(width, height);
    const pixels = new Uint32Array(image.data.buffer);
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) {
        const index = copy.indices[(y + row) * copy.info.width + x + column] ?? 0;
        pixels[row * width + column] = colors[index] ?? 0;
      }
    }
    painter.putImageData(image, x, y);
  }

  const channel = live.open<MuralView>(room, 'mural', {
    view(view, seq, epoch) {
      if (canvas?.width !== view.width || canvas.height !== view.height) {
        canvas = document.createElement('canvas');
        canvas.width = view.width;
        canvas.height = view.height;
      }
      colors = Uint32Array.from(view.palette, toPixel);
      copy.focus(view.width / 2, view.height / 2);
      copy.view(view, seq, epoch);
    },
    digest: (bytes, to) => copy.digest(bytes, to),
  });

  return {
    get canvas() {
      return canvas;
    },
    close() {
      channel.close();
      copy.close();
    },
  };
}

/** `#rrggbb` as the bytes r, g, b, 255 in memory, on little-endian machines (all that browsers run on). */
function toPixel(color: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return ((255 << 24) | ((b ?? 0) << 16) | ((g ?? 0) << 8) | (r ?? 0)) >>> 0;
}
