/** Removing messages, bans from the server and reports, on a whole server: what everybody else is sent, byte by byte. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestPerson, type TestServer } from '../src/testing/test-server.ts';
import { rawSocket, upgradeRequest } from './harness/raw-socket.ts';
import { connect, type Heard, type Wire } from './harness/wire.ts';

let server: TestServer;
let url: string;
let ada: TestPerson;
let bob: TestPerson;
let cleo: TestPerson;
let moderator: TestPerson;
let admin: TestPerson;
let people = 0;

beforeAll(async () => {
  // Whoever comes over the socket is another address than whoever is injected, unless a header says otherwise.
  server = await startTestServer({ TRUST_PROXY: '127.0.0.1' });
  url = await server.listen();
  [ada, bob, cleo] = [await server.person('Ada'), await server.person('Bob'), await server.person('Cleo')];
  moderator = await server.staff('Mona', 'moderator');
  admin = await server.staff('Adam', 'admin');
});
afterAll(() => server.end());

const fresh = () => server.person(`Person ${++people}`);

async function makeRoom(wish: object = {}): Promise<string> {
  const made = await ada.post('rooms', { title: 'A room', visibility: 'public', ...wish });
  expect(made.statusCode).toBe(201);
  return made.json().code;
}

interface Talker {
  readonly wire: Wire;
  readonly id: unknown;
  readonly opened: Heard;
  act(command: object): Promise<Heard>;
  say(text: string): Promise<number>;
}

/** Where the entry of a command that was done stands in the log. */
const seqOf = ({ acks }: Heard): number => Number((acks as [number, number][])[0]?.[1]);

/** Somebody (null: nobody known) in a room's chat. */
async function enter(
  room: string,
  person: TestPerson | null,
  from?: { after: number; epoch: string },
): Promise<Talker> {
  const wire = await connect(url, person ? { cookie: person.cookie } : {});
  const opened = await wire.open(room, 'chat', from);
  let n = 0;
  const act = (command: object) => wire.command(opened.id, ++n, command);
  return {
    wire,
    id: opened.id,
    opened,
    act,
    async say(text) {
      const done = await act({ type: 'say', text });
      expect(done).toMatchObject({ t: 'done' });
      return seqOf(done);
    },
  };
}

