import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { refuse } from '../activities/activity.ts';
import { createMetrics } from '../ops/metrics.ts';
import { createApp } from './app.ts';
import type { LookOf } from './look.ts';
import { problems, sendProblem } from './problems.ts';

const settings = {
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

let app: FastifyInstance;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'atelier-app-'));
  const web = join(folder, 'web');
  mkdirSync(join(web, 'assets'), { recursive: true });
  mkdirSync(join(web, '.vite'));
  writeFileSync(join(web, 'index.html'), '<!doctype html><title>Atelier</title>');
  writeFileSync(join(web, 'assets', 'app-3fa9.js'), 'console.log(1)');
  writeFileSync(join(web, 'assets', 'app-3fa9.js.br'), 'compressed');
  writeFileSync(join(web, '.vite', 'manifest.json'), '{}');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  app = await build(settings);
});

afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

function build(changed: typeof settings): Promise<FastifyInstance> {
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
    webRoot: join(folder, 'web'),
    routes: [sample],
  });
}

const write = { 'x-atelier': '1' };
const post = (payload: string | Buffer | object, headers: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url: '/api/v1/sample', headers: { ...write, ...headers }, payload });

describe('problems', () => {
  test('a refusal becomes problem details with its figures, which never hide the members of the standard', async () => {
    const answer = await app.inject('/api/v1/sample/refused');
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.headers['retry-after']).toBe('2');
    expect(answer.json()).toMatchObject({ code: 'mural/cooldown', wait: 1500, status: answer.statusCode });
    expect(answer.json().type).toBe('/api/v1/problems#mural/cooldown');
  });

  test('a fault of ours says no more than an id', async () => {
    const answer = await app.inject('/api/v1/sample/broken');
    expect(answer.statusCode).toBe(500);
    expect(answer.json()).toMatchObject({ code: 'api/internal' });
    expect(answer.json().id).toBeTruthy();
    expect(answer.body).not.toMatch(/house|at .*\.ts|stack/);
  });

  test.each([
    ['bad JSON', () => post('{"size":', { 'content-type': 'application/json' }), 400, 'api/bad-json'],
    ['no JSON', () => post('', { 'content-type': 'application/json' }), 400, 'api/bad-json'],
    [
      'a prototype in JSON',
      () => post('{"__proto__":{"a":1}}', { 'content-type': 'application/json' }),
      400,
      'api/bad-json',
    ],
    [
      'a constructor in JSON',
      () => post('{"constructor":{"prototype":{"a":1}}}', { 'content-type': 'application/json' }),
      400,
      'api/bad-json',
    ],
    [
      'another media type',
      () => post('a=1', { 'content-type': 'text/weird' }),
      415,
      'api/unsupported-media-type',
    ],
    ['a wrong value', () => post({ size: { width: 0 } }), 400, 'api/invalid'],
    ['a value of another type', () => post({ size: [] }), 400, 'api/invalid'],
    [
      'nothing at all',
      () => app.inject({ method: 'POST', url: '/api/v1/sample', headers: write }),
      400,
      'api/invalid',
    ],
    ['too much', () => post({ size: { width: 1, more: 'x'.repeat(300_000) } }), 413, 'api/too-large'],
    ['an unknown route', () => app.inject('/api/v1/nowhere'), 404, 'api/not-found'],
    [
      'another method',
      () => app.inject({ method: 'PUT', url: '/api/v1/sample', headers: write }),
      404,
      'api/not-found',
    ],
    ['a broken address', () => app.inject('/api/v1/%E0%A4%A'), 400, 'api/bad-url'],
    [
      'no write header',
      () => app.inject({ method: 'POST', url: '/api/v1/sample', payload: {} }),
      403,
      'api/cross-site',
    ],
    ['a foreign page', () => post({}, { origin: 'https://evil.example' }), 403, 'api/cross-site'],
    ['a page without origin', () => post({}, { origin: 'null' }), 403, 'api/cross-site'],
    ['a foreign fetch', () => post({}, { 'sec-fetch-site': 'cross-site' }), 403, 'api/cross-site'],
  ])('%s', async (_name, ask, status, code) => {
    const answer = await ask();
    expect({ status: answer.statusCode, code: answer.json().code }).toEqual({ status, code });
    expect(answer.json().status).toBe(status);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  });

  test('what is invalid names the field', async () => {
    expect((await post({ size: { width: 0 } })).json()).toMatchObject({ in: 'body', field: 'size.width' });
  });

  test('what is too large names the limit', async () => {
    const answer = await post('x'.repeat(300_000), { 'content-type': 'application/json' });
    expect(answer.json().max).toBe(256 * 1024);
  });

  test('any bytes as a body get a 4xx with a code', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const answer = await post(Buffer.from(bytes), { 'content-type': 'application/json' });
        expect(answer.statusCode).toBe(400);
        expect(answer.json().code).toMatch(/^api\//);
      }),
      { numRuns: 200 },
    );
  });

  test('any path gets an answer that is no fault of ours', async () => {
    await fc.assert(
      fc.asyncProperty(fc.webPath(), fc.string(), async (path, query) => {
        const answer = await app.inject({ url: `/api/v1${path}`, query: { q: query } });
        expect(answer.statusCode).toBeLessThan(500);
      }),
      { numRuns: 200 },
    );
  });

  test('every code is listed with its status', async () => {
    const { problems: listed } = (await app.inject('/api/v1/problems')).json();
    expect(listed).toContainEqual(expect.objectContaining({ code: 'api/too-large', status: 413 }));
  });
});

