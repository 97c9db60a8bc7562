/** A whole server in a temporary folder, without a socket: requests are injected. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { createServer, type Server } from '../compose.ts';
import { readConfig } from '../config.ts';
import type { ServerRole } from '../people/standing.ts';

export interface TestServer extends Server {
  readonly dataDir: string;
  /** A request without a session. */
  ask(method: Method, url: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** Somebody with a name of their own. */
  person(name: string): Promise<TestPerson>;
  /** Somebody who looks after the server. */
  staff(name: string, role: ServerRole): Promise<TestPerson>;
  /** Closes the server and removes its folder. */
  end(): Promise<void>;
}

export interface TestPerson {
  readonly number: number;
  readonly uuid: string;
  readonly cookie: string;
  get(url: string, headers?: Record<string, string>): Promise<Answer>;
  post(url: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  patch(url: string, body: unknown): Promise<Answer>;
  put(url: string, body: unknown): Promise<Answer>;
  delete(url: string): Promise<Answer>;
}

type Method = 'GET' | 'HEAD' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
type Answer = Awaited<ReturnType<Server['app']['inject']>>;

/** @param settings environment variables on top of the defaults */
export async function startTestServer(settings: Record<string, string> = {}): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'atelier-server-'));
  const config = readConfig({
    DATA_DIR: folder,
    CANVAS_WIDTH: '300',
    CANVAS_HEIGHT: '200',
    REQUESTS_PER_MINUTE: '100000',
    COMMANDS_PER_SECOND: '10000',
    BYTES_PER_SECOND: '10000000',
    LOG_LEVEL: 'silent',
    PORT: '0',
    ...settings,
  });
  const server = await createServer(config, pino({ level: 'silent' }));

  const ask: TestServer['ask'] = (method, path, body, headers = {}) => {
    const write = method !== 'GET' && method !== 'HEAD' ? { 'x-atelier': '1' } : {};
    const url = path.startsWith('/') ? path : `/api/v1/${path}`;
    const payload = body === undefined ? {} : { payload: body as string | object | Buffer };
    return server.app.inject({ method, url, headers: { ...write, ...headers }, ...payload });
  };

  async function person(name: string): Promise<TestPerson> {
    const made = await ask('POST', 'me', { name });
    if (made.statusCode !== 201) throw new Error(`no account: ${made.body}`);
    const cookie = `atelier=${made.cookies[0]?.value}`;
    const { number, uuid } = made.json().me;
    return {
      number,
      uuid,
      cookie,
      get: (url, headers) => ask('GET', url, undefined, { cookie, ...headers }),
      post: (url, body, headers) => ask('POST', url, body, { cookie, ...headers }),
      patch: (url, body) => ask('PATCH', url, body, { cookie }),
      put: (url, body) => ask('PUT', url, body, { cookie }),
      delete: (url) => ask('DELETE', url, undefined, { cookie }),
    };
  }

  return {
    ...server,
    dataDir: folder,
    ask,
    person,
    async staff(name, role) {
      const made = await person(name);
      await server.standing.setRole(made.number, role);
      return made;
    },
    async end() {
      await server.close();
      rmSync(folder, { recursive: true });
    },
  };
}
