/** The server under test: a process of its own on a core of its own, with limits that do not count what is measured. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pinned, SERVER_CORE } from './cpu.ts';
import { kill, track } from './processes.ts';

const MAIN = join(import.meta.dirname, '../src/main.ts');

export interface ServerProcess {
  readonly pid: number;
  readonly port: number;
  /** As the power goes: at once, without a last word. */
  kill(): Promise<void>;
  /** As an operator stops it: SIGTERM. */
  stop(): Promise<void>;
}

/** Node arguments for the server, such as `--cpu-prof --cpu-prof-dir=…`, to look into it while it is measured. */
const NODE_ARGS = process.env.BENCH_SERVER_ARGS?.split(' ') ?? [];

/** Resolves as soon as it listens; rejects with what it said when it ended instead. */
export function startServer(
  dataDir: string,
  port: number,
  settings: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const [command, args] = pinned(SERVER_CORE, [...NODE_ARGS, MAIN]);
  const child = track(
    spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        NODE_ENV: 'production',
        HOST: '127.0.0.1',
        PORT: String(port),
        DATA_DIR: dataDir,
        COMMANDS_PER_SECOND: '1000000',
        BYTES_PER_SECOND: '1000000000',
        CONNECTIONS_PER_ADDRESS: '100000',
        REQUESTS_PER_MINUTE: '10000000',
        LOG_LEVEL: 'error',
        ...settings,
      },
    }),
  );
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (data: Buffer): void => {
      said += data.toString();
      if (!said.includes('Atelier is open')) return;
      child.stdout.off('data', hear);
      child.stdout.resume();
      resolve({
        pid: child.pid ?? 0,
        port,
        kill: () => kill(child),
        stop: () => kill(child, 'SIGTERM'),
      });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', (data: Buffer) => {
      said += data.toString();
      process.stderr.write(data);
    });
    child.once('exit', (code, signal) => reject(new Error(`the server ended (${code ?? signal}): ${said}`)));
  });
}