describe('writes from our own pages', () => {
  test.each([
    ['same origin', { origin: 'http://localhost:80', host: 'localhost' }],
    ['an allowed origin', { origin: 'https://club.example.org', 'sec-fetch-site': 'cross-site' }],
    ['same-origin fetch', { 'sec-fetch-site': 'same-origin' }],
    ['no browser', {}],
  ])('%s', async (_name, headers) => {
    const answer = await post({ size: { width: 1 } }, headers as Record<string, string>);
    expect(answer.statusCode).toBe(200);
  });

  test('only allowed origins may read across', async () => {
    const ask = async (origin: string) =>
      (await app.inject({ url: '/api/v1/problems', headers: { origin } })).headers[
        'access-control-allow-origin'
      ];
    expect(await ask('https://club.example.org')).toBe('https://club.example.org');
    expect(await ask('https://evil.example')).not.toBe('https://evil.example');
  });
});

describe('headers', () => {
  test('the policy allows no inline script and says who may embed', async () => {
    const policy = String((await app.inject('/')).headers['content-security-policy']);
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe-inline');
    expect(policy).toContain("frame-ancestors 'self' https://club.example.org");
  });

  test('HSTS only behind TLS', async () => {
    expect((await app.inject('/')).headers['strict-transport-security']).toBeUndefined();
    const tls = await build({ ...settings, publicUrl: 'https://paint.example.org' });
    expect((await tls.inject('/')).headers['strict-transport-security']).toContain('max-age=31536000');
    await tls.close();
  });

  test('a name in the address cannot add headers', async () => {
    const answer = await app.inject('/r/%0d%0aset-cookie:%20a=b');
    expect(answer.headers['set-cookie']).toBeUndefined();
  });
});

describe('rate limit', () => {
  test('a 429 says when to try again; one IPv6 network is one address', async () => {
    const strict = await build({ ...settings, requestsPerMinute: 3 });
    const ask = (remoteAddress: string) => strict.inject({ url: '/api/v1/problems', remoteAddress });
    for (let n = 1; n <= 3; n += 1) expect((await ask(`2001:db8:1:2::${n}`)).statusCode).toBe(200);
    const answer = await ask('2001:db8:1:2::ffff');
    expect(answer.statusCode).toBe(429);
    expect(answer.json()).toMatchObject({ code: 'api/too-many', max: 3 });
    expect(Number(answer.headers['retry-after'])).toBe(answer.json().retryAfter);
    expect((await ask('2001:db8:1:3::1')).statusCode).toBe(200);
    const lost = await strict.inject({ url: '/api/v1/nowhere', remoteAddress: '2001:db8:1:2::1' });
    expect(lost.statusCode).toBe(429);
    await strict.close();
  });
});

