import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Area, isMostlySame, type Reported, thingOf } from './things.ts';

const area = fc.record({
  x: fc.nat(500),
  y: fc.nat(500),
  width: fc.integer({ min: 1, max: 200 }),
  height: fc.integer({ min: 1, max: 200 }),
});
const reportOf = (subject: Area, room = 3): Reported => ({
  kind: 'area',
  room,
  about: 0,
  reason: 'vandalism',
  subject: { ...subject, png: 'AAAA' },
});

test('areas are the same for both of two people, and each is the same as itself', () => {
  fc.assert(
    fc.property(area, area, (one, other) => {
      expect(isMostlySame(one, one)).toBe(true);
      expect(isMostlySame(one, other)).toBe(isMostlySame(other, one));
    }),
  );
});

test('an area that was reported before gives its name to one that is mostly the same', () => {
  fc.assert(
    fc.property(area, area, (one, other) => {
      const first = thingOf(reportOf(one), []);
      expect(thingOf(reportOf(other), [first]) === first).toBe(isMostlySame(one, other));
    }),
  );
});

test('the whole mural does not swallow a corner of it; a rectangle drawn a little wider is the same', () => {
  const corner = { x: 10, y: 10, width: 20, height: 10 };
  expect(isMostlySame(corner, { x: 0, y: 0, width: 256, height: 256 })).toBe(false);
  expect(isMostlySame(corner, { x: 8, y: 9, width: 25, height: 12 })).toBe(true);
  expect(isMostlySame(corner, { x: 30, y: 10, width: 20, height: 10 })).toBe(false);
});

test('a message, a person and an alert are named by what they are, apart in each room', () => {
  const base = { room: 3, about: 7, reason: 'spam', subject: { seq: 12, text: 'x' } };
  expect(thingOf({ ...base, kind: 'message' }, [])).toBe('message/3/12');
  expect(thingOf({ ...base, kind: 'person' }, [])).toBe('person/3/7');
  expect(thingOf({ ...base, kind: 'person', room: null }, [])).toBe('person/server/7');
  expect(thingOf({ ...base, kind: 'alert', reason: 'guessing', subject: { prefix: '::/64' } }, [])).toBe(
    'alert/guessing/{"prefix":"::/64"}',
  );
});
