/** Bytes that are no messages, and connections that are not let in: a clear end, and nobody else notices. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closeCode, frame, HELLO } from './harness/frames.ts';
import { rawSocket, rawWebSocket, upgradeRequest } from './harness/raw-socket.ts';
import { isServed, setTarget } from './harness/target.ts';
import { connect } from './harness/wire.ts';

const SEED = Number(process.env.SEED) || Date.now() % 1_000_000;

const target = setTarget();

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
    const wire = await connect(target.url);
    wire.say(data);
    expect(await wire.next('error')).toMatchObject({ code });
    await isServed(wire);
    wire.close();
  });

  test('keys of prototypes in a command change nothing', async () => {
    const { wire, chat } = await target.atWork();
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
    const wire = await connect(target.url, { silent: true });
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
    const raw = await rawWebSocket(target.url);
    raw.socket.write(bytes);
    expect(closeCode(await raw.ended)).toBe(code);
  });

  test(`random bytes after the upgrade (seed ${SEED})`, async () => {
    const wire = await connect(target.url);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const raw = await rawWebSocket(target.url);
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
        const raw = await rawSocket(target.url);
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
    const raw = await rawSocket(target.url);
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

target.proveNothingLost();
