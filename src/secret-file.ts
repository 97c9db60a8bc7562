/**
 * Secrets in files: those a host hands over (`OIDC_CLIENT_SECRET_FILE`), and
 * the one this server makes for itself in its data folder. The server does not
 * start with one that others could have written, nor with an own one that they
 * can read.
 */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from './config-error.ts';

/** Write for whoever is neither the owner nor of the group. */
const WRITABLE_BY_OTHERS = 0o002;
const GROUP_AND_OTHERS = 0o077;

/**
 * The text of a file of the host's, without the line break editors put at its end. Who may read it is
 * the host's affair: Docker and Kubernetes hand secrets over as files of mode 444, in a folder that
 * only this process sees.
 *
 * @throws ConfigError when it is not there, empty, or writable by others
 */
export function readSecretFile(setting: string, path: string): string {
  const text = readFileOf(setting, path);
  refuseOpenTo(WRITABLE_BY_OTHERS, path, 'write to', 'o-w');
  const secret = text.trim();
  if (secret === '') throw new ConfigError(`${setting}: ${path} is empty.`);
  return secret;
}

function readFileOf(setting: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new ConfigError(`${setting}: ${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}

function refuseOpenTo(bits: number, path: string, what: 'read' | 'write to', mode: string): void {
  if ((statSync(path).mode & bits) === 0) return;
  throw new ConfigError(`${path} holds a secret and others can ${what} it. Do: chmod ${mode} ${path}`);
}

/** Name of the server's own secret within its data folder. */
export const SECRET_FILE = 'secret.key';
const BYTES = 32;

/**
 * The 256 bits this server derives its keys from: made at the first start, mode 600. Losing it ends
 * sign-ins that are under way, and files of card tables that were exported before count as another server's. Processes that start at once on one folder agree on one.
 *
 * @throws ConfigError when it was opened to others or is damaged
 */
export function ownSecret(dataDir: string): Buffer {
  const path = join(dataDir, SECRET_FILE);
  const secret = readOwn(path) ?? makeOwn(dataDir, path);
  refuseOpenTo(GROUP_AND_OTHERS, path, 'read', '600');
  if (secret.length !== BYTES) {
    throw new ConfigError(`${path} is damaged. Delete it: a new one is made at the next start.`);
  }
  return secret;
}

function readOwn(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new ConfigError(`${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}

function makeOwn(dataDir: string, path: string): Buffer {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    return putInPlace(dataDir, path, randomBytes(BYTES));
  } catch (error) {
    throw new ConfigError(`${path} cannot be made (${(error as NodeJS.ErrnoException).code}).`);
  }
}

/** Written aside and put in place whole: a link, unlike a rename, lets the first one win. */
function putInPlace(dataDir: string, path: string, secret: Buffer): Buffer {
  const draft = join(dataDir, `.${SECRET_FILE}-${randomBytes(6).toString('hex')}`);
  const file = openSync(draft, 'wx', 0o600);
  try {
    writeSync(file, secret);
    fsyncSync(file);
    linkSync(draft, path);
    return secret;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return readFileSync(path);
    throw error;
  } finally {
    closeSync(file);
    rmSync(draft, { force: true });
  }
}
