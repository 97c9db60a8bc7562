/** What an issuer says of somebody, and what is taken over of it. */
import type { ProvenIdentity } from '../arrive.ts';

/** Longest label kept, in characters; an issuer may say anything. */
const LONGEST = 100;

/**
 * The identity is issuer and subject, nothing else. An e-mail address is no part of it, verified or
 * not: whoever runs an issuer could make one say any address, and addresses change hands. It is shown
 * to its owner as a label where the issuer has verified it.
 */
export function identityOf(
  claims: Readonly<Record<string, unknown>> & { readonly iss: string; readonly sub: string },
): ProvenIdentity {
  const email = claims.email_verified === true ? text(claims.email) : '';
  const name = text(claims.preferred_username) || text(claims.nickname) || text(claims.name);
  return {
    kind: 'oidc',
    subject: `${claims.iss}|${claims.sub}`,
    label: email || name || claims.sub.slice(0, LONGEST),
    // Others see it: a name somebody goes by, rather than what is before the @ of their address.
    name: name || 'Guest',
  };
}

function text(claim: unknown): string {
  if (typeof claim !== 'string') return '';
  return claim
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, LONGEST);
}
