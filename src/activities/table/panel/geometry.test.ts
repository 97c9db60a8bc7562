import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HEIGHT, WIDTH } from '../types.ts';
import { fitted, panned, stillFits, toStage, toTable, zoomed } from './camera.ts';
import { acrossIf, boxAround, lieOf, onTable, pileBox } from './geometry.ts';

const point = fc.record({ x: fc.integer({ min: 0, max: WIDTH }), y: fc.integer({ min: 0, max: HEIGHT }) });
const size = fc.record({
  width: fc.integer({ min: 320, max: 2000 }),
  height: fc.integer({ min: 240, max: 1200 }),
});
const INSETS = { top: 60, bottom: 50, side: 20 };

describe('where cards lie in a pile', () => {
  it('never wider than a table bears, and in their order from left to right', () => {
    for (const spread of ['row', 'fan'] as const)
      for (const count of [1, 2, 13, 52, 200]) {
        const xs = Array.from({ length: count }, (_, at) => lieOf(spread, at, count).x);
        expect(xs).toEqual(xs.toSorted((one, other) => one - other));
        expect(Math.abs(xs[0] ?? 0)).toBeLessThanOrEqual(400);
      }
  });

  it('in the middle of the pile when there is one', () => {
    for (const spread of ['row', 'fan'] as const)
      expect(lieOf(spread, 0, 1)).toEqual({ x: 0, y: 0, turn: 0 });
  });
});

it('somebody on the other side sees each point through the middle, and back', () => {
  fc.assert(
    fc.property(point, (at) => {
      expect(acrossIf(true, acrossIf(true, at))).toEqual(at);
      expect(acrossIf(false, at)).toBe(at);
    }),
  );
});

it('what is put down is on the table, in whole units', () => {
  fc.assert(
    fc.property(fc.double({ min: -9000, max: 9000, noNaN: true }), (value) => {
      const { x, y } = onTable({ x: value, y: value });
      expect(Number.isInteger(x) && Number.isInteger(y)).toBe(true);
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(WIDTH);
      expect(y).toBeLessThan(HEIGHT);
    }),
  );
});

describe('the camera', () => {
  it('shows all there is, clear of what lies over the edges', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 9 }), size, (points, room) => {
        const box = boxAround(points.map((at) => pileBox(at, 'stack', 1)));
        const camera = fitted(box, room, INSETS);
        expect(stillFits(camera, box, room, INSETS)).toBe(true);
        expect(camera.scale).toBeLessThanOrEqual(1.12);
      }),
    );
  });

  it('moves when something lies beyond the edge', () => {
    const room = { width: 800, height: 500 };
    const near = pileBox({ x: 1200, y: 750 }, 'stack', 1);
    const far = boxAround([near, pileBox({ x: 200, y: 200 }, 'stack', 1)]);
    expect(stillFits(fitted(near, room, INSETS), far, room, INSETS)).toBe(false);
  });

  it('keeps the point under the fingers while zooming, and finds points again', () => {
    fc.assert(
      fc.property(point, size, fc.double({ min: 0.5, max: 2, noNaN: true }), (at, room, factor) => {
        const camera = fitted(null, room, INSETS);
        const seen = toStage(camera, room, at);
        const found = toTable(camera, room, seen);
        expect(found.x).toBeCloseTo(at.x, 6);
        expect(found.y).toBeCloseTo(at.y, 6);
        const middle = { x: room.width / 2, y: room.height / 2 };
        const closer = zoomed(camera, room, middle, factor);
        expect(toTable(closer, room, middle).x).toBeCloseTo(toTable(camera, room, middle).x, 6);
      }),
    );
  });

  it('follows a drag one to one', () => {
    const camera = { x: 1000, y: 700, scale: 0.5 };
    expect(panned(camera, 10, -20)).toEqual({ x: 980, y: 740, scale: 0.5 });
  });
});
