/** `/health` for load balancers and people, `/metrics` for Prometheus. Neither needs a session. */
import type { FastifyInstance } from 'fastify';
import type { Health } from './health.ts';
import type { Metrics } from './metrics.ts';

export function addOpsRoutes(
  app: FastifyInstance,
  deps: { readonly health: Health; readonly metrics: Metrics },
): void {
  app.get('/health', async (_request, reply) => {
    const report = await deps.health.check();
    return reply
      .code(report.status === 'ok' ? 200 : 503)
      .header('cache-control', 'no-store')
      .send(report);
  });
  app.get('/metrics', async (_request, reply) =>
    reply
      .header('content-type', deps.metrics.contentType)
      .header('cache-control', 'no-store')
      .send(await deps.metrics.text()),
  );
}
