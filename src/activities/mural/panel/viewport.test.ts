import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toMural, toScreen } from './camera.ts';
import { createViewport } from './viewport.ts';

const mural = { width: 1000, height: 800 };

function open(still = false) {
  const viewport = createViewport(mural, () => still);
  viewport.resize({ width: 900, height: 700 }, 2);
  let now = 0;
  return {
    viewport,
    now: () => now,
    rest() {
      for (let frames = 0; viewport.moving.value; frames++) {
        if (frames > 600) throw new Error('never rests');
        now += 16;
        viewport.tick(now);
      }
    },
  };
}

describe('viewport', () => {
  test('follows its window until somebody moves it', () => {
    const { viewport } = open();
    const first = viewport.camera.value.scale;
    viewport.resize({ width: 300, height: 300 }, 2);
    expect(viewport.camera.value.scale).toBeLessThan(first);
    viewport.jumpTo({ x: 300, y: 300, scale: 4 });
    viewport.panBy(10, 0);
    const moved = viewport.camera.value;
    viewport.resize({ width: 900, height: 700 }, 2);
    expect(viewport.camera.value).toEqual(moved);
  });

  test('a box is seen whole in what the controls leave free, and not enlarged beyond reason', () => {
    const { viewport } = open();
    const free = { top: 56, right: 12, bottom: 400, left: 12 };
    viewport.cover(free);
    for (const box of [
      { x: 400, y: 300, width: 300, height: 60 },
      { x: 500, y: 400, width: 2, height: 2 },
      { x: 450, y: 300, width: 10, height: 200 },
    ]) {
      viewport.jumpTo(viewport.spotFor(box));
      const { scale } = viewport.camera.value;
      expect(scale).toBeLessThanOrEqual(24);
      const from = toScreen(viewport.camera.value, viewport.size.value, box);
      expect(from.y).toBeGreaterThanOrEqual(free.top);
      expect(from.y + box.height * scale).toBeLessThanOrEqual(700 - free.bottom);
      expect(from.x).toBeGreaterThanOrEqual(free.left);
      expect(from.x + box.width * scale).toBeLessThanOrEqual(900 - free.right);
    }
  });

  test('what a link asks for stays in the free middle while controls appear, until one moves it', () => {
    const { viewport } = open();
    viewport.jumpTo({ x: 500, y: 400, scale: 16 });
    viewport.cover({ top: 0, right: 0, bottom: 200, left: 0 });
    const at = toScreen(viewport.camera.value, viewport.size.value, { x: 500, y: 400 });
    expect(at).toEqual({ x: 450, y: 250 });
    expect(viewport.spot.value).toEqual({ x: 500, y: 400, scale: 16 });
    viewport.panBy(-16, 0);
    viewport.cover({ top: 0, right: 0, bottom: 100, left: 0 });
    expect(viewport.spot.value.x).toBeCloseTo(501, 9);
    expect(toScreen(viewport.camera.value, viewport.size.value, { x: 501, y: 400 }).y).toBeCloseTo(250, 9);
  });

  test('notches add up while the zoom still runs, and end on whole device pixels', () => {
    const { viewport, rest, now } = open();
    viewport.jumpTo({ x: 500, y: 400, scale: 1 });
    const anchor = { x: 200, y: 150 };
    const held = toMural(viewport.camera.value, viewport.size.value, anchor);
    for (let i = 0; i < 4; i++) {
      viewport.zoomStop(1, now(), anchor);
      viewport.tick(now() + 5);
    }
    rest();
    expect(viewport.camera.value.scale * 2).toBe(8);
    const after = toMural(viewport.camera.value, viewport.size.value, anchor);
    expect(after.x).toBeCloseTo(held.x, 6);
    expect(after.y).toBeCloseTo(held.y, 6);
  });

  test('without motion everything is there at once', () => {
    const { viewport, now } = open(true);
    viewport.flyTo({ x: 30.5, y: 40.5, scale: 16 }, now());
    expect(viewport.moving.value).toBe(false);
    expect(viewport.camera.value).toEqual({ x: 30.5, y: 40.5, scale: 16 });
    viewport.throwOn(3, 3, now());
    expect(viewport.camera.value).toEqual({ x: 30.5, y: 40.5, scale: 16 });
  });

  test('a revealed cell is in what the controls leave free', () => {
    const cell = fc.record({ x: fc.integer({ min: 0, max: 999 }), y: fc.integer({ min: 0, max: 799 }) });
    fc.assert(
      fc.property(cell, cell, fc.constantFrom(4, 12, 32), (start, target, scale) => {
        const { viewport, rest, now } = open(true);
        viewport.cover({ top: 50, right: 10, bottom: 200, left: 10 });
        viewport.jumpTo({ x: start.x, y: start.y, scale });
        viewport.reveal(target, now());
        rest();
        const at = toScreen(viewport.camera.value, viewport.size.value, {
          x: target.x + 0.5,
          y: target.y + 0.5,
        });
        expect(at.x >= 10 && at.x <= 890).toBe(true);
        expect(at.y >= 50 && at.y <= 500).toBe(true);
      }),
    );
  });
});
