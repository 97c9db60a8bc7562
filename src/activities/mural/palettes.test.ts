import { describe, expect, it } from 'vitest';
import { isRefusal } from '../activity.ts';
import { PALETTES } from './palettes.ts';
import { muralOptions, PRESETS, PUBLIC_MURAL } from './presets.ts';
import { readPalette } from './settings.ts';

describe('palettes', () => {
  it.each(PALETTES.map((preset) => [preset.id, preset.colors] as const))(
    '%s has valid, distinct colours',
    (_id, colors) => {
      expect(readPalette(colors)).toEqual(colors);
      expect(new Set(colors).size).toBe(colors.length);
    },
  );

  it('there is one of 32 colours and one of 2', () => {
    const sizes = PALETTES.map(({ colors }) => colors.length);
    expect(sizes).toContain(32);
    expect(sizes).toContain(2);
  });
});

describe('options of a new mural', () => {
  it('presets are valid as they are', () => {
    for (const options of [...Object.values(PRESETS), PUBLIC_MURAL])
      expect(muralOptions(options)).toEqual(options);
  });

  it('wishes go over the preset, a palette also by its name', () => {
    const options = muralOptions(PRESETS.sketch, { width: 64, palette: 'ink' });
    expect(options).toEqual({
      ...PRESETS.sketch,
      width: 64,
      palette: PALETTES.find(({ id }) => id === 'ink')?.colors,
    });
  });

  it.each([
    ['width', { width: 15 }],
    ['height', { height: 4097 }],
    ['width', { width: '100' }],
    ['palette', { palette: ['#000000'] }],
    ['palette', { palette: ['#000000', 'red'] }],
    ['palette', { palette: 'nonesuch' }],
    ['cooldown', { cooldown: 0.5 }],
    ['art', { art: 'mona' }],
  ])('refuses %s in %j', (field, wish) => {
    const refusal = muralOptions(PRESETS.mural, wish);
    expect(isRefusal(refusal) && refusal.detail).toMatchObject({ field });
  });
});
