import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backPath } from './back-path.ts';

describe('the way back after signing in', () => {
  it.each(['/', '/r/AB12', '/r/AB12?invite=x#10,20,4', '/settings#passkeys', '/r/caf%C3%A9'])(
    'goes to %s',
    (path) => {
      expect(backPath(path)).toBe(path);
    },
  );

  it.each([
    undefined,
    null,
    '',
    'r/AB12',
    'https://evil.example/',
    '//evil.example/',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/..//evil.example',
    '/./\u0000/evil.example',
    'javascript:alert(1)',
    ' //evil.example',
    '/api/v1/me/export',
    `/${'a'.repeat(400)}`,
  ])('goes to the start page instead of %j', (path) => {
    expect(backPath(path)).toBe('/');
  });

  it('never leaves the server, whatever is asked for', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '..',
      '.',
      '@',
      ':',
      '//',
      'evil.example',
      'http:',
      '%2f',
      '\t',
      '?',
      '#',
      ' ',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((pieces) => pieces.join('')),
        ),
        (wish) => {
          const from = 'https://paint.example.org/sign-in';
          expect(new URL(backPath(wish), from).origin).toBe('https://paint.example.org');
          expect(backPath(backPath(wish))).toBe(backPath(wish));
        },
      ),
      { numRuns: 2000 },
    );
  });
});
