/** Everything that is wrong with what comes in gets a clear answer with a code; nothing is lost and nobody else notices. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { signIn } from './harness/guest.ts';
import { anything, mutations } from './harness/mutations.ts';
import { type RawSocket, rawSocket, rawWebSocket, upgradeRequest } from './harness/raw-socket.ts';
import { type ServerProcess, startServer } from './harness/server-process.ts';
import { connect, type Heard, type Wire } from './harness/wire.ts';

const SEED = Number(process.env.SEED) || Date.now() % 1_000_000;
const CODE = /^[a-z]+\/[a-z0-9-]+$/;

let server: ServerProcess;
let ada: { number: number; cookie: string };
let room: string;

beforeAll(async () => {
  server = await startServer({
    REQUESTS_PER_MINUTE: '1000000',
    CONNECTIONS_PER_ADDRESS: '5000',
    LOG_LEVEL: 'error',
  });
  ada = await signIn(server.url, 'Ada');
  room = await makeRoom();
});
afterAll(() => server.dispose());

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: { readonly code?: string; readonly [key: string]: unknown };
}

/** @param body an object as JSON, or a text as it is */
async function ask(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: {
      cookie: ada.cookie,
      'x-atelier': '1',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const type = response.headers.get('content-type') ?? '';
  const text = await response.text();
  return { status: response.status, type, body: type.includes('json') ? JSON.parse(text) : {} };
}

async function makeRoom(wish: object = {}): Promise<string> {
  const { status, body } = await ask('POST', '/rooms', {
    title: 'Target',
    visibility: 'public',
    preset: 'sketch',
    ...wish,
  });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return String(body.code);
}

/** A connection of Ada's with a mural and a chat open. */
async function atWork(): Promise<{ wire: Wire; mural: unknown; chat: unknown }> {
  const wire = await connect(server.url, { cookie: ada.cookie });
  const { id: mural } = await wire.open(room, 'mural');
  const { id: chat } = await wire.open(room, 'chat');
  return { wire, mural, chat };
}

/** A message that nobody could mistake for something else arrives, so the ones before it were dealt with. */
async function isServed(wire: Wire): Promise<void> {
  wire.say({ t: 'ping' });
  await wire.next('pong');
}

/** Changes what the server keeps, as an operator with a database tool would. */
function inDatabase(statement: string, ...values: (string | number)[]): void {
  const db = new DatabaseSync(join(server.dataDir, 'atelier.db'), { timeout: 5000 });
  db.prepare(statement).run(...values);
  db.close();
}

/** Frames of a client, unmasked or masked with zeros. */
const frame = (first: number, payload: Buffer, masked = true): Buffer => {
  if (payload.length > 125) throw new Error('a longer frame has another header');
  const length = payload.length | (masked ? 0x80 : 0);
  return Buffer.concat([Buffer.from([first, length]), Buffer.alloc(masked ? 4 : 0), payload]);
};
const HELLO = Buffer.from('{"t":"hello","client":"raw-client-0000001"}');

/** The code of the close frame at the end of what came; 0 when there is none. */
function closeCode(received: Buffer): number {
  const at = received.lastIndexOf(0x88);
  return at >= 0 && received.length >= at + 4 ? received.readUInt16BE(at + 2) : 0;
}

describe('commands that cannot be done', () => {
  let nobody: { wire: Wire; mural: unknown; chat: unknown };
  let n = 0;
  beforeAll(async () => {
    nobody = await atWork();
  });
  afterAll(() => nobody.wire.close());

  test.each([
    ['out of bounds', 'mural', { type: 'place', pixels: [50, 0, 1] }, 'mural/out-of-bounds'],
    ['out of bounds below zero', 'mural', { type: 'place', pixels: [0, -1, 1] }, 'mural/out-of-bounds'],
    ['an unknown colour', 'mural', { type: 'place', pixels: [0, 0, 255] }, 'mural/unknown-color'],
    ['half a pixel', 'mural', { type: 'place', pixels: [0, 0] }, 'mural/bad-command'],
    ['no such command', 'mural', { type: 'paint' }, 'mural/bad-command'],
    [
      'a command of the house',
      'members',
      { type: 'set-role', person: 1, role: 'king' },
      'members/bad-command',
    ],
    ['too long', 'chat', { type: 'say', text: 'x'.repeat(1001) }, 'chat/too-long'],
    ['much too long', 'chat', { type: 'say', text: 'x'.repeat(60_000) }, 'chat/too-long'],
    ['nothing', 'chat', { type: 'say', text: ' \u0000\u200b ' }, 'chat/empty'],
    ['somebody else’s message', 'chat', { type: 'delete', seq: 999_999 }, 'chat/no-such-message'],
  ])('%s: refused with a code, live and over HTTP', async (_, activity, command, code) => {
    const { wire } = nobody;
    const { id } = await wire.open(room, activity);
    n++;
    expect(await wire.command(id, n, command)).toMatchObject({ t: 'refused', code });
    const byHttp = await ask('POST', `/rooms/${room}/${activity}/commands`, {
      client: 'http-client-000001',
      n,
      command,
    });
    expect(byHttp.body).toMatchObject({ t: 'refused', code });
  });

  test('NUL and lone surrogates in a message do not get into the log', async () => {
    const { wire, chat } = nobody;
    const text = 'a\u0000b\ud800c';
    const done = await wire.command(chat, 1001, { type: 'say', text });
    expect(done.t).toBe('done');
    const { body } = await ask('GET', `/rooms/${room}/chat/messages`);
    expect((body.messages as { text: string }[]).at(-1)?.text).toBe('ab\ufffdc');
  });

  test('an unknown room and an unknown activity', async () => {
    const { wire } = nobody;
    expect(await wire.open('YYYY', 'chat')).toMatchObject({ t: 'error', code: 'rooms/unknown' });
    expect(await wire.open('not a code', 'chat')).toMatchObject({ t: 'error', code: 'rooms/unknown' });
    for (const activity of ['nothing', '__proto__', 'constructor'])
      expect(await wire.open(room, activity)).toMatchObject({ t: 'error', code: 'rooms/no-such-activity' });
    expect(await ask('GET', '/rooms/YYYY')).toMatchObject({ status: 404, body: { code: 'rooms/unknown' } });
  });

  test('a closed room can be read, not written', async () => {
    const closed = await makeRoom();
    const { wire } = nobody;
    const { id } = await wire.open(closed, 'chat');
    expect((await wire.command(id, 1, { type: 'say', text: 'last words' })).t).toBe('done');
    inDatabase('UPDATE rooms SET archived_at = ? WHERE code = ?', Date.now(), closed);
    // The server looks once a second whether somebody else wrote to the database.
    let refused: Heard = { t: 'done' };
    for (let number = 2; refused.t === 'done' && number < 400; number++) {
      refused = await wire.command(id, number, { type: 'say', text: `word ${number}` });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(refused).toMatchObject({ t: 'refused', code: 'rooms/archived' });
    const fresh = await connect(server.url);
    expect((await fresh.open(closed, 'chat')).view).toMatchObject({ earlier: false });
    fresh.close();
  });
});

describe('the order of things', () => {
  test('commands before hello, before open, after close and on channels of others', async () => {
    const { wire: other, chat } = await atWork();
    const wire = await connect(server.url, { cookie: ada.cookie, silent: true });
    wire.say({ t: 'do', id: chat, n: 1, c: { type: 'say', text: 'too early' } });
    expect(await wire.next('error')).toMatchObject({ code: 'live/hello-first', id: chat });
    wire.say({ t: 'open', ref: 7, room, activity: 'chat' });
    expect(await wire.next('error')).toMatchObject({ code: 'live/hello-first', ref: 7 });
    wire.say({ t: 'hello', client: 'order-of-things-1' });
    await wire.next('welcome');
    // Somebody has it open, but not this connection.
    wire.say({ t: 'do', id: chat, n: 1, c: { type: 'say', text: 'not opened' } });
    expect(await wire.next('error')).toMatchObject({ code: 'live/not-open', id: chat });
    await wire.open(room, 'chat');
    wire.say({ t: 'close', id: chat });
    wire.say({ t: 'do', id: chat, n: 1, c: { type: 'say', text: 'closed' } });
    expect(await wire.next('error')).toMatchObject({ code: 'live/not-open', id: chat });
    wire.say({ t: 'close', id: 123_456 });
    wire.say({ t: 'typing', id: 123_456 });
    await isServed(wire);
    wire.close();
    other.close();
  });

  test('hello twice', async () => {
    const wire = await connect(server.url);
    wire.say({ t: 'hello', client: 'somebody-else-0001' });
    expect(await wire.next('error')).toMatchObject({ code: 'live/hello-twice' });
    wire.close();
  });

  test('a ref used again, and a channel opened again', async () => {
    const wire = await connect(server.url, { cookie: ada.cookie });
    for (const activity of ['chat', 'mural', 'chat']) wire.say({ t: 'open', ref: 1, room, activity });
    const answers = [await wire.next('opened'), await wire.next('opened'), await wire.next('opened')];
    expect(answers.map(({ ref }) => ref)).toEqual([1, 1, 1]);
    expect(new Set(answers.map(({ id }) => id)).size).toBe(2);
    // Opened twice, told once.
    const chat = answers.find(({ view }) => 'messages' in (view as object))?.id;
    await wire.command(chat, 1, { type: 'say', text: 'once please' });
    await isServed(wire);
    await wire.next('entries');
    await isServed(wire);
    expect(wire.heard.filter(({ t }) => t === 'entries')).toEqual([]);
    wire.close();
  });

  test('invariant 6: numbers beyond the window and backwards are done once or refused, never twice', async () => {
    const wire = await connect(server.url, { cookie: ada.cookie });
    const { id } = await wire.open(room, 'chat');
    const say = (n: number) => wire.command(id, n, { type: 'say', text: `number ${n}` });
    const first = await Promise.all(Array.from({ length: 70 }, (_, index) => say(index + 1)));
    expect(first.every(({ t }) => t === 'done')).toBe(true);
    expect(await say(1)).toMatchObject({ t: 'refused', code: 'live/answer-forgotten' });
    expect(await say(70)).toMatchObject({ t: 'done' });
    expect(await say(80)).toMatchObject({ t: 'done' });
    // Skipped before, so it was never done: it is now, once.
    const late = await say(75);
    expect(late.t).toBe('done');
    expect(await say(75)).toEqual(late);
    const { body } = await ask('GET', `/rooms/${room}/chat/messages?limit=100`);
    const texts = (body.messages as { text: string }[])
      .map(({ text }) => text)
      .filter((text) => text.startsWith('number'));
    expect(texts).toHaveLength(72);
    expect(new Set(texts).size).toBe(72);
    wire.close();
  });
});

describe('too much', () => {
  /** A room whose chat takes 150 KB to show. */
  let wordy: string;
  beforeAll(async () => {
    wordy = await makeRoom();
    const wire = await connect(server.url, { cookie: ada.cookie });
    const { id } = await wire.open(wordy, 'chat');
    const text = '漢'.repeat(1000);
    await Promise.all(
      Array.from({ length: 50 }, (_, index) => wire.command(id, index + 1, { type: 'say', text })),
    );
    wire.close();
  });

  test('too fast: refused with the time to wait, then let go with 4429', async () => {
    const { wire, mural } = await atWork();
    const { wire: other, chat } = await atWork();
    for (let n = 1; n <= 400; n++)
      wire.say({ t: 'do', id: mural, n, c: { type: 'place', pixels: [n % 50, 0, 1] } });
    const refused = await wire.next('refused');
    expect(refused).toMatchObject({ code: 'live/too-fast', detail: { wait: expect.any(Number) } });
    expect((refused.detail as { wait: number }).wait).toBeGreaterThan(0);
    const { code, reason } = await wire.closed;
    expect(code).toBe(4429);
    expect(Number(reason)).toBeGreaterThan(0);
    // Nobody else is slowed down.
    expect((await other.command(chat, 5000, { type: 'say', text: 'unhurried' })).t).toBe('done');
    other.close();
  });

  test.each(['open', 'ping', 'close'])('too fast with %s', async (kind) => {
    const wire = await connect(server.url);
    const { id } = await wire.open(room, 'chat');
    const message = {
      open: { t: 'open', ref: 1, room, activity: 'chat' },
      ping: { t: 'ping' },
      close: { t: 'close', id },
    };
    for (let count = 0; count < 600; count++) wire.say(message[kind as keyof typeof message]);
    expect((await wire.closed).code).toBe(4429);
  });

  test('too many messages that mean nothing', async () => {
    const wire = await connect(server.url);
    for (let count = 0; count < 150; count++) wire.say('{');
    expect((await wire.closed).code).toBe(4400);
    expect(wire.heard.filter(({ t }) => t === 'error').length).toBeGreaterThanOrEqual(100);
  });

  test('too many channels', async () => {
    const rooms: string[] = [];
    for (let count = 0; count < 22; count++) rooms.push(await makeRoom());
    const wire = await connect(server.url);
    const answers = await Promise.all(
      rooms.flatMap((code) => ['chat', 'mural', 'members'].map((activity) => wire.open(code, activity))),
    );
    const refused = answers.filter(({ t }) => t === 'error');
    expect(refused).toHaveLength(2);
    expect(refused[0]).toMatchObject({ code: 'live/too-many-channels', detail: { max: 64 } });
    // One that is open already may be asked for again.
    expect((await wire.open(rooms[0] ?? '', 'chat')).t).toBe('opened');
    wire.close();
  });

  test('a frame of 10 MB', async () => {
    const wire = await connect(server.url);
    wire.say(Buffer.alloc(10 * 1024 * 1024, 'a').toString());
    expect((await wire.closed).code).toBe(1009);
  });

  test('a body of 10 MB', async () => {
    const answer = await ask('PATCH', '/me', { name: 'x'.repeat(10 * 1024 * 1024) }).catch(() => null);
    // The server may close before all of it was sent; an answer, if it gets through, says why.
    if (answer) expect(answer).toMatchObject({ status: 413, body: { code: 'api/too-large' } });
  });

  test('headers of 64 KB', async () => {
    const raw = await rawSocket(server.url);
    raw.socket.write(`GET / HTTP/1.1\r\nHost: a\r\nX-Long: ${'x'.repeat(65_536)}\r\n\r\n`);
    expect(String(await raw.ended)).toMatch(/^HTTP\/1\.1 431 [\s\S]*"code":"api\/headers-too-large"/);
  });

  test.each([
    // Far more than what the kernel buffers for both ends, some 10 MB.
    [
      'opens',
      145,
      () => frame(0x81, Buffer.from(JSON.stringify({ t: 'open', ref: 1, room: wordy, activity: 'chat' }))),
    ],
    ['pings', 250_000, () => frame(0x89, Buffer.alloc(125))],
  ])('invariant 5: whoever sends %s and never reads is let go', async (_, count, request) => {
    // Those of the tests before are going.
    await expect.poll(() => metric('atelier_connections')).toBe(0);
    const raw = await rawWebSocket(server.url);
    raw.socket.pause();
    raw.socket.write(frame(0x81, HELLO));
    expect(await metric('atelier_connections')).toBe(1);
    const one = request();
    raw.socket.write(Buffer.concat(Array.from({ length: count }, () => one)));
    onTestFinished(() => void raw.socket.destroy());
    await expect.poll(() => metric('atelier_connections'), { timeout: 10_000 }).toBe(0);
  });
});

describe('bytes that are no messages', () => {
  test.each([
    ['a binary frame', Buffer.from([1, 2, 3]), 'live/binary'],
    ['an empty frame', '', 'live/bad-json'],
    ['half of a message', '{"t":"hello","cl', 'live/bad-json'],
    ['no object', '[]', 'live/bad-message'],
    ['null', 'null', 'live/bad-message'],
    ['an unknown kind', '{"t":"sing"}', 'live/bad-message'],
    ['a prototype instead of a kind', '{"__proto__":{"t":"ping"}}', 'live/bad-message'],
    ['a kind that every object has', '{"t":"constructor"}', 'live/bad-message'],
    ['deep JSON', '['.repeat(32_000) + ']'.repeat(32_000), 'live/bad-message'],
    ['deep JSON that does not end', '{"a":'.repeat(12_000), 'live/bad-json'],
    ['a number too large to count', '{"t":"close","id":1e999}', 'live/bad-message'],
  ])('%s', async (_, data, code) => {
    const wire = await connect(server.url);
    wire.say(data);
    expect(await wire.next('error')).toMatchObject({ code });
    await isServed(wire);
    wire.close();
  });

  test('keys of prototypes in a command change nothing', async () => {
    const { wire, chat } = await atWork();
    const c =
      '{"type":"say","text":"plain","__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}';
    wire.say(`{"t":"do","id":${chat},"n":1,"c":${c}}`);
    await wire.next((message) => message.t === 'done' || message.t === 'refused');
    wire.say(
      `{"t":"do","id":${chat},"n":2,"c":{"type":"say","text":"deep","x":${'['.repeat(20_000)}${']'.repeat(20_000)}}}`,
    );
    await wire.next((message) => message.t === 'done' || message.t === 'refused');
    await isServed(wire);
    wire.close();
  });

  test('a message in fragments is a message', async () => {
    const wire = await connect(server.url, { silent: true });
    const text = HELLO.toString();
    for (const [index, character] of [...text].entries())
      wire.socket.send(character, { fin: index === text.length - 1 });
    expect((await wire.next('welcome')).me).toBeNull();
    wire.close();
  });

  test.each([
    ['a reserved opcode', frame(0x83, HELLO), 1002],
    ['reserved bits', frame(0xc1, HELLO), 1002],
    ['no mask', frame(0x81, HELLO, false), 1002],
    ['a continuation of nothing', frame(0x80, HELLO), 1002],
    ['a control frame in fragments', frame(0x09, HELLO), 1002],
    ['a control frame that is too long', Buffer.from([0x89, 0xfe, 0xff, 0xff, 0, 0, 0, 0]), 1002],
    ['bad UTF-8', frame(0x81, Buffer.from([0xff, 0xfe, 0xfd])), 1007],
    ['a length beyond all bounds', Buffer.from([0x81, 0xff, 0x7f, 255, 255, 255, 255, 255, 255, 255]), 1009],
    ['a close with a code that is none', frame(0x88, Buffer.from([0, 7])), 1002],
  ])('%s closes with its code', async (_, bytes, code) => {
    const raw = await rawWebSocket(server.url);
    raw.socket.write(bytes);
    expect(closeCode(await raw.ended)).toBe(code);
  });

  test(`random bytes after the upgrade (seed ${SEED})`, async () => {
    const wire = await connect(server.url);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const raw = await rawWebSocket(server.url);
        raw.socket.end(bytes);
        await raw.ended;
        await isServed(wire);
      }),
      { seed: SEED, numRuns: 60 },
    );
    wire.close();
  });

  test(`random bytes instead of a request (seed ${SEED})`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 200 }), async (bytes) => {
        const raw = await rawSocket(server.url);
        raw.socket.end(bytes);
        const answer = String(await raw.ended);
        if (answer !== '') expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
      }),
      { seed: SEED, numRuns: 60 },
    );
  });
});

