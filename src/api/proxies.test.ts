import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { senderOf, trustOf } from './proxies.ts';

const from = (peer: string | undefined, forwarded?: string) =>
  ({
    socket: { remoteAddress: peer },
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  }) as unknown as IncomingMessage;

test.each([
  [[], '10.0.0.1', '9.9.9.9', '10.0.0.1'],
  [['10.0.0.1'], '10.0.0.1', '9.9.9.9', '9.9.9.9'],
  [['10.0.0.1'], '10.0.0.2', '9.9.9.9', '10.0.0.2'],
  // As a socket that listens on both kinds of addresses tells it.
  [['10.0.0.1'], '::ffff:10.0.0.1', '9.9.9.9', '9.9.9.9'],
  [['10.0.0.0/8'], '10.1.2.3', '9.9.9.9', '9.9.9.9'],
  [['loopback'], '::1', '2001:db8::7', '2001:db8::7'],
  // What the sender claims stands before what the proxy added.
  [['10.0.0.1'], '10.0.0.1', '1.1.1.1, 9.9.9.9', '9.9.9.9'],
  // Two proxies in a row.
  [['10.0.0.0/8'], '10.0.0.1', '1.1.1.1, 9.9.9.9, 10.0.0.2', '9.9.9.9'],
  [['10.0.0.1'], '10.0.0.1', undefined, '10.0.0.1'],
  [['10.0.0.1'], undefined, '9.9.9.9', ''],
] as const)(
  'trusting %j, a request from %s forwarded for %s is from %s',
  (proxies, peer, forwarded, sender) => {
    expect(senderOf(from(peer, forwarded), trustOf(proxies))).toBe(sender);
  },
);

test('what is no address is refused', () => {
  expect(() => trustOf(['traefik'])).toThrow(TypeError);
  expect(() => trustOf(['10.0.0.0/33'])).toThrow(TypeError);
});