describe('behind a proxy', () => {
  const forwarded = { 'x-forwarded-for': '9.9.9.9', 'x-forwarded-proto': 'https' };

  test('its word counts when it is trusted, and only then', async () => {
    const ask = (one: FastifyInstance, from: string) =>
      one.inject({ url: '/api/v1/problems', remoteAddress: from, headers: forwarded });
    const strict = await build({ ...settings, trustProxy: ['10.0.0.1'], requestsPerMinute: 2 });
    expect((await ask(strict, '10.0.0.1')).headers['ratelimit-remaining']).toBe('1');
    // Somebody else who says to be 9.9.9.9 is not.
    expect((await ask(strict, '10.0.0.2')).headers['ratelimit-remaining']).toBe('1');
    expect((await ask(strict, '10.0.0.1')).headers['ratelimit-remaining']).toBe('0');
    await strict.close();
  });
});

describe('the web app', () => {
  test.each(['/', '/r/PARK', '/history', '/settings', '/settings/'])(
    '%s is the page of the app',
    async (url) => {
      const answer = await app.inject(url);
      expect(answer.statusCode).toBe(200);
      expect(answer.body).toContain('Atelier');
      expect(answer.headers['cache-control']).toBe('no-cache');
      expect(answer.headers.etag).toBeTruthy();
    },
  );

  test('tells whoever is signed in how it looks for them, to nobody else, and comes whatever happens', async () => {
    const cookie = (letter: string) => ({ cookie: `atelier=${letter.repeat(43)}` });
    const told = async (url: string, headers: Record<string, string>) => {
      const answer = await app.inject({ url, headers });
      expect([answer.statusCode, answer.body]).toEqual([200, expect.stringContaining('Atelier')]);
      return [answer.headers['set-cookie'], answer.headers['cache-control']];
    };
    for (const url of ['/', '/r/PARK'])
      expect(await told(url, cookie('a'))).toEqual([
        'atelier-look=coffee.fr; Path=/; Max-Age=60; SameSite=Lax',
        'private, no-cache',
      ]);
    for (const headers of [{}, cookie('n'), cookie('e'), cookie('x'), { cookie: 'atelier=short' }])
      expect(await told('/', headers as Record<string, string>)).toEqual([undefined, 'no-cache']);
    const unchanged = await app.inject({
      url: '/',
      headers: { ...cookie('a'), 'if-none-match': String((await app.inject('/')).headers.etag) },
    });
    expect([unchanged.statusCode, unchanged.headers['set-cookie']]).toEqual([
      304,
      expect.stringContaining('atelier-look=coffee.fr'),
    ]);
  });

  test('an unknown page is the app with status 404, an unknown file a problem', async () => {
    const page = await app.inject({ url: '/nowhere', headers: { accept: 'text/html' } });
    expect([page.statusCode, page.body]).toEqual([404, expect.stringContaining('Atelier')]);
    const file = await app.inject({ url: '/assets/gone-1.js', headers: { accept: '*/*' } });
    expect([file.statusCode, file.json().code]).toEqual([404, 'api/not-found']);
  });

  test('hashed files are kept for ever and sent as compressed at the build', async () => {
    const plain = await app.inject('/assets/app-3fa9.js');
    expect(plain.headers['cache-control']).toContain('immutable');
    expect(plain.body).toBe('console.log(1)');
    const br = await app.inject({ url: '/assets/app-3fa9.js', headers: { 'accept-encoding': 'br' } });
    expect(br.headers['content-encoding']).toBe('br');
    expect(br.headers['content-type']).toContain('javascript');
    expect(br.headers.vary).toMatch(/accept-encoding/i);
  });

  test('HEAD and a known ETag cost no body', async () => {
    const head = await app.inject({ method: 'HEAD', url: '/assets/app-3fa9.js' });
    expect([head.statusCode, head.body]).toEqual([200, '']);
    const again = await app.inject({
      url: '/assets/app-3fa9.js',
      headers: { 'if-none-match': String(head.headers.etag) },
    });
    expect(again.statusCode).toBe(304);
  });

  test.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/..%5csecret.txt',
    '//secret.txt',
    '/.vite/manifest.json',
    '/assets/%00',
  ])('%s gives away no file', async (url) => {
    const answer = await app.inject({ url });
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.statusCode).toBeLessThan(500);
    expect(answer.body).not.toContain('secret"');
    expect(answer.body).not.toBe('secret');
  });
});

