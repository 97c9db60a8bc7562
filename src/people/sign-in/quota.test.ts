import { expect, test } from 'vitest';
import { createQuota } from './quota.ts';

test('so many at once, then one each share of the span, for each key on its own', () => {
  let now = 1_000_000;
  const quota = createQuota(3, 900_000, () => now);
  for (let taken = 0; taken < 3; taken++) {
    expect(quota.wait('ada')).toBe(0);
    quota.take('ada');
  }
  expect(quota.wait('ada')).toBe(300_000);
  expect(quota.wait('grace')).toBe(0);
  now += 299_999;
  expect(quota.wait('ada')).toBe(1);
  now += 1;
  expect(quota.wait('ada')).toBe(0);
  quota.take('ada');
  expect(quota.wait('ada')).toBe(300_000);
  now += 900_000;
  for (let taken = 0; taken < 3; taken++) {
    expect(quota.wait('ada')).toBe(0);
    quota.take('ada');
  }
  expect(quota.wait('ada')).toBeGreaterThan(0);
});
