import { expect, test } from 'vitest';
import { arrivedPath, howArrived, wayBack } from './arrived.ts';

const HERE = 'https://paint.example.org';

test.each(['/r/AB12#1,2,3', '/settings', '/'])('goes back to %s', (path) => {
  expect(wayBack(path, HERE)).toBe(path);
});

test.each([
  undefined,
  '',
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/..//evil.example',
  'javascript:alert(1)',
])('goes to the start page instead of %j', (path) => {
  expect(wayBack(path, HERE)).toBe('/');
});

test('the page that says how it went knows the way back', () => {
  expect(arrivedPath('merged', '/r/AB12')).toBe('/sign-in/arrived?how=merged&back=%2Fr%2FAB12');
  expect(arrivedPath('signed-in', '/')).toBe('/sign-in/arrived?how=signed-in');
});

test.each([
  ['nobody yet', null, null, null],
  ['a name chosen in another tab', null, { number: 1, claimed: false }, null],
  ['signed in in another tab', null, { number: 1, claimed: true }, 'signed-in'],
  ['somebody else by now', { number: 2, claimed: false }, { number: 1, claimed: true }, 'signed-in'],
  [
    'the link opened on another device',
    { number: 1, claimed: false },
    { number: 1, claimed: true },
    'claimed',
  ],
  ['nothing new', { number: 1, claimed: true }, { number: 1, claimed: true }, null],
  ['signed out in another tab', { number: 1, claimed: true }, null, null],
] as const)('what happened meanwhile: %s', (_, before, now, how) => {
  expect(howArrived(before, now)).toBe(how);
});
