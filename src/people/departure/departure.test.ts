import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestPerson, type TestServer } from '../../testing/test-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.end());

const erase = (who: TestPerson, name: string, messages: 'keep' | 'delete') =>
  server.ask('DELETE', 'me', { name, messages }, { cookie: who.cookie });

async function say(who: TestPerson, text: string): Promise<void> {
  const said = await who.post('rooms/PARK/chat/commands', {
    client: `client-${Math.random().toString(36).slice(2, 10).padEnd(12, 'x')}`,
    n: 1,
    command: { type: 'say', text },
  });
  expect(said.json().t, said.body).toBe('done');
}

const texts = async (): Promise<string[]> =>
  (await server.ask('GET', 'rooms/PARK/chat/messages'))
    .json()
    .messages.map(({ text }: { text: string }) => text);

/** Every row of every table that holds words about people, as one text. */
async function everything(): Promise<string> {
  const { db } = server.store;
  const tables = [
    'accounts',
    'sessions',
    'identities',
    'passkeys',
    'mail_links',
    'return_links',
    'invites',
    'tokens',
    'messages',
  ] as const;
  const rows = await Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute()));
  return JSON.stringify(rows);
}

test('somebody who goes is gone at once, and nothing in the tables names them', async () => {
  const marie = await server.person('Marie Sklodowska');
  await server.store.db
    .insertInto('identities')
    .values({
      kind: 'email',
      subject: 'marie@example.org',
      account: marie.number,
      label: 'marie@example.org',
      created_at: 1,
      used_at: 1,
    })
    .execute();
  await server.store.db
    .insertInto('mail_links')
    .values({
      token_hash: 'x',
      email: 'marie@example.org',
      agent: '',
      back: '/',
      created_at: 1,
      expires_at: 2,
    })
    .execute();
  const bot = (await marie.post('me/bots', { name: 'Radium' })).json().number;
  const made = await marie.post(`me/bots/${bot}/tokens`, { label: 'lab', scopes: ['read'] });
  const { secret } = made.json();
  await say(marie, 'polonium and radium');
  await marie.post('rooms/PARK/mural/pixels', { pixels: [3, 3, 4] });
  expect(await everything()).toContain('marie@example.org');

  expect((await erase(marie, 'Somebody else', 'delete')).json().code).toBe('people/wrong-name');
  expect((await erase(marie, 'marie sklodowska', 'delete')).statusCode).toBe(204);
  expect((await marie.get('me')).json().me).toBeNull();
  const shown = await server.ask('GET', 'me', undefined, { authorization: `Bearer ${secret}` });
  expect(shown.json().code).toBe('people/bad-token');
  await server.departure.settled();

  for (const trace of ['Sklodowska', 'sklodowska', 'marie@example.org', 'Radium', 'polonium', 'lab'])
    expect(await everything()).not.toContain(trace);
  // What they painted stays, without a name.
  const pixel = (await server.ask('GET', 'rooms/PARK/mural/pixels/3/3')).json();
  expect(pixel).toMatchObject({ color: 4, by: marie.number });
  const { people } = (await server.ask('GET', `people?numbers=${marie.number},${bot}`)).json();
  expect(people.map(({ name }: { name: string }) => name)).toEqual([
    `Former guest ${marie.number}`,
    `Former bot ${bot}`,
  ]);
  // The name is free, the one they have now is nobody's to take.
  await server.person('Marie Sklodowska');
  const taken = await server.ask('POST', 'me', { name: `Former guest ${marie.number}` });
  expect(taken.json().code).toBe('people/name-reserved');
});

test('messages stay without a name where that was wanted', async () => {
  const rosa = await server.person('Rosa');
  await say(rosa, 'this may stay');
  await erase(rosa, 'Rosa', 'keep');
  await server.departure.settled();
  expect(await texts()).toContain('this may stay');
});

test('a room passes on when its only master goes', async () => {
  const [owner, heir] = [await server.person('Owner of all'), await server.person('Heiress')];
  const { code } = (await owner.post('rooms', { title: 'Ours', visibility: 'unlisted' })).json();
  await heir.post(`rooms/${code}/join`, {});
  await erase(owner, 'Owner of all', 'keep');
  await server.departure.settled();
  expect((await heir.get(`rooms/${code}`)).json().role).toBe('master');
});

test('the last admin cannot go, nor can a token end an account', async () => {
  const admin = await server.staff('Solo', 'admin');
  expect((await erase(admin, 'Solo', 'keep')).json().code).toBe('people/last-admin');
  expect((await admin.get('me')).json().me.name).toBe('Solo');
  const bot = (await admin.post('me/bots', { name: 'Helper' })).json().number;
  const made = await admin.post(`me/bots/${bot}/tokens`, { label: 'x', scopes: ['manage'] });
  const authorization = `Bearer ${made.json().secret}`;
  const tried = await server.ask('DELETE', 'me', { name: 'Helper', messages: 'keep' }, { authorization });
  expect(tried.json().code).toBe('people/not-with-token');
  expect((await server.ask('GET', 'me/export', undefined, { authorization })).json().code).toBe(
    'people/not-with-token',
  );
  await server.staff('Second', 'admin');
  expect((await erase(admin, 'Solo', 'keep')).statusCode).toBe(204);
});

