/** Requests that come from this machine itself. */
import type { FastifyRequest } from 'fastify';

const LOOPBACK = /^(127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3})$/;
const OWN_NAME = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

/**
 * Whether somebody at this machine asks. A page elsewhere whose name was made to lead here asks
 * under that name, and a proxy on this machine says for whom it asks or passes the name on: neither counts.
 */
export function isThisMachine({ raw, headers }: Pick<FastifyRequest, 'raw' | 'headers'>): boolean {
  const direct = LOOPBACK.test(raw.socket.remoteAddress ?? '') && OWN_NAME.test(headers.host ?? '');
  return direct && !('x-forwarded-for' in headers) && !('forwarded' in headers) && !('via' in headers);
}
