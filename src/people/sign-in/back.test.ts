import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBack } from './back.ts';

test.each([
  ['/', '/'],
  ['/r/AB12', '/r/AB12'],
  ['/r/AB12?invite=abc#10,20,4', '/r/AB12?invite=abc#10,20,4'],
  ['/settings#sessions', '/settings#sessions'],
])('%s is kept', (path, back) => {
  expect(readBack(path)).toBe(back);
});

test.each([
  undefined,
  '',
  'https://evil.example',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/./\\evil.example',
  '/.//evil.example',
  '/x/..//evil.example',
  'javascript:alert(1)',
  ' /r/AB12',
  'r/AB12',
  '/sign-in',
  '/link',
  '/api/v1/me/leave',
  `/${'a'.repeat(500)}`,
])('%j leads to the start instead', (path) => {
  expect(readBack(path)).toBe('/');
});

test('whatever is given, a browser stays on this server', () => {
  const part = fc.constantFrom(
    '/',
    '\\',
    '//',
    '.',
    '..',
    'evil.example',
    '@',
    ':',
    'https:',
    '\t',
    '%2f',
    '?',
    '#',
    'a',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const back = readBack(parts.join(''));
      expect(new URL(back, 'https://paint.example.org').origin).toBe('https://paint.example.org');
      expect(back).toMatch(/^\/(?![/\\])/);
    }),
    { numRuns: 5000 },
  );
});
