import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../activities/activity.ts';
import { maskEmail, readEmail } from './address.ts';

test.each([
  ['ada@example.org', 'ada@example.org'],
  ['  Ada.Lovelace+wall@Example.ORG ', 'ada.lovelace+wall@example.org'],
  ['ada@localhost', 'ada@localhost'],
  ['ada@MÜNCHEN.example', 'ada@xn--mnchen-3ya.example'],
  ["o'brien@example.org", "o'brien@example.org"],
])('%j is read as %s', (typed, read) => {
  expect(readEmail(typed)).toBe(read);
  expect(readEmail(read)).toBe(read);
});

test.each([
  '',
  'ada',
  '@example.org',
  'ada@',
  'ada@example..org',
  'ada@-example.org',
  'a@b@example.org',
  'ada lovelace@example.org',
  'ada@example.org\r\nBcc: grace@example.org',
  'ada\n@example.org',
  'ada@exam\u0000ple.org',
  '"ada"@example.org',
  'Ada <ada@example.org>',
  'ada@example.org, grace@example.org',
  'ada@example.org;grace@example.org',
  'аda@example.org', // The first letter is Cyrillic: another mailbox that looks like Ada's.
  'ada@[127.0.0.1]',
  'ada@example.org/../x',
  '.ada@example.org',
  'ada..b@example.org',
])('%j is refused', (typed) => {
  expect(readEmail(typed)).toEqual({ refused: 'people/bad-email' });
});

test('what is longer than an address can be is refused', () => {
  const long = [
    `${'a'.repeat(65)}@example.org`,
    `ada@${'a'.repeat(64)}.org`,
    `ada@${'example.'.repeat(40)}org`,
    'a'.repeat(100_000),
    `${'a.'.repeat(50_000)}@example.org`,
  ];
  for (const typed of long) expect(readEmail(typed)).toEqual({ refused: 'people/bad-email' });
});

describe('whatever is typed', () => {
  test('what is read holds nothing that could break a header, and is read again as itself', () => {
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), fc.string({ unit: 'binary' }), fc.string()), (typed) => {
        const read = readEmail(typed);
        if (isRefusal(read)) return;
        expect(read).toMatch(/^[!-~]+@[a-z0-9.-]+$/);
        expect(read).not.toMatch(/[\s"<>(),:;[\]\\]/);
        expect(readEmail(read)).toBe(read);
        expect(maskEmail(read)).not.toBe(read);
      }),
      { numRuns: 2000 },
    );
  });
});
