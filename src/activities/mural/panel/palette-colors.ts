/** Palette colours as the numbers that pixels and filters need. */

export interface PaletteColors {
  /** One opaque pixel of each index as ImageData holds it on little-endian machines: 0xAABBGGRR. */
  readonly packed: Uint32Array;
  /** Light of each channel in linear space, 0 to 65,535, by index; what averages must be made of. */
  readonly red: Uint16Array;
  readonly green: Uint16Array;
  readonly blue: Uint16Array;
}

const LINEAR_MAX = 65_535;

/** sRGB channel (0-255) to linear light (0-65,535); IEC 61966-2-1. */
const toLinear = Uint16Array.from({ length: 256 }, (_, channel) => {
  const c = channel / 255;
  return Math.round((c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4) * LINEAR_MAX);
});

/** The inverse, by the upper 12 bits: fine enough for 8-bit results, small enough for the cache. */
const toSrgb = Uint8Array.from({ length: 4096 }, (_, step) => {
  const l = (step + 0.5) / 4096;
  return Math.round((l <= 0.0031308 ? l * 12.92 : 1.055 * l ** (1 / 2.4) - 0.055) * 255);
});

export function channels(hex: string): readonly [red: number, green: number, blue: number] {
  const value = Number.parseInt(hex.slice(1, 7), 16) || 0;
  return [value >> 16, (value >> 8) & 255, value & 255];
}

export function paletteColors(palette: readonly string[]): PaletteColors {
  // 256 entries whatever the palette's length: an index from a newer palette must not read outside.
  const colors = {
    packed: new Uint32Array(256).fill(0xff000000),
    red: new Uint16Array(256),
    green: new Uint16Array(256),
    blue: new Uint16Array(256),
  };
  for (const [index, hex] of palette.entries()) {
    const [r, g, b] = channels(hex);
    colors.packed[index] = pack(r, g, b);
    colors.red[index] = toLinear[r] as number;
    colors.green[index] = toLinear[g] as number;
    colors.blue[index] = toLinear[b] as number;
  }
  return colors;
}

function pack(r: number, g: number, b: number): number {
  return ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;
}

/** Linear light of three channels (0-65,535) as one opaque pixel. */
export function packLinear(red: number, green: number, blue: number): number {
  return pack(toSrgb[red >> 4] as number, toSrgb[green >> 4] as number, toSrgb[blue >> 4] as number);
}

/** WCAG 2.2 relative luminance, 0 (black) to 1 (white). */
export function luminance(hex: string): number {
  const [r, g, b] = channels(hex);
  const light = 0.2126 * (toLinear[r] ?? 0) + 0.7152 * (toLinear[g] ?? 0) + 0.0722 * (toLinear[b] ?? 0);
  return light / LINEAR_MAX;
}
