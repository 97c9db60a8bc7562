import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConfigError } from './config-error.ts';
import { ownSecret, readSecretFile, SECRET_FILE } from './secret-file.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'atelier-secret-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the secret of this server', () => {
  it('is made once, with mode 600, and read again', () => {
    const made = ownSecret(folder);
    expect(made).toHaveLength(32);
    expect(statSync(join(folder, SECRET_FILE)).mode & 0o777).toBe(0o600);
    expect(ownSecret(folder)).toEqual(made);
    expect(readdirSync(folder)).toEqual([SECRET_FILE]);
  });

  it('is another one in another folder, which is made where it is missing', () => {
    expect(ownSecret(join(folder, 'a/b'))).not.toEqual(ownSecret(join(folder, 'c')));
  });

  it.each([0o640, 0o604, 0o644])('is refused once its mode is %o', (mode) => {
    ownSecret(folder);
    chmodSync(join(folder, SECRET_FILE), mode);
    expect(() => ownSecret(folder)).toThrow(ConfigError);
    expect(() => ownSecret(folder)).toThrow(/chmod 600/);
  });

  it('is refused when it is damaged, and says how to get a new one', () => {
    writeFileSync(join(folder, SECRET_FILE), 'short', { mode: 0o600 });
    expect(() => ownSecret(folder)).toThrow(/Delete it/);
  });
});

describe('a secret in a file of the host', () => {
  const file = (text: string, mode: number): string => {
    const path = join(folder, 'client-secret');
    writeFileSync(path, text);
    chmodSync(path, mode);
    return path;
  };

  it.each([0o600, 0o400, 0o640, 0o444, 0o644])(
    'is read with mode %o, without the line break at its end',
    (mode) => {
      expect(readSecretFile('OIDC_CLIENT_SECRET_FILE', file('  s3cret words\n', mode))).toBe('s3cret words');
    },
  );

  it.each([0o602, 0o646, 0o666])('is refused with mode %o', (mode) => {
    expect(() => readSecretFile('OIDC_CLIENT_SECRET_FILE', file('s3cret', mode))).toThrow(/chmod o-w/);
  });

  it('is refused when it is empty or missing', () => {
    expect(() => readSecretFile('OIDC_CLIENT_SECRET_FILE', file('\n', 0o600))).toThrow(/is empty/);
    const missing = join(folder, 'nothing');
    expect(() => readSecretFile('OIDC_CLIENT_SECRET_FILE', missing)).toThrow(
      /OIDC_CLIENT_SECRET_FILE.*ENOENT/,
    );
  });
});
