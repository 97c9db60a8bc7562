/** The HTTP app with everything behind it left out, and a few routes and files of its own. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { afterAll, beforeAll } from 'vitest';
import { z } from 'zod';
import { refuse } from '../../activities/activity.ts';
import { createMetrics } from '../../ops/metrics.ts';
import { createApp } from '../app.ts';
import type { LookOf } from '../look.ts';
import { problems, sendProblem } from '../problems.ts';

export const settings = {
  publicUrl: '',
  frameAncestors: "'self' https://club.example.org",
  allowedOrigins: ['https://club.example.org'],
  requestsPerMinute: 100_000,
  metricsToken: '',
  tokenRequestsPerMinute: 100_000,
  trustProxy: [] as string[],
};

/** Routes that only these tests have: one for each thing a slice's route does. */
const sample: FastifyPluginAsyncZod = async (api) => {
  const body = z.object({ size: z.object({ width: z.int().min(1) }) });
  api.post(
    '/sample',
    { schema: { body, response: { 200: body, ...problems('api/invalid') } } },
    async (request) => request.body,
  );
  api.get('/sample/refused', async (_request, reply) =>
    sendProblem(reply, refuse('mural/cooldown', { wait: 1500, status: 200 })),
  );
  api.get('/sample/broken', async () => {
    throw new Error('the secret of the house is in /etc/house');
  });
};

/** Of four people: one with a look of their own, one with none, one of whom nothing can be read, and nobody. */
const lookOf: LookOf = async (token) => {
  if (token.startsWith('e')) throw new Error('the database is away');
  if (token.startsWith('n')) return { theme: null, language: null };
  return token.startsWith('a') ? { theme: 'coffee', language: 'fr' } : null;
};

export interface SampleApp {
  readonly app: FastifyInstance;
  /** Another one beside it, to be closed by whoever made it. */
  build(changed: Partial<typeof settings>): Promise<FastifyInstance>;
  /** A write to the sample route, as a page of ours would make it. */
  post(payload: string | Buffer | object, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
}

/** To be called at the top of a file. */
export function setSampleApp(): SampleApp {
  let app: FastifyInstance;
  let folder: string;
  const build = (changed: Partial<typeof settings>) =>
    create({ ...settings, ...changed }, join(folder, 'web'));

  beforeAll(async () => {
    folder = makeFolder();
    app = await build({});
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true });
  });

  return {
    get app() {
      return app;
    },
    build,
    post: (payload, headers = {}) =>
      app.inject({
        method: 'POST',
        url: '/api/v1/sample',
        headers: { 'x-atelier': '1', ...headers },
        payload,
      }),
  };
}

/** A built web app as small as can be, beside a file that is nobody's business. */
function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'atelier-app-'));
  const web = join(folder, 'web');
  mkdirSync(join(web, 'assets'), { recursive: true });
  mkdirSync(join(web, '.vite'));
  writeFileSync(join(web, 'index.html'), '<!doctype html><title>Atelier</title>');
  writeFileSync(join(web, 'assets', 'app-3fa9.js'), 'console.log(1)');
  writeFileSync(join(web, 'assets', 'app-3fa9.js.br'), 'compressed');
  writeFileSync(join(web, '.vite', 'manifest.json'), '{}');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  return folder;
}

function create(changed: typeof settings, webRoot: string): Promise<FastifyInstance> {
  return createApp({
    settings: changed,
    version: '1.2.3',
    sessions: {
      start: async () => ({ token: '', expiresAt: 0 }),
      resume: async () => refuse('people/session-expired'),
      end: async () => {},
      of: async () => [],
      revoke: async () => false,
      revokeOthers: async () => 0,
      sweep: async () => 0,
    },
    tokens: {
      make: async () => refuse('people/no-such-bot'),
      resume: async () => refuse('people/bad-token'),
      of: async () => [],
      revoke: async () => false,
    },
    meet: async () => {},
    bar: () => null,
    health: {
      check: async () => ({
        status: 'failing',
        checks: {
          database: { ok: false, problem: 'store/full' },
          disk: { ok: true },
          memory: { ok: true },
          eventLoop: { ok: true },
        },
      }),
      close: () => {},
    },
    metrics: createMetrics(),
    lookOf,
    webRoot,
    routes: [sample],
  });
}
