/** A picture that says where people may paint, as the bits the rules know. */
import { type Refusal, refuse } from '../../activity.ts';
import { type Bitmap, createBitmap, setBit } from '../bitmap.ts';
import { readPicture } from './uploaded-picture.ts';

/** Darker than this, or less opaque, is closed: edges that a drawing program smoothed fall on one side. */
const HALF = 128;

/** `mural/bad-mask` {width, height} where it has not the size of the mural. */
export async function maskOf(
  body: unknown,
  size: { readonly width: number; readonly height: number },
): Promise<Bitmap | Refusal> {
  if (!Buffer.isBuffer(body)) return refuse('mural/bad-picture');
  // One more each way, to see a picture that is too large.
  const picture = await readPicture(body, { width: size.width + 1, height: size.height + 1 });
  if ('refused' in picture) return picture;
  if (picture.width !== size.width || picture.height !== size.height)
    return refuse('mural/bad-mask', { ...size });
  const { data } = picture;
  const mask = createBitmap(size.width * size.height);
  for (let place = 0; place < size.width * size.height; place += 1) {
    const at = place * 4;
    const light = ((data[at] ?? 0) * 299 + (data[at + 1] ?? 0) * 587 + (data[at + 2] ?? 0) * 114) / 1000;
    const alpha = data[at + 3] ?? 0;
    if (alpha < HALF || light < HALF) setBit(mask, place);
  }
  return mask;
}
