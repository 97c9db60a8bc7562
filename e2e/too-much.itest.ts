/** Too much, too fast, too long, too slow: who does it is let go, nobody else notices, and no memory is lost. */
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { frame, HELLO } from './harness/frames.ts';
import { type RawSocket, rawSocket, rawWebSocket } from './harness/raw-socket.ts';
import { setTarget } from './harness/target.ts';
import { connect } from './harness/wire.ts';

const SEED = Number(process.env.SEED) || Date.now() % 1_000_000;

const target = setTarget();

describe('too much', () => {
  /** A room whose chat takes 150 KB to show. */
  let wordy: string;
  beforeAll(async () => {
    wordy = await target.makeRoom();
    const wire = await connect(target.url, { cookie: target.cookie });
    const { id } = await wire.open(wordy, 'chat');
    const text = '漢'.repeat(1000);
    await Promise.all(
      Array.from({ length: 50 }, (_, index) => wire.command(id, index + 1, { type: 'say', text })),
    );
    wire.close();
  });

  test('too fast: refused with the time to wait, then let go with 4429', async () => {
    const { wire, mural } = await target.atWork();
    const { wire: other, chat } = await target.atWork();
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
    const wire = await connect(target.url);
    const { id } = await wire.open(target.room, 'chat');
    const message = {
      open: { t: 'open', ref: 1, room: target.room, activity: 'chat' },
      ping: { t: 'ping' },
      close: { t: 'close', id },
    };
    for (let count = 0; count < 600; count++) wire.say(message[kind as keyof typeof message]);
    expect((await wire.closed).code).toBe(4429);
  });

  test('too many messages that mean nothing', async () => {
    const wire = await connect(target.url);
    for (let count = 0; count < 150; count++) wire.say('{');
    expect((await wire.closed).code).toBe(4400);
    expect(wire.heard.filter(({ t }) => t === 'error').length).toBeGreaterThanOrEqual(100);
  });

  test('too many channels', async () => {
    const rooms: string[] = [];
    for (let count = 0; count < 22; count++) rooms.push(await target.makeRoom());
    const wire = await connect(target.url);
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
    const wire = await connect(target.url);
    wire.say(Buffer.alloc(10 * 1024 * 1024, 'a').toString());
    expect((await wire.closed).code).toBe(1009);
  });

  test('a body of 10 MB', async () => {
    const answer = await target.ask('PATCH', '/me', { name: 'x'.repeat(10 * 1024 * 1024) }).catch(() => null);
    // The server may close before all of it was sent; an answer, if it gets through, says why.
    if (answer) expect(answer).toMatchObject({ status: 413, body: { code: 'api/too-large' } });
  });

  test('headers of 64 KB', async () => {
    const raw = await rawSocket(target.url);
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
    await expect.poll(() => target.metric('atelier_connections')).toBe(0);
    const raw = await rawWebSocket(target.url);
    raw.socket.pause();
    raw.socket.write(frame(0x81, HELLO));
    expect(await target.metric('atelier_connections')).toBe(1);
    const one = request();
    raw.socket.write(Buffer.concat(Array.from({ length: count }, () => one)));
    onTestFinished(() => void raw.socket.destroy());
    await expect.poll(() => target.metric('atelier_connections'), { timeout: 10_000 }).toBe(0);
  });
});

describe('the whole', () => {
  test('slow headers keep nobody else waiting, and are cut off', async () => {
    const slow = await Promise.all(Array.from({ length: 300 }, () => rawSocket(target.url)));
    for (const { socket } of slow) socket.write('GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ');
    const started = performance.now();
    expect((await target.ask('GET', '/rooms')).status).toBe(200);
    const { wire, chat } = await target.atWork();
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
      sizes.push(await target.metric('process_resident_memory_bytes'));
    }
    // The first one warms up. A leak of a connection's buffers or of a frame of 10 MB would show at once.
    const [, first = 0, , last = 0] = sizes;
    expect(last - first, `resident bytes after each storm: ${sizes}`).toBeLessThan(64e6);
  }, 60_000);
});

target.proveNothingLost();

/** The same load each time: floods, big frames, garbage, opens that come to nothing, connections cut in the middle. */
async function storm(): Promise<void> {
  const flooders = Array.from({ length: 20 }, async () => {
    const { wire, mural } = await target.atWork();
    for (let n = 1; n <= 300; n++)
      wire.say({ t: 'do', id: mural, n, c: { type: 'place', pixels: [n % 50, 1, n % 8] } });
    await wire.closed;
  });
  const big = Array.from({ length: 5 }, async () => {
    const wire = await connect(target.url);
    wire.say(Buffer.alloc(10 * 1024 * 1024, 'a').toString());
    await wire.closed;
  });
  const garbage = Array.from({ length: 100 }, async (_, index) => {
    const raw = await rawWebSocket(target.url);
    raw.socket.end(Buffer.alloc(2000, index));
    await raw.ended;
  });
  const cut = Array.from({ length: 100 }, async () => {
    const raw: RawSocket = await rawWebSocket(target.url);
    raw.socket.write(
      Buffer.concat([
        frame(0x81, HELLO),
        frame(0x81, Buffer.from(JSON.stringify({ t: 'open', ref: 1, room: target.room, activity: 'mural' }))),
      ]),
    );
    raw.socket.destroy();
    await raw.ended;
  });
  await Promise.all([...flooders, ...big, ...garbage, ...cut]);
}
