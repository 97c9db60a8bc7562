/** Makes small pictures in the browser, so that a phone does not send megabytes for a card. The server looks at them all the same. */
import { isRefusal, type Refusal, refuse } from '../../../activity.ts';
import { kindOfPicture } from '../../decks/picture-kind.ts';
import type { DraftPicture } from './draft.ts';
import type { Region } from './sheet.ts';

/** As long as the server keeps, in pixels. */
const LONGEST_EDGE = 480;
const QUALITY = 0.92;
/** Enough to tell what a file is. */
const HEAD = 64 * 1024;

/** `table/bad-picture`, `table/moving-picture`, or `table/broken-picture` where this browser cannot show it. */
export async function openPicture(file: Blob): Promise<ImageBitmap | Refusal> {
  const kind = kindOfPicture(new Uint8Array(await file.slice(0, HEAD).arrayBuffer()));
  if (kind === null) return refuse('table/bad-picture');
  if (kind === 'moving') return refuse('table/moving-picture');
  return createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() =>
    refuse('table/broken-picture'),
  );
}

export async function preparePicture(file: Blob): Promise<DraftPicture | Refusal> {
  const bitmap = await openPicture(file);
  if (isRefusal(bitmap)) return bitmap;
  try {
    return await cutOut(bitmap, { x: 0, y: 0, width: bitmap.width, height: bitmap.height });
  } finally {
    bitmap.close();
  }
}

/** A part of a picture, as small as a card needs it. */
export async function cutOut(bitmap: ImageBitmap, part: Region): Promise<DraftPicture> {
  const scale = Math.min(1, LONGEST_EDGE / Math.max(part.width, part.height));
  const [width, height] = [part.width, part.height].map((edge) => Math.max(1, Math.round(edge * scale)));
  const canvas = canvasOf(bitmap, part, width as number, height as number);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/webp', QUALITY));
  if (!blob) throw new Error('the browser made no picture of the canvas');
  return { blob, url: URL.createObjectURL(blob), width: canvas.width, height: canvas.height };
}

/** A part in a few pixels, `edge` by `edge`: red, green, blue and alpha. */
export function sampleOf(bitmap: ImageBitmap, part: Region, edge: number): Uint8ClampedArray {
  const canvas = canvasOf(bitmap, part, edge, edge);
  return (canvas.getContext('2d') as CanvasRenderingContext2D).getImageData(0, 0, edge, edge).data;
}

function canvasOf(bitmap: ImageBitmap, part: Region, width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('the browser has no canvas');
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, part.x, part.y, part.width, part.height, 0, 0, width, height);
  return canvas;
}
