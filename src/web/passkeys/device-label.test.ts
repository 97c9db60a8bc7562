import { expect, test } from 'vitest';
import { deviceLabel } from './device-label.ts';

test.each([
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Safari/604.1', 'iPhone'],
  ['Mozilla/5.0 (Linux; Android 16; Pixel 9) Chrome/140.0', 'Android'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605.1', 'Mac'],
  ['Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0', 'Linux'],
  ['something else', 'Passkey'],
])('%s is called %s', (agent, label) => {
  expect(deviceLabel(agent, [], 'Passkey')).toBe(label);
});

test('a second one has a number', () => {
  expect(deviceLabel('Windows', ['Windows', 'Windows 2', 'Mac'], '')).toBe('Windows 3');
});
