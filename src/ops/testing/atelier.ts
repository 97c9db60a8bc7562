/** The command line as operators run it: a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CLI = join(import.meta.dirname, '../cli.ts');

export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Called with all of standard error whenever there is more of it. */
  readonly heard?: (err: string, child: ChildProcess) => void;
}

export async function atelier(
  dataDir: string,
  args: readonly string[],
  { env = {}, heard }: RunOptions = {},
): Promise<Run> {
  const child = spawn(process.execPath, [CLI, ...args], {
    env: { ...process.env, DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (data: Buffer) => {
    out += data;
  });
  child.stderr.on('data', (data: Buffer) => {
    err += data;
    heard?.(err, child);
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}

/** Folders that are gone after the tests. */
export function createFolders() {
  const folders: string[] = [];
  return {
    fresh(): string {
      const folder = mkdtempSync(join(tmpdir(), 'atelier-cli-'));
      folders.push(folder);
      return folder;
    },
    remove(): void {
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    },
  };
}
