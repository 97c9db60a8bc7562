import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offered, seatSpot, seatsShown, sitsAcross, wayTo } from './ring.ts';

const seat = fc.integer({ min: 1, max: 12 });

describe('seats around the table', () => {
  it('offers seats so that two face each other, and each seat once', () => {
    expect(offered(12).slice(0, 4)).toEqual([1, 7, 4, 10]);
    expect(offered(4)).toEqual([1, 3, 2, 4]);
    for (let seats = 1; seats <= 12; seats++)
      expect(offered(seats).toSorted((one, other) => one - other)).toEqual(
        Array.from({ length: seats }, (_, index) => index + 1),
      );
  });

  it('shows all that are taken, clockwise from one’s own, and one to sit on while there is one', () => {
    expect(seatsShown([3, 9], 9)).toEqual([9, 1, 3, 7]);
    fc.assert(
      fc.property(fc.uniqueArray(seat, { maxLength: 12 }), fc.boolean(), (taken, sits) => {
        const mine = sits ? (taken[0] ?? null) : null;
        const shown = seatsShown(taken, mine);
        expect(shown).toEqual(expect.arrayContaining([...taken]));
        expect(new Set(shown).size).toBe(shown.length);
        if (mine !== null) expect(shown[0]).toBe(mine);
        else if (taken.length < 12) expect(shown.length).toBeGreaterThan(taken.length);
      }),
    );
  });

  it('puts one’s own seat at the foot, the opposite one on top, and neighbours as all see them', () => {
    expect(seatSpot(wayTo(5, 5))).toEqual({ x: 0.5, y: 1 });
    expect(seatSpot(wayTo(11, 5)).y).toBeCloseTo(0);
    // The next one clockwise sits to one's left, on the left of the screen.
    expect(seatSpot(wayTo(6, 5)).x).toBeLessThan(0.5);
    expect(seatSpot(wayTo(4, 5)).x).toBeGreaterThan(0.5);
  });

  it('looks from the other side exactly in the seats that are there', () => {
    expect([1, 2, 3, 4].map((one) => sitsAcross(one, 4))).toEqual([false, false, true, false]);
    expect(Array.from({ length: 12 }, (_, index) => sitsAcross(index + 1)).filter(Boolean)).toHaveLength(5);
    expect(sitsAcross(null)).toBe(false);
  });
});
