import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestPerson, type TestServer } from '../testing/test-server.ts';

let server: TestServer;
let admin: TestPerson;
let moderator: TestPerson;

beforeAll(async () => {
  server = await startTestServer({ PIXEL_COOLDOWN: '0' });
  admin = await server.staff('Ada', 'admin');
  moderator = await server.staff('Grace', 'moderator');
});
afterAll(() => server.end());

const acts = async (act: string, target: number) =>
  (await admin.get(`desk/audit?act=${act}&target=${target}`)).json().acts;
const linkFor = (number: number, by = admin) => by.post(`desk/people/${number}/return-link`);
const enter = (token: string, cookie = '', bring = false) =>
  server.ask('POST', 'sign-in/return/enter', { token, bring }, cookie === '' ? {} : { cookie });
const look = (token: string, cookie = '') =>
  server.ask('POST', 'sign-in/return/look', { token }, cookie === '' ? {} : { cookie });
const whoIs = async (cookie: string) => (await server.ask('GET', 'me', undefined, { cookie })).json().me;

/** As if they had connected an e-mail address. */
async function secure({ number }: TestPerson): Promise<void> {
  const subject = `${number}@example.org`;
  const at = Date.now();
  await server.store.db
    .insertInto('identities')
    .values({ kind: 'email', subject, label: subject, account: number, created_at: at, used_at: at })
    .execute();
}

test.each([
  ['DELETE', '', { messages: 'keep' }],
  ['PUT', '/role', { role: 'moderator' }],
  ['POST', '/return-link', {}],
] as const)('invariant 8: %s …%s is for admins', async (method, path, body) => {
  const guest = await server.person(`Guest of ${method}`);
  for (const { cookie } of [moderator, guest]) {
    const answer = await server.ask(method, `desk/people/${guest.number}${path}`, body, { cookie });
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'people/not-allowed']);
  }
  expect((await guest.get('me')).json().me).toMatchObject({ number: guest.number, role: null });
});

test('a moderator acts neither upon an admin, nor upon another moderator, nor upon their bots', async () => {
  const other = await server.staff('Margaret', 'moderator');
  const bot = (await admin.post('me/bots', { name: 'Errand bot' })).json().number;
  expect(bot).toEqual(expect.any(Number));
  for (const target of [admin.number, other.number, bot]) {
    const renamed = await moderator.patch(`desk/people/${target}`, { name: 'No' });
    const ended = await moderator.delete(`desk/people/${target}/sessions`);
    expect([renamed.json().code, ended.json().code]).toEqual(['desk/outranked', 'desk/outranked']);
  }
  const until = Date.now() + 60_000;
  for (const person of [admin.number, other.number, bot]) {
    const banned = await moderator.post('bans', { person, reason: 'No', until });
    expect(banned.json().code).toBe('bans/staff');
  }
  expect((await other.get('desk')).statusCode).toBe(200);
});

test('tells what is on record: bans, reports, and who reported how much', async () => {
  const guest = await server.person('On record');
  const [soon, what] = [Date.now() + 3_600_000, { kind: 'person', person: guest.number }];
  expect((await moderator.post('reports', { what, reason: 'spam', words: 'Look' })).statusCode).toBe(201);
  const ban = { person: guest.number, reason: 'Flooding', note: 'twice', until: soon };
  expect((await moderator.post('bans', ban)).statusCode).toBe(204);
  const told = (await moderator.get(`desk/people/${guest.number}`)).json();
  expect(told.bans).toEqual([
    expect.objectContaining({
      reason: 'Flooding',
      note: 'twice',
      until: soon,
      liftedAt: null,
      madeByName: 'Grace',
    }),
  ]);
  expect(told.reports).toEqual([
    expect.objectContaining({ kind: 'person', words: 'Look', state: 'open', room: '' }),
  ]);
  expect((await admin.get(`desk/people/${moderator.number}`)).json().reported).toBe(1);
  expect((await moderator.post(`bans/${told.bans[0].id}/lift`)).statusCode).toBe(204);
  expect((await admin.get(`desk/people/${guest.number}`)).json().bans[0].liftedAt).toEqual(
    expect.any(Number),
  );
});

test('whoever has no other way in comes back by a link, once; a newer one takes its place', async () => {
  const guest = await server.person('Without a key');
  const first = (await linkFor(guest.number)).json();
  expect((await moderator.delete(`desk/people/${guest.number}/sessions`)).json()).toEqual({ ended: 1 });
  expect((await look(first.token)).json().code).toBe('people/link-over');
  const older = (await linkFor(guest.number)).json();
  const { token } = (await linkFor(guest.number)).json();
  expect((await enter(older.token)).json().code).toBe('people/link-over');
  // Looking, as scanners of mail do, uses nothing up.
  for (let n = 0; n < 3; n++)
    expect((await look(token)).json()).toMatchObject({ account: { name: 'Without a key' }, here: null });
  const both = await Promise.all([enter(token), enter(token)]);
  expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 410]);
  const won = both.find(({ statusCode }) => statusCode === 200);
  const cookie = `atelier=${won?.cookies[0]?.value}`;
  expect(await whoIs(cookie)).toMatchObject({ number: guest.number });
  const { sessions } = (await server.ask('GET', 'me/sessions', undefined, { cookie })).json();
  expect(sessions).toEqual([expect.objectContaining({ via: 'link' })]);
  expect(await acts('server/return-link', guest.number)).toHaveLength(3);
});

