/** What must always hold of the live side, on the real server, read from the bytes it sends. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodeDigest } from '../src/activities/mural/digest.ts';
import { seededRandom } from '../src/client/testing/seeded-random.ts';
import { startTestServer } from '../src/testing/test-server.ts';
import { comesTo, createFollower, type Follower, follow, takeUp } from './harness/follower.ts';
import { signIn } from './harness/guest.ts';
import { rawWebSocket } from './harness/raw-socket.ts';
import { type ServerProcess, startServer } from './harness/server-process.ts';
import { connect, type Heard, type Wire } from './harness/wire.ts';

const SEED = Number(process.env.SEED) || Date.now() % 1_000_000;
/** Edge of the murals here. */
const SIZE = 100;

let server: ServerProcess;
let ada: { number: number; cookie: string };
let bob: { number: number; cookie: string };

beforeAll(async () => {
  server = await startServer({
    COMMANDS_PER_SECOND: '100000',
    BYTES_PER_SECOND: '1000000000',
    REQUESTS_PER_MINUTE: '1000000',
  });
  ada = await signIn(server.url, 'Ada');
  bob = await signIn(server.url, 'Bob');
});
afterAll(async () => {
  expect(server.logged()).toEqual([]);
  await server.dispose();
});

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly text: string;
}

async function ask(method: string, path: string, cookie = '', body?: unknown): Promise<Answer> {
  const response = await fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: {
      ...(cookie && { cookie }),
      'x-atelier': '1',
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    text: await response.text(),
  };
}

async function makeRoom(wish: object = {}, cookie = ada.cookie): Promise<string> {
  const mural = { width: SIZE, height: SIZE, cooldown: 0 };
  const answer = await ask('POST', '/rooms', cookie, { title: 'Live', visibility: 'public', mural, ...wish });
  if (answer.status !== 201) throw new Error(answer.text);
  return JSON.parse(answer.text).code;
}

async function regionOf(room: string): Promise<Uint8Array> {
  const path = `/api/v1/rooms/${room}/mural/region?x=0&y=0&width=${SIZE}&height=${SIZE}&format=raw`;
  return new Uint8Array(await (await fetch(server.url + path)).arrayBuffer());
}

/** Everything that was said, by number. */
async function saidIn(room: string): Promise<Map<number, string>> {
  const said = new Map<number, string>();
  for (let before = ''; ; ) {
    const { text } = await ask('GET', `/rooms/${room}/chat/messages?limit=100${before}`);
    const { messages, earlier } = JSON.parse(text) as {
      messages: { seq: number; text: string }[];
      earlier: boolean;
    };
    for (const message of messages) said.set(message.seq, message.text);
    if (!earlier) return new Map([...said].sort(([a], [b]) => a - b));
    before = `&before=${messages[0]?.seq}`;
  }
}

const place = (...pixels: number[]): object => ({ type: 'place', pixels });

describe('invariant 10: cost follows the viewers', () => {
  test('what is placed within one tick arrives as one frame', async () => {
    const room = await makeRoom();
    const [painter, viewer] = [await connect(server.url, { cookie: ada.cookie }), await connect(server.url)];
    const { id } = await painter.open(room, 'mural');
    const { seq } = await viewer.open(room, 'mural');
    const count = 500;
    const started = performance.now();
    for (let n = 1; n <= count; n++)
      painter.say({ t: 'do', id, n, c: place(n % SIZE, Math.floor(n / SIZE), 1) });
    const frames: Heard[] = [];
    let to = seq as number;
    while (to < (seq as number) + count) {
      const frame = await viewer.next('digest');
      frames.push(frame);
      expect(frame.from).toBe(to + 1);
      to = frame.to as number;
    }
    // The shortest tick is 20 ms; the first one may come at once.
    const ticks = Math.floor((performance.now() - started) / 20) + 2;
    expect(frames.length).toBeLessThanOrEqual(ticks);
    expect(frames.length).toBeLessThan(count / 10);
    painter.close();
    viewer.close();
  });
});

