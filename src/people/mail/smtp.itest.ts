/** Links by e-mail through a real server for outgoing mail. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  NOBODY,
  SMTP_USER,
  startSmtpServer,
  type TestSmtpServer,
  textOf,
} from '../../testing/smtp-server.ts';
import { startTestServer, type TestServer } from '../../testing/test-server.ts';

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

const ask = (email: string, language = 'en') =>
  server.ask('POST', 'sign-in/mail', { email, language }, { host: 'evil.example' });
const tokenIn = (text: string) => /https:\/\/paint\.example\.org\/link#([\w-]{43})/.exec(text)?.[1] ?? '';
const mailHealth = async () => (await server.ask('GET', '/health')).json().mail;

test('a link is handed over with the account of SMTP_URL, from MAIL_FROM, and leads to PUBLIC_URL whatever host was asked', async () => {
  expect((await ask('Ada@Example.org')).statusCode).toBe(202);
  const mail = await smtp.next();
  expect(mail).toMatchObject({ from: 'hello@example.org', to: ['ada@example.org'], user: 'atelier' });
  expect(mail.raw).toMatch(/^From: The club <hello@example\.org>\r$/m);
  expect(mail.raw).toMatch(/^Auto-Submitted: auto-generated\r$/im);
  expect(mail.raw).toMatch(/^Subject: Your link to sign in to paint\.example\.org\r$/m);
  expect(mail.raw).toMatch(/content-type: text\/html/i);
  const text = textOf(mail);
  expect(text).not.toContain('evil.example');
  const token = tokenIn(text);
  // A scanner follows the link: the page it gets does nothing.
  expect((await server.ask('GET', '/link')).statusCode).not.toBe(500);
  const entered = await server.ask('POST', 'sign-in/mail/enter', { token, choice: 'apart' });
  expect(entered.json()).toMatchObject({ how: 'created', me: { claimed: true } });
  expect(entered.cookies[0]).toMatchObject({
    name: 'atelier',
    httpOnly: true,
    secure: true,
    sameSite: 'Lax',
  });
});

test('the mail is in the language of the page', async () => {
  await ask('grace@example.org', 'fr');
  expect(textOf(await smtp.next())).toContain('Le lien sert une seule fois, pendant 15 minutes.');
});

test('two addresses in one, or a header, are no address', async () => {
  for (const email of [
    'a@example.org, b@example.org',
    'a@example.org\r\nBcc: b@example.org',
    '<a@example.org>',
  ])
    expect((await ask(email)).json().code).toBe('people/bad-email');
});

test('nobody can read the mail on a page of this server', async () => {
  expect((await server.ask('GET', 'dev/mail')).statusCode).toBe(404);
  expect((await server.ask('GET', 'sign-in/ways')).json()).toMatchObject({ mail: true, mailPage: null });
});

test('an address without a mailbox is answered like any other, and is no fault of the server for mail', async () => {
  const unknown = await ask(`${NOBODY}@example.org`);
  const known = await ask('linus@example.org');
  expect([unknown.statusCode, unknown.body]).toEqual([known.statusCode, known.body]);
  expect((await smtp.next()).to).toEqual(['linus@example.org']);
  await expect.poll(() => smtp.rejected).toBe(1);
  expect(await mailHealth()).toMatchObject({ state: 'working', problem: '' });
});

test('while the server for mail is away the answer is the same, and the mail goes out once it is back', async () => {
  const { port } = smtp;
  await smtp.close();
  const answer = await ask('barbara@example.org');
  expect([answer.statusCode, answer.json()]).toEqual([202, { minutes: 15 }]);
  await expect.poll(mailHealth).toMatchObject({ state: 'failing', waiting: 1, problem: 'ECONNREFUSED' });
  smtp = await startSmtpServer(port);
  const mail = await smtp.next();
  expect(mail.to).toEqual(['barbara@example.org']);
  expect(tokenIn(textOf(mail))).toHaveLength(43);
  await expect.poll(mailHealth).toMatchObject({ state: 'working', waiting: 0 });
});
