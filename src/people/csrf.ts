/**
 * Protection of writes against other sites. Cookies travel with requests that
 * other pages cause, so a write must also show that a page of ours made it:
 * the header `x-atelier` (another site's page cannot set it without a CORS
 * preflight, which only the allow-list passes) and, where the browser tells
 * where the request comes from, an origin that is ours or allowed.
 */
import { type Refusal, refuse } from '../activities/activity.ts';

export const WRITE_HEADER = 'x-atelier';

type Headers = Readonly<Record<string, string | string[] | undefined>>;

export interface Origins {
  /** Host and port of this request, as the browser wrote them (`Host`, or `X-Forwarded-Host` of a trusted proxy). */
  readonly host: string;
  /** Other origins that may, such as `https://club.example.org`. */
  readonly allowed: readonly string[];
}

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Null when this request may go on, `api/cross-site` with the `reason` when not. */
export function checkWrite(method: string, headers: Headers, origins: Origins): Refusal | null {
  if (READS.has(method)) return null;
  if (!headers[WRITE_HEADER]) return refuse('api/cross-site', { reason: 'header', header: WRITE_HEADER });
  return checkOrigin(headers, origins);
}

/** The same for what carries no such header: the WebSocket handshake. Requests of bots have no origin. */
export function checkOrigin(headers: Headers, origins: Origins): Refusal | null {
  const origin = text(headers.origin);
  if (origin !== undefined) {
    return isOurs(origin, origins) ? null : refuse('api/cross-site', { reason: 'origin' });
  }
  const site = text(headers['sec-fetch-site']);
  const own = site === undefined || site === 'same-origin' || site === 'none';
  return own ? null : refuse('api/cross-site', { reason: 'sec-fetch-site' });
}

/**
 * The scheme is not compared with ours: behind a proxy that ends TLS this
 * server sees plain http. `SameSite=Lax` already treats another scheme as
 * another site.
 */
function isOurs(origin: string, { host, allowed }: Origins): boolean {
  if (allowed.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host.toLowerCase();
}

function text(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(',') : value;
}