describe('what was removed', () => {
  interface Scene {
    readonly room: string;
    readonly master: Talker;
    readonly author: Talker;
    readonly epoch: string;
  }

  async function scene(): Promise<Scene> {
    const room = await makeRoom();
    const [master, author] = [await enter(room, ada), await enter(room, bob)];
    return { room, master, author, epoch: String(master.opened.epoch) };
  }
  const leave = ({ master, author }: Scene): void => {
    master.wire.close();
    author.wire.close();
  };

  /** Every way to what was said: resuming from everywhere, afresh, by asking again and again, in pages, by search. */
  async function everything({ room, epoch }: Scene, upTo: number, by: TestPerson): Promise<string> {
    const told: unknown[] = [];
    for (const after of [0, 1, Math.max(0, upTo - 3), upTo]) {
      const { wire, opened } = await enter(room, cleo, { after, epoch });
      told.push(opened);
      if (opened.t === 'resumed' && upTo > after) {
        told.push(await wire.next(({ t, to }) => t === 'entries' && Number(to) >= upTo), ...wire.heard);
      }
      wire.close();
      told.push((await cleo.get(`rooms/${room}/chat/since?after=${after}&epoch=${epoch}`)).json());
    }
    const afresh = await enter(room, null);
    told.push(afresh.opened);
    afresh.wire.close();
    told.push((await server.ask('GET', `rooms/${room}/chat/since`)).json());
    told.push((await server.ask('GET', `rooms/${room}/chat/messages?limit=200`)).json());
    told.push((await by.get('history')).json(), (await by.get('history?q=secret')).json());
    return JSON.stringify(told);
  }

  test('invariant 4: is gone at once for those who watch, and in no byte for whoever comes, returns, polls or searches', async () => {
    const here = await scene();
    const { room, master, author } = here;
    const viewer = await enter(room, cleo);
    const secret = await author.say('secret word');
    await author.act({ type: 'edit', seq: secret, text: 'secret words' });
    await viewer.wire.next(({ t, to }) => t === 'entries' && Number(to) > secret);
    expect(await everything(here, secret + 1, bob)).toContain('secret words');

    const removed = await master.act({ type: 'remove', seq: secret, why: 'nobody should know this' });
    expect(removed).toMatchObject({ t: 'done' });
    // Whatever else was on its way before, the removal is told, and its reason is not: that is for the audit.
    const news = await viewer.wire.next(({ t, to }) => t === 'entries' && to === seqOf(removed));
    expect((news.entries as unknown[]).at(-1)).toMatchObject({
      by: ada.number,
      e: { type: 'removed', seq: secret },
    });
    expect(JSON.stringify([news, viewer.wire.heard])).not.toContain('nobody should know');
    const told = await everything(here, seqOf(removed), bob);
    expect(told).not.toContain('secret word');
    expect(told).not.toContain('nobody should know');
    const { messages } = (await server.ask('GET', `rooms/${room}/chat/messages`)).json();
    expect(messages).toMatchObject([{ seq: secret, text: '', deleted: true, removed: true, editedAt: null }]);
    viewer.wire.close();
    leave(here);
  });

  test('invariant 4: within the tick in which it was said and removed, nobody else is sent a word of it', async () => {
    const here = await scene();
    const viewer = await enter(here.room, cleo);
    const { wire, id } = here.master;
    // Both in one turn: the next frames to others are made after the removal is on disk.
    wire.say({ t: 'do', id, n: 1, c: { type: 'say', text: 'secret slip' } });
    wire.say({ t: 'do', id, n: 2, c: { type: 'remove', seq: 1 } });
    await viewer.wire.next(({ t, to }) => t === 'entries' && to === 2);
    expect(JSON.stringify(viewer.wire.heard)).not.toContain('secret slip');
    viewer.wire.close();
    leave(here);
  });

  test('invariant 4: of a person all, also what left the window of the rules long ago', async () => {
    const here = await scene();
    const { room, master, author } = here;
    const first = await author.say('secret beginning');
    // More than are remembered in full, few enough to be told one by one.
    for (let i = 0; i < 8; i++) {
      const wires = Array.from({ length: 64 }, (_, k) => master.say(`noise ${i} ${k}`));
      await Promise.all(wires);
    }
    await author.say('secret end');
    await master.say('between');
    const done = await master.act({ type: 'remove', by: bob.number, why: 'spam' });
    expect(await everything(here, seqOf(done), bob)).not.toContain('secret');
    const later = await author.say('still here');
    expect(JSON.stringify((await server.ask('GET', `rooms/${room}/chat/messages`)).json())).toContain(
      'still here',
    );

    // One of the old ones alone, by number.
    await master.act({ type: 'remove', seq: 2 });
    const { messages } = (await server.ask('GET', `rooms/${room}/chat/messages?before=${first + 2}`)).json();
    expect(messages).toMatchObject(
      [{ seq: first, text: '', removed: true }, { seq: 2 }].slice(0, messages.length),
    );
    expect(later).toBeGreaterThan(seqOf(done));
    leave(here);
  });

  test('brought back, is there again for who watches, comes, returns and searches; and can be removed again', async () => {
    const here = await scene();
    const { room, master, author } = here;
    const viewer = await enter(room, cleo);
    const first = await author.say('secret word');
    for (let i = 0; i < 9; i++) await Promise.all(Array.from({ length: 64 }, () => master.say('noise')));
    const second = await author.say('secret end');
    const removal = seqOf(await master.act({ type: 'remove', by: bob.number, why: 'all of it' }));
    expect(await everything(here, removal, bob)).not.toContain('secret');
    expect(await author.act({ type: 'restore', removal })).toMatchObject({ code: 'people/not-allowed' });
    const back = await master.act({ type: 'restore', removal });
    expect(back).toMatchObject({ t: 'done' });
    const shown = await viewer.wire.next(({ t, to }) => t === 'entries' && Number(to) >= seqOf(back));
    expect((shown.entries as { e: object }[]).at(-1)?.e).toEqual({ type: 'restored', removal });
    // Of the one that left the window long ago, too.
    const { messages } = (await server.ask('GET', `rooms/${room}/chat/messages?before=${first + 1}`)).json();
    expect(messages).toMatchObject([{ text: 'secret word', removed: false }]);
    expect(await everything(here, seqOf(back), bob)).toContain('secret end');
    expect(await master.act({ type: 'restore', removal })).toMatchObject({ code: 'chat/not-restorable' });
    const again = seqOf(await master.act({ type: 'remove', seq: second }));
    expect(await everything(here, again, bob)).not.toContain('secret end');
    viewer.wire.close();
    leave(here);
  });

  test('only those who look after the room may, and each removal is in the audit with whom and why', async () => {
    const here = await scene();
    const seq = await here.author.say('words');
    for (const command of [
      { type: 'remove', seq },
      { type: 'remove', by: bob.number },
      { type: 'configure', slow: 5 },
    ])
      expect(await here.author.act(command)).toMatchObject({ t: 'refused', code: 'people/not-allowed' });
    const staff = await enter(here.room, moderator);
    expect(await staff.act({ type: 'remove', seq, why: 'an address in it' })).toMatchObject({ t: 'done' });
    expect(await staff.act({ type: 'remove', by: bob.number, since: 5, why: 'all of it' })).toMatchObject({
      t: 'done',
    });
    const acts = (await admin.get('desk/audit?act=chat/')).json();
    expect(JSON.stringify(acts)).toContain('an address in it');
    expect(JSON.stringify(acts)).toContain('all of it');
    staff.wire.close();
    leave(here);
  });
});

