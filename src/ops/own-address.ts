/**
 * Where the server of a data folder is found: written down while it runs, so that the command line can
 * print links to it without being told its settings again.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';

const ADDRESS_FILE = 'atelier.address';

/** @param address what people open, without a path; stays after a crash until the next start or stop */
export function keepAddress(dataDir: string, address: string): void {
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(join(dataDir, ADDRESS_FILE), `${address}\n`, { mode: 0o600 });
}

export function forgetAddress(dataDir: string): void {
  rmSync(join(dataDir, ADDRESS_FILE), { force: true });
}

/**
 * What was said on the command line counts first, then where the server that runs was found, then
 * where it would be.
 */
export function findAddress(
  { publicUrl, host, port, dataDir }: Pick<Config, 'publicUrl' | 'host' | 'port' | 'dataDir'>,
  said: { readonly HOST?: string | undefined; readonly PORT?: string | undefined },
): string {
  if (publicUrl) return publicUrl;
  const running = said.HOST || said.PORT ? null : readAddress(dataDir);
  if (running !== null) return running;
  const everywhere = host === '0.0.0.0' || host === '::';
  const name = everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

function readAddress(dataDir: string): string | null {
  try {
    const { origin } = new URL(readFileSync(join(dataDir, ADDRESS_FILE), 'utf8').trim());
    return origin === 'null' ? null : origin;
  } catch (error) {
    // No server runs there, or the file was damaged: the settings tell as well.
    const { code } = error as { code?: unknown };
    if (code === 'ENOENT' || code === 'ERR_INVALID_URL') return null;
    throw error;
  }
}
