/**
 * `npm run dev`: the server, restarted on every change (`node --watch`), and the
 * browser app by vite with hot reload. The browser talks to vite, which hands
 * `/api`, `/live`, `/health` and `/metrics` on to the server.
 *
 * `PORT` is the server's port (default 3000), `DEV_PORT` vite's (default 5173).
 */
import { spawn } from 'node:child_process';
import { createServer } from 'vite';

const root = `${import.meta.dirname}/..`;
const port = process.env.PORT ?? '3000';
const target = `http://127.0.0.1:${port}`;

const server = spawn(process.execPath, ['--watch', '--watch-preserve-output', 'src/main.ts'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PORT: port },
});

const web = await createServer({
  configFile: `${root}/vite.config.ts`,
  root: `${root}/src/web`,
  server: {
    host: '127.0.0.1',
    port: Number(process.env.DEV_PORT ?? 5173),
    // The Host header stays vite's, so that the server's Origin check sees one and the same origin.
    proxy: {
      '/api': target,
      '/health': target,
      '/metrics': target,
      '/live': { target, ws: true },
    },
  },
});
await web.listen();
web.printUrls();

async function stop(signal: NodeJS.Signals): Promise<void> {
  server.kill(signal);
  await web.close();
}
process.once('SIGINT', stop).once('SIGTERM', stop);
server.once('exit', async (code) => {
  await web.close();
  process.exitCode = code ?? 0;
});
