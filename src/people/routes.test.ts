import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../testing/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.end());

describe('a first name', () => {
  test('makes an account with a session that lasts, in a cookie scripts cannot read', async () => {
    const answer = await server.ask('POST', 'me', { name: '  Ada   Lovelace ' });
    expect(answer.statusCode).toBe(201);
    const { me } = answer.json();
    expect(me).toMatchObject({ number: expect.any(Number), uuid: expect.any(String), name: 'Ada Lovelace' });
    const [cookie] = answer.cookies;
    expect(cookie).toMatchObject({ name: 'atelier', path: '/', httpOnly: true, sameSite: 'Lax' });
    expect(cookie?.secure).toBeUndefined();
    expect(cookie?.maxAge).toBeGreaterThan(29 * 86_400);
    expect(cookie?.maxAge).toBeLessThanOrEqual(30 * 86_400);
    const back = await server.ask('GET', 'me', undefined, { cookie: `atelier=${cookie?.value}` });
    expect(back.json()).toEqual({ me });
  });

  test('is Secure behind TLS', async () => {
    const tls = await startTestServer({ PUBLIC_URL: 'https://paint.example.org' });
    const answer = await tls.ask('POST', 'me', { name: 'Secure' });
    expect(answer.cookies[0]?.secure).toBe(true);
    await tls.end();
  });

  test('of somebody else, or one that looks like it, is refused with one that is free', async () => {
    await server.person('Grace');
    const answer = await server.ask('POST', 'me', { name: 'GRACE' });
    expect(answer.statusCode).toBe(409);
    expect(answer.json()).toMatchObject({ code: 'people/name-taken', suggestion: 'GRACE 2' });
    const suggested = await server.ask('POST', 'me', { name: answer.json().suggestion });
    expect(suggested.statusCode).toBe(201);
  });

  test('wanted by many at once goes to exactly one of them', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => server.ask('POST', 'me', { name: 'Race' })),
    );
    const statuses = answers.map(({ statusCode }) => statusCode).sort();
    expect(statuses).toEqual([201, ...Array.from({ length: 11 }, () => 409)]);
  });

  test.each([
    ['', 'people/bad-name'],
    ['\u202eadmin', 'people/bad-name'],
    ['x'.repeat(41), 'people/bad-name'],
    ['admin', 'people/name-reserved'],
  ])('%j is refused with %s', async (name, code) => {
    const answer = await server.ask('POST', 'me', { name });
    expect([answer.statusCode, answer.json().code]).toEqual([422, code]);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  test.each([{}, { name: 7 }, { name: null }, { name: ['a'] }, [], 'name', null])(
    '%j is invalid',
    async (body) => {
      const answer = await server.ask('POST', 'me', JSON.stringify(body), {
        'content-type': 'application/json',
      });
      expect([answer.statusCode, answer.json().code]).toEqual([400, 'api/invalid']);
    },
  );

  test('any text becomes a name or a refusal', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (name) => {
        const answer = await server.ask('POST', 'me', { name });
        expect([201, 409, 422]).toContain(answer.statusCode);
      }),
      { numRuns: 25 },
    );
  });

  test('is given once', async () => {
    const ida = await server.person('Ida');
    const again = await ida.post('me', { name: 'Ida the second' });
    expect([again.statusCode, again.json().code]).toEqual([409, 'people/already-named']);
  });
});

describe('a session', () => {
  test('that nobody knows is nobody’s, and says so where a name is needed', async () => {
    const cookie = `atelier=${'A'.repeat(43)}`;
    expect((await server.ask('GET', 'me', undefined, { cookie })).json()).toEqual({ me: null });
    const answer = await server.ask('PATCH', 'me', { name: 'Nobody at all' }, { cookie });
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'people/session-expired']);
    const fresh = await server.ask('POST', 'me', { name: 'Fresh start' }, { cookie });
    expect(fresh.statusCode).toBe(201);
  });

  test('that nobody used for its lifetime has ended', async () => {
    const sleeper = await server.person('Sleeper');
    const { db } = server.store;
    await db
      .updateTable('sessions')
      .set({ expires_at: Date.now() })
      .where('account', '=', sleeper.number)
      .execute();
    expect((await sleeper.get('me')).json()).toEqual({ me: null });
    const answer = await sleeper.post('rooms', { title: 'Late', visibility: 'public' });
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'people/session-expired']);
  });

  test('in use is moved on, with its cookie', async () => {
    const regular = await server.person('Regular');
    const { db } = server.store;
    const earlier = { seen_at: Date.now() - 2 * 3_600_000, expires_at: Date.now() + 1000 };
    await db.updateTable('sessions').set(earlier).where('account', '=', regular.number).execute();
    const first = await regular.get('me');
    expect(first.cookies[0]?.maxAge).toBeGreaterThan(29 * 86_400);
    expect((await regular.get('me')).headers['set-cookie']).toBeUndefined();
  });

  test('ends when one leaves', async () => {
    const eve = await server.person('Eve');
    const left = await eve.post('me/leave');
    expect(left.statusCode).toBe(204);
    expect(left.cookies[0]).toMatchObject({ name: 'atelier', value: '' });
    expect((await eve.get('me')).json()).toEqual({ me: null });
  });

  test.each([
    'atelier=',
    'atelier=short',
    `atelier=${'ä'.repeat(43)}`,
    `x=1; atelier=${'%00'.repeat(20)}`,
    ';;;=',
  ])('cookie %j is no session and no error', async (cookie) => {
    const answer = await server.ask('GET', 'me', undefined, { cookie });
    expect([answer.statusCode, answer.json()]).toEqual([200, { me: null }]);
  });

  test('leaves no token in the database', async () => {
    const joe = await server.person('Joe');
    const token = joe.cookie.slice('atelier='.length);
    const rows = await server.store.db.selectFrom('sessions').selectAll().execute();
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

describe('names of people', () => {
  test('can be changed and looked up', async () => {
    const kim = await server.person('Kim');
    expect((await kim.patch('me', { name: 'kim' })).json().me.name).toBe('kim');
    expect((await kim.patch('me', { name: 'Kim the Great' })).statusCode).toBe(200);
    const people = await server.ask('GET', `people?numbers=${kim.number},999999`);
    expect(people.json()).toEqual({
      people: [{ number: kim.number, name: 'Kim the Great', kind: 'person' }],
    });
    const free = await server.ask('POST', 'me', { name: 'Kim' });
    expect(free.statusCode).toBe(201);
    const taken = await kim.patch('me', { name: 'Kim' });
    expect([taken.statusCode, taken.json().code]).toEqual([409, 'people/name-taken']);
  });

  test.each(['', 'a', '1;drop table accounts', '1,', `${'1,'.repeat(300)}1`, '-1', '1e3'])(
    'numbers %j are invalid',
    async (numbers) => {
      const answer = await server.ask('GET', `people?numbers=${encodeURIComponent(numbers)}`);
      expect([answer.statusCode, answer.json().code]).toEqual([400, 'api/invalid']);
    },
  );

  test('without a session nothing can be written', async () => {
    const answer = await server.ask('PATCH', 'me', { name: 'x' });
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'people/name-first']);
  });
});
