import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createStroke } from './brush.ts';
import { each } from './paint-store.ts';

const cell = fc.record({ x: fc.integer({ min: -5, max: 35 }), y: fc.integer({ min: -5, max: 25 }) });

test('a stroke joins its cells, stays inside, paints each cell once and gives all in bounded pieces', () => {
  fc.assert(
    fc.property(
      fc.array(cell, { minLength: 1, maxLength: 20 }),
      fc.integer({ min: 1, max: 9 }),
      (cells, most) => {
        const canvas = { width: 30, height: 20, pixels: new Uint8Array(600) };
        const stroke = createStroke(1, 3, canvas);
        const places = new Set<number>();
        const drain = () => {
          for (let piece = stroke.take(most); piece.length > 0; piece = stroke.take(most)) {
            expect(piece.length).toBeLessThanOrEqual(most * 3);
            each(piece, (x, y, color) => {
              expect(color).toBe(3);
              expect(x >= 0 && x < 30 && y >= 0 && y < 20).toBe(true);
              expect(places.has(y * 30 + x)).toBe(false);
              places.add(y * 30 + x);
            });
          }
        };
        for (const [i, to] of cells.entries()) {
          stroke.to(to);
          if (i % 3 === 0) drain();
        }
        drain();
        for (const { x, y } of cells) {
          if (x >= 0 && x < 30 && y >= 0 && y < 20) expect(places.has(y * 30 + x)).toBe(true);
        }
      },
    ),
  );
});

test('what has the colour already is not painted again', () => {
  const canvas = { width: 4, height: 1, pixels: Uint8Array.of(0, 2, 2, 0) };
  const stroke = createStroke(1, 2, canvas);
  stroke.to({ x: 0, y: 0 });
  stroke.to({ x: 3, y: 0 });
  expect(stroke.take(100)).toEqual([0, 0, 2, 3, 0, 2]);
});
