/** A server for what is wrong, too much or not meant: at the end it has lost nothing and complained of nothing. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, askAt } from './ask.ts';
import { signIn } from './guest.ts';
import { type ServerProcess, startServer } from './server-process.ts';
import { connect, type Wire } from './wire.ts';

/** What every refusal's code looks like. */
export const CODE = /^[a-z]+\/[a-z0-9-]+$/;

/** A connection with a mural and a chat open. */
interface AtWork {
  readonly wire: Wire;
  readonly mural: unknown;
  readonly chat: unknown;
}

export interface Target {
  readonly url: string;
  /** Of Ada, who does all of it. */
  readonly cookie: string;
  /** A small public room. */
  readonly room: string;
  /** @param body an object as JSON, or a text as it is */
  ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  makeRoom(): Promise<string>;
  /** A connection of Ada's to the room. */
  atWork(): Promise<AtWork>;
  /** Changes what the server keeps, as an operator with a database tool would. */
  inDatabase(statement: string, ...values: (string | number)[]): void;
  /** One of `/metrics`. */
  metric(name: string): Promise<number>;
  /** To be called last in a file: a test that kills the server and finds everything again. */
  proveNothingLost(): void;
}

/** To be called at the top of a file. */
export function setTarget(): Target {
  let server: ServerProcess;
  let cookie: string;
  let room: string;

  beforeAll(async () => {
    server = await startServer({
      REQUESTS_PER_MINUTE: '1000000',
      CONNECTIONS_PER_ADDRESS: '5000',
      LOG_LEVEL: 'error',
    });
    ({ cookie } = await signIn(server.url, 'Ada'));
    room = await makeRoom();
  });
  afterAll(() => server.dispose());

  const ask: Target['ask'] = (method, path, body, headers) =>
    askAt(server.url, method, path, body, { cookie, ...headers });

  async function makeRoom(): Promise<string> {
    const wish = { title: 'Target', visibility: 'public', preset: 'sketch' };
    const { status, text, body } = await ask('POST', '/rooms', wish);
    if (status !== 201) throw new Error(text);
    return String(body.code);
  }

  async function atWork(): Promise<AtWork> {
    const wire = await connect(server.url, { cookie });
    const { id: mural } = await wire.open(room, 'mural');
    const { id: chat } = await wire.open(room, 'chat');
    return { wire, mural, chat };
  }

  function inDatabase(statement: string, ...values: (string | number)[]): void {
    const db = new DatabaseSync(join(server.dataDir, 'atelier.db'), { timeout: 5000 });
    db.prepare(statement).run(...values);
    db.close();
  }

  async function region(): Promise<Buffer> {
    const path = `/api/v1/rooms/${room}/mural/region?x=0&y=0&width=50&height=50&format=raw`;
    return Buffer.from(await (await fetch(server.url + path)).arrayBuffer());
  }

  const everything = async () => ({
    mural: createHash('sha256')
      .update(await region())
      .digest('hex'),
    chat: (await ask('GET', `/rooms/${room}/chat/messages?limit=100`)).body,
    members: (await ask('GET', `/rooms/${room}`)).body.role,
  });

  return {
    get url() {
      return server.url;
    },
    get cookie() {
      return cookie;
    },
    get room() {
      return room;
    },
    ask,
    makeRoom,
    atWork,
    inDatabase,
    async metric(name) {
      const text = await (await fetch(`${server.url}/metrics`)).text();
      return Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1]);
    },
    proveNothingLost() {
      test('invariants 1 and 3: after all of this nothing is lost, in memory or on disk', async () => {
        // Commands may still be on their way: one after them has its answer after theirs.
        const { wire, mural } = await atWork();
        await wire.command(mural, 1, { type: 'place', pixels: [0, 0, 1] });
        wire.close();
        const before = await everything();
        expect(server.errors()).toBe('');
        expect(server.logged()).toEqual([]);
        await server.end('SIGKILL');
        inDatabase('DELETE FROM snapshots');
        await server.start();
        expect(await everything()).toEqual(before);
      });
    },
  };
}

/** A message that nobody could mistake for something else arrives, so the ones before it were dealt with. */
export async function isServed(wire: Wire): Promise<void> {
  wire.say({ t: 'ping' });
  await wire.next('pong');
}
