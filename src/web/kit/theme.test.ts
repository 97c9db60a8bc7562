import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** WCAG 2.2 relative luminance and contrast of two `#rrggbb` colours. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const css = readFileSync(new URL('./theme.css', import.meta.url), 'utf8');
function tokens(theme: string): Map<string, string> {
  const block = css.match(new RegExp(`\\[data-theme="${theme}"\\] \\{([^}]*)\\}`))?.[1] ?? '';
  return new Map([...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map((m) => [m[1] ?? '', m[2] ?? '']));
}

const TEXT = ['ink', 'muted', 'accent', 'danger', 'good'].flatMap((text) =>
  ['surface', 'raised', 'sunken'].map((under) => [text, under] as const),
);
const PAIRS: readonly (readonly [string, string, number])[] = [
  ...TEXT.map(([text, under]) => [text, under, 4.5] as const),
  ['accent-ink', 'accent', 4.5],
  ['ink', 'tint', 4.5],
  ['muted', 'tint', 4.5],
  ['accent', 'tint', 4.5],
  ['surface', 'ink', 4.5],
  ['edge', 'surface', 3],
  ['edge', 'raised', 3],
  ['focus', 'surface', 3],
  ['focus', 'raised', 3],
  ['focus', 'sunken', 3],
];

describe.each(['light', 'dark', 'coffee'])('theme %s', (theme) => {
  const colours = tokens(theme);
  it.each(PAIRS)('%s on %s has a contrast of at least %d', (over, under, least) => {
    expect(contrast(colours.get(over) ?? '', colours.get(under) ?? '')).toBeGreaterThanOrEqual(least);
  });
});
