/** Start here: reads the configuration, runs the server and ends it in good order. */
import { flushCompileCache } from 'node:module';
import pino from 'pino';
import { createServer, type Server } from './compose.ts';
import { readConfig } from './config.ts';
import { ConfigError } from './config-error.ts';
import { forgetAddress, keepAddress } from './ops/own-address.ts';
import { StoreError } from './store/errors.ts';

/** A stop that takes longer than this is cut off, in ms: orchestrators kill after 10 s or more. */
const STOP_TIME = 5000;

try {
  const config = readConfig(process.env);
  const logger = pino({ level: config.logLevel });
  const server = await createServer(config, logger);
  const address = await server.listen();
  // Ctrl-C reaches us twice under npm: the second one must not cut the stopping short.
  let stopping: Promise<void> | null = null;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => (stopping ??= stop(server)));
  keepAddress(config.dataDir, address);
  process.on('exit', () => forgetAddress(config.dataDir));
  process.stdout.write(`Atelier is open at ${address}\n`);
  // Node would only write it at a good end; a process that is killed should come back as quickly.
  flushCompileCache();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}

async function stop(server: Server): Promise<void> {
  const overdue = setTimeout(() => {
    process.stderr.write('Stopping took too long; what was acknowledged is on disk.\n');
    process.exit(1);
  }, STOP_TIME);
  let code = 0;
  await server.close().catch((error: unknown) => {
    process.stderr.write(`Stopping went wrong; what was acknowledged is on disk. ${String(error)}\n`);
    code = 1;
  });
  clearTimeout(overdue);
  process.exit(code);
}

/** What happened and what to do, in a sentence; the stack only where it is our fault. */
function explain(error: unknown): string {
  if (error instanceof ConfigError || error instanceof StoreError)
    return `Atelier cannot start: ${error.message}`;
  const { code, port, stack } = error as { code?: string; port?: number; stack?: string };
  if (code === 'EADDRINUSE')
    return `Atelier cannot start: port ${port} is in use. Stop that program or set PORT.`;
  if (code === 'EACCES')
    return `Atelier cannot start: port ${port} needs more rights. Set PORT to 1024 or higher.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return 'Atelier cannot start: HOST is no address of this machine. Set it to 127.0.0.1 or 0.0.0.0.';
  return `Atelier cannot start: ${stack ?? String(error)}`;
}
