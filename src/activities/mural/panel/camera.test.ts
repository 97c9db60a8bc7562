import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Camera,
  cellAt,
  clamp,
  formatLink,
  inside,
  nextStop,
  overview,
  panBy,
  parseLink,
  scaleLimits,
  settle,
  toMural,
  toScreen,
  zoomAround,
} from './camera.ts';

const size = (max: number) =>
  fc.record({ width: fc.integer({ min: 16, max }), height: fc.integer({ min: 16, max }) });
const view = size(3000);
const mural = size(4096);
const scale = fc.double({ min: 0.05, max: 64, noNaN: true });
const camera = fc.record({
  x: fc.double({ min: 0, max: 4096, noNaN: true }),
  y: fc.double({ min: 0, max: 4096, noNaN: true }),
  scale,
}) satisfies fc.Arbitrary<Camera>;
const point = fc.record({
  x: fc.double({ min: -3000, max: 6000, noNaN: true }),
  y: fc.double({ min: -3000, max: 6000, noNaN: true }),
});
const density = fc.constantFrom(1, 1.25, 1.5, 2, 2.625, 3);

describe('camera', () => {
  test('screen to mural and back is the same point', () => {
    fc.assert(
      fc.property(camera, view, point, (c, v, p) => {
        const back = toScreen(c, v, toMural(c, v, p));
        expect(back.x).toBeCloseTo(p.x, 5);
        expect(back.y).toBeCloseTo(p.y, 5);
      }),
    );
  });

  test('zooming keeps the point under the anchor', () => {
    fc.assert(
      fc.property(camera, view, point, scale, (c, v, p, s) => {
        const before = toMural(c, v, p);
        const after = toMural(zoomAround(c, v, p, s), v, p);
        expect(after.x).toBeCloseTo(before.x, 5);
        expect(after.y).toBeCloseTo(before.y, 5);
      }),
    );
  });

  test('panning moves what is under the hand with the hand', () => {
    fc.assert(
      fc.property(camera, view, point, point, (c, v, at, by) => {
        const held = toMural(c, v, at);
        const moved = toMural(panBy(c, by.x, by.y), v, { x: at.x + by.x, y: at.y + by.y });
        expect(moved.x).toBeCloseTo(held.x, 4);
        expect(moved.y).toBeCloseTo(held.y, 4);
      }),
    );
  });

  test('a clamped camera looks at the mural, within the limits, and clamping again changes nothing', () => {
    fc.assert(
      fc.property(camera, view, mural, (c, v, m) => {
        const once = clamp(c, v, m);
        const { min, max } = scaleLimits(v, m);
        expect(once.scale).toBeGreaterThanOrEqual(min);
        expect(once.scale).toBeLessThanOrEqual(max);
        expect(once.x).toBeLessThanOrEqual(m.width);
        expect(once.y).toBeLessThanOrEqual(m.height);
        expect(clamp(once, v, m)).toEqual(once);
      }),
    );
  });

  test('fit shows all four corners outside the insets', () => {
    const insets = { top: 10, right: 20, bottom: 100, left: 5 };
    const bigView = fc.record({
      width: fc.integer({ min: 320, max: 3000 }),
      height: fc.integer({ min: 320, max: 3000 }),
    });
    fc.assert(
      fc.property(bigView, mural, density, (v, m, d) => {
        const c = overview(v, m, d, insets);
        const first = toScreen(c, v, { x: 0, y: 0 });
        const last = toScreen(c, v, { x: m.width, y: m.height });
        if (c.scale === scaleLimits(v, m).min) return; // a tiny view: the limit wins
        expect(first.x).toBeGreaterThanOrEqual(insets.left - 0.01);
        expect(first.y).toBeGreaterThanOrEqual(insets.top - 0.01);
        expect(last.x).toBeLessThanOrEqual(v.width - insets.right + 0.01);
        expect(last.y).toBeLessThanOrEqual(v.height - insets.bottom + 0.01);
      }),
    );
  });

  test('a settled scale is a whole number of device pixels, at most half a pixel away', () => {
    fc.assert(
      fc.property(scale, density, (s, d) => {
        const settled = settle(s, d) * d;
        if (s * d < 1) expect(settled).toBeCloseTo(s * d, 9);
        else {
          expect(Math.abs(settled - Math.round(settled))).toBeLessThan(1e-6);
          expect(Math.abs(settled - s * d)).toBeLessThanOrEqual(0.5 + 1e-6);
        }
      }),
    );
  });

  test('stops go strictly in and out until the last one', () => {
    fc.assert(
      fc.property(scale, density, (s, d) => {
        expect(nextStop(s, 1, d)).toBeGreaterThan(s);
        expect(nextStop(s, -1, d)).toBeLessThan(s);
      }),
    );
    expect(nextStop(256, 1, 1)).toBe(256);
  });

  test('a link names the pixel in the middle and brings one back to it', () => {
    fc.assert(
      fc.property(camera, view, mural, (c, v, m) => {
        const here = clamp(c, v, m);
        const back = parseLink(formatLink(here, m), m, 1);
        expect(back).not.toBeNull();
        if (!back) return;
        expect(Math.floor(back.x)).toBe(Math.min(m.width - 1, Math.floor(here.x)));
        expect(Math.floor(back.y)).toBe(Math.min(m.height - 1, Math.floor(here.y)));
        expect(back.scale / here.scale).toBeCloseTo(1, 1);
      }),
    );
  });

  test('links of others are not ours; any text is survived', () => {
    const m = { width: 100, height: 50 };
    expect(parseLink('#12,40,8', m, 4)).toEqual({ x: 12.5, y: 40.5, scale: 8 });
    expect(parseLink('#12%2C40', m, 4)).toEqual({ x: 12.5, y: 40.5, scale: 4 });
    expect(parseLink('#500,500,2', m, 4)).toEqual({ x: 99.5, y: 49.5, scale: 2 });
    for (const other of ['', '#', '#chat', '#1', '#1,2,0', '#-1,2,3', '#1,2,3,4', '#1e3,2']) {
      expect(parseLink(other, m, 4)).toBeNull();
    }
    fc.assert(
      fc.property(fc.string(), (text) => {
        const found = parseLink(text, m, 4);
        if (found) expect(inside(m, { x: Math.floor(found.x), y: Math.floor(found.y) })).toBe(true);
      }),
    );
  });

  test('cells end where the mural ends', () => {
    const c = { x: 8, y: 8, scale: 10 };
    const v = { width: 160, height: 160 };
    const m = { width: 16, height: 16 };
    expect(cellAt(c, v, m, { x: 0, y: 0 })).toEqual({ x: 0, y: 0 });
    expect(cellAt(c, v, m, { x: 159.9, y: 159.9 })).toEqual({ x: 15, y: 15 });
    expect(cellAt(c, v, m, { x: 160, y: 80 })).toBeNull();
    expect(cellAt(c, v, m, { x: -0.1, y: 80 })).toBeNull();
  });
});
