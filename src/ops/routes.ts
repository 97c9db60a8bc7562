/** `/health` for load balancers and people, `/metrics` for Prometheus. Neither needs a session. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Health } from './health.ts';
import type { Metrics } from './metrics.ts';

export interface OpsSettings {
  /** Secret with which the metrics are read; empty where only this machine may read them. */
  readonly metricsToken: string;
}

export function addOpsRoutes(
  app: FastifyInstance,
  deps: { readonly health: Health; readonly metrics: Metrics; readonly settings: OpsSettings },
): void {
  app.get('/health', async (_request, reply) => {
    const report = await deps.health.check();
    return reply
      .code(report.status === 'ok' ? 200 : 503)
      .header('cache-control', 'no-store')
      .send(report);
  });
  app.get('/metrics', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    if (!mayRead(request, deps.settings.metricsToken)) {
      return reply
        .code(401)
        .header('www-authenticate', 'Bearer realm="metrics"')
        .type('text/plain; charset=utf-8')
        .send(
          'Set METRICS_TOKEN and send it as "Authorization: Bearer …". Without it only this machine may ask.\n',
        );
    }
    return reply.header('content-type', deps.metrics.contentType).send(await deps.metrics.text());
  });
}

function mayRead(request: FastifyRequest, token: string): boolean {
  if (token === '') return isFromHere(request);
  const [, given] = /^Bearer +(.+)$/i.exec(request.headers.authorization ?? '') ?? [];
  return given !== undefined && timingSafeEqual(digest(given), digest(token));
}

/** Of one length, so that comparing tells nothing of how long the secret is. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** A proxy on this machine comes from here as well, on behalf of anybody: it says so in its headers. */
function isFromHere({ socket, headers }: FastifyRequest): boolean {
  const peer = (socket.remoteAddress ?? '').replace(/^::ffff:/i, '');
  const local = peer === '::1' || (isIP(peer) === 4 && peer.startsWith('127.'));
  const passedOn = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some((name) => name in headers);
  return local && !passedOn;
}
