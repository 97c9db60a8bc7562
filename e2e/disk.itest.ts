/** Disks that are full, read-only or damaged, starts that cannot be, and stops in the middle of work: nothing acknowledged is lost. */

import { once } from 'node:events';
import {
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, onTestFinished, test } from 'vitest';

import { createGuest, type Guest, signIn } from './harness/guest.ts';
import { rawSocket } from './harness/raw-socket.ts';
import { failToStart, freePort, type ServerProcess, startServer } from './harness/server-process.ts';
import { createSmallDisk, type SmallDisk } from './harness/small-disk.ts';
import { connect, type Wire } from './harness/wire.ts';

const SETTINGS = { COMMANDS_PER_SECOND: '100000', BYTES_PER_SECOND: '100000000', LOG_LEVEL: 'silent' };

const probe = createSmallDisk(1);
probe?.dispose();
const withDisk = describe.skipIf(probe === null);

let server: ServerProcess | null = null;
afterEach(async () => {
  await server?.dispose();
  server = null;
});

const freshFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'atelier-disk-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** Everything that was said in the room, oldest first. */
async function textsOf({ api }: Guest, room: string): Promise<string[]> {
  const texts: string[] = [];
  for (let before: number | undefined; ; ) {
    const page = await api.messages(room, before, 100);
    texts.unshift(...page.messages.map(({ text }) => text));
    before = page.messages[0]?.seq;
    if (!page.earlier) return texts;
  }
}

/** A room, somebody at work in it, and somebody who watches. */
async function atWork({ url }: ServerProcess) {
  const guest = await createGuest(url, 'Ada');
  guest.live.close();
  const { code } = await guest.api.createRoom({
    title: 'On the edge',
    visibility: 'public',
    preset: 'sketch',
  });
  const wire = await connect(url, { cookie: guest.cookie });
  const { id } = await wire.open(code, 'chat');
  const watcher = await connect(url);
  await watcher.open(code, 'chat');
  return { guest, code, wire, id, watcher };
}

/** A sentence that says what to do, and nothing for programmers. */
function expectAdvice({ code, errors }: { code: number | null; errors: string }, advice: RegExp): void {
  expect(errors).toMatch(/^Atelier cannot start: /);
  expect(errors).toMatch(advice);
  expect(errors.trim().split('\n')).toHaveLength(1);
  expect(errors).not.toMatch(/\bat .*:\d+:\d+/);
  expect(code).toBe(1);
}

// Mounting a file system needs root; elsewhere `rooms/host.test.ts` fills a database instead of a disk.
withDisk('a disk', () => {
  let disk: SmallDisk;
  const useDisk = (megabytes: number): SmallDisk => {
    const made = createSmallDisk(megabytes);
    if (!made) throw new Error('this disk could be mounted a moment ago');
    disk = made;
    return disk;
  };
  afterEach(async () => {
    await server?.dispose();
    disk.dispose();
  });

  const sayUntilRefused = async (wire: Wire, id: unknown, from: number) => {
    const acknowledged: string[] = [];
    for (let n = from; ; n++) {
      const text = `${n} ${'x'.repeat(900)}`;
      const answer = await wire.command(id, n, { type: 'say', text });
      if (answer.t === 'refused') return { acknowledged, refused: answer, text, n };
      acknowledged.push(text);
    }
  };

  test('invariants 1, 2 and 9: a full disk pauses, shows nothing that is not kept, and work resumes by itself', async () => {
    const { path, fill, free } = useDisk(160);
    server = await startServer({ ...SETTINGS, DATA_DIR: path });
    const { guest, code, wire, id, watcher } = await atWork(server);
    const { url } = server;
    const first = await wire.command(id, 1, { type: 'say', text: 'before' });
    expect(first.t).toBe('done');
    await expect.poll(async () => (await fetch(`${url}/health`)).status, { timeout: 20_000 }).toBe(200);

    fill();
    const { acknowledged, refused, text, n } = await sayUntilRefused(wire, id, 2);
    expect(refused).toMatchObject({ code: 'store/full' });
    expect(await watcher.next('paused')).toMatchObject({ paused: true, code: 'store/full' });
    const health = async () => (await fetch(`${server?.url}/health`)).status;
    await expect.poll(health, { timeout: 5000 }).toBe(503);
    // Who comes now is told as well, and can look.
    const late = await connect(server.url);
    expect(await late.next('paused')).toMatchObject({ paused: true });
    expect((await late.open(code, 'chat')).t).toBe('opened');
    const write = await fetch(`${server.url}/api/v1/rooms/${code}/chat/commands`, {
      method: 'POST',
      headers: { cookie: guest.cookie, 'x-atelier': '1', 'content-type': 'application/json' },
      body: JSON.stringify({
        client: 'a-client-over-http',
        n: 1,
        command: { type: 'say', text },
      }),
    });
    expect([write.status, await write.json()]).toMatchObject([503, { code: 'store/full' }]);

    free();
    expect(await watcher.next(({ t, paused }) => t === 'paused' && paused === false)).toBeTruthy();
    expect((await wire.command(id, n + 1, { type: 'say', text: 'after' })).t).toBe('done');
    await expect.poll(health, { timeout: 5000 }).toBe(200);
    const shown: string[] = [];
    while (shown.at(-1) !== 'after') {
      const { entries } = (await watcher.next('entries')) as unknown as {
        entries: { e: { text: string } }[];
      };
      shown.push(...entries.map(({ e }) => e.text));
    }
    expect(shown).toEqual(['before', ...acknowledged, 'after']);

    await server.end('SIGKILL');
    await server.start();
    expect(await textsOf(guest, code)).toEqual(['before', ...acknowledged, 'after']);
  });

  test('a full disk does not keep the server from stopping, and costs no acknowledged entry', async () => {
    const { path, fill, free } = useDisk(160);
    server = await startServer({ ...SETTINGS, DATA_DIR: path });
    const { guest, code, wire, id } = await atWork(server);
    fill();
    const { acknowledged } = await sayUntilRefused(wire, id, 1);
    expect(await server.end('SIGTERM')).toBe(0);
    // Stopping gave some space back.
    fill();
    const fresh = { ...SETTINGS, DATA_DIR: join(path, 'fresh'), PORT: '0' };
    expectAdvice(await failToStart(fresh), /disk is full.*Make room/i);
    free();
    await server.start();
    expect(await textsOf(guest, code)).toEqual(acknowledged);
  });

  test('a read-only disk', async () => {
    const { path, makeReadOnly } = useDisk(32);
    server = await startServer({ ...SETTINGS, DATA_DIR: path });
    expect(await server.end('SIGTERM')).toBe(0);
    makeReadOnly();
    expectAdvice(
      await failToStart({ ...SETTINGS, DATA_DIR: path, PORT: '0' }),
      /cannot be written.*write permission/,
    );
  });
});

