import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestPerson, type TestServer } from '../../testing/test-server.ts';

let server: TestServer;
let ada: TestPerson;

beforeAll(async () => {
  server = await startTestServer({ TOKEN_REQUESTS_PER_MINUTE: '40', REQUESTS_PER_MINUTE: '100000' });
  ada = await server.person('Ada');
});
afterAll(() => server.end());

const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });

async function makeBot(owner: TestPerson, name: string): Promise<number> {
  const made = await owner.post('me/bots', { name });
  expect(made.statusCode, made.body).toBe(201);
  return made.json().number;
}

async function makeToken(owner: TestPerson, bot: number, scopes: string[], more = {}) {
  const made = await owner.post(`me/bots/${bot}/tokens`, { label: 'test', scopes, ...more });
  expect(made.statusCode, made.body).toBe(201);
  return made.json() as { secret: string; token: { id: number } };
}

describe('bots', () => {
  test('a bot is made, listed, renamed and removed by its owner alone', async () => {
    const grace = await server.person('Grace');
    const bot = await makeBot(ada, 'Painter');
    expect((await ada.get('me/bots')).json().bots).toMatchObject([
      { number: bot, name: 'Painter', tokens: [] },
    ]);
    expect((await grace.patch(`me/bots/${bot}`, { name: 'Mine' })).json().code).toBe('people/no-such-bot');
    expect((await grace.delete(`me/bots/${bot}`)).json().code).toBe('people/no-such-bot');
    expect((await grace.post(`me/bots/${bot}/tokens`, { label: 'x', scopes: ['read'] })).json().code).toBe(
      'people/no-such-bot',
    );
    expect((await ada.patch(`me/bots/${bot}`, { name: 'Brush' })).json()).toEqual({
      number: bot,
      name: 'Brush',
    });
    expect((await server.ask('GET', `people?numbers=${bot}`)).json().people).toEqual([
      { number: bot, name: 'Brush', kind: 'bot' },
    ]);
    const { secret } = await makeToken(ada, bot, ['read']);
    expect((await ada.delete(`me/bots/${bot}`)).statusCode).toBe(204);
    expect((await ada.get('me/bots')).json().bots).toEqual([]);
    expect((await server.ask('GET', 'me', undefined, bearer(secret))).json().code).toBe('people/bad-token');
    // The name is free again.
    await makeBot(ada, 'Brush');
  });

  test('nobody has more than ten, however many they ask for at once', async () => {
    const linus = await server.person('Linus');
    const answers = await Promise.all(
      Array.from({ length: 14 }, (_, n) => linus.post('me/bots', { name: `Swarm ${n}` })),
    );
    expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(10);
    const refused = answers.filter(({ statusCode }) => statusCode !== 201);
    expect(refused.map((one) => one.json())).toEqual(
      refused.map(() => expect.objectContaining({ code: 'people/too-many-bots', max: 10 })),
    );
  });

  test('a bot has at most ten tokens', async () => {
    const bot = await makeBot(ada, 'Ten');
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => ada.post(`me/bots/${bot}/tokens`, { label: 'x', scopes: ['read'] })),
    );
    expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(10);
    expect(answers.find(({ statusCode }) => statusCode !== 201)?.json().code).toBe('people/too-many-tokens');
  });
});

