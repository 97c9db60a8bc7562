import { expect, test } from 'vitest';
import { isRefusal } from '../activities/activity.ts';
import { checkOrigin, checkWrite } from './csrf.ts';

const origins = { host: 'paint.example.org:8443', allowed: ['https://club.example.org'] };
const ours = 'https://paint.example.org:8443';

test.each([
  ['GET', {}, true],
  ['HEAD', { origin: 'https://evil.example' }, true],
  ['POST', {}, false],
  ['POST', { 'x-atelier': '1' }, true],
  ['POST', { 'x-atelier': '' }, false],
  ['DELETE', { origin: ours }, false],
  ['POST', { 'x-atelier': '1', origin: ours }, true],
  ['POST', { 'x-atelier': '1', origin: 'https://club.example.org' }, true],
  ['POST', { 'x-atelier': '1', origin: 'http://club.example.org' }, false],
  ['POST', { 'x-atelier': '1', origin: 'https://paint.example.org' }, false],
  ['POST', { 'x-atelier': '1', origin: 'https://paint.example.org:8443.evil.example' }, false],
  ['POST', { 'x-atelier': '1', origin: 'https://evil.example/paint.example.org:8443' }, false],
  ['POST', { 'x-atelier': '1', origin: 'null' }, false],
  ['POST', { 'x-atelier': '1', origin: '' }, false],
  ['POST', { 'x-atelier': '1', 'sec-fetch-site': 'same-origin' }, true],
  ['POST', { 'x-atelier': '1', 'sec-fetch-site': 'same-site' }, false],
  ['POST', { 'x-atelier': '1', 'sec-fetch-site': 'cross-site' }, false],
])('%s with %j may: %s', (method, headers, may) => {
  expect(isRefusal(checkWrite(method, headers, origins))).toBe(!may);
});

test('a bot connects without an origin, a foreign page does not', () => {
  expect(checkOrigin({}, origins)).toBeNull();
  expect(checkOrigin({ origin: ours }, origins)).toBeNull();
  expect(checkOrigin({ origin: 'https://evil.example' }, origins)).toMatchObject({
    detail: { reason: 'origin' },
  });
});
