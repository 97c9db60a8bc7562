/** What the environment or a file keeps secret is in no answer, no figure, no line of the log and no error. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createServer, type Server } from '../compose.ts';
import { readConfig, settings } from '../config.ts';

/** By the name of its setting; each is looked for in all the server says. */
const SECRETS: Readonly<Record<string, { readonly given: string; readonly canary: string }>> = {
  METRICS_TOKEN: { given: 'canary-of-metrics', canary: 'canary-of-metrics' },
  OIDC_CLIENT_SECRET: { given: 'canary-of-oidc', canary: 'canary-of-oidc' },
  SMTP_URL: { given: 'smtp://canary-user:canary-of-smtp@127.0.0.1:9', canary: 'canary-of-smtp' },
};
const CANARIES = Object.values(SECRETS).map(({ canary }) => canary);
const found = (text: string): string[] => CANARIES.filter((canary) => text.includes(canary));

const folder = mkdtempSync(join(tmpdir(), 'atelier-secrets-'));
const log: string[] = [];
let server: Server;
let cookie = '';

beforeAll(async () => {
  const config = readConfig({
    DATA_DIR: folder,
    PUBLIC_URL: 'https://club.example.org',
    OIDC_ISSUER: 'http://127.0.0.1:9',
    OIDC_CLIENT_ID: 'club',
    REQUESTS_PER_MINUTE: '100000',
    ...Object.fromEntries(Object.entries(SECRETS).map(([name, { given }]) => [name, given])),
  });
  const lines = new Writable({
    write(chunk, _encoding, done) {
      log.push(String(chunk));
      done();
    },
  });
  server = await createServer(config, pino({ level: 'trace' }, lines));
  const made = await ask('POST', '/api/v1/me', { name: 'Ada' });
  cookie = `atelier=${made.cookies[0]?.value}`;
  await server.standing.setRole(made.json().me.number, 'admin');
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const ask = (method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) =>
  server.app.inject({
    method,
    url,
    headers: { host: 'club.example.org', cookie, ...(method !== 'GET' && { 'x-atelier': '1' }) },
    ...(payload && { payload }),
  });

test('every setting that holds a secret is marked as one, and tried here', () => {
  const sounds = Object.values(settings).filter(
    ({ name, meaning }) =>
      !name.endsWith('_FILE') &&
      (/(SECRET|TOKEN|PASSWORD|KEY)$/.test(name) || /secret|password/i.test(meaning)),
  );
  const marked = Object.values(settings).filter((setting) => 'secret' in setting);
  expect(sounds.map(({ name }) => name)).toEqual(marked.map(({ name }) => name));
  expect(Object.keys(SECRETS).toSorted()).toEqual(marked.map(({ name }) => name).toSorted());
});

test('no answer to an admin holds one, whatever is asked', async () => {
  const { paths } = (await ask('GET', '/api/v1/openapi.json')).json();
  const values: Readonly<Record<string, string>> = { code: 'PARK', activity: 'chat', number: '1' };
  const urls = Object.entries<object>(paths)
    .filter(([, methods]) => 'get' in methods)
    .map(([path]) => path.replaceAll(/\{(\w+)\}/g, (_, name) => values[name] ?? '1'));
  expect(urls.length).toBeGreaterThan(40);
  const told: string[] = [];
  let good = 0;
  for (const url of [...urls, '/metrics', '/health', '/admin', '/nowhere']) {
    const answer = await ask('GET', url);
    if (answer.statusCode === 200) good++;
    for (const canary of found(answer.body + JSON.stringify(answer.headers))) told.push(`${url}: ${canary}`);
  }
  expect(told).toEqual([]);
  expect(good).toBeGreaterThan(25);
  const { environment } = (await ask('GET', '/api/v1/desk/settings')).json();
  for (const name of Object.keys(SECRETS))
    expect(environment).toContainEqual(expect.objectContaining({ name, value: null, set: true }));
});

test('nor does the log, where mail and an issuer cannot be reached', async () => {
  const mail = await ask('POST', '/api/v1/sign-in/mail', { email: 'ada@example.org' });
  expect(mail.statusCode).toBe(202);
  const begun = await ask('POST', '/api/v1/sign-in/oidc/start', {});
  expect(begun.json().code).toBe('people/oidc-away');
  expect(found(begun.body)).toEqual([]);
  await expect.poll(() => log.join('').includes('a mail could not be sent'), { timeout: 5000 }).toBe(true);
  expect(found(log.join(''))).toEqual([]);
});

test('nor an error about a setting that cannot be used', () => {
  const bad: Readonly<Record<string, string>>[] = [
    { SMTP_URL: 'canary-of-smtp' },
    { SMTP_URL: 'smtp://canary-of-smtp@127.0.0.1' },
    { OIDC_CLIENT_SECRET: 'canary-of-oidc', OIDC_CLIENT_ID: 'club' },
    {
      OIDC_ISSUER: 'https://id.example.org',
      OIDC_CLIENT_ID: 'club',
      OIDC_CLIENT_SECRET: 'canary-of-oidc',
      OIDC_CLIENT_SECRET_FILE: '/nowhere',
    },
  ];
  for (const environment of bad) {
    let message = '';
    try {
      readConfig(environment);
    } catch (error) {
      message = String(error) + String((error as Error).stack);
    }
    expect(message).toContain('ConfigError');
    expect(found(message)).toEqual([]);
  }
});

test('a secret out of a file is told as little, and the one made here is its owner’s alone', () => {
  const file = join(folder, 'oidc-secret');
  writeFileSync(file, 'canary-of-oidc\n', { mode: 0o600 });
  const config = readConfig({
    DATA_DIR: folder,
    OIDC_ISSUER: 'https://id.example.org',
    OIDC_CLIENT_ID: 'club',
    OIDC_CLIENT_SECRET_FILE: file,
  });
  expect(config.oidc?.clientSecret).toBe('canary-of-oidc');
  expect(found(JSON.stringify(config.shown))).toEqual([]);
  const own = join(folder, 'secret.key');
  expect(statSync(own).mode & 0o777).toBe(0o600);
  expect(log.join('')).not.toContain(readFileSync(own).toString('hex'));
});