describe('slow mode', () => {
  test('is told to who comes, counts for all but those who look after the room, over HTTP as well', async () => {
    const room = await makeRoom();
    const [master, author] = [await enter(room, ada), await enter(room, bob)];
    expect(await master.act({ type: 'configure', slow: 3600 })).toMatchObject({ t: 'done' });
    await author.say('first');
    expect(await author.act({ type: 'say', text: 'second' })).toMatchObject({
      t: 'refused',
      code: 'chat/slow',
    });
    const command = { client: 'another-client-of-bob', n: 1, command: { type: 'say', text: 'second' } };
    const posted = await bob.post(`rooms/${room}/chat/commands`, command);
    expect(posted.json()).toMatchObject({ t: 'refused', code: 'chat/slow' });
    await master.say('one');
    await master.say('two');
    const again = await enter(room, bob);
    expect(again.opened.view).toMatchObject({ slow: 3600, saidAt: expect.any(Number) });
  });
});

describe('a ban from the server', () => {
  const ban = (person: TestPerson, more: object = {}) =>
    moderator.post('bans', { person: person.number, reason: 'Spam everywhere', until: null, ...more });

  test('ends the connections at once with the reason, and everything but reading why is refused', async () => {
    const victim = await fresh();
    const live = await enter('PARK', victim);
    const until = Date.now() + 3_600_000;
    expect((await ban(victim, { until, note: 'third time' })).statusCode).toBe(204);
    expect(await live.wire.next('error')).toMatchObject({
      code: 'people/banned',
      detail: { reason: 'Spam everywhere', until },
    });
    expect(await live.wire.closed).toMatchObject({ code: 4403 });

    for (const answer of [
      await victim.get('rooms'),
      await victim.get('rooms/PARK/mural'),
      await victim.post('rooms/PARK/join', {}),
      await victim.patch('me', { name: 'Another' }),
      await victim.post('reports', { what: { kind: 'person', person: ada.number }, reason: 'spam' }),
    ]) {
      expect(answer.statusCode).toBe(403);
      expect(answer.json()).toMatchObject({ code: 'people/banned', reason: 'Spam everywhere', until });
    }
    const own = await victim.get('me/ban');
    expect(own.json()).toEqual({ ban: { reason: 'Spam everywhere', until } });
    expect(own.body).not.toContain('third time');
    expect((await victim.get('me')).json().me.number).toBe(victim.number);

    const raw = await rawSocket(url);
    raw.socket.write(upgradeRequest({ Cookie: victim.cookie }));
    const answer = String(await raw.ended);
    expect(answer).toContain('HTTP/1.1 403 Forbidden');
    expect(answer).toContain('"code":"people/banned"');
    expect((await victim.post('me/leave')).statusCode).toBe(204);
  });

  test('ends by itself, by being lifted, and by a shorter one that takes its place', async () => {
    const victim = await fresh();
    const state = async () => (await victim.get('rooms')).statusCode;
    await ban(victim);
    expect(await state()).toBe(403);
    await ban(victim, { until: Date.now() + 150 });
    await expect.poll(state, { timeout: 5000 }).toBe(200);

    await ban(victim);
    const [first] = (await moderator.get('bans')).json().bans;
    expect(first).toMatchObject({ account: victim.number, until: null, madeByName: 'Mona' });
    expect((await moderator.post(`bans/${first.id}/lift`)).statusCode).toBe(204);
    expect(await state()).toBe(200);
    expect((await moderator.post(`bans/${first.id}/lift`)).json().code).toBe('bans/lifted');
    const over = (await moderator.get('bans?over=true')).json().bans;
    expect(over[0]).toMatchObject({ id: first.id, liftedByName: 'Mona' });
  });

  test('covers an address only by choice, with an end, and never the moderator’s own nor whoever looks after the server', async () => {
    const [here, there] = ['2001:db8:1:2::7', '203.0.113.9'];
    const from = (address: string) => ({ 'x-forwarded-for': address });
    const made = await server.ask('POST', 'me', { name: 'Pupil' }, from(here));
    const pupil = { number: made.json().me.number } as TestPerson;
    const asks = async (address: string, headers = {}) =>
      (await server.ask('GET', 'rooms', undefined, { ...from(address), ...headers })).statusCode;

    const own = await server.person('At home');
    expect((await ban(own, { addressDays: 3 })).json().code).toBe('bans/own-address');
    expect((await own.get('rooms')).statusCode).toBe(200);
    expect((await ban(pupil, { addressDays: 31 })).statusCode).toBe(400);

    await ban(pupil);
    expect(await asks(here)).toBe(200);
    expect((await ban(pupil, { addressDays: 2 })).statusCode).toBe(204);
    expect(await asks(here)).toBe(403);
    // A neighbour in the same /64 too, nobody else, and those who look after the server never.
    expect(await asks('2001:db8:1:2:ffff::1')).toBe(403);
    expect(await asks('2001:db8:1:3::7')).toBe(200);
    expect(await asks(there)).toBe(200);
    expect(await asks(here, { cookie: admin.cookie })).toBe(200);
    expect((await server.ask('POST', 'me', { name: 'Pupil again' }, from(here))).statusCode).toBe(403);
    expect((await server.ask('GET', 'me/ban', undefined, from(here))).json().ban.until).toBeGreaterThan(0);
    const socket = await connect(url, { headers: from(here), silent: true });
    expect(await socket.closed).toMatchObject({ code: 1006 });

    const bans = (await moderator.get('bans')).json().bans as {
      id: number;
      address: string;
      until: number;
    }[];
    const address = bans.find((one) => one.address !== '');
    expect(address).toMatchObject({ address: '2001:db8:1:2::/64', until: expect.any(Number) });
    await moderator.post(`bans/${address?.id}/lift`);
    expect(await asks(here)).toBe(200);
  });

  test('is not for those who look after the server, nor for nobody, and not in the past', async () => {
    expect((await ban(admin)).json().code).toBe('bans/staff');
    expect((await ban({ number: 99_999 } as TestPerson)).json().code).toBe('bans/unknown');
    expect((await ban(bob, { until: 5 })).json().code).toBe('bans/bad-end');
    for (const answer of [
      await bob.get('bans'),
      await bob.post('bans', { person: ada.number, reason: 'x', until: null }),
    ])
      expect(answer.json().code).toBe('people/not-allowed');
    const acts = (await admin.get('desk/audit?act=server/ban')).json();
    expect(JSON.stringify(acts)).toContain('Spam everywhere');
  });
});

