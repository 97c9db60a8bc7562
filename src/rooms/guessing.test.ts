/** What somebody learns who tries out codes, on every route there is. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startTestServer, type TestPerson, type TestServer } from '../testing/test-server.ts';
import { ALARMING, FREE } from './guesses.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

let server: TestServer;
let ada: TestPerson;
let bob: TestPerson;
let hidden: string;
let unlisted: string;
let routes: readonly (readonly [method: Method, path: string])[];

/** A code no room has, another one each time. */
let spent = 0;
const LETTERS = 'BCDFGHJKMNPQRTVWXY346789';
function unused(): string {
  spent++;
  const [a = '', b = ''] = [LETTERS[spent % 24], LETTERS[Math.floor(spent / 24) % 24]];
  return `B${a}${b}C`;
}

async function room(visibility: string): Promise<string> {
  return (await ada.post('rooms', { title: 'Hush', visibility, preset: 'sketch' })).json().code;
}

const ask = (
  by: { readonly cookie: string },
  method: Method,
  path: string,
  code: string,
  remoteAddress: string,
) => {
  const url = path.replace('{code}', code).replace(/\{(\w+)\}/g, (_all, name) => FILL[name] ?? '0');
  const headers = { cookie: by.cookie, 'x-atelier': '1' };
  const payload = BODIES[`${method} ${path}`];
  return server.app.inject({ method, url, headers, remoteAddress, ...(payload && { payload }) });
};
const FILL: Readonly<Record<string, string>> = { activity: 'mural', tile: '0-0@0' };
const BODIES: Readonly<Record<string, object>> = {
  'POST /api/v1/rooms/{code}/join': {},
  'PATCH /api/v1/rooms/{code}': { title: 'Mine' },
};

beforeAll(async () => {
  // The server's clock stands still: no try comes free while this is asked, and two answers say the same wait.
  vi.useFakeTimers({ toFake: ['Date'] });
  server = await startTestServer();
  ada = await server.person('Ada');
  bob = await server.person('Bob');
  hidden = await room('private');
  unlisted = await room('unlisted');
  const { paths } = (await server.ask('GET', 'openapi.json')).json();
  routes = Object.entries(paths as Record<string, object>)
    .filter(([path]) => path.includes('{code}'))
    .flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => [method.toUpperCase() as Method, path] as const),
    );
});
afterAll(async () => {
  await server.end();
  vi.useRealTimers();
});

describe('invariant 4: a private room', () => {
  const OUTSIDE = {
    'nobody known': async () => ({ cookie: '' }),
    'somebody who is no member': async () => bob,
    'somebody who left': async () => {
      const { invite } = (await ada.get(`rooms/${hidden}`)).json();
      const gone = await server.person('Gone again');
      expect((await gone.post(`rooms/${hidden}/join`, { invite })).statusCode).toBe(200);
      expect((await gone.post(`rooms/${hidden}/leave`)).statusCode).toBe(204);
      return gone;
    },
    'somebody who was banned without ever being in it': async () => {
      const stranger = await server.person('Kept out');
      const command = { type: 'ban', person: stranger.number, until: null, why: 'Just so', note: '' };
      const body = { client: 'guessing-private-room', n: 1, command };
      const done = await ada.post(`rooms/${hidden}/members/commands`, body);
      expect(done.json().t).toBe('done');
      return stranger;
    },
  };

  test.each(Object.entries(OUTSIDE))(
    'answers %s on every route as one that does not exist',
    async (who, come) => {
      expect(routes.length).toBeGreaterThan(15);
      const by = await come();
      const asked = Object.keys(OUTSIDE).indexOf(who);
      const same = async ([method, path]: (typeof routes)[number], index: number) => {
        // One address for each pair: what is left of its requests is told in the headers.
        const [address, other] = [`10.1.${asked}.${index}`, `10.2.${asked}.${index}`];
        const none = unused();
        const there = await ask(by, method, path, hidden, address);
        const nowhere = await ask(by, method, path, none, other);
        const all = ({ statusCode, headers, body }: typeof there, code: string) =>
          JSON.stringify({ method, path, statusCode, headers: { ...headers, date: '' }, body }).replaceAll(
            code,
            '····',
          );
        expect(all(there, hidden)).toBe(all(nowhere, none));
      };
      await Promise.all(routes.map(same));
    },
  );

  test('answers no sooner and no later', async () => {
    const time = async (code: () => string) => {
      const times: number[] = [];
      for (let n = 0; n < 15; n++) {
        const began = performance.now();
        await ask(bob, 'GET', '/api/v1/rooms/{code}', code(), `10.0.1.${n}`);
        times.push(performance.now() - began);
      }
      return times.toSorted((a, b) => a - b)[7] ?? 0;
    };
    const [there, nowhere] = [await time(() => hidden), await time(unused)];
    // Looking for a room takes less than a millisecond; the answer waits for 25 either way.
    expect(Math.min(there, nowhere)).toBeGreaterThanOrEqual(24);
    expect(Math.abs(there - nowhere)).toBeLessThan(25);
  });
});

