/** A private room is in no byte that is sent to anybody else. */
import { describe, expect, test } from 'vitest';
import type { Answer } from './harness/ask.ts';
import { setLiveStage } from './harness/live-stage.ts';
import { rawWebSocket } from './harness/raw-socket.ts';
import { connect } from './harness/wire.ts';

const stage = setLiveStage();

describe('invariant 4: a private room', () => {
  const SECRET = 'the-password-is-swordfish';

  test('answers strangers like a room that does not exist, byte for byte', async () => {
    const room = await stage.makeRoom({ visibility: 'private', title: SECRET });
    const missing = 'YYYY';
    const reads = [
      '',
      '/mural',
      '/mural/pixels/1/1',
      '/mural/region?x=0&y=0&width=9&height=9',
      '/mural.png',
      '/mural/tiles/0-0@0',
      '/mural/canvas.json',
      '/chat/messages',
      '/chat/since',
      '/mural/since',
    ];
    const client = 'client-of-a-stranger';
    const writes: [string, string, object][] = [
      ['POST', '/join', {}],
      ['POST', '/join', { invite: 'AAAAAAAAAAAAAAAAAAAAAA' }],
      ['POST', '/leave', {}],
      ['PATCH', '', { title: 'mine now' }],
      ['POST', '/chat/commands', { client, n: 1, command: { type: 'say', text: 'hello?' } }],
      ['POST', '/mural/pixels', { pixels: [1, 1, 1] }],
      ['POST', '/mural/reset', {}],
    ];
    const compare = async (method: string, path: string, cookie: string, body?: object): Promise<void> => {
      const own = await stage.ask(method, `/rooms/${room}${path}`, cookie, body);
      const none = await stage.ask(method, `/rooms/${missing}${path}`, cookie, body);
      expect(own.status, path).toBe(404);
      const plain = ({ status, headers, text }: Answer, code: string): object => {
        const same = ([name]: [string, string]) => name !== 'date' && !name.startsWith('ratelimit-');
        return { status, headers: Object.entries(headers).filter(same), text: text.replaceAll(code, 'CODE') };
      };
      expect(plain(own, room)).toEqual(plain(none, missing));
      expect(own.text).not.toContain(SECRET);
    };
    for (const cookie of ['', stage.bob.cookie]) {
      for (const path of reads) await compare('GET', path, cookie);
    }
    for (const [method, path, body] of writes) await compare(method, path, stage.bob.cookie, body);

    const wire = await connect(stage.url, { cookie: stage.bob.cookie });
    for (const activity of ['chat', 'mural', 'members', 'nothing']) {
      const own = await wire.open(room, activity);
      const none = await wire.open(missing, activity);
      expect({ ...own, ref: 0, detail: 0 }).toEqual({ ...none, ref: 0, detail: 0 });
      expect([own.detail, none.detail]).toEqual([{ code: room }, { code: missing }]);
    }
    wire.close();
    for (const path of ['/rooms', '/rooms/mine', '/history']) {
      const { text } = await stage.ask('GET', path, stage.bob.cookie);
      expect(text).not.toContain(SECRET);
      expect(text).not.toContain(room);
    }
  });

  test('is in no byte sent to anybody else', async () => {
    const [room, open] = [
      await stage.makeRoom({ visibility: 'private', title: SECRET }),
      await stage.makeRoom(),
    ];
    const outsider = await rawWebSocket(stage.url);
    const tell = (message: object): void => {
      const payload = Buffer.from(JSON.stringify(message));
      outsider.socket.write(
        Buffer.concat([Buffer.from([0x81, 0x80 | payload.length]), Buffer.alloc(4), payload]),
      );
    };
    tell({ t: 'hello', client: 'an-outsider-listens' });
    for (const activity of ['chat', 'mural', 'members']) tell({ t: 'open', ref: 1, room: open, activity });
    const wire = await connect(stage.url, { cookie: stage.ada.cookie });
    const { id: secret } = await wire.open(room, 'chat');
    const { id: plain } = await wire.open(open, 'chat');
    await wire.command(secret, 1, { type: 'say', text: SECRET });
    wire.say({ t: 'typing', id: secret });
    // Whoever may look hears it, and after that something harmless reaches the outsider.
    await wire.next(({ t, id }) => t === 'entries' && id === secret);
    await wire.command(plain, 1, { type: 'say', text: 'harmless' });
    await expect.poll(() => outsider.received().includes('harmless'), { timeout: 5000 }).toBe(true);
    const bytes = outsider.received();
    for (const forbidden of [SECRET, room, `"id":${secret}`]) expect(bytes.includes(forbidden)).toBe(false);
    outsider.socket.destroy();
    wire.close();
  });

  test('that was public until now lets go of who only watched, and keeps its members', async () => {
    const room = await stage.makeRoom();
    const [member, watcher] = [
      await connect(stage.url, { cookie: stage.bob.cookie }),
      await connect(stage.url),
    ];
    const { id } = await member.open(room, 'chat');
    await watcher.open(room, 'chat');
    await watcher.open(room, 'mural');
    expect(
      (await stage.ask('PATCH', `/rooms/${room}`, stage.ada.cookie, { visibility: 'private' })).status,
    ).toBe(200);
    await watcher.next('reset');
    await watcher.next('reset');
    expect(await watcher.open(room, 'chat')).toMatchObject({ t: 'error', code: 'rooms/unknown' });
    await member.command(id, 1, { type: 'say', text: SECRET });
    await member.next(({ t }) => t === 'entries');
    watcher.say({ t: 'ping' });
    await watcher.next('pong');
    expect(JSON.stringify(watcher.heard)).not.toContain(SECRET);
    // Somebody who leaves hears no more of it either.
    expect((await stage.ask('POST', `/rooms/${room}/leave`, stage.bob.cookie, {})).status).toBe(204);
    await member.next('reset');
    for (const wire of [member, watcher]) wire.close();
  });
});
