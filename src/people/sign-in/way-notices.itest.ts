/** Mail about ways into an account that came or went, through a real server for outgoing mail. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type ReceivedMail,
  SMTP_USER,
  startSmtpServer,
  type TestSmtpServer,
  textOf,
} from '../../testing/smtp-server.ts';
import { startTestServer, type TestServer } from '../../testing/test-server.ts';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
let smtp: TestSmtpServer;
let server: TestServer;
beforeAll(async () => {
  smtp = await startSmtpServer();
  const { user, password } = SMTP_USER;
  server = await startTestServer({
    SMTP_URL: `smtp://${user}:${encodeURIComponent(password)}@127.0.0.1:${smtp.port}`,
    PUBLIC_URL: 'https://paint.example.org',
    MAIL_FROM: 'The club <hello@example.org>',
  });
});
afterAll(async () => {
  await server.end();
  await smtp.close();
});

class Browser {
  cookie = '';

  async ask(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown) {
    const headers = { 'user-agent': FIREFOX, ...(this.cookie && { cookie: this.cookie }) };
    const answer = await server.ask(method, path, body, headers);
    const fresh = answer.cookies.find(({ name }) => name.endsWith('atelier'));
    if (fresh) this.cookie = `${fresh.name}=${fresh.value}`;
    return answer;
  }

  /** By the link that goes to this address. */
  async enter(email: string, choice: string): Promise<void> {
    await this.ask('POST', 'sign-in/mail', { email });
    const token = /\/link#([\w-]{43})/.exec(textOf(await smtp.next()))?.[1];
    expect((await this.ask('POST', 'sign-in/mail/enter', { token, choice })).statusCode).toBe(200);
  }
}

async function owner(name: string): Promise<Browser> {
  const browser = new Browser();
  await browser.enter(`${name}@example.org`, 'apart');
  return browser;
}

const subjectOf = ({ raw }: ReceivedMail): string => /^Subject: (.*)\r$/m.exec(raw)?.[1] ?? '';
const nextTwo = async () =>
  [await smtp.next(), await smtp.next()].toSorted((a, b) => String(a.to).localeCompare(String(b.to)));

test('another address is told to the one before, masked, with what it was done; and taken away to both', async () => {
  const ada = await owner('ada');
  await ada.enter('lovelace@new.example', 'connect');
  const added = await smtp.next();
  expect(added.to).toEqual(['ada@example.org']);
  expect(subjectOf(added)).toBe('An address was added to your account at paint.example.org');
  const text = textOf(added);
  expect(text).toContain('The address l•••@new.example was added to your account in Atelier');
  expect(text).not.toContain('lovelace');
  expect(text).toContain('It was done in Firefox on Linux. If that was you, there is nothing to do.');
  expect(text).toContain('https://paint.example.org/settings#ways');

  const [first] = (await ada.ask('GET', 'me/ways')).json().ways;
  expect(first.label).toBe('ada@example.org');
  expect((await ada.ask('DELETE', `me/ways/${first.id}`)).statusCode).toBe(204);
  const told = await nextTwo();
  expect(told.map(({ to }) => to[0])).toEqual(['ada@example.org', 'lovelace@new.example']);
  for (const mail of told) {
    expect(subjectOf(mail)).toBe('An address was removed from your account at paint.example.org');
    expect(textOf(mail)).toContain('The address a•••@example.org was removed');
  }
});

test('a passkey that goes and a token that is made are told in the language of the account, and name nothing that was typed', async () => {
  const grace = await owner('grace');
  expect((await grace.ask('PATCH', 'me/profile', { language: 'fr' })).statusCode).toBe(200);
  const me = (await grace.ask('GET', 'me')).json().me.number;
  await server.store.db
    .insertInto('passkeys')
    .values({
      credential: 'a-credential-of-grace',
      account: me,
      public_key: Buffer.from([1, 2, 3]),
      counter: 0,
      transports: '[]',
      label: 'https://evil.example',
      created_at: Date.now(),
      used_at: Date.now(),
    })
    .execute();
  const [key] = (await grace.ask('GET', 'me/passkeys')).json().passkeys;
  expect((await grace.ask('DELETE', `me/passkeys/${key.id}`)).statusCode).toBe(204);
  const gone = textOf(await smtp.next());
  expect(gone).toContain('Une clé d’accès a été retirée de votre compte Atelier sur paint.example.org.');
  expect(gone).toContain('Cela a été fait depuis Firefox sur Linux. Si c’était vous, il n’y a rien à faire.');
  expect(gone).not.toContain('evil.example');

  const bot = (await grace.ask('POST', 'me/bots', { name: 'evil.example' })).json().number;
  const made = await grace.ask('POST', `me/bots/${bot}/tokens`, { label: 'evil.example', scopes: ['read'] });
  expect(made.statusCode).toBe(201);
  const mail = await smtp.next();
  expect(mail.to).toEqual(['grace@example.org']);
  expect(textOf(mail)).toContain('Un jeton a été créé pour l’un de vos bots');
  expect(textOf(mail)).toContain('https://paint.example.org/settings#bots');
  expect(mail.raw).not.toContain('evil.example');
  expect(mail.raw).not.toContain(made.json().secret);
});

test('what was refused is told to nobody, nor what concerns an account without an address; and not without end', async () => {
  const linus = await owner('linus');
  await linus.ask('DELETE', 'me/ways/nothing-of-this-name');
  const bots = (await linus.ask('POST', 'me/bots', { name: 'Many tokens' })).json().number;
  await linus.ask('POST', `me/bots/${bots + 1000}/tokens`, { label: 'x', scopes: ['read'] });
  const nameless = await server.person('No address');
  const own = (await nameless.post('me/bots', { name: 'Quiet' })).json().number;
  expect((await nameless.post(`me/bots/${own}/tokens`, { label: 'x', scopes: ['read'] })).statusCode).toBe(
    201,
  );

  const before = smtp.received.length;
  for (let n = 0; n < 12; n++) {
    const made = await linus.ask('POST', `me/bots/${bots}/tokens`, { label: `No. ${n}`, scopes: ['read'] });
    expect(made.statusCode).toBe(201);
    await linus.ask('DELETE', `me/bots/${bots}/tokens/${made.json().token.id}`);
  }
  for (let n = 0; n < 10; n++) expect((await smtp.next()).to).toEqual(['linus@example.org']);
  // Whatever else were on its way would be there before this.
  await new Browser().ask('POST', 'sign-in/mail', { email: 'last@example.org' });
  expect((await smtp.next()).to).toEqual(['last@example.org']);
  expect(smtp.received.length).toBe(before + 11);
});
