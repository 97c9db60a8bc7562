/** What is refused or broken is told as problem details, whatever came in. */
import { connect } from 'node:net';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { setSampleApp } from './testing/sample-app.ts';

const sample = setSampleApp();

describe('problems', () => {
  test('a refusal becomes problem details with its figures, which never hide the members of the standard', async () => {
    const answer = await sample.app.inject('/api/v1/sample/refused');
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.headers['retry-after']).toBe('2');
    expect(answer.json()).toMatchObject({ code: 'mural/cooldown', wait: 1500, status: answer.statusCode });
    expect(answer.json().type).toBe('/api/v1/problems#mural/cooldown');
  });

  test('a fault of ours says no more than an id', async () => {
    const answer = await sample.app.inject('/api/v1/sample/broken');
    expect(answer.statusCode).toBe(500);
    expect(answer.json()).toMatchObject({ code: 'api/internal' });
    expect(answer.json().id).toBeTruthy();
    expect(answer.body).not.toMatch(/house|at .*\.ts|stack/);
  });

  test.each([
    ['bad JSON', () => sample.post('{"size":', { 'content-type': 'application/json' }), 400, 'api/bad-json'],
    ['no JSON', () => sample.post('', { 'content-type': 'application/json' }), 400, 'api/bad-json'],
    [
      'a prototype in JSON',
      () => sample.post('{"__proto__":{"a":1}}', { 'content-type': 'application/json' }),
      400,
      'api/bad-json',
    ],
    [
      'a constructor in JSON',
      () => sample.post('{"constructor":{"prototype":{"a":1}}}', { 'content-type': 'application/json' }),
      400,
      'api/bad-json',
    ],
    [
      'another media type',
      () => sample.post('a=1', { 'content-type': 'text/weird' }),
      415,
      'api/unsupported-media-type',
    ],
    ['a wrong value', () => sample.post({ size: { width: 0 } }), 400, 'api/invalid'],
    ['a value of another type', () => sample.post({ size: [] }), 400, 'api/invalid'],
    [
      'nothing at all',
      () => sample.app.inject({ method: 'POST', url: '/api/v1/sample', headers: { 'x-atelier': '1' } }),
      400,
      'api/invalid',
    ],
    ['too much', () => sample.post({ size: { width: 1, more: 'x'.repeat(300_000) } }), 413, 'api/too-large'],
    ['an unknown route', () => sample.app.inject('/api/v1/nowhere'), 404, 'api/not-found'],
    [
      'another method',
      () => sample.app.inject({ method: 'PUT', url: '/api/v1/sample', headers: { 'x-atelier': '1' } }),
      404,
      'api/not-found',
    ],
    ['a broken address', () => sample.app.inject('/api/v1/%E0%A4%A'), 400, 'api/bad-url'],
    [
      'no write header',
      () => sample.app.inject({ method: 'POST', url: '/api/v1/sample', payload: {} }),
      403,
      'api/cross-site',
    ],
    ['a foreign page', () => sample.post({}, { origin: 'https://evil.example' }), 403, 'api/cross-site'],
    ['a page without origin', () => sample.post({}, { origin: 'null' }), 403, 'api/cross-site'],
    ['a foreign fetch', () => sample.post({}, { 'sec-fetch-site': 'cross-site' }), 403, 'api/cross-site'],
  ])('%s', async (_name, ask, status, code) => {
    const answer = await ask();
    expect({ status: answer.statusCode, code: answer.json().code }).toEqual({ status, code });
    expect(answer.json().status).toBe(status);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  });

  test('what is invalid names the field', async () => {
    expect((await sample.post({ size: { width: 0 } })).json()).toMatchObject({
      in: 'body',
      field: 'size.width',
    });
  });

  test('what is too large names the limit', async () => {
    const answer = await sample.post('x'.repeat(300_000), { 'content-type': 'application/json' });
    expect(answer.json().max).toBe(256 * 1024);
  });

  test('any bytes as a body get a 4xx with a code', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const answer = await sample.post(Buffer.from(bytes), { 'content-type': 'application/json' });
        expect(answer.statusCode).toBe(400);
        expect(answer.json().code).toMatch(/^api\//);
      }),
      { numRuns: 200 },
    );
  });

  test('any path gets an answer that is no fault of ours', async () => {
    await fc.assert(
      fc.asyncProperty(fc.webPath(), fc.string(), async (path, query) => {
        const answer = await sample.app.inject({ url: `/api/v1${path}`, query: { q: query } });
        expect(answer.statusCode).toBeLessThan(500);
      }),
      { numRuns: 200 },
    );
  });

  test('every code is listed with its status', async () => {
    const { problems: listed } = (await sample.app.inject('/api/v1/problems')).json();
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
    const answer = await sample.post({ size: { width: 1 } }, headers as Record<string, string>);
    expect(answer.statusCode).toBe(200);
  });

  test('only allowed origins may read across', async () => {
    const ask = async (origin: string) =>
      (await sample.app.inject({ url: '/api/v1/problems', headers: { origin } })).headers[
        'access-control-allow-origin'
      ];
    expect(await ask('https://club.example.org')).toBe('https://club.example.org');
    expect(await ask('https://evil.example')).not.toBe('https://evil.example');
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
    expect(sample.app.server.headersTimeout).toBe(10_000);
    expect(sample.app.server.requestTimeout).toBe(120_000);
  });
});

async function listening(): Promise<{ port: number }> {
  if (!sample.app.server.listening) await sample.app.listen({ port: 0, host: '127.0.0.1' });
  return sample.app.server.address() as { port: number };
}
