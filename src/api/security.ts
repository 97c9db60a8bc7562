/** Headers that tell browsers what our pages may do, and how often one address may ask. */
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import { refuse } from '../activities/activity.ts';
import { ownPrefix } from '../people/addresses.ts';
import { WRITE_HEADER } from '../people/csrf.ts';
import { RefusedError } from './errors.ts';
import { tokenOf } from './identity.ts';

export interface SecuritySettings {
  readonly publicUrl: string;
  /** Value of the CSP directive: who may embed a room. */
  readonly frameAncestors: string;
  readonly allowedOrigins: readonly string[];
  /** API requests a minute from one address (of IPv6 one /64). */
  readonly requestsPerMinute: number;
  /** The same for one token; what bots do does not count for their address. */
  readonly tokenRequestsPerMinute: number;
}

export async function addSecurityHeaders(app: FastifyInstance, settings: SecuritySettings): Promise<void> {
  const tls = settings.publicUrl.startsWith('https:');
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        connectSrc: ["'self'", ...liveOrigins(settings.publicUrl)],
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: settings.frameAncestors.split(/\s+/),
      },
    },
    // The older header knows only "nobody" and "same origin"; `frame-ancestors` above decides.
    frameguard: false,
    // Said only behind TLS: a browser keeps it for a year.
    strictTransportSecurity: tls ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    // Links to private rooms must not leak to other sites.
    referrerPolicy: { policy: 'same-origin' },
  });
}

/**
 * For a route whose answers are many and never documents, such as tiles: leaves out the headers that
 * only mean something for a document, half a kilobyte of each answer. `nosniff` and the resource policy stay.
 */
export const DATA_ONLY = {
  contentSecurityPolicy: false,
  crossOriginOpenerPolicy: false,
  dnsPrefetchControl: false,
  ieNoOpen: false,
  originAgentCluster: false,
  permittedCrossDomainPolicies: false,
  referrerPolicy: false,
  xssFilter: false,
} as const;

/** Older browsers do not count `ws:` of the same host as `'self'`. */
function liveOrigins(publicUrl: string): string[] {
  return publicUrl ? [publicUrl.replace(/^http/, 'ws')] : [];
}

export async function addRateLimit(app: FastifyInstance, settings: SecuritySettings): Promise<void> {
  await app.register(rateLimit, {
    max: (request) =>
      tokenOf(request) === undefined ? settings.requestsPerMinute : settings.tokenRequestsPerMinute,
    // A good token counts for itself, with no address. Whoever has IPv6 has a /64 of addresses.
    keyGenerator: (request) => {
      const token = tokenOf(request);
      return token === undefined ? ownPrefix(request.ip) : `token ${token}`;
    },
    timeWindow: 60_000,
    // Addresses remembered; the oldest are forgotten, so that memory stays bounded.
    cache: 50_000,
    enableDraftSpec: true,
    errorResponseBuilder: (_request, { ttl, max }) =>
      new RefusedError(refuse('api/too-many', { retryAfter: Math.ceil(ttl / 1000), max })),
  });
}

/** Pages of the allowed origins may read answers and send commands. */
export async function addCrossOrigin(app: FastifyInstance, settings: SecuritySettings): Promise<void> {
  if (settings.allowedOrigins.length === 0) return;
  await app.register(cors, {
    origin: [...settings.allowedOrigins],
    credentials: true,
    methods: ['GET', 'HEAD', 'POST', 'PATCH', 'PUT', 'DELETE'],
    allowedHeaders: ['content-type', WRITE_HEADER],
    exposedHeaders: ['retry-after', 'etag'],
    maxAge: 600,
  });
}
