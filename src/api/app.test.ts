/** What goes around every route: headers, limits, proxies, documentation, and what operators ask. */
import type { FastifyInstance } from 'fastify';
import { describe, expect, test } from 'vitest';
import { setSampleApp } from './testing/sample-app.ts';

const sample = setSampleApp();

describe('headers', () => {
  test('the policy allows no inline script and says who may embed', async () => {
    const policy = String((await sample.app.inject('/')).headers['content-security-policy']);
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe-inline');
    expect(policy).toContain("frame-ancestors 'self' https://club.example.org");
  });

  test('HSTS only behind TLS', async () => {
    expect((await sample.app.inject('/')).headers['strict-transport-security']).toBeUndefined();
    const tls = await sample.build({ publicUrl: 'https://paint.example.org' });
    expect((await tls.inject('/')).headers['strict-transport-security']).toContain('max-age=31536000');
    await tls.close();
  });

  test('a name in the address cannot add headers', async () => {
    const answer = await sample.app.inject('/r/%0d%0aset-cookie:%20a=b');
    expect(answer.headers['set-cookie']).toBeUndefined();
  });
});

describe('rate limit', () => {
  test('a 429 says when to try again; one IPv6 network is one address', async () => {
    const strict = await sample.build({ requestsPerMinute: 3 });
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
    const strict = await sample.build({ trustProxy: ['10.0.0.1'], requestsPerMinute: 2 });
    expect((await ask(strict, '10.0.0.1')).headers['ratelimit-remaining']).toBe('1');
    // Somebody else who says to be 9.9.9.9 is not.
    expect((await ask(strict, '10.0.0.2')).headers['ratelimit-remaining']).toBe('1');
    expect((await ask(strict, '10.0.0.1')).headers['ratelimit-remaining']).toBe('0');
    await strict.close();
  });
});

describe('documentation', () => {
  test('OpenAPI 3.1 names every route with a summary', async () => {
    const document = (await sample.app.inject('/api/v1/openapi.json')).json();
    expect(document.openapi).toBe('3.1.0');
    expect(document.info.version).toBe('1.2.3');
    expect(document.components.schemas.Problem).toBeDefined();
    expect(document.paths['/api/v1/problems'].get.summary).toBeTruthy();
  });

  test('the page to browse it has no inline script', async () => {
    const page = await sample.app.inject('/api/v1/docs');
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toMatch(/<script(?![^>]*src=)/);
    const parts = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url = '']) => url);
    expect(parts.length).toBeGreaterThan(4);
    for (const url of parts) expect([url, (await sample.app.inject(url)).statusCode]).toEqual([url, 200]);
    const start = await sample.app.inject('/api/v1/docs/static/swagger-initializer.js');
    expect(start.body).toContain('/api/v1/openapi.json');
  });
});

describe('operators', () => {
  test('health is a 503 with the reason when something is wrong', async () => {
    const answer = await sample.app.inject('/health');
    expect(answer.statusCode).toBe(503);
    expect(answer.json().checks.database).toEqual({ ok: false, problem: 'store/full' });
  });

  test('metrics count requests by route and refusals by code', async () => {
    await sample.app.inject('/api/v1/problems');
    await sample.app.inject('/api/v1/nowhere');
    const text = (await sample.app.inject('/metrics')).body;
    expect(text).toMatch(/atelier_refusals_total\{code="api\/not-found"\} \d/);
    expect(text).toMatch(/atelier_http_request_seconds_count\{method="GET",route="\/api\/v1\/problems"/);
    expect(text).toContain('process_cpu_seconds_total');
  });

  test.each([
    ['another machine', '192.0.2.7', {}],
    ['a proxy on this machine, for somebody else', '127.0.0.1', { 'x-forwarded-for': '192.0.2.7' }],
  ])('metrics are not for %s', async (_who, remoteAddress, headers) => {
    const answer = await sample.app.inject({ url: '/metrics', remoteAddress, headers });
    expect(answer.statusCode).toBe(401);
    expect(answer.body).toContain('METRICS_TOKEN');
    expect(answer.body).not.toContain('atelier_');
  });

  test('with a token metrics are for whoever has it, wherever they are', async () => {
    const guarded = await sample.build({ metricsToken: 'a long secret' });
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
