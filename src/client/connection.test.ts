import { describe, expect, test } from 'vitest';
import type { ServerMessage } from '../live/protocol.ts';
import { createConnection } from './connection.ts';
import type { Socket } from './socket.ts';
import { manualClock } from './testing/manual-clock.ts';

const HEARTBEAT = 25_000;

function setUp() {
  const clock = manualClock();
  const sockets: (Socket & { sent: { t: string }[]; closed?: number | undefined | 'plainly' })[] = [];
  const retries: number[] = [];
  const ups: number[] = [];
  const downs: number[] = [];
  const connection = createConnection({
    url: 'http://a.example',
    client: 'client',
    clock,
    random: () => 1,
    socket() {
      const socket: (typeof sockets)[number] = {
        binaryType: '',
        onopen: null,
        onmessage: null,
        onclose: null,
        onerror: null,
        sent: [],
        send: (text) => socket.sent.push(JSON.parse(text)),
        close(code) {
          socket.closed = code ?? 'plainly';
        },
      };
      sockets.push(socket);
      return socket;
    },
    up: (_welcome, skew) => ups.push(skew),
    message() {},
    down(failures) {
      downs.push(failures);
      return undefined;
    },
    retry: (ms) => retries.push(ms),
  });
  const socket = () => sockets.at(-1) as (typeof sockets)[number];
  const hear = (message: ServerMessage) => socket().onmessage?.({ data: JSON.stringify(message) });
  function welcome(ahead = 0) {
    socket().onopen?.(undefined as never);
    hear({ t: 'welcome', me: null, server: '1', now: clock.now() + ahead, heartbeat: HEARTBEAT });
  }
  connection.restart();
  return { clock, sockets, retries, ups, downs, connection, socket, hear, welcome };
}

describe('the connection', () => {
  test('says hello and takes the server clock at half the way', async () => {
    const { clock, socket, ups, hear } = setUp();
    socket().onopen?.(undefined as never);
    expect(socket().sent).toEqual([{ t: 'hello', client: 'client' }]);
    const asked = clock.now();
    await clock.pass(200);
    hear({ t: 'welcome', me: null, server: '1', now: asked + 100 + 60_000, heartbeat: HEARTBEAT });
    expect(ups).toEqual([60_000]);
  });

  test('asks after one quiet heartbeat and gives up after another', async () => {
    const { clock, socket, sockets, welcome, hear } = setUp();
    welcome();
    await clock.pass(HEARTBEAT);
    expect(socket().sent.at(-1)).toEqual({ t: 'ping' });
    hear({ t: 'pong' });
    await clock.pass(2 * HEARTBEAT - 1);
    expect(sockets).toHaveLength(1);
    await clock.pass(1);
    expect(sockets[0]?.closed).toBe('plainly');
    await clock.pass(500);
    expect(sockets).toHaveLength(2);
  });

  test('waits longer after each failure, and hardly at all after a good connection', async () => {
    const { clock, retries, downs, socket, welcome } = setUp();
    for (let count = 0; count < 4; count++) {
      socket().onclose?.({ code: 1006, reason: '' });
      await clock.pass(retries.at(-1) ?? 0);
    }
    expect(retries).toEqual([1_000, 2_000, 4_000, 8_000]);
    expect(downs).toEqual([1, 2, 3, 4]);
    welcome();
    await clock.pass(20_000);
    socket().onclose?.({ code: 1006, reason: '' });
    expect(retries.at(-1)).toBe(500);
    expect(downs.at(-1)).toBe(0);
  });

  test('gives up on a server that does not answer', async () => {
    const { clock, sockets, retries } = setUp();
    await clock.pass(10_000);
    expect(sockets[0]?.closed).toBe('plainly');
    expect(retries).toEqual([1_000]);
  });

  test('comes back when the server said, with a random part on top', async () => {
    const { retries, hear, welcome, socket } = setUp();
    welcome();
    hear({ t: 'bye', retryIn: 20_000 });
    socket().onclose?.({ code: 1012, reason: '' });
    expect(retries).toEqual([30_000]);
  });

  test('waits the seconds it is told when it was too fast', () => {
    const { retries, welcome, socket } = setUp();
    welcome();
    socket().onclose?.({ code: 4429, reason: '60' });
    expect(retries).toEqual([90_000]);
  });

  test('closes with 4400 what does not speak the protocol', () => {
    const { sockets, socket, welcome } = setUp();
    welcome();
    socket().onmessage?.({ data: 'not JSON' });
    expect(sockets[0]?.closed).toBe(4400);
  });

  test('makes sure of the connection within 5 s when the page is seen again', async () => {
    const { clock, connection, sockets, welcome, hear } = setUp();
    welcome();
    connection.probe();
    await clock.pass(1);
    hear({ t: 'pong' });
    await clock.pass(6_000);
    expect(sockets).toHaveLength(1);
    connection.probe();
    await clock.pass(5_000);
    expect(sockets[0]?.closed).toBe('plainly');
  });

  test('is not deceived by what lay in a buffer since before the connection died', async () => {
    const { clock, connection, sockets, welcome, hear } = setUp();
    welcome();
    connection.probe();
    await clock.pass(1);
    hear({ t: 'presence', room: 'PARK', here: 1, watching: 0, people: [] });
    await clock.pass(10_000);
    expect(sockets[0]?.closed).toBe('plainly');
  });

  test('tries at once when the network comes back', async () => {
    const { clock, connection, sockets, socket } = setUp();
    socket().onclose?.({ code: 1006, reason: '' });
    connection.probe();
    expect(sockets).toHaveLength(2);
    await clock.pass(5_000);
    expect(sockets).toHaveLength(2);
  });

  test('stays closed', async () => {
    const { clock, connection, sockets, welcome } = setUp();
    welcome();
    connection.close();
    connection.probe();
    await clock.pass(600_000);
    expect(sockets).toHaveLength(1);
    expect(sockets[0]?.closed).toBe(1000);
    // No timer either, which would keep a program in Node from ending.
    expect(clock.waiting).toBe(0);
  });
});