test('the link says whose browser it is, and takes along only what one asks it to', async () => {
  const [owner, other] = [await server.person('Lost key'), await server.person('Somebody else')];
  const { token } = (await linkFor(owner.number)).json();
  expect((await look(token, other.cookie)).json().here).toEqual({
    number: other.number,
    name: 'Somebody else',
    joins: true,
  });
  const entered = await enter(token, other.cookie, true);
  expect(entered.json()).toMatchObject({ how: 'merged', me: { number: owner.number } });
  expect(await whoIs(other.cookie)).toBeNull();
});

test('no link for whoever can sign in, for bots, and none that lives on when they secure the account', async () => {
  const guest = await server.person('Soon secured');
  const { token } = (await linkFor(guest.number)).json();
  await secure(guest);
  expect((await look(token)).json().code).toBe('people/link-over');
  expect((await linkFor(guest.number)).json().code).toBe('desk/has-way-back');
  const bot = (await guest.post('me/bots', { name: 'Little bot' })).json().number;
  expect((await linkFor(bot)).json().code).toBe('desk/not-for-bots');
  expect((await linkFor(2_000_000)).json().code).toBe('desk/no-such-person');
});

test('a change of role ends sessions and links, so that nobody with an old one gets the role', async () => {
  const role = (of: TestPerson, to: string | null, endSessions = false) =>
    admin.put(`desk/people/${of.number}/role`, { role: to, endSessions });
  const secured = await server.person('Has a key');
  await secure(secured);
  expect((await role(secured, 'moderator')).statusCode).toBe(204);
  expect(await whoIs(secured.cookie)).toBeNull();

  const unsecured = await server.person('Has none');
  const { token } = (await linkFor(unsecured.number)).json();
  expect((await role(unsecured, 'moderator')).statusCode).toBe(204);
  // They would be locked out: the session stays, the link does not.
  expect(await whoIs(unsecured.cookie)).toMatchObject({ role: 'moderator' });
  expect((await enter(token)).json().code).toBe('people/link-over');
  expect((await role(unsecured, null, true)).statusCode).toBe(204);
  expect(await whoIs(unsecured.cookie)).toBeNull();
});

test('whoever accepts to look after the server leaves old sessions and links behind', async () => {
  const guest = await server.person('Asked to help');
  const elsewhere = await enter((await linkFor(guest.number)).json().token);
  const cookie = `atelier=${elsewhere.cookies[0]?.value}`;
  expect(await whoIs(cookie)).toMatchObject({ number: guest.number, role: null });
  const { token: link } = (await linkFor(guest.number)).json();
  const wish = { role: 'moderator', label: '', maxUses: 1, hours: 1 };
  const { token } = (await admin.post('invites', wish)).json();
  const accepted = await guest.post('invites/accept', { token });
  expect(accepted.json()).toMatchObject({ role: 'moderator', changed: true });
  expect(await whoIs(`atelier=${accepted.cookies[0]?.value}`)).toMatchObject({ role: 'moderator' });
  expect([await whoIs(cookie), await whoIs(guest.cookie)]).toEqual([null, null]);
  expect((await enter(link)).json().code).toBe('people/link-over');
});

test('deletes an account as its person could, tells the audit why and not who', async () => {
  const guest = await server.person('Forget me');
  const remove = (number: number) =>
    server.ask(
      'DELETE',
      `desk/people/${number}`,
      { messages: 'delete', why: 'They asked' },
      { cookie: admin.cookie },
    );
  const say = { client: 'a-client-of-a-test', n: 1, command: { type: 'say', text: 'I was here' } };
  expect((await guest.post('rooms/PARK/chat/commands', say)).statusCode).toBe(200);
  expect((await remove(guest.number)).statusCode).toBe(204);
  expect(await whoIs(guest.cookie)).toBeNull();
  await server.departure.settled();
  expect((await admin.get('rooms/PARK/chat/messages')).body).not.toContain('I was here');
  expect((await admin.get('desk/people?q=Forget')).json().people).toEqual([]);
  const [told] = await acts('server/delete-account', guest.number);
  expect(told).toMatchObject({ who: admin.number, why: 'They asked', detail: { messages: 'delete' } });
  expect((await remove(guest.number)).json().code).toBe('desk/no-such-person');
  expect((await remove(moderator.number)).json().code).toBe('desk/has-role');
  expect((await admin.patch(`desk/people/${guest.number}`, { name: 'Back' })).json().code).toBe(
    'desk/no-such-person',
  );
});
