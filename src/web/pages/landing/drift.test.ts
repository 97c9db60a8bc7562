import fc from 'fast-check';
import { expect, it } from 'vitest';
import { confine, drift } from './drift.ts';

const size = fc.integer({ min: 16, max: 4096 });

it('the view never leaves the wall', () => {
  const point = fc.record({
    x: fc.double({ min: -1e5, max: 1e5, noNaN: true }),
    y: fc.double({ min: -1e5, max: 1e5, noNaN: true }),
  });
  fc.assert(
    fc.property(point, size, size, size, size, (middle, viewX, viewY, width, height) => {
      const { x, y } = confine(middle, { x: viewX, y: viewY }, width, height);
      if (viewX <= width) expect(x - viewX / 2 >= 0 && x + viewX / 2 <= width).toBe(true);
      else expect(x).toBe(width / 2);
      if (viewY <= height) expect(y - viewY / 2 >= 0 && y + viewY / 2 <= height).toBe(true);
      else expect(y).toBe(height / 2);
    }),
  );
});

it('wanders slowly', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e5, noNaN: true }), (seconds) => {
      const [from, to] = [drift(seconds, 1000, 1000), drift(seconds + 1, 1000, 1000)];
      expect(Math.hypot(to.x - from.x, to.y - from.y)).toBeLessThan(25);
    }),
  );
});
