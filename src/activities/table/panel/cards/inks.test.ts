import {
  type Color,
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  parse,
  wcagContrast,
} from 'culori';
import { describe, expect, it } from 'vitest';
import { HOUSE_DECKS } from '../../decks/house-decks.ts';
import { BACK_COLORS, GROUNDS, INK_COLORS, PAPER } from './inks.ts';
import { SCALE_COLORS } from './scale.ts';

/** CIEDE2000; 1 is a difference one can just see side by side. */
const difference = differenceCiede2000();
const EYES = {
  'without red cones': filterDeficiencyProt(1),
  'without green cones': filterDeficiencyDeuter(1),
  'without blue cones': filterDeficiencyTrit(1),
} as const;

type Eyes = (typeof EYES)[keyof typeof EYES];

function read(color: string): Color {
  const known = parse(color);
  if (!known) throw new Error(`${color} is no colour`);
  return known;
}

/** The least difference between any two of these colours, as such eyes see them. */
function closest(colors: readonly string[], eyes: Eyes): number {
  const seen = colors.map((color) => eyes(read(color)));
  return Math.min(...seen.flatMap((a, at) => seen.slice(at + 1).map((b) => difference(a, b))));
}

describe('what is printed on cards', () => {
  it.each(Object.entries(INK_COLORS))('%s is readable on paper', (_, color) => {
    expect(wcagContrast(color, PAPER)).toBeGreaterThanOrEqual(4.5);
  });
  it.each(Object.entries(GROUNDS))('what stands on a ground of %s is readable', (_, { ground, mark }) => {
    expect(wcagContrast(ground, mark)).toBeGreaterThanOrEqual(4.5);
  });
  it.each(SCALE_COLORS)('%s of the scale is readable on paper', (color) => {
    expect(wcagContrast(color, PAPER)).toBeGreaterThanOrEqual(4.5);
  });
  it.each(BACK_COLORS)('the mark on a back of %s can be seen', (color) => {
    expect(wcagContrast(color, PAPER)).toBeGreaterThanOrEqual(4.5);
  });
});

describe.each(Object.entries(EYES))('eyes %s', (_, eyes) => {
  it('tell the four suits apart by colour', () => {
    const { black, red, blue, green } = INK_COLORS;
    expect(closest([black, red, blue, green], eyes)).toBeGreaterThanOrEqual(15);
  });
  it('tell the colours of the shedding deck apart', () => {
    const { red, gold, green, blue } = GROUNDS;
    expect(
      closest(
        [red, gold, green, blue].map((one) => one.ground),
        eyes,
      ),
    ).toBeGreaterThanOrEqual(15);
  });
  it('tell both backs apart', () => {
    expect(closest(BACK_COLORS, eyes)).toBeGreaterThanOrEqual(15);
  });
});

it('no two suits of a deck have the same shape', () => {
  for (const { suits } of HOUSE_DECKS.values()) {
    const shapes = [...suits.values()].map((suit) => suit.shape);
    expect(new Set(shapes).size).toBe(shapes.length);
  }
});
