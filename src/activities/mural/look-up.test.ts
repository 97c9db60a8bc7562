import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pixelAt, readRegion, statsOf, tileBytes, tileVersion } from './look-up.ts';
import { muralRules } from './rules.ts';
import { play, START, session, small } from './sessions.ts';

const garden = { ...small, art: 'garden' as const };

describe('looking a mural up', () => {
  it('regions, tiles and single pixels tell the same', () => {
    const inside = fc.tuple(fc.nat(259), fc.nat(15), fc.nat(259), fc.nat(15));
    fc.assert(
      fc.property(session, inside, (steps, [x, y, u, v]) => {
        const state = muralRules.open(garden);
        play(state, steps);
        const [left, top] = [Math.min(x, u), Math.min(y, v)];
        const [width, height] = [Math.abs(x - u) + 1, Math.abs(y - v) + 1];
        const region = readRegion(state, left, top, width, height);
        const tiles = [tileBytes(state, 0, 0), tileBytes(state, 1, 0)];
        const places = [...region.keys()].map(
          (at) => [left + (at % width), top + Math.floor(at / width)] as const,
        );
        const pixels = places.map(([px, py]) => pixelAt(state, px, py).color);
        const tiled = places.map(([px, py]) =>
          px < 256 ? tiles[0]?.[8 + py * 256 + px] : tiles[1]?.[8 + py * 4 + px - 256],
        );
        expect([...region]).toEqual(pixels);
        expect(tiled).toEqual(pixels);
      }),
      { numRuns: 50 },
    );
  });

  it('a tile begins with its version as a float64, little endian, and is cut at the edge', () => {
    const state = muralRules.open(small);
    play(
      state,
      [0, 1, 2].map((x) => ({ who: 1, after: 1, command: { type: 'place', pixels: [256 + x, 0, 3] } })),
    );
    const bytes = tileBytes(state, 1, 0);
    expect(bytes.length).toBe(8 + 4 * 16);
    expect(new DataView(bytes.buffer).getFloat64(0, true)).toBe(3);
    expect([tileVersion(state, 0, 0), tileVersion(state, 1, 0)]).toEqual([0, 3]);
    expect([...bytes.subarray(8, 12)]).toEqual([3, 3, 3, 0]);
  });

  it('outside the canvas is a RangeError', () => {
    const state = muralRules.open(small);
    expect(() => pixelAt(state, 260, 0)).toThrow(RangeError);
    expect(() => readRegion(state, 250, 0, 11, 1)).toThrow(RangeError);
    expect(() => tileBytes(state, 2, 0)).toThrow(RangeError);
    expect(() => tileBytes(state, 0, -1)).toThrow(RangeError);
  });

  it('counts what was placed by whom, and today until midnight UTC; not what the house or an import painted', () => {
    const state = muralRules.open(small);
    const place = (who: number) => ({
      who,
      after: 1,
      command: { type: 'place' as const, pixels: [0, 0, 1, 1, 0, 1] },
    });
    play(state, [
      place(1),
      place(2),
      place(2),
      place(0),
      { ...place(1), command: { type: 'import', pixels: [5, 5, 1] } },
    ]);
    expect(statsOf(state, 2, START + 10)).toEqual({
      painted: 6,
      today: 6,
      mine: 4,
      mineToday: 4,
      painters: 2,
    });
    const tomorrow = START + 86_400_000;
    expect(statsOf(state, 0, tomorrow)).toEqual({ painted: 6, today: 0, mine: 0, mineToday: 0, painters: 2 });
    expect(pixelAt(state, 0, 0)).toEqual({ x: 0, y: 0, color: 1, by: 0, at: 0 });
  });
});