describe('invariant 5: a viewer that stops reading', () => {
  test('is queued no more than a bounded backlog, gets one resync, and nobody else notices', async () => {
    const room = await makeRoom();
    const painter = await connect(server.url, { cookie: ada.cookie });
    const [slow, quick] = [await connect(server.url), await connect(server.url)];
    const { id: chat } = await painter.open(room, 'chat');
    const { id: mural } = await painter.open(room, 'mural');
    const followers = { slow: createFollower(room, 'chat'), quick: createFollower(room, 'chat') };
    const murals = { slow: createFollower(room, 'mural'), quick: createFollower(room, 'mural') };
    for (const [wire, which] of [
      [slow, 'slow'],
      [quick, 'quick'],
    ] as const) {
      await follow(wire, followers[which]);
      await follow(wire, murals[which]);
    }
    let read = 0;
    slow.socket.on('message', (data: Buffer) => {
      read += data.length;
    });

    slow.socket.pause();
    // Far more than the kernel takes for both ends (some 5 MB) and the backlog together.
    const [rounds, each, text] = [30, 200, '漢'.repeat(990)];
    for (let round = 0; round < rounds; round++) {
      const answers: Promise<Heard>[] = [];
      for (let n = round * each + 1; n <= (round + 1) * each; n++) {
        answers.push(painter.command(chat, n, { type: 'say', text: `${n} ${text}` }));
        painter.say({ t: 'do', id: mural, n, c: place(n % SIZE, Math.floor(n / SIZE) % SIZE, n % 16) });
      }
      await Promise.all(answers);
      painter.heard.length = 0;
      takeUp(quick, followers.quick);
      takeUp(quick, murals.quick);
    }
    const total = rounds * each;
    await comesTo(quick, followers.quick, total);
    await comesTo(quick, murals.quick, total);
    expect([...followers.quick.texts.keys()]).toEqual(Array.from({ length: total }, (_, index) => index + 1));
    expect(quick.heard.filter(({ t }) => t === 'reset')).toEqual([]);

    slow.socket.resume();
    expect(await slow.next('reset')).toMatchObject({ id: followers.slow.id });
    expect(read).toBeLessThan(total * Buffer.byteLength(text) * 0.6);
    takeUp(slow, followers.slow);
    await follow(slow, followers.slow, true);
    await comesTo(slow, murals.slow, total);
    expect(slow.heard.filter(({ t }) => t === 'reset')).toEqual([]);
    expect(murals.slow.changes).toEqual(murals.quick.changes);
    // From then on it is a viewer like any other.
    await painter.command(chat, total + 1, { type: 'say', text: 'everybody back' });
    await comesTo(slow, followers.slow, total + 1);
    expect(followers.slow.texts.get(total + 1)).toBe('everybody back');
    for (const wire of [painter, slow, quick]) wire.close();
  }, 60_000);
});