describe('a report', () => {
  const queue = async (who: TestPerson, query = '') => (await who.get(`reports${query}`)).json();

  test('keeps the message as it was, waits for the master and the moderators, and its answer reaches who made it', async () => {
    const room = await makeRoom();
    const author = await enter(room, bob);
    const seq = await author.say('Buy my paint');
    const what = { kind: 'message', room, seq };
    const made = await cleo.post('reports', { what, reason: 'spam', words: 'Again and again' });
    expect(made.statusCode).toBe(201);
    expect((await cleo.post('reports', { what, reason: 'other' })).json().code).toBe('reports/already');
    await author.act({ type: 'delete', seq });

    const { cases: reports } = await queue(ada, `?room=${room}`);
    expect(reports).toMatchObject([
      {
        kind: 'message',
        about: { number: bob.number, name: 'Bob' },
        subject: { seq, text: 'Buy my paint' },
        since: 'gone',
        voices: [{ reason: 'spam', words: 'Again and again', by: null }],
        state: 'open',
      },
    ]);
    // Who reported is told to those who look after the server only.
    expect(JSON.stringify(reports)).not.toContain('Cleo');
    expect((await queue(moderator)).cases[0]).toMatchObject({
      id: reports[0].id,
      voices: [{ by: { name: 'Cleo' } }],
    });
    expect((await ada.get(`reports/count?room=${room}`)).json()).toEqual({ open: 1 });
    for (const query of ['', `?room=${room}`])
      expect((await queue(bob, query)).code).toBe('people/not-allowed');
    expect((await queue(ada)).code).toBe('people/not-allowed');

    expect((await bob.post(`reports/${reports[0].id}/handle`, { outcome: 'done' })).json().code).toBe(
      'reports/unknown',
    );
    const handled = await ada.post(`reports/${reports[0].id}/handle`, {
      outcome: 'done',
      answer: 'It is gone.',
    });
    expect(handled.statusCode).toBe(204);
    const late = await moderator.post(`reports/${reports[0].id}/handle`, { outcome: 'dismissed' });
    expect(late.json().code).toBe('reports/handled');
    const mine = (await cleo.get('me/reports')).json().reports[0];
    expect(mine).toMatchObject({ state: 'done', answer: 'It is gone.', subject: { text: 'Buy my paint' } });
    expect(mine.handledBy).toBeUndefined();
    expect((await queue(ada, `?room=${room}`)).cases).toEqual([]);
    expect((await queue(ada, `?room=${room}&handled=true`)).cases).toMatchObject([{ handledBy: 'Ada' }]);
  });

  test('invariant 4: is told at once to those who look after it and its answer to who made it, and to nobody else', async () => {
    const room = await makeRoom();
    const talkers = {
      ada: await enter(room, ada),
      bob: await enter(room, bob),
      cleo: await enter(room, cleo),
      nobody: await enter(room, null),
    };
    // In another room, or in none: whoever looks after the server hears of all.
    const mona = await connect(url, { cookie: moderator.cookie });
    const elsewhere = await connect(url, { cookie: ada.cookie });
    const seq = await talkers.bob.say('Buy my paint');
    const what = { kind: 'message', room, seq };
    const { id } = (await cleo.post('reports', { what, reason: 'spam' })).json();
    const told = { t: 'reports', room, fresh: true };
    expect(await talkers.ada.wire.next('reports')).toEqual(told);
    expect(await mona.next('reports')).toEqual(told);
    // What is said about a master is for those above.
    const about = { kind: 'person', person: ada.number, room };
    await cleo.post('reports', { what: about, reason: 'harassment' });
    expect(await mona.next('reports')).toEqual(told);

    expect((await ada.post(`reports/${id}/handle`, { outcome: 'done' })).statusCode).toBe(204);
    const closed = { t: 'reports', room, fresh: false };
    expect(await talkers.ada.wire.next('reports')).toEqual(closed);
    expect(await mona.next('reports')).toEqual(closed);
    expect(await talkers.cleo.wire.next('answered')).toEqual({ t: 'answered' });

    const all = [...Object.values(talkers).map(({ wire }) => wire), mona, elsewhere];
    // Whatever was on its way is there before the answer to a ping.
    for (const wire of all) {
      wire.say({ t: 'ping' });
      await wire.next('pong');
      expect(wire.heard.filter(({ t }) => t === 'reports' || t === 'answered')).toEqual([]);
      wire.close();
    }
  });

  test('about a master waits for others than the master', async () => {
    const room = await makeRoom();
    await bob.post(`rooms/${room}/join`, {});
    await bob.post('reports', { what: { kind: 'person', person: ada.number, room }, reason: 'harassment' });
    expect((await queue(ada, `?room=${room}`)).cases).toEqual([]);
    const [report] = (await queue(moderator, `?room=${room}`)).cases;
    expect(report).toMatchObject({ kind: 'person', about: { name: 'Ada' } });
    expect((await ada.post(`reports/${report.id}/handle`, { outcome: 'dismissed' })).json().code).toBe(
      'reports/unknown',
    );
  });

  test('of a part of a mural holds its picture', async () => {
    const what = { kind: 'area', room: 'PARK', x: 2, y: 3, width: 20, height: 10 };
    expect((await bob.post('reports', { what, reason: 'vandalism' })).statusCode).toBe(201);
    const [report] = (await queue(moderator)).cases;
    // The list stays light: the picture is fetched apart, by those who may.
    expect(report.subject).toEqual({ x: 2, y: 3, width: 20, height: 10 });
    const shown = await moderator.get(`reports/${report.first}/picture`);
    expect(shown.headers['content-type']).toBe('image/png');
    for (const other of [bob, cleo])
      expect((await other.get(`reports/${report.first}/picture`)).json().code).toBe('reports/unknown');
    const png = shown.rawPayload;
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([20, 10]);
    const outside = await bob.post('reports', { what: { ...what, x: 295 }, reason: 'vandalism' });
    expect(outside.json().code).toBe('mural/out-of-bounds');
    const huge = await bob.post('reports', {
      what: { ...what, width: 300, height: 300 },
      reason: 'vandalism',
    });
    expect(huge.json().code).toBe('reports/too-large');
  });

  test('invariant 4: nobody learns by reporting that a private room is there', async () => {
    const room = await makeRoom({ visibility: 'private' });
    const inside = await enter(room, ada);
    const seq = await inside.say('between us');
    const what = { kind: 'message', room, seq };
    const guess = await bob.post('reports', { what, reason: 'spam' });
    const nothing = await bob.post('reports', { what: { ...what, room: 'ZZZZ' }, reason: 'spam' });
    expect([guess.statusCode, guess.json().code]).toEqual([nothing.statusCode, nothing.json().code]);
    expect((await server.ask('POST', 'reports', { what, reason: 'spam' })).json().code).toBe(
      'people/name-first',
    );
  });
});
