import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { ConfigError } from './config-error.ts';

test('an empty environment gives the defaults', () => {
  const config = readConfig({});
  expect(config).toMatchObject({ port: 3000, canvasWidth: 1000, canvasHeight: 1000, pixelCooldown: 5 });
});

test.each([
  ['PORT', 'abc'],
  ['PORT', '70000'],
  ['CANVAS_WIDTH', '8'],
  ['PIXEL_COOLDOWN', '-1'],
  ['PIXEL_COOLDOWN', '1.5'],
  ['PUBLIC_URL', 'javascript:alert(1)'],
  ['LOG_LEVEL', 'loud'],
  ['TRUST_PROXY', 'traefik'],
  ['TRUST_PROXY', '10.0.0.1, 10.0.0.0/33'],
])('%s=%s is refused by name', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(ConfigError);
  expect(() => readConfig({ [name]: value })).toThrow(new RegExp(name));
});

const oidc = { OIDC_ISSUER: 'https://id.example.org/realms/club', OIDC_CLIENT_ID: 'atelier' };

test('an OpenID issuer is named by its host unless it has a name', () => {
  expect(readConfig({}).oidc).toBeNull();
  expect(readConfig(oidc).oidc).toEqual({
    issuer: oidc.OIDC_ISSUER,
    clientId: 'atelier',
    clientSecret: '',
    name: 'id.example.org',
    scopes: 'openid email profile',
  });
  expect(readConfig({ ...oidc, OIDC_NAME: 'Club login' }).oidc?.name).toBe('Club login');
  expect(readConfig({ ...oidc, OIDC_ISSUER: 'http://127.0.0.1:9000' }).oidc).not.toBeNull();
});

test.each([
  [{ OIDC_ISSUER: 'http://id.example.org' }, /OIDC_ISSUER .*http only on this machine/],
  [{ OIDC_ISSUER: 'id.example.org' }, /OIDC_ISSUER/],
  [{ OIDC_ISSUER: '' }, /OIDC_ISSUER/],
  [{ OIDC_CLIENT_ID: '' }, /OIDC_CLIENT_ID/],
  [{ OIDC_SCOPES: 'email' }, /OIDC_SCOPES/],
  [{ OIDC_CLIENT_SECRET: 'a', OIDC_CLIENT_SECRET_FILE: '/run/b' }, /not both/],
  [{ OIDC_CLIENT_SECRET_FILE: '/does/not/exist' }, /OIDC_CLIENT_SECRET_FILE.*ENOENT/],
])('%o is refused', (change, message) => {
  expect(() => readConfig({ ...oidc, ...change })).toThrow(ConfigError);
  expect(() => readConfig({ ...oidc, ...change })).toThrow(message);
});

test('the secret of an OpenID client comes from a file that others cannot write to', () => {
  const folder = mkdtempSync(join(tmpdir(), 'atelier-config-'));
  const file = join(folder, 'secret');
  writeFileSync(file, 's3cret\n', { mode: 0o640 });
  const environment = { ...oidc, OIDC_CLIENT_SECRET_FILE: file };
  expect(readConfig(environment).oidc?.clientSecret).toBe('s3cret');
  // As Docker and Kubernetes mount it.
  chmodSync(file, 0o444);
  expect(readConfig(environment).oidc?.clientSecret).toBe('s3cret');
  chmodSync(file, 0o646);
  expect(() => readConfig(environment)).toThrow(/others can write to it/);
  rmSync(folder, { recursive: true });
});
