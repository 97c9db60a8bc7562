import { expect, test } from 'vitest';
import { type Chosen, criteriaOf, SPANS } from './criteria-of.ts';

const nothing: Chosen = { by: null, span: 'all', from: '', to: '', area: null };
/** The server's clock as a page knows it: an offset that was measured, so not in whole milliseconds. */
const NOW = 1_700_000_000_000.375;

test('what was not chosen is not asked for', () => {
  expect(criteriaOf(nothing, NOW)).toBeNull();
  expect(criteriaOf({ ...nothing, span: 'span' }, NOW)).toBeNull();
  expect(criteriaOf({ ...nothing, by: 7 }, NOW)).toEqual({ by: 7 });
});

test('every time the server is asked about is in whole milliseconds', () => {
  for (const span of SPANS) {
    const chosen = { ...nothing, by: 7, span, from: '2023-11-14T10:00', to: '2023-11-14T11:00' };
    const { since, until } = criteriaOf(chosen, NOW) ?? {};
    for (const time of [since, until]) if (time !== undefined) expect(time).toSatisfy(Number.isInteger);
  }
  expect(criteriaOf({ ...nothing, span: '10' }, NOW)?.since).toBe(1_699_999_400_000);
});

test('a minute that was chosen as the end counts to its end', () => {
  const chosen: Chosen = { ...nothing, span: 'span', from: '2023-11-14T10:00', to: '2023-11-14T10:00' };
  const { since = 0, until = 0 } = criteriaOf(chosen, NOW) ?? {};
  expect(until - since).toBe(59_999);
});
