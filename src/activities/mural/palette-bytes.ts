/** Colours `#rrggbb` as three bytes each, and back. */

/** @throws RangeError for anything that is not `#rrggbb` */
export function packColors(colors: readonly string[]): Uint8Array {
  const bytes = new Uint8Array(colors.length * 3);
  for (const [index, color] of colors.entries()) {
    const rgb = /^#[0-9a-f]{6}$/.test(color) ? Number.parseInt(color.slice(1), 16) : Number.NaN;
    if (Number.isNaN(rgb)) throw new RangeError(`not a colour: ${color}`);
    bytes.set([rgb >> 16, (rgb >> 8) & 255, rgb & 255], index * 3);
  }
  return bytes;
}

export function unpackColors(bytes: Uint8Array): string[] {
  const colors: string[] = [];
  for (let at = 0; at + 2 < bytes.length; at += 3) {
    const rgb = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    colors.push(`#${rgb.toString(16).padStart(6, '0')}`);
  }
  return colors;
}
