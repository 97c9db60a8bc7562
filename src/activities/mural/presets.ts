/** Murals ready to be opened, and how a wish for one becomes its options. */
import { type Refusal, refuse } from '../activity.ts';
import { DEFAULT_PALETTE, PALETTES } from './palettes.ts';
import { readOptions } from './settings.ts';
import type { MuralOptions } from './types.ts';

export type MuralPreset = 'mural' | 'sketch';

export const PRESETS: Readonly<Record<MuralPreset, MuralOptions>> = {
  mural: { width: 1000, height: 1000, palette: DEFAULT_PALETTE, cooldown: 5, art: 'none' },
  sketch: { width: 50, height: 50, palette: DEFAULT_PALETTE, cooldown: 0, art: 'none' },
};

/** The public mural of a new server: not empty, so that the first visitor sees what it is. */
export const PUBLIC_MURAL: MuralOptions = { ...PRESETS.mural, art: 'garden' };

/** What people may choose about a mural; a palette by its colours or by the id of a preset. */
export interface MuralWish {
  readonly width?: unknown;
  readonly height?: unknown;
  readonly palette?: unknown;
  readonly cooldown?: unknown;
  readonly art?: unknown;
}

/** A preset with what was wished for instead, checked; `mural/bad-settings` with the field that is wrong. */
export function muralOptions(base: MuralOptions, wish: MuralWish = {}): MuralOptions | Refusal {
  const palette = typeof wish.palette === 'string' ? paletteById(wish.palette) : wish.palette;
  if (palette === null) return refuse('mural/bad-settings', { field: 'palette' });
  return readOptions({
    width: wish.width ?? base.width,
    height: wish.height ?? base.height,
    palette: palette ?? base.palette,
    cooldown: wish.cooldown ?? base.cooldown,
    art: wish.art ?? base.art,
  });
}

function paletteById(id: string): readonly string[] | null {
  return PALETTES.find((preset) => preset.id === id)?.colors ?? null;
}