describe('invariant 7: resume is exact or honest', () => {
  test(`over random disconnects, with several rooms on each connection (seed ${SEED})`, async () => {
    const random = seededRandom(SEED);
    const pick = (below: number): number => Math.floor(random() * below);
    const rooms = await Promise.all([makeRoom(), makeRoom(), makeRoom()]);
    const painter = await connect(server.url, { cookie: ada.cookie });
    const channels = await Promise.all(
      rooms.map(async (room) => ({
        room,
        chat: (await painter.open(room, 'chat')).id,
        mural: (await painter.open(room, 'mural')).id,
        said: 0,
        painted: 0,
      })),
    );
    const clients = await Promise.all(
      Array.from({ length: 4 }, async () => ({
        wire: await connect(server.url),
        followers: rooms.flatMap((room) => [createFollower(room, 'chat'), createFollower(room, 'mural')]),
      })),
    );
    for (const { wire, followers } of clients) for (const one of followers) await follow(wire, one);

    const answers: Promise<Heard>[] = [];
    for (let step = 0; step < 300; step++) {
      const channel = channels[pick(channels.length)] as (typeof channels)[number];
      const what = random();
      if (what < 0.4) {
        for (let count = pick(8); count >= 0; count--) {
          const n = ++channel.said;
          answers.push(painter.command(channel.chat, n, { type: 'say', text: `${channel.room} ${n}` }));
        }
      } else if (what < 0.8) {
        const n = ++channel.painted;
        const pixels = Array.from({ length: 1 + pick(20) }, () => [pick(SIZE), pick(SIZE), pick(16)]).flat();
        answers.push(painter.command(channel.mural, n, place(...pixels)));
      } else {
        const client = clients[pick(clients.length)] as (typeof clients)[number];
        for (const one of client.followers) takeUp(client.wire, one);
        client.wire.close();
        // Sometimes it is away for a while.
        if (random() < 0.5) await Promise.all(answers.splice(0));
        client.wire = await connect(server.url);
        await Promise.all(client.followers.map((one) => follow(client.wire, one)));
      }
    }
    for (const { t } of await Promise.all(answers)) expect(t).toBe('done');
    for (const { room, said, painted } of channels) {
      const messages = await saidIn(room);
      const pixels = await regionOf(room);
      expect(messages.size).toBe(said);
      for (const { wire, followers } of clients) {
        const chat = followers.find((one) => one.room === room && one.activity === 'chat') as Follower;
        const mural = followers.find((one) => one.room === room && one.activity === 'mural') as Follower;
        await comesTo(wire, chat, said);
        await comesTo(wire, mural, painted);
        expect([...chat.texts]).toEqual([...messages]);
        // A new mural is blank: what it holds is what was told.
        const copy = new Uint8Array(SIZE * SIZE);
        for (const [place, color] of mural.changes) copy[place] = color;
        expect(Buffer.from(copy).equals(Buffer.from(pixels))).toBe(true);
        // Never told to load afresh: they were not away for long.
        expect([chat.afresh, mural.afresh]).toEqual([1, 1]);
      }
    }
    expect(clients[0]?.followers[0]?.resumed).toBeGreaterThan(0);
    for (const { wire } of clients) wire.close();
    painter.close();
  });

  test('too far behind, from another epoch or from the future: afresh', async () => {
    const room = await makeRoom();
    const wire = await connect(server.url, { cookie: ada.cookie });
    const { id, epoch } = await wire.open(room, 'chat');
    const say = (n: number) => wire.command(id, n, { type: 'say', text: `number ${n}` });
    for (let from = 1; from <= 1100; from += 55) {
      await Promise.all(Array.from({ length: 55 }, (_, index) => say(from + index)));
    }
    const kindOf = async (after: number, of = epoch as string): Promise<string> => {
      const fresh = await connect(server.url);
      const { t, seq } = await fresh.open(room, 'chat', { after, epoch: of });
      expect(seq).toBe(1100);
      if (t === 'resumed' && after < 1100) {
        const numbers: number[] = [];
        while (numbers.length < 1100 - after) {
          const { entries } = (await fresh.next('entries')) as unknown as { entries: { seq: number }[] };
          numbers.push(...entries.map((entry) => entry.seq));
        }
        expect(numbers).toEqual(Array.from({ length: 1100 - after }, (_, index) => after + 1 + index));
      }
      fresh.close();
      return t;
    };
    expect(await kindOf(1100)).toBe('resumed');
    expect(await kindOf(1000)).toBe('resumed');
    expect(await kindOf(150)).toBe('resumed');
    expect(await kindOf(50)).toBe('opened');
    expect(await kindOf(1101)).toBe('opened');
    expect(await kindOf(1000, 'another')).toBe('opened');
    wire.close();
  });

  test('polling tells the same as a live connection', async () => {
    const room = await makeRoom();
    const wire = await connect(server.url, { cookie: ada.cookie });
    const live = { chat: createFollower(room, 'chat'), mural: createFollower(room, 'mural') };
    await follow(wire, live.chat);
    await follow(wire, live.mural);
    const polled = { entries: [] as unknown[], changes: new Map<number, number>() };
    const heard: unknown[] = [];
    const positions = new Map<string, string>();
    const poll = async (activity: 'chat' | 'mural'): Promise<void> => {
      const { text } = await ask('GET', `/rooms/${room}/${activity}/since${positions.get(activity) ?? ''}`);
      const messages = JSON.parse(text) as (Heard & { entries: unknown[]; body: string })[];
      const { epoch } = messages[0] as Heard;
      let seq = messages[0]?.seq;
      for (const message of messages) {
        if (message.t === 'entries') polled.entries.push(...message.entries);
        if (message.t === 'digest')
          decodeDigest(Buffer.from(message.body, 'base64'), (place, color) =>
            polled.changes.set(place, color),
          );
        seq = message.to ?? seq;
      }
      positions.set(activity, `?after=${seq}&epoch=${epoch}`);
    };
    await poll('chat');
    await poll('mural');
    const random = seededRandom(SEED);
    for (let n = 1; n <= 60; n++) {
      const pixel = [0, 0, 0].map(() => Math.floor(random() * 16));
      await Promise.all([
        wire.command(live.chat.id, n, { type: 'say', text: `number ${n}` }),
        wire.command(live.mural.id, n, place(...pixel)),
      ]);
      if (random() < 0.2) await Promise.all([poll('chat'), poll('mural')]);
    }
    await Promise.all([poll('chat'), poll('mural')]);
    while (heard.length < 60) heard.push(...((await wire.next('entries')).entries as unknown[]));
    await comesTo(wire, live.mural, 60);
    expect(polled.entries).toEqual(heard);
    expect(polled.changes).toEqual(live.mural.changes);
    wire.close();
  });
});

