/** The real server as a child process, started as `npm start` does, on a port and a data folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const MAIN = join(import.meta.dirname, '../../src/main.ts');
const START_TIME = 20_000;
/** As `npm start` does: half of a start is compiling, and tests start many servers. */
const COMPILED = join(tmpdir(), 'atelier-compile-cache');

export interface ServerProcess {
  readonly url: string;
  readonly dataDir: string;
  readonly pid: number;
  /** What it wrote to standard error. */
  readonly errors: () => string;
  /** The lines of its log: errors only, unless LOG_LEVEL says otherwise. */
  readonly logged: () => readonly string[];
  /** Sends a signal and waits for the end. @returns the exit code, null when a signal ended it */
  end(signal: NodeJS.Signals): Promise<number | null>;
  /** Starts it again on the same port and data, after `end`. */
  start(): Promise<void>;
  /** Ends it whatever its state, and removes its data. */
  dispose(): Promise<void>;
}

export async function startServer(environment: Record<string, string> = {}): Promise<ServerProcess> {
  const dataDir = environment.DATA_DIR ?? mkdtempSync(join(tmpdir(), 'atelier-server-'));
  const port = environment.PORT ?? String(await freePort());
  let child: ChildProcess | null = null;
  let errors = '';
  const logged: string[] = [];

  async function start(): Promise<void> {
    const started = spawn(process.execPath, [MAIN], {
      env: { ...process.env, NODE_COMPILE_CACHE: COMPILED, PORT: port, DATA_DIR: dataDir, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    started.stderr.on('data', (data: Buffer) => {
      errors += data;
    });
    const lines = createInterface({ input: started.stdout });
    const open = new Promise<void>((resolve, reject) => {
      lines.on('line', (line) => {
        if (line.startsWith('Atelier is open at')) resolve();
        // Mail that is not sent is printed beside it.
        else if (line.startsWith('{')) logged.push(line);
      });
      started.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${errors}`)));
      setTimeout(() => reject(new Error(`the server did not open: ${errors}`)), START_TIME).unref();
    });
    await open;
  }

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const exit = once(child, 'exit') as Promise<[number | null]>;
    child.kill(signal);
    const [code] = await exit;
    return code;
  }

  await start();
  return {
    url: `http://127.0.0.1:${port}`,
    dataDir,
    get pid() {
      return child?.pid ?? 0;
    },
    errors: () => errors,
    logged: () => logged,
    end,
    start,
    async dispose() {
      await end('SIGKILL');
      if (environment.DATA_DIR === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Starts a server that cannot start. @returns its exit code and what it wrote to standard error */
export async function failToStart(
  environment: Record<string, string>,
  wrapper: readonly string[] = [],
): Promise<{ code: number | null; errors: string }> {
  const [command = '', ...args] = [...wrapper, process.execPath, MAIN];
  const child = spawn(command, args, {
    env: { ...process.env, NODE_COMPILE_CACHE: COMPILED, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (data: Buffer) => {
    errors += data;
  });
  child.stdout.on('data', (data: Buffer) => {
    // It did start, which the caller will notice by the code.
    if (data.includes('Atelier is open at')) child.kill('SIGKILL');
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, errors };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
