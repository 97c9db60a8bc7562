/** `/api/v1/rooms/{code}/mural…`: the mural without a WebSocket. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { MuralRoutesDeps } from './deps.ts';
import { createMaskRoutes } from './mask-routes.ts';
import { createPaintingRoutes } from './painting-routes.ts';
import { createReadingRoutes } from './reading-routes.ts';
import { createRollbackRoutes } from './rollback-routes.ts';

export function createMuralRoutes(deps: MuralRoutesDeps): FastifyPluginAsyncZod {
  return async (api) => {
    await api.register(createReadingRoutes(deps));
    await api.register(createPaintingRoutes(deps));
    await api.register(createRollbackRoutes(deps));
    await api.register(createMaskRoutes(deps));
  };
}