describe('a damaged database', () => {
  test('with garbage for a header is refused at the start, and left as it is', async () => {
    const folder = freshFolder();
    server = await startServer({ ...SETTINGS, DATA_DIR: folder });
    await server.end('SIGTERM');
    const file = join(folder, 'atelier.db');
    const size = statSync(file).size;
    overwrite(file, 0, Buffer.from('not a database at all, and this is longer than any header '.repeat(3)));
    expectAdvice(
      await failToStart({ ...SETTINGS, DATA_DIR: folder, PORT: '0' }),
      /damaged.*atelier -- restore/,
    );
    expect(statSync(file).size).toBe(size);
  });

  test('with pages overwritten in a log says so for that room, and serves the others', async () => {
    const folder = freshFolder();
    server = await startServer({ ...SETTINGS, DATA_DIR: folder });
    const { guest, code, wire, id } = await atWork(server);
    const { code: sound } = await guest.api.createRoom({
      title: 'Sound',
      visibility: 'public',
      preset: 'sketch',
    });
    const text = 'x'.repeat(1000);
    for (let n = 1; n <= 300; n++) expect((await wire.command(id, n, { type: 'say', text })).t).toBe('done');
    await server.end('SIGTERM');
    const file = join(folder, 'atelier.db');
    const [page, size] = leafOf(file, Number(id));
    overwrite(file, (page - 1) * size, Buffer.alloc(size, 0xa5));

    await server.start();
    const again = await connect(server.url, { cookie: guest.cookie });
    expect(await again.open(code, 'chat')).toMatchObject({ t: 'error', code: 'store/corrupt' });
    const answer = await fetch(`${server.url}/api/v1/rooms/${code}/chat/since`, {
      headers: { cookie: guest.cookie },
    });
    expect([answer.status, await answer.json()]).toMatchObject([503, { code: 'store/corrupt' }]);
    const { id: other } = await again.open(sound, 'chat');
    expect((await again.command(other, 1, { type: 'say', text: 'still here' })).t).toBe('done');
    expect(again.heard.filter(({ t }) => t === 'paused')).toEqual([]);
    expect(await server.end('SIGTERM')).toBe(0);
  });
});

function overwrite(path: string, position: number, bytes: Buffer): void {
  const file = openSync(path, 'r+');
  writeSync(file, bytes, 0, bytes.length, position);
  closeSync(file);
}

