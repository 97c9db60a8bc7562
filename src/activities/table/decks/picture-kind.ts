/** Which kind of picture a file is, told by its bytes and not by its name. */

/** `moving` is whatever says that it has more than one picture. */
export type PictureKind = 'png' | 'jpeg' | 'webp' | 'avif' | 'moving';

/** By the first bytes of the formats that are taken; null for everything else. */
export function kindOfPicture(bytes: Uint8Array): PictureKind | null {
  const text = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  if (text(0, 8) === '\x89PNG\r\n\x1a\n') return isMovingPng(bytes) ? 'moving' : 'png';
  if (text(0, 3) === '\xff\xd8\xff') return 'jpeg';
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') {
    // The second bit of the flags of an extended header.
    return text(12, 16) === 'VP8X' && ((bytes[20] ?? 0) & 2) !== 0 ? 'moving' : 'webp';
  }
  if (/^GIF8[79]a$/.test(text(0, 6))) return 'moving';
  if (text(4, 8) !== 'ftyp') return null;
  const brand = text(8, 12);
  return brand === 'avis' ? 'moving' : brand === 'avif' ? 'avif' : null;
}

/** Whether an animation is announced before the first pixels. */
function isMovingPng(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 8 <= bytes.length; at += 12 + view.getUint32(at)) {
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (type === 'acTL') return true;
    if (type === 'IDAT') return false;
  }
  return false;
}
