import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatAreaLink, parseAreaLink } from './area-link.ts';

const MURAL = { width: 400, height: 300 };

test('an area of the mural comes back from its link as it was', () => {
  const area = fc
    .record({
      x: fc.integer({ min: 0, max: MURAL.width - 1 }),
      y: fc.integer({ min: 0, max: MURAL.height - 1 }),
    })
    .chain(({ x, y }) =>
      fc.record({
        x: fc.constant(x),
        y: fc.constant(y),
        width: fc.integer({ min: 1, max: MURAL.width - x }),
        height: fc.integer({ min: 1, max: MURAL.height - y }),
      }),
    );
  fc.assert(
    fc.property(area, (one) => {
      expect(parseAreaLink(formatAreaLink(one), MURAL)).toEqual(one);
    }),
  );
});

test('whatever a link asks for, what is framed lies on the mural', () => {
  const any = fc.integer({ min: 0, max: 99_999 });
  fc.assert(
    fc.property(any, any, any, any, (x, y, width, height) => {
      const area = parseAreaLink(`#take-back=${x},${y},${width},${height}`, MURAL);
      if (!area) throw new Error('it is a link of ours');
      expect(area.width).toBeGreaterThan(0);
      expect(area.height).toBeGreaterThan(0);
      expect(area.x + area.width).toBeLessThanOrEqual(MURAL.width);
      expect(area.y + area.height).toBeLessThanOrEqual(MURAL.height);
    }),
  );
});

test.each([
  '',
  '#12,30',
  '#take-back=1,2,3',
  '#take-back=1,2,3,4,5',
  '#take-back=-1,2,3,4',
  '#take-back=a,b,c,d',
])('is none of ours: %s', (hash) => expect(parseAreaLink(hash, MURAL)).toBeNull());
