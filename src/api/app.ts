/**
 * The HTTP side, without a process: `createApp` wires it, `main.ts` listens
 * (and takes the WebSocket upgrades on the same server), tests inject requests.
 */
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import {
  type FastifyPluginAsyncZod,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Person, Refusal } from '../activities/activity.ts';
import type { Health } from '../ops/health.ts';
import type { Metrics } from '../ops/metrics.ts';
import { addOpsRoutes, type OpsSettings } from '../ops/routes.ts';
import type { Account } from '../people/account.ts';
import type { Tokens } from '../people/bots/tokens.ts';
import type { Sessions } from '../people/sessions.ts';
import { answerUnreadable, handleError, handleNotFound } from './errors.ts';
import { addIdentity, addTokens } from './identity.ts';
import type { LookOf } from './look.ts';
import { addOpenApi } from './openapi.ts';
import { listProblems } from './problems.ts';
import { trustOf } from './proxies.ts';
import { addCrossOrigin, addRateLimit, addSecurityHeaders, type SecuritySettings } from './security.ts';
import { addWebApp } from './static.ts';

export interface ApiSettings extends SecuritySettings, OpsSettings {
  /** Addresses of proxies whose `X-Forwarded-*` counts. */
  readonly trustProxy: readonly string[];
}

export interface AppDeps {
  readonly settings: ApiSettings;
  readonly version: string;
  readonly sessions: Sessions;
  readonly tokens: Tokens;
  /** Somebody with an account asks, from this address. */
  readonly meet: (who: Account, address: string) => Promise<void>;
  /** Why somebody (0: nobody known) from this address may do nothing here, or null. */
  readonly bar: (who: Person, address: string) => Refusal | null;
  readonly health: Health;
  readonly metrics: Metrics;
  /** How the app looks for somebody who is signed in. */
  readonly lookOf: LookOf;
  /** Folder of the built browser app. */
  readonly webRoot: string;
  /** Without one nothing is logged. */
  readonly logger?: FastifyBaseLogger;
  /** The routes of the slices, put under `/api/v1`. */
  readonly routes: readonly FastifyPluginAsyncZod[];
}

/** Largest body of a request in bytes, where its route does not say otherwise. */
const BODY_LIMIT = 256 * 1024;
/** Milliseconds a client may take to send its headers. */
const HEADERS_TIMEOUT = 10_000;
/** Milliseconds for the whole request: 10 MB over a slow phone line. */
const REQUEST_TIMEOUT = 120_000;
/** Longer than the minute after which common proxies drop an idle connection, so that they do it first. */
const KEEP_ALIVE_TIMEOUT = 72_000;

export async function createApp(deps: AppDeps): Promise<FastifyInstance> {
  const app = Fastify({
    ...(deps.logger ? { loggerInstance: deps.logger } : { logger: false }),
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: trustOf(deps.settings.trustProxy),
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT,
    keepAliveTimeout: KEEP_ALIVE_TIMEOUT,
    http: { headersTimeout: HEADERS_TIMEOUT, connectionsCheckingInterval: 5000, maxHeaderSize: 16 * 1024 },
    // The server is told to stop while browsers hold connections open.
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: true },
    clientErrorHandler: answerUnreadable,
    frameworkErrors: (error, request, reply) => {
      handleError(error, request, reply);
    },
  });
  app.setErrorHandler(handleError);
  app.decorateReply('problem', null);
  countRequests(app, deps.metrics);

  await addSecurityHeaders(app, deps.settings);
  await addWebApp(app, deps.webRoot, { lookOf: deps.lookOf, publicUrl: deps.settings.publicUrl });
  addOpsRoutes(app, deps);
  await app.register((api) => addApi(api, deps), { prefix: '/api/v1' });
  return app;
}

/** The zod compilers are set in this scope only: other routes, of plugins too, keep fastify's own. */
async function addApi(api: FastifyInstance, deps: AppDeps): Promise<void> {
  api.setValidatorCompiler(validatorCompiler);
  api.setSerializerCompiler(serializerCompiler);
  await addCrossOrigin(api, deps.settings);
  addTokens(api, deps);
  await addRateLimit(api, deps.settings);
  await addIdentity(api, deps);
  await addOpenApi(api, deps.version);
  api.setNotFoundHandler({ preHandler: api.rateLimit() }, handleNotFound);
  api.withTypeProvider<ZodTypeProvider>().get(
    '/problems',
    {
      schema: {
        tags: ['api'],
        summary: 'Every code an error may carry',
        response: { 200: z.object({ problems: z.array(problemKindSchema) }) },
      },
    },
    async () => ({ problems: listProblems() }),
  );
  for (const routes of deps.routes) await api.register(routes);
}

const problemKindSchema = z.object({ code: z.string(), status: z.int(), title: z.string() });

/** By route, not by address: the number of addresses has no bound. */
function countRequests(app: FastifyInstance, metrics: Metrics): void {
  app.addHook('onResponse', async (request, reply) => {
    metrics.requests.observe(
      { method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode },
      reply.elapsedTime / 1000,
    );
    // Others of 500 and more say that something is not there for a while: they are refusals.
    if (reply.statusCode === 500) metrics.errors.inc({ kind: 'answer' });
    if (reply.problem) metrics.refusals.inc({ code: reply.problem });
  });
}
