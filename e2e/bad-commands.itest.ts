/** Commands that cannot be done, come in the wrong order or from whom a session has ended: a clear answer, and nothing is lost. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signIn } from './harness/guest.ts';
import { isServed, setTarget } from './harness/target.ts';
import { connect, type Heard, type Wire } from './harness/wire.ts';

const target = setTarget();

describe('commands that cannot be done', () => {
  let nobody: { wire: Wire; mural: unknown; chat: unknown };
  let n = 0;
  beforeAll(async () => {
    nobody = await target.atWork();
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
    const { id } = await wire.open(target.room, activity);
    n++;
    expect(await wire.command(id, n, command)).toMatchObject({ t: 'refused', code });
    const byHttp = await target.ask('POST', `/rooms/${target.room}/${activity}/commands`, {
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
    const { body } = await target.ask('GET', `/rooms/${target.room}/chat/messages`);
    expect((body.messages as { text: string }[]).at(-1)?.text).toBe('ab\ufffdc');
  });

  test('an unknown room and an unknown activity', async () => {
    const { wire } = nobody;
    expect(await wire.open('YYYY', 'chat')).toMatchObject({ t: 'error', code: 'rooms/unknown' });
    expect(await wire.open('not a code', 'chat')).toMatchObject({ t: 'error', code: 'rooms/unknown' });
    for (const activity of ['nothing', '__proto__', 'constructor'])
      expect(await wire.open(target.room, activity)).toMatchObject({
        t: 'error',
        code: 'rooms/no-such-activity',
      });
    expect(await target.ask('GET', '/rooms/YYYY')).toMatchObject({
      status: 404,
      body: { code: 'rooms/unknown' },
    });
  });

  test('a closed room can be read, not written', async () => {
    const closed = await target.makeRoom();
    const { wire } = nobody;
    const { id } = await wire.open(closed, 'chat');
    expect((await wire.command(id, 1, { type: 'say', text: 'last words' })).t).toBe('done');
    target.inDatabase('UPDATE rooms SET archived_at = ? WHERE code = ?', Date.now(), closed);
    // The server looks once a second whether somebody else wrote to the database.
    let refused: Heard = { t: 'done' };
    for (let number = 2; refused.t === 'done' && number < 400; number++) {
      refused = await wire.command(id, number, { type: 'say', text: `word ${number}` });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(refused).toMatchObject({ t: 'refused', code: 'rooms/archived' });
    const fresh = await connect(target.url);
    expect((await fresh.open(closed, 'chat')).view).toMatchObject({ earlier: false });
    fresh.close();
  });
});

describe('the order of things', () => {
  test('commands before hello, before open, after close and on channels of others', async () => {
    const { wire: other, chat } = await target.atWork();
    const wire = await connect(target.url, { cookie: target.cookie, silent: true });
    wire.say({ t: 'do', id: chat, n: 1, c: { type: 'say', text: 'too early' } });
    expect(await wire.next('error')).toMatchObject({ code: 'live/hello-first', id: chat });
    wire.say({ t: 'open', ref: 7, room: target.room, activity: 'chat' });
    expect(await wire.next('error')).toMatchObject({ code: 'live/hello-first', ref: 7 });
    wire.say({ t: 'hello', client: 'order-of-things-1' });
    await wire.next('welcome');
    // Somebody has it open, but not this connection.
    wire.say({ t: 'do', id: chat, n: 1, c: { type: 'say', text: 'not opened' } });
    expect(await wire.next('error')).toMatchObject({ code: 'live/not-open', id: chat });
    await wire.open(target.room, 'chat');
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
    const wire = await connect(target.url);
    wire.say({ t: 'hello', client: 'somebody-else-0001' });
    expect(await wire.next('error')).toMatchObject({ code: 'live/hello-twice' });
    wire.close();
  });

  test('a ref used again, and a channel opened again', async () => {
    const wire = await connect(target.url, { cookie: target.cookie });
    for (const activity of ['chat', 'mural', 'chat'])
      wire.say({ t: 'open', ref: 1, room: target.room, activity });
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
    const wire = await connect(target.url, { cookie: target.cookie });
    const { id } = await wire.open(target.room, 'chat');
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
    const { body } = await target.ask('GET', `/rooms/${target.room}/chat/messages?limit=100`);
    const texts = (body.messages as { text: string }[])
      .map(({ text }) => text)
      .filter((text) => text.startsWith('number'));
    expect(texts).toHaveLength(72);
    expect(new Set(texts).size).toBe(72);
    wire.close();
  });
});

describe('sessions that have ended', () => {
  const hashOf = (cookie: string): string =>
    createHash('sha256')
      .update(cookie.split('=')[1] ?? '')
      .digest('hex');

  test('expired: HTTP says so, live says nobody and why', async () => {
    const eve = await signIn(target.url, 'Eve of the expired');
    target.inDatabase('UPDATE sessions SET expires_at = 1 WHERE token_hash = ?', hashOf(eve.cookie));
    const answer = await target.ask('PATCH', '/me', { name: 'Eve again' }, { cookie: eve.cookie });
    expect(answer).toMatchObject({ status: 401, body: { code: 'people/session-expired' } });
    const wire = await connect(target.url, { cookie: eve.cookie });
    const { id } = await wire.open(target.room, 'chat');
    expect(await wire.command(id, 1, { type: 'say', text: 'still me' })).toMatchObject({
      t: 'refused',
      code: 'people/session-expired',
    });
    wire.close();
  });

  test('revoked: live connections end with 4401', async () => {
    const eve = await signIn(target.url, 'Eve of the revoked');
    const wire = await connect(target.url, { cookie: eve.cookie });
    await wire.open(target.room, 'chat');
    expect((await target.ask('POST', '/me/leave', {}, { cookie: eve.cookie })).status).toBe(204);
    expect((await wire.closed).code).toBe(4401);
    const again = await connect(target.url, { cookie: eve.cookie });
    const { id } = await again.open(target.room, 'chat');
    expect(await again.command(id, 1, { type: 'say', text: 'still me' })).toMatchObject({
      code: 'people/session-expired',
    });
    again.close();
  });

  test.each(['nonsense', 'x'.repeat(43), `${'x'.repeat(43)}; atelier=y`, '%00'])(
    'a cookie of %j is nobody',
    async (value) => {
      const wire = await connect(target.url, { cookie: `atelier=${value}` });
      const { id } = await wire.open(target.room, 'chat');
      expect(await wire.command(id, 1, { type: 'say', text: 'who?' })).toMatchObject({
        code: expect.stringMatching(/^people\/(name-first|session-expired)$/),
      });
      wire.close();
    },
  );
});

target.proveNothingLost();
