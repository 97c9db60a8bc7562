import { setTimeout as pass } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../testing/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.end());

/** The token of the newest mail to this address. */
async function tokenFor(email: string): Promise<string> {
  for (let turn = 0; turn < 200; turn++) {
    const { mails } = (await server.ask('GET', 'dev/mail')).json();
    const mail = mails.find(({ to }: { to: string }) => to === email);
    const token = mail && /\/link#([\w-]{43})/.exec(mail.text)?.[1];
    if (token) return token;
    await pass(5);
  }
  throw new Error(`no mail to ${email}`);
}
const ask = (email: string, cookie = '', back?: string) =>
  server.ask('POST', 'sign-in/mail', { email, ...(back && { back }) }, cookie ? { cookie } : {});
const enter = (token: string, choice: string, cookie = '') =>
  server.ask('POST', 'sign-in/mail/enter', { token, choice }, cookie ? { cookie } : {});

test('a link claims the account that asked, once, and rotates its session', async () => {
  const ada = await server.person('Ada');
  expect((await ask('ada@example.org', ada.cookie, '//evil.example')).statusCode).toBe(202);
  const token = await tokenFor('ada@example.org');
  const look = () => server.ask('POST', 'sign-in/mail/look', { token }, { cookie: ada.cookie });
  expect((await look()).json()).toMatchObject({
    email: 'a•••@example.org',
    choices: ['connect'],
    askedHere: true,
  });
  // Looking uses nothing up.
  expect((await look()).statusCode).toBe(200);
  const both = await Promise.all([enter(token, 'connect', ada.cookie), enter(token, 'connect', ada.cookie)]);
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 410]);
  const done = both.find(({ statusCode }) => statusCode === 200);
  expect(done?.json()).toMatchObject({
    how: 'claimed',
    back: '/',
    me: { number: ada.number, claimed: true },
  });
  expect((await ada.get('me')).json().me).toBeNull();
  expect((await look()).json().code).toBe('people/link-over');
});

test('known and unknown addresses are answered alike, and too many are refused', async () => {
  const known = await ask('ada@example.org');
  const unknown = await ask('nobody@example.org');
  expect([known.statusCode, known.body]).toEqual([unknown.statusCode, unknown.body]);
  for (let more = 0; more < 3; more++) expect((await ask('nobody@example.org')).statusCode).toBe(202);
  const refused = await ask('nobody@example.org');
  expect([refused.statusCode, refused.json().code]).toEqual([429, 'people/too-many-mails']);
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
});

test('an address somebody else typed is never connected with the account of this browser', async () => {
  const mallory = await server.person('Mallory');
  const grace = await server.person('Grace');
  await ask('mallory@example.org', mallory.cookie);
  const token = await tokenFor('mallory@example.org');
  expect((await enter(token, 'connect', grace.cookie)).json().code).toBe('people/try-again');
  const opened = await server.ask('POST', 'sign-in/mail/look', { token }, { cookie: grace.cookie });
  expect(opened.json().choices).toEqual(['apart']);
  expect((await grace.get('me')).json().me).toMatchObject({ number: grace.number, claimed: false });
});

test('merging hands over messages, names, rooms and roles, and ends the old sessions', async () => {
  const linus = await server.person('Linus');
  const made = await linus.post('rooms', { title: 'Mine', visibility: 'private' });
  const { code } = made.json();
  const said = {
    client: 'a'.repeat(16),
    n: 1,
    command: { type: 'say', text: 'Before the merge', mentions: [] },
  };
  expect((await linus.post(`rooms/${code}/chat/commands`, said)).statusCode).toBe(200);
  await linus.post(`rooms/${code}/mural/pixels`, { pixels: [1, 1, 3] });
  await ask('ada@example.org', linus.cookie);
  const token = await tokenFor('ada@example.org');
  const done = await enter(token, 'bring', linus.cookie);
  expect(done.json()).toMatchObject({ how: 'merged', me: { name: 'Ada' } });
  const cookie = `atelier=${done.cookies[0]?.value}`;
  const get = async (url: string) => (await server.ask('GET', url, undefined, { cookie })).json();
  expect((await get('me')).me.also).toEqual([linus.number]);
  expect((await linus.get('me')).json().me).toBeNull();
  expect(await get(`rooms/${code}`)).toMatchObject({ role: 'master', mural: { mine: 1, painters: 1 } });
  expect(await get(`rooms/${code}/mural`)).toMatchObject({ stats: { mine: 1, mineToday: 1 } });
  expect((await get('rooms/mine')).rooms.map((room: { code: string }) => room.code)).toContain(code);
  expect((await get(`people?numbers=${linus.number}`)).people).toEqual([
    { number: linus.number, name: 'Ada', kind: 'person' },
  ]);
  expect((await get('history')).messages.map(({ text }: { text: string }) => text)).toContain(
    'Before the merge',
  );
  // Its name is free again.
  expect((await server.ask('POST', 'me', { name: 'Linus' })).statusCode).toBe(201);
});

test('sessions are listed and ended', async () => {
  const { me, sessions } = await (async () => {
    const me = await server.person('Barbara');
    return { me, sessions: (await me.get('me/sessions')).json().sessions };
  })();
  expect(sessions).toMatchObject([{ current: true, via: 'name', address: '127.0.0.1' }]);
  expect((await me.delete('me/sessions/0123456789abcdef')).json().code).toBe('people/no-such-session');
  expect((await me.post('me/sessions/revoke-others')).json()).toEqual({ ended: 0 });
  expect((await me.delete(`me/sessions/${sessions[0].id}`)).statusCode).toBe(204);
  expect((await me.get('me')).json().me).toBeNull();
});

test('where only invited people may come, an address makes no account, and its link is not used up by asking', async () => {
  expect(await server.settings.set('open-to', 'invited')).toBeNull();
  await ask('newcomer@example.org');
  const token = await tokenFor('newcomer@example.org');
  expect((await enter(token, 'apart')).json().code).toBe('people/invitation-needed');
  expect(await server.settings.set('open-to', 'everybody')).toBeNull();
  expect((await enter(token, 'apart')).json()).toMatchObject({ how: 'created' });
  expect((await enter(token, 'apart')).json().code).toBe('people/link-over');
});
