import { expect, test } from 'vitest';
import { type Figure, formatTable, judge } from './report.ts';

const figure: Figure = { group: 'a', name: 'p99', value: 120, unit: 'ms', target: { atMost: 100 } };

test('a target is met or missed by so much of it', () => {
  expect(judge(figure)).toEqual({ met: false, byPercent: 20 });
  expect(judge({ ...figure, value: 75 })).toEqual({ met: true, byPercent: 25 });
  expect(judge({ ...figure, target: { atLeast: 100 } })).toEqual({ met: true, byPercent: 20 });
  expect(judge({ ...figure, target: { atLeast: 240 } })).toEqual({ met: false, byPercent: 50 });
});

test('what was not measured has no verdict', () => {
  expect(judge({ ...figure, value: null })).toBeNull();
  expect(formatTable([{ ...figure, value: null, note: 'no browser' }])).toMatch(
    /not measured.*\n.*no browser/,
  );
});

test('the table names what is missed', () => {
  const table = formatTable([{ ...figure, beside: [{ name: 'raw', value: 1234.5, unit: 'ms' }] }]);
  expect(table).toContain('120 ms');
  expect(table).toContain('raw 1,235 ms');
  expect(table).toContain('≤ 100: MISSED by 20 %');
});

test('a figure whose checks fail is called unsound', () => {
  const check = { name: 'holes', value: 2, expected: 0 };
  expect(formatTable([{ ...figure, checks: [check] }])).toContain('UNSOUND: holes 2, must be 0');
  expect(formatTable([{ ...figure, checks: [{ ...check, value: 0 }] }])).not.toContain('UNSOUND');
});
