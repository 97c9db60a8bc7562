import { setTimeout as pass } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../testing/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.end());

const seen = new Set<string>();

/** The token of a link to this address that was not taken before. */
async function tokenFor(email: string): Promise<string> {
  for (let turn = 0; turn < 200; turn++) {
    const { mails } = (await server.ask('GET', 'dev/mail')).json();
    const text = mails.find(({ to }: { to: string }) => to === email)?.text ?? '';
    const token = /\/link#([\w-]{43})/.exec(text)?.[1];
    if (token && !seen.has(token)) {
      seen.add(token);
      return token;
    }
    await pass(5);
  }
  throw new Error(`no mail to ${email}`);
}

const asked = async (email: string, cookie: string): Promise<string> => {
  await server.ask('POST', 'sign-in/mail', { email }, { cookie });
  return tokenFor(email);
};

/** Connects an address. @returns the cookie of the new session */
async function connect(email: string, cookie: string): Promise<string> {
  const token = await asked(email, cookie);
  const done = await server.ask('POST', 'sign-in/mail/enter', { token, choice: 'connect' }, { cookie });
  expect(done.json()).toMatchObject({ how: 'claimed' });
  return `atelier=${done.cookies[0]?.value}`;
}

const waysOf = async (cookie: string) =>
  (await server.ask('GET', 'me/ways', undefined, { cookie })).json().ways as {
    readonly id: string;
    readonly label: string;
  }[];
const remove = (id: string, cookie: string) => server.ask('DELETE', `me/ways/${id}`, undefined, { cookie });
const claimed = async (cookie: string) =>
  (await server.ask('GET', 'me', undefined, { cookie })).json().me.claimed;

test('an address is changed by adding the new one and removing the old; the last one takes the claim with it', async () => {
  const ada = await server.person('Ada');
  expect((await ada.get('me/ways')).json()).toEqual({ ways: [] });
  const first = await connect('ada@example.org', ada.cookie);
  const second = await connect('ada@new.example', first);
  const ways = await waysOf(second);
  expect(ways).toMatchObject([
    { kind: 'email', label: 'ada@example.org' },
    { kind: 'email', label: 'ada@new.example' },
  ]);
  // Nothing of the address stands in the address of the way.
  expect(ways.every(({ id }) => /^[\w-]{22}$/.test(id))).toBe(true);

  const [old, now] = ways.map(({ id }) => id) as [string, string];
  expect((await remove(old, second)).statusCode).toBe(204);
  expect((await remove(old, second)).json().code).toBe('people/way-gone');
  expect(await claimed(second)).toBe(true);
  // It leads nowhere now, and may lead somewhere else.
  const token = await asked('ada@example.org', '');
  const look = await server.ask('POST', 'sign-in/mail/look', { token });
  expect(look.json()).toMatchObject({ choices: ['apart'], account: null, forElsewhere: false });

  expect((await remove(now, second)).statusCode).toBe(204);
  expect(await claimed(second)).toBe(false);
  await connect('ada@example.org', second);
});

test('nobody removes, or sees, the ways of somebody else', async () => {
  const grace = await server.person('Grace');
  const hers = await connect('grace@example.org', grace.cookie);
  const [way] = await waysOf(hers);
  const mallory = await server.person('Mallory');
  expect((await mallory.get('me/ways')).json()).toEqual({ ways: [] });
  expect((await mallory.delete(`me/ways/${way?.id}`)).json().code).toBe('people/way-gone');
  expect((await server.ask('GET', 'me/ways')).json().code).toBe('people/name-first');
  expect(await claimed(hers)).toBe(true);
});

test('a link for an account that is signed in elsewhere says so, and opens nothing of it', async () => {
  const linus = await server.person('Linus');
  const his = await connect('linus@example.org', linus.cookie);
  const token = await asked('linus@new.example', his);
  const look = (cookie: string) => server.ask('POST', 'sign-in/mail/look', { token }, { cookie });
  expect((await look('')).json()).toMatchObject({ forElsewhere: true, choices: ['apart'], account: null });
  expect((await look(his)).json()).toMatchObject({ forElsewhere: false, choices: ['connect'] });
});

test('each way in is a new session: the one from before is worth nothing', async () => {
  const barbara = await server.person('Barbara');
  const first = await connect('barbara@example.org', barbara.cookie);
  expect((await barbara.get('me')).json().me).toBeNull();
  const second = await connect('barbara@new.example', first);
  expect((await server.ask('GET', 'me', undefined, { cookie: first })).json().me).toBeNull();
  const { sessions } = (await server.ask('GET', 'me/sessions', undefined, { cookie: second })).json();
  expect(sessions).toMatchObject([{ current: true, via: 'email' }]);
});
