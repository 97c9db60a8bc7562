import { expect, test } from 'vitest';
import { byName, obstacleOf } from './obstacle.ts';

test.each([
  ['https with a name', true, 'paint.example.org', true, null],
  ['this machine by its name', true, 'localhost', true, null],
  ['http in the local network', false, 'studio.local', false, 'insecure'],
  ['http in the local network by number', false, '192.168.1.20', false, 'insecure'],
  ['this machine by number', true, '127.0.0.1', true, 'numbers'],
  ['this machine by number, IPv6', true, '[::1]', true, 'numbers'],
  ['a browser without', true, 'paint.example.org', false, 'unsupported'],
] as const)('%s', (_, secure, hostname, supported, expected) => {
  expect(obstacleOf({ secure, hostname, supported })).toBe(expected);
});

test('this machine has a name, others are not ours to name', () => {
  expect(byName('http://127.0.0.1:3000/settings?x#passkeys')).toBe(
    'http://localhost:3000/settings?x#passkeys',
  );
  expect(byName('http://[::1]:3000/')).toBe('http://localhost:3000/');
  expect(byName('http://192.168.1.20:3000/')).toBeNull();
});
