import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Camera, clamp, toMural } from './camera.ts';
import { arrive, flyTo, glide, type Motion, step, zoomTo } from './motion.ts';

const view = { width: 1200, height: 800 };
const mural = { width: 1000, height: 1000 };
const inMural = fc.double({ min: 0, max: 1000, noNaN: true });
const camera = fc
  .record({ x: inMural, y: inMural, scale: fc.double({ min: 0.5, max: 64, noNaN: true }) })
  .map((c) => clamp(c, view, mural));

/** Runs a motion at 60 frames a second until it ends; null if it never does. */
function run(motion: Motion, from: Camera): Camera[] | null {
  const seen: Camera[] = [];
  let state: { camera: Camera; motion: Motion | null } = { camera: from, motion };
  for (let now = 0; state.motion; now += 16) {
    if (now > 10_000) return null;
    state = step(state.motion, state.camera, view, mural, now);
    seen.push(state.camera);
  }
  return seen;
}

describe('motion', () => {
  test('a flight ends exactly at its target and its scale never overshoots', () => {
    fc.assert(
      fc.property(camera, camera, (from, to) => {
        const seen = run(flyTo(from, to, view, 0), from);
        expect(seen?.at(-1)).toEqual(to);
        const low = Math.min(from.scale, to.scale) * 0.999;
        const high = Math.max(from.scale, to.scale) * 1.001;
        for (const c of seen ?? []) expect(c.scale >= low && c.scale <= high).toBe(true);
      }),
    );
  });

  test('a zoom in the middle of the mural keeps the point under the anchor on every frame', () => {
    const from = { x: 500, y: 500, scale: 2 };
    const anchor = { x: 640, y: 333 };
    const held = toMural(from, view, anchor);
    for (const c of run(zoomTo(from, 8, anchor, 0), from) ?? []) {
      const now = toMural(c, view, anchor);
      expect(now.x).toBeCloseTo(held.x, 6);
      expect(now.y).toBeCloseTo(held.y, 6);
    }
  });

  test('a glide goes the way it was thrown, slows down and ends, whatever the frame rate', () => {
    const from = { x: 500, y: 500, scale: 4 };
    const seen = run(glide(-1, 0.5, 0), from) ?? [];
    const end = seen.at(-1) as Camera;
    expect(end.x).toBeGreaterThan(from.x);
    expect(end.y).toBeLessThan(from.y);
    const once = step(glide(-1, 0.5, 0), from, view, mural, 500);
    const early = step(glide(-1, 0.5, 0), from, view, mural, 250);
    const twice = step(early.motion as Motion, early.camera, view, mural, 500);
    expect(twice.camera.x).toBeCloseTo(once.camera.x, 6);
  });

  test('without motion one arrives where the motion would have ended', () => {
    fc.assert(
      fc.property(camera, camera, (from, to) => {
        const flight = flyTo(from, to, view, 0);
        expect(arrive(flight, from, view, mural)).toEqual(run(flight, from)?.at(-1));
        const zoom = zoomTo(from, to.scale, { x: 10, y: 20 }, 0);
        expect(arrive(zoom, from, view, mural)).toEqual(run(zoom, from)?.at(-1));
      }),
    );
  });
});
