/**
 * Secrets in files: those a host hands over (`OIDC_CLIENT_SECRET_FILE`), and
 * the one this server makes for itself in its data folder. A file that others
 * on the machine can read is no secret: the server does not start with one.
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

/** Read, write or execute for whoever is neither the owner nor of the group. */
const OTHERS = 0o007;
const GROUP_AND_OTHERS = 0o077;

/**
 * The text of a file of the host's, without the line break editors put at its end. Its group may read
 * it: that is how orchestrators hand secrets to a process that is not root.
 *
 * @throws ConfigError when it is not there, empty, or readable by others
 */
export function readSecretFile(setting: string, path: string): string {
  const text = readFileOf(setting, path);
  refuseOpenTo(OTHERS, path, 'o-rwx');
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

function refuseOpenTo(bits: number, path: string, mode: string): void {
  if ((statSync(path).mode & bits) === 0) return;
  throw new ConfigError(`${path} holds a secret and others can read it. Do: chmod ${mode} ${path}`);
}

/** Name of the server's own secret within its data folder. */
export const SECRET_FILE = 'secret.key';
const BYTES = 32;

/**
 * The 256 bits this server derives its keys from: made at the first start, mode 600. Losing it ends
 * sign-ins that are under way, nothing else. Processes that start at once on one folder agree on one.
 *
 * @throws ConfigError when it was opened to others or is damaged
 */
export function ownSecret(dataDir: string): Buffer {
  const path = join(dataDir, SECRET_FILE);
  const secret = readOwn(path) ?? makeOwn(dataDir, path);
  refuseOpenTo(GROUP_AND_OTHERS, path, '600');
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
    mkdirSync(dataDir, { recursive: true });
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