describe('tokens', () => {
  test('a token is told once and kept as a hash', async () => {
    const bot = await makeBot(ada, 'Once');
    const { secret } = await makeToken(ada, bot, ['chat', 'read']);
    expect(secret).toMatch(/^atl_[A-Za-z0-9_-]{43}$/);
    const { tokens } = (await ada.get(`me/bots/${bot}/tokens`)).json();
    expect(tokens).toMatchObject([
      { label: 'test', scopes: ['read', 'chat'], usedAt: null, expiresAt: null },
    ]);
    expect(JSON.stringify(tokens)).not.toContain(secret.slice(4));
    const rows = await server.store.db.selectFrom('tokens').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(secret.slice(4));
    await server.ask('GET', 'me', undefined, bearer(secret));
    expect((await ada.get(`me/bots/${bot}/tokens`)).json().tokens[0].usedAt).toBeGreaterThan(0);
  });

  test('a token stands for its bot, needs no header against other sites, and gets no cookie', async () => {
    const bot = await makeBot(ada, 'Stand-in');
    const { secret } = await makeToken(ada, bot, ['place']);
    const answer = await server.app.inject({
      method: 'POST',
      url: '/api/v1/rooms/PARK/mural/pixels',
      headers: { ...bearer(secret), origin: 'https://elsewhere.example' },
      payload: { pixels: [1, 1, 2] },
    });
    expect(answer.json().results, answer.body).toMatchObject([{ seq: expect.any(Number) }]);
    expect(answer.cookies).toEqual([]);
    expect((await server.ask('GET', 'rooms/PARK/mural/pixels/1/1')).json()).toMatchObject({ by: bot });
  });

  test.each([
    ['the scheme in another case', (secret: string) => `bearer ${secret}`, 200],
    ['one that was never made', () => `Bearer atl_${'A'.repeat(43)}`, 401],
    ['one of another form', () => 'Bearer hello', 401],
    ['an empty one', () => 'Bearer ', 401],
    // A proxy in front of us may ask for a password of its own.
    ['another scheme', () => 'Basic YWRhOmFkYQ==', 200],
  ])('%s', async (_, header, status) => {
    const bot = await makeBot(ada, `Case ${Math.random()}`);
    const { secret } = await makeToken(ada, bot, ['read']);
    const answer = await server.ask('GET', 'me', undefined, { authorization: header(secret) });
    expect(answer.statusCode).toBe(status);
    if (status === 401) expect(answer.json().code).toBe('people/bad-token');
    await ada.delete(`me/bots/${bot}`);
  });

  test('where a cookie comes along, the token alone counts: a bad one is not made up for by it', async () => {
    const bot = await makeBot(ada, 'Both');
    const { secret } = await makeToken(ada, bot, ['read']);
    const both = { cookie: ada.cookie, ...bearer(secret) };
    expect((await server.ask('GET', 'me', undefined, both)).json().me.number).toBe(bot);
    expect((await server.ask('PATCH', 'me', { name: 'Taken over' }, both)).json().code).toBe(
      'people/not-with-token',
    );
    expect(
      (await server.ask('POST', 'rooms/PARK/mural/pixels', { pixels: [2, 2, 2] }, both)).json(),
    ).toMatchObject({ results: [{ code: 'people/not-in-scope' }] });
    const bad = {
      cookie: ada.cookie,
      ...bearer(`${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`),
    };
    expect((await server.ask('GET', 'me', undefined, bad)).json().code).toBe('people/bad-token');
  });

  test('a token ends on its day', async () => {
    const bot = await makeBot(ada, 'Mortal');
    const { secret, token } = await makeToken(ada, bot, ['read'], { days: 1 });
    expect((await server.ask('GET', 'me', undefined, bearer(secret))).statusCode).toBe(200);
    await server.store.db.updateTable('tokens').set({ expires_at: 1 }).where('id', '=', token.id).execute();
    expect((await server.ask('GET', 'me', undefined, bearer(secret))).json().code).toBe('people/bad-token');
  });

  test('a banned person’s bots stop, and a banned person makes none', async () => {
    const eve = await server.person('Eve');
    const bot = await makeBot(eve, 'Accomplice');
    const { secret } = await makeToken(eve, bot, ['read', 'chat', 'place']);
    await server.store.db
      .insertInto('bans')
      .values({
        account: eve.number,
        note: '',
        address: '',
        reason: 'Enough.',
        made_by: 0,
        created_at: 0,
        until: null,
        lifted_at: null,
        lifted_by: null,
      })
      .execute();
    await server.standing.refresh();
    expect((await server.ask('GET', 'me', undefined, bearer(secret))).json()).toMatchObject({
      code: 'people/banned',
      reason: 'Enough.',
    });
    expect((await eve.post('me/bots', { name: 'Another' })).json().code).toBe('people/banned');
    expect((await eve.post(`me/bots/${bot}/tokens`, { label: 'x', scopes: ['read'] })).json().code).toBe(
      'people/banned',
    );
    // A connection that is open already can do nothing either.
    expect(server.standing.banOf(bot, 1)).toMatchObject({ refused: 'people/banned' });
  });

  test('requests with a token count for it and not for its address', async () => {
    const bot = await makeBot(ada, 'Eager');
    const [one, other] = [await makeToken(ada, bot, ['read']), await makeToken(ada, bot, ['read'])];
    let left = 0;
    for (let n = 0; n < 41; n++) {
      const answer = await server.ask('GET', 'me', undefined, bearer(one.secret));
      expect(answer.statusCode).toBe(n < 40 ? 200 : 429);
      left = Number(answer.headers['ratelimit-remaining']);
    }
    expect(left).toBe(0);
    expect((await server.ask('GET', 'me', undefined, bearer(other.secret))).statusCode).toBe(200);
    expect((await server.ask('GET', 'me')).headers['ratelimit-limit']).toBe('100000');
  });
});
