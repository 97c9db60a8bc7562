/** The picture a new mural starts with. */
export function paintFirstArt(width: number, height: number, palette: readonly string[]): Uint8Array {
  return new Uint8Array(width * height).fill(Math.min(1, palette.length - 1));
}
