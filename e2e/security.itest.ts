/**
 * What holds for every route there is, read from the API's own description: a
 * route that is added is tested here without a line. SECURITY.md says what for.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../src/testing/test-server.ts';

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
interface Route {
  readonly method: Method;
  /** With parameters filled in, as a stranger would guess them. */
  readonly path: (code: string) => string;
  readonly name: string;
}

const FRIEND = 'https://friend.example';
let server: TestServer;
let routes: Route[];
let writes: Route[];
let privateRoom: string;

beforeAll(async () => {
  server = await startTestServer({ ALLOWED_ORIGINS: FRIEND });
  const { paths } = (await server.ask('GET', 'openapi.json')).json() as { paths: Record<string, object> };
  routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({
      method: method.toUpperCase() as Method,
      name: `${method} ${path}`,
      path: (code: string) => fill(path, code),
    })),
  );
  writes = routes.filter(({ method }) => method !== 'GET');
  const owner = await server.person('The owner');
  const made = await owner.post('rooms', { title: 'Behind the curtain', visibility: 'private' });
  privateRoom = made.json().code;
});
afterAll(() => server.end());

/** Anything that has the right form: `{code}` is the room, `{activity}` its mural, the rest numbers. */
function fill(path: string, code: string): string {
  return path
    .replace('{code}', code)
    .replace('{activity}', 'mural')
    .replace('{tile}', '0-0@0')
    .replaceAll(/\{[^}]+\}/g, '1');
}

const ask = (route: Route, headers: Record<string, string> = {}, code = 'PARK') =>
  server.app.inject({
    method: route.method,
    url: route.path(code),
    headers,
    ...(route.method === 'GET' || route.method === 'DELETE' ? {} : { payload: {} }),
  });

describe('requests of other sites', () => {
  /** What another site's page can make a browser send, with the visitor's cookie. */
  const attacks: [string, Record<string, string>][] = [
    ['without our header', { origin: 'http://localhost' }],
    ['with another origin', { 'x-atelier': '1', origin: 'https://evil.example' }],
    ['with no origin but a foreign site', { 'x-atelier': '1', 'sec-fetch-site': 'cross-site' }],
    ['with the origin null, as of a sandboxed frame', { 'x-atelier': '1', origin: 'null' }],
    ['with ours as a part of its own name', { 'x-atelier': '1', origin: 'http://localhost.evil.example' }],
  ];
  test.each(attacks)('no write is done %s', async (_name, headers) => {
    const { cookie } = await server.person(`Victim ${_name}`.slice(0, 40));
    const done: string[] = [];
    for (const route of writes) {
      const answer = await ask(route, { ...headers, cookie });
      if (answer.statusCode !== 403 || answer.json().code !== 'api/cross-site') {
        done.push(`${route.name}: ${answer.statusCode} ${answer.body.slice(0, 80)}`);
      }
    }
    expect(done).toEqual([]);
    expect(writes.length).toBeGreaterThan(10);
  });

  test('no answer can be read by a page that is not on the list', async () => {
    for (const route of routes) {
      const answer = await ask(route, { 'x-atelier': '1', origin: 'https://evil.example' });
      const origin = answer.headers['access-control-allow-origin'];
      // The picture of a mural may be shown anywhere; it never carries a cookie's worth.
      expect([route.name, origin === undefined || isPublicPicture(route)]).toEqual([route.name, true]);
    }
    const friend = await server.ask('GET', 'me', undefined, { origin: FRIEND });
    expect(friend.headers).toMatchObject({
      'access-control-allow-origin': FRIEND,
      'access-control-allow-credentials': 'true',
    });
  });
});

const isPublicPicture = ({ name }: Route): boolean => name.endsWith('mural.png');

describe('headers', () => {
  test('every answer says what it is, and that nobody should guess', async () => {
    for (const route of routes) {
      const { headers } = await ask(route, { 'x-atelier': '1' });
      expect([route.name, headers['x-content-type-options']]).toEqual([route.name, 'nosniff']);
    }
  });

  test('pages run only our scripts, send forms only to us and are embedded only where the host said', async () => {
    const { headers } = await server.app.inject({ url: '/' });
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("object-src 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(policy).toContain("form-action 'self'");
    expect(policy).toContain("frame-ancestors 'self'");
    expect(policy).not.toMatch(/unsafe-(inline|eval)/);
    expect(headers['referrer-policy']).toBe('same-origin');
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(headers['x-powered-by']).toBeUndefined();
  });

  test('what is about somebody is kept by no cache', async () => {
    const ada = await server.person('Ada uncached');
    for (const route of routes.filter(({ method, name }) => method === 'GET' && name.includes('/me'))) {
      const answer = await ask(route, { cookie: ada.cookie });
      expect([route.name, answer.headers['cache-control']]).toEqual([route.name, 'no-store']);
    }
  });
});

describe('sessions', () => {
  test('a token somebody else chose is never taken up', async () => {
    const chosen = `atelier=${'A'.repeat(43)}`;
    const answer = await server.ask('POST', 'me', { name: 'Fixated' }, { cookie: chosen });
    expect(answer.statusCode).toBe(201);
    expect(answer.cookies[0]?.value).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(`atelier=${answer.cookies[0]?.value}`).not.toBe(chosen);
    expect((await server.ask('GET', 'me', undefined, { cookie: chosen })).json().me).toBeNull();
  });

  test('the cookie is out of reach of scripts and of other sites', async () => {
    const answer = await server.ask('POST', 'me', { name: 'Has a cookie' });
    expect(answer.cookies[0]).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
    expect(answer.cookies[0]?.domain).toBeUndefined();
  });

  test('behind TLS it only travels encrypted', async () => {
    const secure = await startTestServer({ PUBLIC_URL: 'https://club.example' });
    const answer = await secure.ask('POST', 'me', { name: 'Encrypted' });
    expect(answer.cookies[0]).toMatchObject({ secure: true });
    const page = await secure.app.inject({ url: '/' });
    expect(page.headers['strict-transport-security']).toContain('max-age=31536000');
    await secure.end();
  });
});

describe('invariant 4: a private room', () => {
  test('answers strangers as one that does not exist, on every route', async () => {
    const stranger = await server.person('A stranger');
    const rooms = routes.filter(({ name }) => name.includes('{code}'));
    expect(rooms.length).toBeGreaterThan(15);
    for (const cookie of ['', stranger.cookie]) {
      for (const route of rooms) {
        const headers = { 'x-atelier': '1', ...(cookie && { cookie }) };
        const [hidden, missing] = [await ask(route, headers, privateRoom), await ask(route, headers, 'BBBB')];
        const told = (answer: typeof hidden) => answer.body.replaceAll(privateRoom, 'BBBB');
        expect([route.name, hidden.statusCode, told(hidden)]).toEqual([
          route.name,
          missing.statusCode,
          told(missing),
        ]);
        expect(hidden.body).not.toContain('curtain');
      }
    }
  });
});