describe('connections that are not let in', () => {
  const refused = async (change: Record<string, string | null>, path?: string): Promise<string> => {
    const raw = await rawSocket(server.url);
    raw.socket.write(upgradeRequest({ Connection: 'Upgrade', ...change }, path));
    const timer = setTimeout(() => raw.socket.destroy(), 5000);
    const answer = String(await raw.ended);
    clearTimeout(timer);
    return answer;
  };

  test.each([
    ['a version nobody speaks', { 'Sec-WebSocket-Protocol': 'atelier.v99' }, 400, 'live/unknown-protocol'],
    ['no version', { 'Sec-WebSocket-Protocol': null }, 400, 'live/unknown-protocol'],
    ['a foreign origin', { Origin: 'https://evil.example' }, 403, 'live/foreign-origin'],
    ['an origin that is none', { Origin: 'null' }, 403, 'live/foreign-origin'],
  ])('%s', async (_, change, status, code) => {
    const answer = await refused(change);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({ status, code });
    expect(answer).toContain('application/problem+json');
  });

  test.each([
    ['a version of WebSocket nobody speaks', { 'Sec-WebSocket-Version': '99' }, '/live'],
    ['a bad key', { 'Sec-WebSocket-Key': 'short' }, '/live'],
    ['another path', { Connection: 'Upgrade, close' }, '/api/v1/nothing'],
  ])('%s is answered, not left hanging', async (_, change, path) => {
    expect(await refused(change, path)).toMatch(/^HTTP\/1\.1 4\d\d /);
  });

  test('an address that is none is answered as any page is, not left hanging', async () => {
    expect(await refused({ Connection: 'Upgrade, close' }, '//')).toMatch(/^HTTP\/1\.1 (200|404) /);
  });
});

