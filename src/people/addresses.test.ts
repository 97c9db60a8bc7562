import { expect, test } from 'vitest';
import { covers, ownPrefix } from './addresses.ts';

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['nowhere', ''],
])('%s is known by %s', (address, prefix) => {
  expect(ownPrefix(address)).toBe(prefix);
});

test.each([
  ['203.0.113.7', '203.0.113.7', true],
  ['203.0.113.7', '203.0.113.8', false],
  ['203.0.113.0/24', '203.0.113.200', true],
  ['203.0.113.0/24', '::ffff:203.0.113.200', true],
  ['203.0.113.0/24', '203.0.114.1', false],
  ['2001:db8:1:2::/64', '2001:db8:1:2:ffff::1', true],
  ['2001:db8:1:2::/64', '2001:db8:1:3::1', false],
  ['2001:db8::/32', '203.0.113.7', false],
  ['', '203.0.113.7', false],
  ['203.0.113.7', '', false],
])('%s covers %s: %s', (prefix, address, yes) => {
  expect(covers(prefix, address)).toBe(yes);
});

test('an address is covered by what it is known by', () => {
  for (const address of ['203.0.113.7', '2001:db8::5:1', '::1']) {
    expect(covers(ownPrefix(address), address)).toBe(true);
  }
});
