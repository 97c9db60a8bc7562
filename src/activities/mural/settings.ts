/** Reads what people set: sizes, palettes, cooldowns. Everything outside the limits is refused with its field. */
import { type Refusal, refuse } from '../activity.ts';
import {
  MAX_AREA_NAME,
  MAX_AREAS,
  MAX_COLORS,
  MAX_COOLDOWN,
  MAX_EDGE,
  MIN_COLORS,
  MIN_EDGE,
} from './limits.ts';
import type { Area, ChangeSchedule, MuralOptions, ProtectedArea, Schedule } from './types.ts';

/** Whole seconds from 0 to a day. */
export function readCooldown(cooldown: unknown): number | Refusal {
  return readInteger('cooldown', cooldown, 0, MAX_COOLDOWN);
}

const COLOR = /^#[0-9a-f]{6}$/;

/**
 * Colours as `#rrggbb`, put into lower case. The same colour twice is allowed:
 * indices are what pixels keep, and changing one colour must not fail on another.
 *
 * @param min how many there must be at least; a palette in use never shrinks
 */
export function readPalette(palette: unknown, min = MIN_COLORS): readonly string[] | Refusal {
  const field = 'palette';
  if (!Array.isArray(palette)) return refuse('mural/bad-settings', { field });
  if (palette.length < min || palette.length > MAX_COLORS)
    return refuse('mural/bad-settings', { field, min, max: MAX_COLORS });
  const colors: string[] = [];
  for (const [index, color] of palette.entries()) {
    const lower = typeof color === 'string' ? color.toLowerCase() : '';
    if (!COLOR.test(lower)) return refuse('mural/bad-settings', { field, index });
    colors.push(lower);
  }
  return colors;
}

/** The options of a new mural, each checked, in the form the log's rules rely on. */
export function readOptions(options: Readonly<Record<keyof MuralOptions, unknown>>): MuralOptions | Refusal {
  const width = readInteger('width', options.width, MIN_EDGE, MAX_EDGE);
  if (typeof width !== 'number') return width;
  const height = readInteger('height', options.height, MIN_EDGE, MAX_EDGE);
  if (typeof height !== 'number') return height;
  const palette = readPalette(options.palette);
  if ('refused' in palette) return palette;
  const cooldown = readCooldown(options.cooldown);
  if (typeof cooldown !== 'number') return cooldown;
  const { art } = options;
  if (art !== 'garden' && art !== 'none') return refuse('mural/bad-settings', { field: 'art' });
  return { width, height, palette, cooldown, art };
}

/** A rectangle that lies on the canvas and is not empty, or null. */
export function readArea(
  { x, y, width, height }: Area,
  canvas: { readonly width: number; readonly height: number },
): Area | null {
  const whole = [x, y, width, height].every((value) => Number.isInteger(value) && value >= 0);
  const fits = whole && width > 0 && height > 0 && x + width <= canvas.width && y + height <= canvas.height;
  return fits ? { x, y, width, height } : null;
}

/** Protected areas, each on the canvas and with a name; else `mural/bad-settings` {field, index}. */
export function readAreas(
  areas: readonly ProtectedArea[],
  canvas: { readonly width: number; readonly height: number },
): readonly ProtectedArea[] | Refusal {
  const field = 'areas';
  if (areas.length > MAX_AREAS) return refuse('mural/bad-settings', { field, max: MAX_AREAS });
  const read: ProtectedArea[] = [];
  for (const [index, area] of areas.entries()) {
    const place = readArea(area, canvas);
    const name = area.name.trim();
    if (place === null || name.length === 0 || name.length > MAX_AREA_NAME)
      return refuse('mural/bad-settings', { field, index });
    read.push({ ...place, name });
  }
  return read;
}

/** The schedule with what was changed; else `mural/bad-settings` {field}. */
export function readSchedule(now: Schedule, change: ChangeSchedule): Schedule | Refusal {
  const { opensAt = now.opensAt, closesAt = now.closesAt, frozen = now.frozen } = change;
  for (const [field, time] of Object.entries({ opensAt, closesAt }))
    if (time !== null && !(Number.isSafeInteger(time) && time > 0))
      return refuse('mural/bad-settings', { field });
  if (opensAt !== null && closesAt !== null && closesAt <= opensAt)
    return refuse('mural/bad-settings', { field: 'closesAt' });
  return { opensAt, closesAt, frozen };
}

function readInteger(field: string, value: unknown, min: number, max: number): number | Refusal {
  if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) return value;
  return refuse('mural/bad-settings', { field, min, max });
}