test('an export holds what was done, and says that it is complete', async () => {
  const ada = await server.person('Ada');
  await say(ada, 'hello “world”');
  await ada.post('rooms/PARK/mural/pixels', { pixels: [5, 6, 7] });
  const answer = await ada.get('me/export');
  expect(answer.statusCode, answer.body).toBe(200);
  expect(answer.json()).toMatchObject({
    account: { number: ada.number, name: 'Ada' },
    sessions: [{ via: 'name' }],
    memberships: [{ room: 'PARK' }],
    messages: [{ room: 'PARK', text: 'hello “world”' }],
    murals: [{ room: 'PARK', pixels: [{ x: 5, y: 6, color: expect.stringMatching(/^#/), how: 'place' }] }],
    complete: true,
  });
  expect(answer.body).not.toContain(ada.cookie.slice('atelier='.length));
});

test('whoever is banned may still go, and the ban of their address outlives the account', async () => {
  const mallory = await server.person('Mallory');
  const none = { until: null, lifted_at: null, lifted_by: null };
  const ban = { account: mallory.number, address: '203.0.113.9', reason: 'Enough.', note: '', made_by: 0 };
  await server.store.db
    .insertInto('bans')
    .values({ ...ban, ...none, created_at: 0 })
    .execute();
  await server.standing.refresh();
  expect((await mallory.post('rooms/PARK/mural/pixels', { pixels: [1, 1, 1] })).statusCode).toBe(403);
  expect((await mallory.get('me/export')).json().complete).toBe(true);
  expect((await erase(mallory, 'Mallory', 'delete')).statusCode).toBe(204);
  await server.departure.settled();
  expect(server.standing.bar(0, '203.0.113.9', 1)).toMatchObject({ refused: 'people/banned' });
  const left = await server.store.db
    .selectFrom('accounts')
    .select('leaving')
    .where('leaving', 'is not', null);
  expect(await left.execute()).toEqual([]);
});

test('words deleted one by one leave the log with the account, also where nothing else was written', async () => {
  const joan = await server.person('Joan');
  const { code } = (
    await joan.post('rooms', { title: 'Quiet', visibility: 'unlisted', preset: 'sketch' })
  ).json();
  const command = (n: number, what: object) =>
    joan.post(`rooms/${code}/chat/commands`, { client: 'client-of-joan-01', n, command: what });
  const [, seq] = (await command(1, { type: 'say', text: 'inconsiderate words' })).json().acks[0];
  await command(2, { type: 'edit', seq, text: 'reconsidered words' });
  expect((await command(3, { type: 'delete', seq })).json().t).toBe('done');
  const logged = async () =>
    (await server.store.db.selectFrom('entries').select('body').execute())
      .map(({ body }) => Buffer.from(body).toString('latin1'))
      .join('');
  expect(await logged()).toContain('inconsiderate words');
  await erase(joan, 'Joan', 'delete');
  await server.departure.settled();
  for (const words of ['inconsiderate words', 'reconsidered words'])
    expect(await logged()).not.toContain(words);
  // The log folds as before.
  await server.host.evict(-1);
  expect((await server.ask('GET', `rooms/${code}/chat/messages`)).json().messages).toMatchObject([
    { seq, text: '', deleted: true },
  ]);
});

test('words that staff removed, and could bring back, go with the account, too', async () => {
  const [master, troll] = [await server.person('Hedy'), await server.person('Edith')];
  const { code } = (
    await master.post('rooms', { title: 'Tidy', visibility: 'unlisted', preset: 'sketch' })
  ).json();
  const command = (who: TestPerson, n: number, what: object) =>
    who.post(`rooms/${code}/chat/commands`, { client: 'client-of-tidying', n, command: what });
  await troll.post(`rooms/${code}/join`, {});
  const said = (await command(troll, 1, { type: 'say', text: 'words nobody wants' })).json();
  const [, seq] = said.acks[0];
  const removed = (await command(master, 1, { type: 'remove', seq })).json();
  expect(removed.t).toBe('done');
  expect(await everything()).toContain('words nobody wants');
  await erase(troll, 'Edith', 'delete');
  await server.departure.settled();
  expect(await everything()).not.toContain('words nobody wants');
  await command(master, 2, { type: 'restore', removal: removed.acks[0][1] });
  const { messages } = (await master.get(`rooms/${code}/chat/messages`)).json();
  expect(messages).toMatchObject([{ seq, text: '', deleted: true }]);
});