describe('documentation', () => {
  test('OpenAPI 3.1 names every route with a summary', async () => {
    const document = (await app.inject('/api/v1/openapi.json')).json();
    expect(document.openapi).toBe('3.1.0');
    expect(document.info.version).toBe('1.2.3');
    expect(document.components.schemas.Problem).toBeDefined();
    expect(document.paths['/api/v1/problems'].get.summary).toBeTruthy();
  });

  test('the page to browse it has no inline script', async () => {
    const page = await app.inject('/api/v1/docs');
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toMatch(/<script(?![^>]*src=)/);
    const parts = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url = '']) => url);
    expect(parts.length).toBeGreaterThan(4);
    for (const url of parts) expect([url, (await app.inject(url)).statusCode]).toEqual([url, 200]);
    const start = await app.inject('/api/v1/docs/static/swagger-initializer.js');
    expect(start.body).toContain('/api/v1/openapi.json');
  });
});

describe('operators', () => {
  test('health is a 503 with the reason when something is wrong', async () => {
    const answer = await app.inject('/health');
    expect(answer.statusCode).toBe(503);
    expect(answer.json().checks.database).toEqual({ ok: false, problem: 'store/full' });
  });

  test('metrics count requests by route and refusals by code', async () => {
    await app.inject('/api/v1/nowhere');
    const text = (await app.inject('/metrics')).body;
    expect(text).toMatch(/atelier_refusals_total\{code="api\/not-found"\} \d/);
    expect(text).toMatch(/atelier_http_request_seconds_count\{method="GET",route="\/api\/v1\/problems"/);
    expect(text).toContain('process_cpu_seconds_total');
  });

  test.each([
    ['another machine', '192.0.2.7', {}],
    ['a proxy on this machine, for somebody else', '127.0.0.1', { 'x-forwarded-for': '192.0.2.7' }],
  ])('metrics are not for %s', async (_who, remoteAddress, headers) => {
    const answer = await app.inject({ url: '/metrics', remoteAddress, headers });
    expect(answer.statusCode).toBe(401);
    expect(answer.body).toContain('METRICS_TOKEN');
    expect(answer.body).not.toContain('atelier_');
  });

  test('with a token metrics are for whoever has it, wherever they are', async () => {
    const guarded = await build({ ...settings, metricsToken: 'a long secret' });
    const status = async (authorization?: string) =>
      (await guarded.inject({ url: '/metrics', ...(authorization && { headers: { authorization } }) }))
        .statusCode;
    expect(await status()).toBe(401);
    expect(await status('Bearer a long secre')).toBe(401);
    expect(await status('Basic a long secret')).toBe(401);
    expect(await status('Bearer a long secret')).toBe(200);
    await guarded.close();
  });
});

describe('on a socket', () => {
  test.each([
    ['bytes that are no HTTP', 'hello there\r\n\r\n', 400],
    ['headers without end', `GET / HTTP/1.1\r\nhost: a\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`, 431],
    ['no host', 'GET / HTTP/1.1\r\n\r\n', 400],
  ])('%s get an answer and a closed connection', async (_name, bytes, status) => {
    const address = await listening();
    const text = await new Promise<string>((resolve, reject) => {
      const socket = connect(address.port, '127.0.0.1', () => socket.write(bytes));
      let got = '';
      socket.on('data', (chunk) => {
        got += chunk;
      });
      socket.on('close', () => resolve(got));
      socket.on('error', reject);
    });
    expect(text).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  });

  test('slow headers and bodies are cut off', async () => {
    await listening();
    expect(app.server.headersTimeout).toBe(10_000);
    expect(app.server.requestTimeout).toBe(120_000);
  });
});

async function listening(): Promise<{ port: number }> {
  if (!app.server.listening) await app.listen({ port: 0, host: '127.0.0.1' });
  return app.server.address() as { port: number };
}
