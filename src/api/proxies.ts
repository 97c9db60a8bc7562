/** Reverse proxies whose word about the sender counts: for HTTP and the live endpoint alike. */
import type { IncomingMessage } from 'node:http';
import { all, compile } from '@fastify/proxy-addr';

/** Whether the one at this address is believed; hop 0 is the peer of the connection. */
export type Trust = (address: string, hop: number) => boolean;

/**
 * @param proxies addresses, ranges as `10.0.0.0/8`, or `loopback`, `linklocal`, `uniquelocal`; none: nobody is believed
 * @throws TypeError for anything else
 */
export function trustOf(proxies: readonly string[]): Trust {
  return proxies.length > 0 ? compile([...proxies]) : () => false;
}

/** The first address on the way here that is no trusted proxy; empty where the connection has none, as on a Unix socket. */
export function senderOf(request: IncomingMessage, trust: Trust): string {
  return all(request, trust).at(-1) ?? '';
}
