/** The address people have this server open at, which passkeys and issuers bind a sign-in to. */
import type { FastifyRequest } from 'fastify';
import { type Refusal, refuse } from '../../activities/activity.ts';

type Asked = Pick<FastifyRequest, 'protocol' | 'host' | 'headers'>;

/**
 * The origin of the page that asks, such as `https://paint.example.org`, or `people/other-address`
 * {address} where it is not the one this server is known by.
 *
 * Without `PUBLIC_URL` the browser's own word counts where it fits the host that was asked: behind a
 * proxy that ends TLS only the browser knows that it is https. A page cannot say another origin than
 * its own, and who is no browser deceives only themselves: an issuer sends nobody to an address it
 * does not know, and a passkey signs for the address it was asked at.
 */
export function ownOrigin(request: Asked, publicUrl: string): string | Refusal {
  const said = request.headers.origin;
  if (publicUrl !== '') {
    const own = new URL(publicUrl).origin;
    return said === undefined || said === own ? own : refuse('people/other-address', { address: publicUrl });
  }
  if (said !== undefined && URL.canParse(said) && new URL(said).host === request.host.toLowerCase())
    return said;
  const address = `${request.protocol}://${request.host}`;
  return said === undefined ? new URL(address).origin : refuse('people/other-address', { address });
}
