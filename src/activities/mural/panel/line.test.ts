import fc from 'fast-check';
import { expect, test } from 'vitest';
import { line } from './line.ts';

const coordinate = fc.integer({ min: -300, max: 300 });

test('a line goes from end to end without a gap and never strays from the ideal', () => {
  fc.assert(
    fc.property(coordinate, coordinate, coordinate, coordinate, (x0, y0, x1, y1) => {
      const cells: [number, number][] = [];
      line(x0, y0, x1, y1, (x, y) => cells.push([x, y]));
      expect(cells[0]).toEqual([x0, y0]);
      expect(cells.at(-1)).toEqual([x1, y1]);
      expect(cells.length).toBe(Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0)) + 1);
      const length = Math.hypot(x1 - x0, y1 - y0);
      for (const [i, [x, y]] of cells.entries()) {
        const previous = cells[i - 1];
        if (previous) {
          expect(Math.max(Math.abs(x - previous[0]), Math.abs(y - previous[1]))).toBe(1);
        }
        if (length > 0) {
          const distance = Math.abs((x1 - x0) * (y0 - y) - (x0 - x) * (y1 - y0)) / length;
          expect(distance).toBeLessThanOrEqual(0.75);
        }
      }
    }),
  );
});