describe('invariant 4: a private room', () => {
  const SECRET = 'the-password-is-swordfish';

  test('answers strangers like a room that does not exist, byte for byte', async () => {
    const room = await makeRoom({ visibility: 'private', title: SECRET });
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
      const own = await ask(method, `/rooms/${room}${path}`, cookie, body);
      const none = await ask(method, `/rooms/${missing}${path}`, cookie, body);
      expect(own.status, path).toBe(404);
      const plain = ({ status, headers, text }: Answer, code: string): object => {
        const { date: _, ...rest } = headers;
        for (const name of Object.keys(rest)) if (name.startsWith('ratelimit-')) delete rest[name];
        return { status, headers: rest, text: text.replaceAll(code, 'CODE') };
      };
      expect(plain(own, room)).toEqual(plain(none, missing));
      expect(own.text).not.toContain(SECRET);
    };
    for (const cookie of ['', bob.cookie]) {
      for (const path of reads) await compare('GET', path, cookie);
    }
    for (const [method, path, body] of writes) await compare(method, path, bob.cookie, body);

    const wire = await connect(server.url, { cookie: bob.cookie });
    for (const activity of ['chat', 'mural', 'members', 'nothing']) {
      const own = await wire.open(room, activity);
      const none = await wire.open(missing, activity);
      expect({ ...own, ref: 0, detail: 0 }).toEqual({ ...none, ref: 0, detail: 0 });
      expect([own.detail, none.detail]).toEqual([{ code: room }, { code: missing }]);
    }
    wire.close();
    for (const path of ['/rooms', '/rooms/mine', '/history']) {
      const { text } = await ask('GET', path, bob.cookie);
      expect(text).not.toContain(SECRET);
      expect(text).not.toContain(room);
    }
  });

  test('is in no byte sent to anybody else', async () => {
    const [room, open] = [await makeRoom({ visibility: 'private', title: SECRET }), await makeRoom()];
    const outsider = await rawWebSocket(server.url);
    const tell = (message: object): void => {
      const payload = Buffer.from(JSON.stringify(message));
      outsider.socket.write(
        Buffer.concat([Buffer.from([0x81, 0x80 | payload.length]), Buffer.alloc(4), payload]),
      );
    };
    tell({ t: 'hello', client: 'an-outsider-listens' });
    for (const activity of ['chat', 'mural', 'members']) tell({ t: 'open', ref: 1, room: open, activity });
    const wire = await connect(server.url, { cookie: ada.cookie });
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
    const room = await makeRoom();
    const [member, watcher] = [await connect(server.url, { cookie: bob.cookie }), await connect(server.url)];
    const { id } = await member.open(room, 'chat');
    await watcher.open(room, 'chat');
    await watcher.open(room, 'mural');
    expect((await ask('PATCH', `/rooms/${room}`, ada.cookie, { visibility: 'private' })).status).toBe(200);
    await watcher.next('reset');
    await watcher.next('reset');
    expect(await watcher.open(room, 'chat')).toMatchObject({ t: 'error', code: 'rooms/unknown' });
    await member.command(id, 1, { type: 'say', text: SECRET });
    await member.next(({ t }) => t === 'entries');
    watcher.say({ t: 'ping' });
    await watcher.next('pong');
    expect(JSON.stringify(watcher.heard)).not.toContain(SECRET);
    // Somebody who leaves hears no more of it either.
    expect((await ask('POST', `/rooms/${room}/leave`, bob.cookie, {})).status).toBe(204);
    await member.next('reset');
    for (const wire of [member, watcher]) wire.close();
  });
});