describe('sessions that have ended', () => {
  const hashOf = (cookie: string): string =>
    createHash('sha256')
      .update(cookie.split('=')[1] ?? '')
      .digest('hex');

  test('expired: HTTP says so, live says nobody and why', async () => {
    const eve = await signIn(server.url, 'Eve of the expired');
    inDatabase('UPDATE sessions SET expires_at = 1 WHERE token_hash = ?', hashOf(eve.cookie));
    const answer = await ask('PATCH', '/me', { name: 'Eve again' }, { cookie: eve.cookie });
    expect(answer).toMatchObject({ status: 401, body: { code: 'people/session-expired' } });
    const wire = await connect(server.url, { cookie: eve.cookie });
    const { id } = await wire.open(room, 'chat');
    expect(await wire.command(id, 1, { type: 'say', text: 'still me' })).toMatchObject({
      t: 'refused',
      code: 'people/session-expired',
    });
    wire.close();
  });

  test('revoked: live connections end with 4401', async () => {
    const eve = await signIn(server.url, 'Eve of the revoked');
    const wire = await connect(server.url, { cookie: eve.cookie });
    await wire.open(room, 'chat');
    expect((await ask('POST', '/me/leave', {}, { cookie: eve.cookie })).status).toBe(204);
    expect((await wire.closed).code).toBe(4401);
    const again = await connect(server.url, { cookie: eve.cookie });
    const { id } = await again.open(room, 'chat');
    expect(await again.command(id, 1, { type: 'say', text: 'still me' })).toMatchObject({
      code: 'people/session-expired',
    });
    again.close();
  });

  test.each(['nonsense', 'x'.repeat(43), `${'x'.repeat(43)}; atelier=y`, '%00'])(
    'a cookie of %j is nobody',
    async (value) => {
      const wire = await connect(server.url, { cookie: `atelier=${value}` });
      const { id } = await wire.open(room, 'chat');
      expect(await wire.command(id, 1, { type: 'say', text: 'who?' })).toMatchObject({
        code: expect.stringMatching(/^people\/(name-first|session-expired)$/),
      });
      wire.close();
    },
  );
});

