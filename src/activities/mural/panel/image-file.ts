import { drawLevel, type Rect } from './box-filter.ts';
import type { StrokeCanvas } from './brush.ts';
import type { PaletteColors } from './palette-colors.ts';

/** What all browsers can still draw on: the longest edge, and Safari's most pixels. */
const LONGEST = 16_384;
const MOST = 16_384 * 16_384;

export function fitsIntoImage(part: Rect, times: number): boolean {
  const width = (part.right - part.left) * times;
  const height = (part.bottom - part.top) * times;
  return width > 0 && height > 0 && width <= LONGEST && height <= LONGEST && width * height <= MOST;
}

/** Rows drawn at once, in mural pixels. */
const BAND = 256;

/** A part of the mural as a PNG, each pixel `times` as wide and high. Null when the browser cannot. */
export async function toPng(
  source: StrokeCanvas,
  colors: PaletteColors,
  part: Rect,
  times: number,
): Promise<Blob | null> {
  const width = part.right - part.left;
  const canvas = new OffscreenCanvas(width * times, (part.bottom - part.top) * times);
  const context = canvas.getContext('2d', { alpha: false });
  const band = new OffscreenCanvas(width, BAND);
  const bandContext = band.getContext('2d', { alpha: false });
  if (!context || !bandContext) return null;
  context.imageSmoothingEnabled = false;
  const data = new ImageData(width, BAND);
  const pixels = new Uint32Array(data.data.buffer);
  for (let top = part.top; top < part.bottom; top += BAND) {
    const bottom = Math.min(part.bottom, top + BAND);
    drawLevel(source, colors, 0, { ...part, top, bottom }, pixels, width);
    bandContext.putImageData(data, 0, 0);
    const rows = bottom - top;
    context.drawImage(band, 0, 0, width, rows, 0, (top - part.top) * times, width * times, rows * times);
  }
  try {
    return await canvas.convertToBlob({ type: 'image/png' });
  } catch {
    // Out of memory for so large a picture: the caller says so.
    return null;
  }
}