/** An answer without the code that was asked for. */
const told = (body: string, code: string): string => body.replaceAll(code, '····');

describe('an address from which codes are tried out', () => {
  const guesser = '198.51.100.1';
  const get = (by: TestPerson, code: string, address = guesser) =>
    ask(by, 'GET', '/api/v1/rooms/{code}', code, address);

  test('has to wait, and does not learn meanwhile which codes are right', async () => {
    for (let n = 0; n < FREE; n++) expect((await get(bob, unused())).statusCode).toBe(404);
    for (const code of [unused(), hidden, unlisted]) {
      const answer = await get(bob, code);
      expect([answer.statusCode, answer.json().code]).toEqual([429, 'rooms/too-many-guesses']);
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
      expect(answer.body).not.toContain('Hush');
    }
  });

  test('has to wait on every route that takes a code', async () => {
    let held = 0;
    for (const [method, path] of routes) {
      const answer = await ask(bob, method, path, unlisted, guesser);
      // What is no sensible request, or nobody's to make, is told so whatever the code.
      const none = unused();
      const nowhere = await ask(bob, method, path, none, guesser);
      expect([method, path, told(answer.body, unlisted)]).toEqual([method, path, told(nowhere.body, none)]);
      if (answer.json().code === 'rooms/too-many-guesses') held++;
      else
        expect([method, path, answer.statusCode]).toEqual([method, path, expect.toBeOneOf([400, 403, 415])]);
    }
    expect(held).toBeGreaterThan(12);
  });

  test('still has its members, and the public rooms', async () => {
    expect((await get(ada, hidden)).statusCode).toBe(200);
    expect((await get(ada, unlisted)).statusCode).toBe(200);
    expect((await get(bob, 'PARK')).statusCode).toBe(200);
    expect((await get(bob, unlisted, '198.51.100.2')).statusCode).toBe(200);
  });

  test('comes in by the key of a private room', async () => {
    const { invite } = (await ada.get(`rooms/${hidden}`)).json();
    const joined = await server.app.inject({
      method: 'POST',
      url: `/api/v1/rooms/${hidden}/join`,
      headers: { cookie: bob.cookie, 'x-atelier': '1' },
      remoteAddress: guesser,
      payload: { invite },
    });
    expect(joined.statusCode).toBe(200);
  });

  test('is told to those who look after the server, once', async () => {
    for (let n = 0; n < ALARMING + 20; n++) await get(bob, unused());
    const alerts = () =>
      server.store.db.selectFrom('reports').select(['kind', 'reason', 'subject', 'state']).execute();
    await expect.poll(alerts).toEqual([
      {
        kind: 'alert',
        reason: 'guessing',
        subject: JSON.stringify({ prefix: guesser }),
        state: 'open',
      },
    ]);
  });
});