describe('values of the wrong type', () => {
  const commands = [
    { type: 'place', pixels: [1, 2, 3], stroke: 4 },
    { type: 'undo' },
    { type: 'configure', cooldown: 1, palette: ['#ffffff', '#000000'] },
    { type: 'say', text: 'hello', mentions: [1] },
    { type: 'edit', seq: 1, text: 'changed' },
    { type: 'delete', seq: 1 },
    { type: 'react', seq: 1, emoji: '👍', on: true },
    { type: 'join' },
    { type: 'set-role', person: 1, role: 'player' },
  ];

  test(`in any field of any live message (seed ${SEED})`, async () => {
    const watcher = await connect(server.url);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(), fc.nat(), anything), { minLength: 5, maxLength: 30 }),
        async (changes) => {
          const { wire, mural, chat } = await atWork();
          const { id: members } = await wire.open(room, 'members');
          const templates: object[] = [
            { t: 'hello', client: 'fuzzing-client-01' },
            { t: 'open', ref: 1, room, activity: 'chat', after: 0, epoch: 'x' },
            { t: 'close', id: 424_242 },
            { t: 'typing', id: chat },
            { t: 'ping' },
            ...[mural, chat, members].flatMap((id) =>
              commands.map((c, index) => ({ t: 'do', id, n: index + 1, c })),
            ),
          ];
          for (const [which, where, value] of changes) {
            const candidates = mutations(templates[which % templates.length] as object);
            wire.say(JSON.stringify(candidates[where % candidates.length]?.(value)));
          }
          await isServed(wire);
          for (const message of wire.heard) {
            if (message.t === 'error' || message.t === 'refused') expect(message.code).toMatch(CODE);
            expect(message.code).not.toBe('rooms/failed');
          }
          wire.close();
        },
      ),
      { seed: SEED, numRuns: 40 },
    );
    await isServed(watcher);
    watcher.close();
  });

  test(`in any field of any body (seed ${SEED})`, async () => {
    const client = 'fuzzing-client-02';
    const templates: [string, string, object][] = [
      ['POST', '/me', { name: 'Ada the second' }],
      ['PATCH', '/me', { name: 'Ada' }],
      [
        'POST',
        '/rooms',
        {
          title: 'T',
          visibility: 'unlisted',
          preset: 'sketch',
          mural: { width: 20, height: 20, palette: ['#ffffff', '#000000'], cooldown: 0 },
        },
      ],
      ['PATCH', `/rooms/${room}`, { title: 'Target', visibility: 'public' }],
      ['POST', `/rooms/${room}/join`, { invite: 'x' }],
      ['POST', `/rooms/${room}/mural/pixels`, { pixels: [1, 1, 1] }],
      ['POST', `/rooms/${room}/mural/import`, { x: 0, y: 0 }],
      ...commands.map((command): [string, string, object] => [
        'POST',
        `/rooms/${room}/mural/commands`,
        { client, n: 1, command },
      ]),
      ...commands.map((command): [string, string, object] => [
        'POST',
        `/rooms/${room}/chat/commands`,
        { client, n: 1, command },
      ]),
    ];
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), anything, async (which, where, value) => {
        const [method, path, template] = templates[which % templates.length] as [string, string, object];
        const candidates = mutations(template);
        const answer = await ask(
          method,
          path,
          JSON.stringify(candidates[where % candidates.length]?.(value)),
        );
        expect(answer.status).toBeLessThan(500);
        if (answer.status >= 400) {
          expect(answer.type).toContain('application/problem+json');
          expect(answer.body.code).toMatch(CODE);
        }
      }),
      { seed: SEED, numRuns: 150 },
    );
    await ask('PATCH', `/rooms/${room}`, { visibility: 'public' });
  });

  test.each([
    ['that breaks off', '{"name":'],
    ['with a prototype', '{"name":"a","__proto__":{"x":1}}'],
    ['that goes deep and breaks off', '['.repeat(50_000)],
    ['that goes deep', `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
    ['of half a character', '"\ud800"'],
    ['of nothing', ''],
  ])('a body %s', async (_, text) => {
    const answer = await ask('PATCH', '/me', text);
    expect(answer.status).toBe(400);
    expect(answer.body.code).toMatch(CODE);
  });
});

describe('the whole', () => {
  test('slow headers keep nobody else waiting, and are cut off', async () => {
    const slow = await Promise.all(Array.from({ length: 300 }, () => rawSocket(server.url)));
    for (const { socket } of slow) socket.write('GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ');
    const started = performance.now();
    expect((await ask('GET', '/rooms')).status).toBe(200);
    const { wire, chat } = await atWork();
    expect((await wire.command(chat, 1, { type: 'say', text: 'quick' })).t).toBe('done');
    expect(performance.now() - started).toBeLessThan(5000);
    const answers = await Promise.all(slow.map(({ ended }) => ended));
    expect(String(answers[0])).toMatch(/^HTTP\/1\.1 408 [\s\S]*"code":"api\/timeout"/);
    wire.close();
  }, 40_000);

  test(`invariant 5: storm after storm takes no more memory (seed ${SEED})`, async () => {
    const sizes: number[] = [];
    for (let round = 0; round < 4; round++) {
      await storm();
      sizes.push(await metric('process_resident_memory_bytes'));
    }
    // The first one warms up. A leak of a connection's buffers or of a frame of 10 MB would show at once.
    const [, first = 0, , last = 0] = sizes;
    expect(last - first, `resident bytes after each storm: ${sizes}`).toBeLessThan(64e6);
  }, 60_000);

  test('invariants 1 and 3: after all of this nothing is lost, in memory or on disk', async () => {
    const look = async () => ({
      mural: createHash('sha256')
        .update(await regionOf(room))
        .digest('hex'),
      chat: (await ask('GET', `/rooms/${room}/chat/messages?limit=100`)).body,
      members: (await ask('GET', `/rooms/${room}`)).body.role,
    });
    // Commands of the storm may still be on their way: one after them has its answer after theirs.
    const { wire, mural } = await atWork();
    await wire.command(mural, 1, { type: 'place', pixels: [0, 0, 1] });
    wire.close();
    const before = await look();
    expect(server.errors()).toBe('');
    expect(server.logged()).toEqual([]);
    await server.end('SIGKILL');
    inDatabase('DELETE FROM snapshots');
    await server.start();
    expect(await look()).toEqual(before);
  });
});

async function metric(name: string): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1]);
}

async function regionOf(code: string): Promise<Buffer> {
  const response = await fetch(
    `${server.url}/api/v1/rooms/${code}/mural/region?x=0&y=0&width=50&height=50&format=raw`,
  );
  return Buffer.from(await response.arrayBuffer());
}

/** The same load each time: floods, big frames, garbage, opens that come to nothing, connections cut in the middle. */
async function storm(): Promise<void> {
  const flooders = Array.from({ length: 20 }, async () => {
    const { wire, mural } = await atWork();
    for (let n = 1; n <= 300; n++)
      wire.say({ t: 'do', id: mural, n, c: { type: 'place', pixels: [n % 50, 1, n % 8] } });
    await wire.closed;
  });
  const big = Array.from({ length: 5 }, async () => {
    const wire = await connect(server.url);
    wire.say(Buffer.alloc(10 * 1024 * 1024, 'a').toString());
    await wire.closed;
  });
  const garbage = Array.from({ length: 100 }, async (_, index) => {
    const raw = await rawWebSocket(server.url);
    raw.socket.end(Buffer.alloc(2000, index));
    await raw.ended;
  });
  const cut = Array.from({ length: 100 }, async () => {
    const raw: RawSocket = await rawWebSocket(server.url);
    raw.socket.write(
      Buffer.concat([
        frame(0x81, HELLO),
        frame(0x81, Buffer.from(JSON.stringify({ t: 'open', ref: 1, room, activity: 'mural' }))),
      ]),
    );
    raw.socket.destroy();
    await raw.ended;
  });
  await Promise.all([...flooders, ...big, ...garbage, ...cut]);
}