/** A page in the middle of a channel's log, which is dropped from its snapshots: [number, bytes]. */
function leafOf(path: string, channel: number): [number, number] {
  const db = new DatabaseSync(path);
  try {
    db.exec('DELETE FROM snapshots');
    const { size } = db.prepare('SELECT page_size AS size FROM pragma_page_size').get() as { size: number };
    const bodies = db.prepare('SELECT body FROM entries WHERE channel = ? ORDER BY last').all(channel);
    const middle = bodies[bodies.length >> 1]?.body as Uint8Array;
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    // Where the body of the middle one lies in the file.
    const bytes = readFileSync(path);
    const at = bytes.indexOf(middle);
    if (at < 0) throw new Error('an entry was not found in one piece');
    return [Math.floor(at / size) + 1, size];
  } finally {
    db.close();
  }
}

describe('a start that cannot be', () => {
  test('a data folder that is a file', async () => {
    const file = join(freshFolder(), 'file');
    writeFileSync(file, 'precious');
    for (const path of [file, join(file, 'below')])
      expectAdvice(await failToStart({ DATA_DIR: path, PORT: '0' }), /DATA_DIR to a folder/);
  });

  test('a port in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    expectAdvice(
      await failToStart({ DATA_DIR: freshFolder(), PORT: String(port) }),
      new RegExp(`port ${port} is in use.*set PORT`),
    );
    other.close();
  });

  test.runIf(process.platform === 'linux')('a port that needs more rights', async (context) => {
    // Also root is refused without this capability; others have not got it anyway.
    const drop =
      process.getuid?.() === 0
        ? ['setpriv', '--bounding-set=-net_bind_service', '--inh-caps=-net_bind_service']
        : [];
    const failed = await failToStart({ DATA_DIR: freshFolder(), PORT: '1' }, drop);
    if (failed.code === null) context.skip('this system lets everybody listen on port 1');
    expectAdvice(failed, /port 1 needs more rights.*Set PORT/);
  });

  test('an address of another machine', async () => {
    expectAdvice(await failToStart({ DATA_DIR: freshFolder(), PORT: '0', HOST: '192.0.2.1' }), /HOST/);
  });

  test('settings that make no sense', async () => {
    const port = await failToStart({ DATA_DIR: freshFolder(), PORT: 'seven' });
    expectAdvice(port, /PORT is "seven"; it must be a whole number/);
  });
});

describe.each(['SIGTERM', 'SIGINT'] as const)('%s in the middle of work', (signal) => {
  test('invariant 1: ends within 5 s with 0, tells everybody, keeps all that was acknowledged, and snapshots', async () => {
    const port = String(await freePort());
    server = await startServer({ ...SETTINGS, DATA_DIR: freshFolder(), PORT: port });
    const { guest, code, wire } = await atWork(server);
    const { id: mural } = await wire.open(code, 'mural');
    const { id: chat } = await wire.open(code, 'chat');
    const { cookie } = await signIn(server.url, 'Bob');
    const slow = await connect(server.url, { cookie });
    await slow.open(code, 'mural');
    // Somebody who sent half a request must not hold it up.
    const half = await rawSocket(server.url);
    half.socket.write('POST /api/v1/me HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n{');

    const acknowledged: string[] = [];
    let n = 0;
    let stopped = false;
    const work = async (): Promise<void> => {
      while (!stopped) {
        const text = `message ${++n}`;
        const answer = await wire.command(chat, n, { type: 'say', text }).catch(() => null);
        if (answer?.t !== 'done') return;
        acknowledged.push(text);
        wire.say({ t: 'do', id: mural, n, c: { type: 'place', pixels: [n % 50, n % 49, n % 8] } });
      }
    };
    const working = Promise.all([work(), work(), work()]);
    while (acknowledged.length < 50) await once(wire.socket, 'message');
    const started = performance.now();
    const code0 = server.end(signal);
    // A second signal, as under `npm start`, changes nothing.
    process.kill(server.pid, signal);
    expect(await code0).toBe(0);
    expect(performance.now() - started).toBeLessThan(5000);
    stopped = true;
    await working;
    for (const one of [wire, slow]) {
      expect(one.heard.filter(({ t }) => t === 'bye')).toMatchObject([{ retryIn: expect.any(Number) }]);
      expect((await one.closed).code).toBe(1012);
    }

    const db = new DatabaseSync(join(server.dataDir, 'atelier.db'));
    const rows = db
      .prepare(
        'SELECT c.seq, s.seq AS saved FROM channels c LEFT JOIN snapshots s ON s.channel = c.id WHERE c.seq > 0',
      )
      .all() as { seq: number; saved: number | null }[];
    db.close();
    expect(rows.length).toBeGreaterThan(2);
    for (const { seq, saved } of rows) expect(saved).toBe(seq);

    await server.start();
    const texts = await textsOf(guest, code);
    expect(texts.slice(0, acknowledged.length).sort()).toEqual([...acknowledged].sort());
    expect(new Set(texts).size).toBe(texts.length);
    half.socket.destroy();
  });
});
