/** Signing in at a real OpenID Connect issuer, and everything that can be wrong with what comes back from it. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SECRET_FILE } from '../../../secret-file.ts';
import { CLIENT, type OpenidProvider, startOpenidProvider } from '../../../testing/openid-provider.ts';
import { startTestServer, type TestPerson, type TestServer } from '../../../testing/test-server.ts';
import { OIDC_RETURN } from './routes.ts';

const HOST = 'atelier.test';
const RETURN = `http://${HOST}${OIDC_RETURN}`;

let issuer: OpenidProvider;
let server: TestServer;
beforeAll(async () => {
  issuer = await startOpenidProvider([RETURN]);
  server = await startTestServer(settings());
});
afterAll(async () => {
  await server.end();
  await issuer.stop();
});
beforeEach(() => {
  issuer.people.clear();
  issuer.people.set('ada', { preferred_username: 'ada.l', email: 'ada@example.org', email_verified: true });
  issuer.people.set('grace', { name: 'Grace', email: 'ada@example.org', email_verified: true });
  issuer.person = 'ada';
});

const settings = (): Record<string, string> => ({
  OIDC_ISSUER: issuer.issuer,
  OIDC_CLIENT_ID: CLIENT.client_id,
  OIDC_CLIENT_SECRET: CLIENT.client_secret,
  OIDC_NAME: 'Club',
});

/** A browser with cookies of this server; those of the issuer are forgotten after each visit there. */
function browser(person?: TestPerson) {
  const jar = new Map<string, string>();
  if (person) jar.set('atelier', person.cookie.slice('atelier='.length));
  const headers = () => ({
    host: HOST,
    cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
  });
  type Answer = Awaited<ReturnType<TestServer['ask']>>;
  function keep(answer: Answer): Answer {
    for (const { name, value } of answer.cookies) {
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  }
  return {
    jar,
    start: async (back?: string, connect?: boolean) =>
      keep(
        await server.ask(
          'POST',
          'sign-in/oidc/start',
          { back, connect },
          {
            ...headers(),
            origin: `http://${HOST}`,
          },
        ),
      ),
    /** Where the issuer's answer leads. */
    async land(address: string) {
      const answer = keep(
        await server.ask('GET', address.slice(`http://${HOST}`.length), undefined, headers()),
      );
      expect(answer.statusCode).toBe(303);
      const page = new URL(String(answer.headers.location), `http://${HOST}`);
      expect(page.pathname).toBe('/sign-in/arrived');
      return Object.fromEntries(page.searchParams);
    },
    me: async () => (await server.ask('GET', 'me', undefined, headers())).json().me,
  };
}

/** Follows the issuer until it sends somebody back here. */
async function visitIssuer(url: string): Promise<string> {
  const jar = new Map<string, string>();
  let at = url;
  for (let hop = 0; hop < 10; hop++) {
    const answer = await fetch(at, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    const next = answer.headers.get('location');
    if (!next) throw new Error(`the issuer stays at ${at}: ${answer.status} ${await answer.text()}`);
    at = new URL(next, at).href;
    if (at.startsWith(RETURN)) return at;
  }
  throw new Error('the issuer goes round in circles');
}

const withParam = (address: string, name: string, value: string): string => {
  const url = new URL(address);
  url.searchParams.set(name, value);
  return url.href;
};

/** The whole way. */
async function signIn(visitor: ReturnType<typeof browser>, back?: string, connect?: boolean) {
  const { url } = (await visitor.start(back, connect)).json();
  return visitor.land(await visitIssuer(url));
}

describe('who arrives', () => {
  test('claims the account they came with, keeps its number and gets a new session', async () => {
    issuer.person = 'lin';
    issuer.people.set('lin', { preferred_username: 'lin' });
    const person = await server.person('Linus');
    const visitor = browser(person);
    expect(await signIn(visitor, '/settings#ways')).toEqual({ how: 'claimed', back: '/settings#ways' });
    expect(await visitor.me()).toMatchObject({ number: person.number, name: 'Linus', claimed: true });
    expect(visitor.jar.get('atelier')).not.toBe(person.cookie.slice('atelier='.length));
    expect((await person.get('me')).json().me).toBeNull();
  });

  test('is made an account when new, comes back to it from anywhere, and takes along what they did without it', async () => {
    const first = browser();
    expect(await signIn(first)).toEqual({ how: 'created' });
    const made = await first.me();
    expect(made).toMatchObject({ name: 'ada.l', claimed: true });

    const second = browser();
    expect(await signIn(second)).toEqual({ how: 'signed-in' });
    expect(await second.me()).toMatchObject({ number: made.number });

    const nameless = await server.person('Somebody for now');
    const third = browser(nameless);
    expect(await signIn(third)).toEqual({ how: 'merged' });
    expect(await third.me()).toMatchObject({ number: made.number });
    expect((await nameless.get('me')).json().me).toBeNull();
  });

  test('is told apart by issuer and subject, not by an address both say is theirs', async () => {
    const ada = browser();
    await signIn(ada);
    issuer.person = 'grace';
    const grace = browser();
    expect(await signIn(grace)).toEqual({ how: 'created' });
    expect((await grace.me()).number).not.toBe((await ada.me()).number);
  });

  test('stays who they are where they only wanted to connect what is another account’s', async () => {
    const ada = browser();
    await signIn(ada);
    const grace = browser(await server.person('Grace herself'));
    const before = await grace.me();
    expect(await signIn(grace, '/settings#ways', true)).toEqual({
      problem: 'people/identity-taken',
      back: '/settings#ways',
    });
    expect(await grace.me()).toEqual(before);
    // One's own again is no trouble.
    expect(await signIn(ada, undefined, true)).toEqual({ how: 'signed-in' });
  });

  test('leaves a claimed account of somebody else alone', async () => {
    const ada = browser();
    await signIn(ada);
    issuer.person = 'grace';
    const both = browser();
    await signIn(both);
    issuer.person = 'ada';
    const grace = await both.me();
    expect(await signIn(both)).toEqual({ how: 'signed-in' });
    expect((await both.me()).number).toBe((await ada.me()).number);
    issuer.person = 'grace';
    const again = browser();
    await signIn(again);
    expect((await again.me()).number).toBe(grace.number);
  });
});

describe('what comes back is refused, and nobody is signed in', () => {
  const nobody = async (visitor: ReturnType<typeof browser>) => {
    expect(await visitor.me()).toBeNull();
    expect([...visitor.jar.keys()]).toEqual([]);
  };

  test('with another state', async () => {
    const visitor = browser();
    const { url } = (await visitor.start()).json();
    const landed = withParam(await visitIssuer(url), 'state', 'x'.repeat(43));
    expect(await visitor.land(landed)).toEqual({ problem: 'people/sign-in-stale' });
    await nobody(visitor);
  });

  test('in another browser than it began in (somebody was sent a link with a code that is not theirs)', async () => {
    const attacker = browser();
    const victim = browser();
    const { url } = (await attacker.start()).json();
    const landed = await visitIssuer(url);
    expect(await victim.land(landed)).toEqual({ problem: 'people/sign-in-stale' });
    await victim.start();
    expect(await victim.land(landed)).toEqual({ problem: 'people/sign-in-stale' });
    await nobody(victim);
  });

  test('with an ID token for another nonce', async () => {
    const visitor = browser();
    const { url } = (await visitor.start()).json();
    const landed = await visitIssuer(withParam(url, 'nonce', 'another nonce'));
    expect(await visitor.land(landed)).toEqual({
      problem: 'people/oidc-refused',
      reason: 'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
    });
    await nobody(visitor);
  });

  test('with a code for another verifier', async () => {
    const visitor = browser();
    const { url } = (await visitor.start()).json();
    const landed = await visitIssuer(withParam(url, 'code_challenge', 'x'.repeat(43)));
    expect(await visitor.land(landed)).toEqual({ problem: 'people/sign-in-stale' });
    await nobody(visitor);
  });

  test('a second time, even with the cookie it began with', async () => {
    const visitor = browser();
    const { url } = (await visitor.start()).json();
    const cookies = new Map(visitor.jar);
    const landed = await visitIssuer(url);
    expect(await visitor.land(landed)).toHaveProperty('how');
    const replay = browser();
    for (const [name, value] of cookies) replay.jar.set(name, value);
    expect(await replay.land(landed)).toEqual({ problem: 'people/sign-in-stale' });
    await nobody(replay);
  });

  test('with a code that was used', async () => {
    const visitor = browser();
    const first = await visitIssuer((await visitor.start()).json().url);
    await visitor.land(first);
    const code = String(new URL(first).searchParams.get('code'));
    const thief = browser();
    const second = await visitIssuer((await thief.start()).json().url);
    expect(await thief.land(withParam(second, 'code', code))).toEqual({ problem: 'people/sign-in-stale' });
    await nobody(thief);
  });

  test('when they cancelled over there', async () => {
    issuer.person = null;
    const visitor = browser();
    expect(await signIn(visitor, '/r/AB12')).toEqual({ problem: 'people/oidc-denied', back: '/r/AB12' });
    await nobody(visitor);
  });

  test('when the issuer refuses what was asked for', async () => {
    const visitor = browser();
    const { url } = (await visitor.start()).json();
    const landed = await visitIssuer(withParam(url, 'prompt', 'none'));
    expect(await visitor.land(landed)).toEqual({ problem: 'people/oidc-refused', reason: 'login_required' });
    await nobody(visitor);
  });

  test('when somebody else signed in here meanwhile', async () => {
    const visitor = browser();
    const { url } = (await visitor.start()).json();
    const landed = await visitIssuer(url);
    const other = await server.person('Meanwhile');
    visitor.jar.set('atelier', other.cookie.slice('atelier='.length));
    expect(await visitor.land(landed)).toEqual({ problem: 'people/sign-in-stale' });
    expect(await visitor.me()).toMatchObject({ number: other.number, claimed: false });
  });

  test.each(['', '?code=x', '?error=access_denied', '?state=&code=&iss=', '?code=a&code=b&state=c&state=d'])(
    'when it is made up: %j',
    async (query) => {
      const visitor = browser();
      await visitor.start();
      expect(await visitor.land(RETURN + query)).toEqual({ problem: 'people/sign-in-stale' });
      await nobody(visitor);
    },
  );
});

describe('beginning', () => {
  test('asks for a code with PKCE, state and nonce, and binds the answer to this browser for ten minutes', async () => {
    const answer = await browser().start();
    const { searchParams: asked, origin } = new URL(answer.json().url);
    expect(origin).toBe(issuer.issuer);
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      redirect_uri: RETURN,
      scope: 'openid email profile',
    });
    for (const secret of ['state', 'nonce', 'code_challenge'])
      expect(asked.get(secret)).toMatch(/^[\w-]{43}$/);
    expect(answer.cookies).toMatchObject([
      { name: 'atelier-oidc', httpOnly: true, sameSite: 'Lax', path: '/api/v1/sign-in/oidc', maxAge: 600 },
    ]);
    const [cookie] = answer.cookies;
    expect(Buffer.from(String(cookie?.value), 'base64url').toString('latin1')).not.toContain(
      asked.get('nonce'),
    );
    expect(statSync(join(server.dataDir, SECRET_FILE)).mode & 0o777).toBe(0o600);
  });

  test('only a page of ours may', async () => {
    const foreign = await server.ask(
      'POST',
      'sign-in/oidc/start',
      {},
      { host: HOST, origin: 'https://evil.example' },
    );
    expect(foreign.json().code).toBe('api/cross-site');
    const link = await server.ask('GET', 'sign-in/oidc/start', undefined, { host: HOST });
    expect(link.statusCode).toBe(404);
  });

  test.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])(
    'leads nowhere else afterwards: %s',
    async (back) => {
      expect(await signIn(browser(), back)).not.toHaveProperty('back');
    },
  );

  test('a prefetch by HEAD uses nothing up', async () => {
    const visitor = browser();
    const { url } = (await visitor.start()).json();
    const landed = await visitIssuer(url);
    const head = await server.ask('HEAD', landed.slice(`http://${HOST}`.length), undefined, {
      host: HOST,
      cookie: `atelier-oidc=${visitor.jar.get('atelier-oidc')}`,
    });
    expect(head.statusCode).toBe(404);
    expect(await visitor.land(landed)).toHaveProperty('how');
  });

  test('is limited for each address', async () => {
    const narrow = await startTestServer({ ...settings(), REQUESTS_PER_MINUTE: '20' });
    const codes: number[] = [];
    for (let time = 0; time < 4; time++)
      codes.push((await narrow.ask('POST', 'sign-in/oidc/start', {})).statusCode);
    await narrow.end();
    expect(codes).toEqual([200, 200, 429, 429]);
  });

  test('happens at PUBLIC_URL where there is one, with a cookie that travels by TLS only', async () => {
    const known = await startTestServer({ ...settings(), PUBLIC_URL: 'https://paint.example.org' });
    const start = (origin: string) =>
      known.ask('POST', 'sign-in/oidc/start', {}, { host: 'paint.example.org', origin });
    const right = await start('https://paint.example.org');
    const elsewhere = await known.ask(
      'POST',
      'sign-in/oidc/start',
      {},
      { host: '10.0.0.7', origin: 'http://10.0.0.7' },
    );
    await known.end();
    expect(new URL(right.json().url).searchParams.get('redirect_uri')).toBe(
      `https://paint.example.org${OIDC_RETURN}`,
    );
    expect(right.cookies).toMatchObject([{ secure: true }]);
    expect(elsewhere.json()).toMatchObject({
      code: 'people/other-address',
      address: 'https://paint.example.org',
    });
  });

  test('is refused where no issuer is configured', async () => {
    const bare = await startTestServer();
    const answer = await bare.ask('POST', 'sign-in/oidc/start', {});
    const ways = (await bare.ask('GET', 'sign-in/ways')).json();
    await bare.end();
    expect(answer.json().code).toBe('people/oidc-off');
    expect(ways.oidc).toEqual([]);
    expect((await server.ask('GET', 'sign-in/ways')).json().oidc).toEqual([{ id: 'oidc', name: 'Club' }]);
  });
});

test('while the issuer is away the server starts, says so, and goes on by itself when it is back', async () => {
  const visitor = browser();
  const landed = await visitIssuer((await visitor.start()).json().url);
  await issuer.stop();
  // Between leaving and coming back.
  expect(await visitor.land(landed)).toEqual({ problem: 'people/oidc-away' });
  const early = await startTestServer(settings());
  const start = () => early.ask('POST', 'sign-in/oidc/start', {});
  expect((await start()).json()).toMatchObject({ code: 'people/oidc-away', status: 503, name: 'Club' });
  await issuer.start();
  await expect.poll(async () => (await start()).statusCode, { timeout: 10_000 }).toBe(200);
  await early.end();
});