describe('presence', () => {
  const counts = (here: number, watching: number) => (message: Heard) =>
    message.t === 'presence' && message.here === here && message.watching === watching;

  test('counts people, not tabs, and everybody who only watches', async () => {
    const room = await makeRoom();
    const observer = await connect(server.url);
    await observer.open(room, 'chat');
    const tabs = await Promise.all([1, 2].map(() => connect(server.url, { cookie: ada.cookie })));
    for (const tab of tabs) await tab.open(room, 'chat');
    const other = await connect(server.url, { cookie: bob.cookie });
    await other.open(room, 'mural');
    const { people } = await observer.next(counts(2, 1));
    expect(people).toEqual(
      expect.arrayContaining([
        { number: ada.number, name: 'Ada' },
        { number: bob.number, name: 'Bob' },
      ]),
    );
    const { text } = await ask('GET', `/rooms/${room}`);
    expect(JSON.parse(text)).toMatchObject({ here: 2, watching: 1 });
    const second = await connect(server.url);
    await second.open(room, 'mural');
    tabs[0]?.close();
    // One tab is left: still here.
    await observer.next(counts(2, 2));
    tabs[1]?.close();
    await observer.next(counts(1, 2));
    // Letting go of the last channel is leaving, the connection may stay.
    const { id } = await other.open(room, 'chat');
    other.say({ t: 'close', id });
    other.say({ t: 'close', id: (await other.open(room, 'mural')).id });
    await observer.next(counts(0, 2));
    for (const wire of [observer, other, second]) wire.close();
  });

  test('says who is writing, until they stop', async () => {
    const room = await makeRoom();
    const [writer, reader] = [await connect(server.url, { cookie: ada.cookie }), await connect(server.url)];
    const { id } = await writer.open(room, 'chat');
    await reader.open(room, 'chat');
    writer.say({ t: 'typing', id });
    const started = performance.now();
    expect(await reader.next('typing')).toEqual({ t: 'typing', id, people: [ada.number] });
    await reader.next(({ t, people }) => t === 'typing' && (people as unknown[]).length === 0);
    const took = performance.now() - started;
    expect(took).toBeGreaterThan(4000);
    expect(took).toBeLessThan(9000);
    writer.close();
    reader.close();
  }, 20_000);
});

describe('a room that leaves memory', () => {
  test('comes back as one: what newcomers do in it everybody sees', async () => {
    const host = await startTestServer();
    const url = await host.listen();
    const person = await host.person('Cleo');
    const made = await person.post('rooms', { title: 'Sleepy', visibility: 'public', preset: 'sketch' });
    const room = made.json().code as string;
    const early: Wire = await connect(url, { cookie: person.cookie });
    await early.open(room, 'chat');
    const { id } = await early.open(room, 'mural');
    expect((await early.command(id, 1, place(1, 1, 5))).t).toBe('done');
    early.say({ t: 'close', id });
    early.say({ t: 'ping' });
    await early.next('pong');
    // The chat is still watched, the mural is not.
    await host.host.evict(-1);
    const late = await connect(url, { cookie: person.cookie });
    const opened = await late.open(room, 'mural');
    expect((await late.command(opened.id, 1, place(2, 2, 6))).t).toBe('done');
    expect((await late.next('digest')).to).toBe(2);
    const pixels = (await person.get(`rooms/${room}/mural/region?x=0&y=0&width=3&height=3&format=raw`))
      .rawPayload;
    expect([...pixels].filter((_, index) => index === 4 || index === 8)).toEqual([5, 6]);
    early.close();
    late.close();
    await host.end();
  });
});
