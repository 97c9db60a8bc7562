/** The pages and files of the web app, and none beside them. */
import { describe, expect, test } from 'vitest';
import { setSampleApp } from './testing/sample-app.ts';

const sample = setSampleApp();

describe('the web app', () => {
  test.each(['/', '/r/PARK', '/history', '/settings', '/settings/'])(
    '%s is the page of the app',
    async (url) => {
      const answer = await sample.app.inject(url);
      expect(answer.statusCode).toBe(200);
      expect(answer.body).toContain('Atelier');
      expect(answer.headers['cache-control']).toBe('no-cache');
      expect(answer.headers.etag).toBeTruthy();
    },
  );

  test('tells whoever is signed in how it looks for them, to nobody else, and comes whatever happens', async () => {
    const cookie = (letter: string) => ({ cookie: `atelier=${letter.repeat(43)}` });
    const told = async (url: string, headers: Record<string, string>) => {
      const answer = await sample.app.inject({ url, headers });
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
    const unchanged = await sample.app.inject({
      url: '/',
      headers: { ...cookie('a'), 'if-none-match': String((await sample.app.inject('/')).headers.etag) },
    });
    expect([unchanged.statusCode, unchanged.headers['set-cookie']]).toEqual([
      304,
      expect.stringContaining('atelier-look=coffee.fr'),
    ]);
  });

  test('an unknown page is the app with status 404, an unknown file a problem', async () => {
    const page = await sample.app.inject({ url: '/nowhere', headers: { accept: 'text/html' } });
    expect([page.statusCode, page.body]).toEqual([404, expect.stringContaining('Atelier')]);
    const file = await sample.app.inject({ url: '/assets/gone-1.js', headers: { accept: '*/*' } });
    expect([file.statusCode, file.json().code]).toEqual([404, 'api/not-found']);
  });

  test('hashed files are kept for ever and sent as compressed at the build', async () => {
    const plain = await sample.app.inject('/assets/app-3fa9.js');
    expect(plain.headers['cache-control']).toContain('immutable');
    expect(plain.body).toBe('console.log(1)');
    const br = await sample.app.inject({ url: '/assets/app-3fa9.js', headers: { 'accept-encoding': 'br' } });
    expect(br.headers['content-encoding']).toBe('br');
    expect(br.headers['content-type']).toContain('javascript');
    expect(br.headers.vary).toMatch(/accept-encoding/i);
  });

  test('HEAD and a known ETag cost no body', async () => {
    const head = await sample.app.inject({ method: 'HEAD', url: '/assets/app-3fa9.js' });
    expect([head.statusCode, head.body]).toEqual([200, '']);
    const again = await sample.app.inject({
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
    const answer = await sample.app.inject({ url });
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.statusCode).toBeLessThan(500);
    expect(answer.body).not.toContain('secret"');
    expect(answer.body).not.toBe('secret');
  });
});
