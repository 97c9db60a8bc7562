/** `npm start` as a newcomer types it, and how it ends. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'atelier-start-'));
let npm: ChildProcess | null = null;

afterEach(() => {
  // npm and all that it started: it leads a process group of its own.
  if (npm?.pid && npm.exitCode === null && npm.signalCode === null) process.kill(-npm.pid, 'SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

test('npm start serves, and SIGTERM to npm ends the server in good order', async () => {
  npm = spawn('npm', ['start'], {
    cwd: root,
    env: { ...process.env, PORT: '0', DATA_DIR: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const exit = once(npm, 'exit');
  const address = await addressFrom(npm);
  // On a busy machine the start itself may take the event loop for longer than is healthy.
  await expect.poll(async () => (await fetch(`${address}/health`)).status, { timeout: 20_000 }).toBe(200);

  npm.kill('SIGTERM');
  expect(await exit).toEqual([0, null]);
  // Without `exec` in the script npm would stop the shell, and the server would live on by itself.
  await expect(fetch(`${address}/health`)).rejects.toThrow();
});

async function addressFrom(server: ChildProcess): Promise<string> {
  if (!server.stdout) throw new Error('npm start was started without a pipe');
  for await (const line of createInterface(server.stdout)) {
    const address = /open at (http\S+)/.exec(line)?.[1];
    if (address) return address;
  }
  throw new Error('npm start ended without saying where it listens');
}
