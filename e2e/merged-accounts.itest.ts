/** Somebody who was two accounts and is one: what is done to either number is done to the person, and nobody shakes off a mute or a ban by signing in. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestPerson, type TestServer } from '../src/testing/test-server.ts';
import { connect, type Wire } from './harness/wire.ts';

let server: TestServer;
let url: string;
let master: TestPerson;
let moderator: TestPerson;
let people = 0;
let n = 0;

beforeAll(async () => {
  server = await startTestServer({ MAILS_PER_HOUR: '1000' });
  url = await server.listen();
  master = await server.person('Ada who runs it');
  moderator = await server.staff('Grace who moderates', 'moderator');
});
afterAll(() => server.end());

const fresh = () => server.person(`Person ${++people}`);

/** Who signed in by a link sent to this address; `choice` says what becomes of the account of this browser. */
async function signIn(
  email: string,
  choice: 'connect' | 'bring' | 'enter',
  cookie = '',
): Promise<Identified> {
  const headers: Record<string, string> = cookie ? { cookie } : {};
  const mails = async () =>
    ((await server.ask('GET', 'dev/mail')).json().mails as { to: string; text: string }[])
      .filter(({ to }) => to === email)
      .flatMap(({ text }) => /\/link#([\w-]{43})/.exec(text)?.[1] ?? []);
  const before = await mails();
  expect((await server.ask('POST', 'sign-in/mail', { email }, headers)).statusCode).toBe(202);
  let token: string | undefined;
  await expect
    .poll(async () => {
      token = (await mails()).find((one) => !before.includes(one));
      return token;
    })
    .toBeTruthy();
  const done = await server.ask('POST', 'sign-in/mail/enter', { token, choice }, headers);
  expect([done.statusCode, done.body]).toEqual([200, done.body]);
  return { number: done.json().me.number, cookie: `atelier=${done.cookies[0]?.value}` };
}

interface Identified {
  readonly number: number;
  readonly cookie: string;
}

/** An anonymous account that has been in a room, and the one its person signed in to afterwards. */
async function merged(
  before?: (old: TestPerson) => Promise<void>,
): Promise<{ old: number; now: Identified }> {
  const email = `person-${++people}@example.org`;
  const claimed = await fresh();
  await signIn(email, 'connect', claimed.cookie);
  const old = await fresh();
  await before?.(old);
  const now = await signIn(email, 'bring', old.cookie);
  expect(now.number).toBe(claimed.number);
  return { old: old.number, now };
}

async function makeRoom(): Promise<string> {
  return (await master.post('rooms', { title: 'Merged', visibility: 'unlisted', preset: 'sketch' })).json()
    .code;
}

const join = (room: string) => async (one: TestPerson) => {
  expect((await one.post(`rooms/${room}/join`, {})).statusCode).toBe(200);
};
const as = ({ cookie }: Identified) => ({
  get: (path: string) => server.ask('GET', path, undefined, { cookie }),
  post: (path: string, body: unknown) => server.ask('POST', path, body, { cookie }),
});
const given = { why: 'Enough', note: '' };

async function act(room: string, command: object, by: Identified = master): Promise<Answer> {
  const body = { client: `merged-${String(by.number).padStart(12, '0')}`, n: ++n, command };
  return (await as(by).post(`rooms/${room}/members/commands`, body)).json();
}
interface Answer {
  readonly t: string;
  readonly code?: string;
}

async function say(room: string, by: Identified): Promise<Answer> {
  const command = { type: 'say', text: 'Hello' };
  const body = { client: `merged-${String(by.number).padStart(12, '0')}`, n: ++n, command };
  return (await as(by).post(`rooms/${room}/chat/commands`, body)).json();
}

describe('what is aimed at a number somebody had before', () => {
  test('finds the person there is now, who is connected and does nothing meanwhile', async () => {
    const room = await makeRoom();
    const { old, now } = await merged(join(room));
    const wire: Wire = await connect(url, { cookie: now.cookie });
    const chat = await wire.open(room, 'chat');
    const list = await wire.open(room, 'members');
    const speak = () => wire.command(chat.id, ++n, { type: 'say', text: 'Hello' });
    expect(await speak()).toMatchObject({ t: 'done' });

    expect(await act(room, { type: 'mute', person: old, until: null, ...given })).toMatchObject({
      t: 'done',
    });
    const told = await wire.next(({ id, t }) => id === list.id && t === 'entries');
    expect(told.entries).toMatchObject([{ e: { type: 'muted', person: now.number, why: 'Enough' } }]);
    expect(await speak()).toMatchObject({ t: 'refused', code: 'members/muted' });
    expect(await act(room, { type: 'unmute', person: old })).toMatchObject({ t: 'done' });
    expect(await speak()).toMatchObject({ t: 'done' });

    expect(await act(room, { type: 'set-role', person: old, role: 'watcher' })).toMatchObject({ t: 'done' });
    expect((await as(now).get(`rooms/${room}`)).json().role).toBe('watcher');

    for (const [act1, code] of [
      [{ type: 'kick', person: old, ...given }, 'members/kicked'],
      [{ type: 'ban', person: old, until: null, ...given }, 'members/banned'],
    ] as const) {
      const open = await wire.open(room, 'chat');
      expect(open.t).toBe('opened');
      expect(await act(room, act1)).toMatchObject({ t: 'done' });
      await wire.next(({ id, t }) => id === open.id && t === 'reset');
      expect(await wire.open(room, 'chat')).toMatchObject({ t: 'error', code });
      expect(await act(room, { type: 'unban', person: old })).toMatchObject({ t: 'done' });
    }
    wire.close();
  });

  test('counts also where they have not come again since', async () => {
    const room = await makeRoom();
    const { old, now } = await merged(join(room));
    // By the new number, where the list still has the old one.
    expect(await act(room, { type: 'kick', person: now.number, ...given })).toMatchObject({ t: 'done' });
    expect((await as(now).get(`rooms/${room}`)).json().code).toBe('members/kicked');
    const again = await merged(join(room));
    expect(await act(room, { type: 'ban', person: again.old, until: null, ...given })).toMatchObject({
      t: 'done',
    });
    expect((await as(again.now).post(`rooms/${room}/join`, {})).json().code).toBe('members/banned');
    expect(old).not.toBe(now.number);
  });

  test('spares a fellow master and those who look after the server, as under their own number', async () => {
    const room = await makeRoom();
    const { old } = await merged(async (one) => {
      await join(room)(one);
      expect(await act(room, { type: 'set-role', person: one.number, role: 'master' })).toMatchObject({
        t: 'done',
      });
    });
    expect(await act(room, { type: 'ban', person: old, until: null, ...given })).toMatchObject({
      code: 'members/fellow-master',
    });
    const staff = await merged(join(room));
    await server.standing.setRole(staff.now.number, 'moderator');
    expect(await act(room, { type: 'mute', person: staff.old, until: null, ...given })).toMatchObject({
      code: 'people/is-staff',
    });
    const banned = await moderator.post('bans', { person: staff.old, reason: 'No', until: null });
    expect(banned.json().code).toBe('bans/staff');
  });

  test('by a ban from the server bars the account there is now, and ends its connections', async () => {
    const { old, now } = await merged();
    const wire = await connect(url, { cookie: now.cookie });
    await wire.open('PARK', 'chat');
    const banned = await moderator.post('bans', { person: old, reason: 'Spam', until: null });
    expect(banned.statusCode).toBe(204);
    expect(await wire.next('error')).toMatchObject({ code: 'people/banned', detail: { reason: 'Spam' } });
    expect((await as(now).get('rooms')).json().code).toBe('people/banned');
    expect((await moderator.get('bans')).json().bans[0]).toMatchObject({ account: now.number });
  });

  test('by a report on what was said long ago is about the person there is now', async () => {
    const room = await makeRoom();
    const { old, now } = await merged(async (one) => {
      await join(room)(one);
      expect(await say(room, one)).toMatchObject({ t: 'done' });
    });
    const { messages } = (await master.get(`rooms/${room}/chat/messages`)).json();
    expect(messages).toMatchObject([{ by: old }]);
    for (const what of [
      { kind: 'message', room, seq: messages[0].seq },
      { kind: 'person', person: old, room },
    ])
      expect((await master.post('reports', { what, reason: 'spam' })).statusCode).toBe(201);
    const { cases } = (await moderator.get(`reports?room=${room}`)).json();
    expect(cases.map(({ about }: { about: { number: number } }) => about.number)).toEqual([
      now.number,
      now.number,
    ]);
    // Nor does whoever became the master judge what is said about themselves under another number.
    expect(await act(room, { type: 'set-role', person: now.number, role: 'master' })).toMatchObject({
      t: 'done',
    });
    expect((await as(now).get(`reports?room=${room}`)).json().cases).toEqual([]);
    expect((await moderator.get(`desk/people/${old}`)).json()).toMatchObject({ number: now.number });
  });
});

test('what was reported of two numbers is one case once they are one person, and was reported once', async () => {
  const room = await makeRoom();
  const email = `reported-${++people}@example.org`;
  const [claimed, old, other] = [await fresh(), await fresh(), await fresh()];
  for (const one of [claimed, old, other]) await join(room)(one);
  await signIn(email, 'connect', claimed.cookie);
  const report = async (by: TestPerson, person: number, where: object = { room }) =>
    (await by.post('reports', { what: { kind: 'person', person, ...where }, reason: 'spam' })).json();
  await report(master, old.number);
  await report(other, claimed.number);
  await report(other, old.number, {});
  const cases = async () =>
    (await moderator.get('reports')).json().cases.flatMap((one: Record<string, unknown>) => {
      const about = one.about as { number: number } | null;
      return about && [claimed.number, old.number].includes(about.number)
        ? [[(one.room as { code: string } | null)?.code ?? null, about.number, one.count]]
        : [];
    });
  expect(await cases()).toEqual([
    [null, old.number, 1],
    [room, claimed.number, 1],
    [room, old.number, 1],
  ]);

  expect((await signIn(email, 'bring', old.cookie)).number).toBe(claimed.number);
  expect(await cases()).toEqual([
    [null, claimed.number, 1],
    [room, claimed.number, 2],
  ]);
  // Under whichever number they are seen.
  for (const person of [old.number, claimed.number]) {
    expect(await report(master, person)).toMatchObject({ code: 'reports/already' });
    expect(await report(other, person, {})).toMatchObject({ code: 'reports/already' });
  }
});

describe('whoever is muted or banned stays so', () => {
  test('when they claim their account, sign out and sign in again', async () => {
    const room = await makeRoom();
    const one = await fresh();
    const email = `stays-${++people}@example.org`;
    await join(room)(one);
    await act(room, { type: 'mute', person: one.number, until: null, ...given });
    const claimed = await signIn(email, 'connect', one.cookie);
    expect(await say(room, claimed)).toMatchObject({ code: 'members/muted' });
    expect((await as(claimed).post('me/leave', {})).statusCode).toBe(204);
    expect(await say(room, claimed)).not.toMatchObject({ t: 'done' });
    const back = await signIn(email, 'enter');
    expect(back.number).toBe(one.number);
    expect(await say(room, back)).toMatchObject({ code: 'members/muted' });
    // Leaving the room and coming again does not help either.
    expect((await as(back).post(`rooms/${room}/leave`, {})).statusCode).toBe(204);
    await as(back).post(`rooms/${room}/join`, {});
    expect(await say(room, back)).toMatchObject({ code: 'members/muted' });
  });

  test.each([
    ['mute', 'members/muted'],
    ['kick', 'members/kicked'],
    ['ban', 'members/banned'],
  ])('when they take what they did over into another account: %s', async (type, code) => {
    const room = await makeRoom();
    const until = type === 'kick' ? {} : { until: null };
    const { now } = await merged(async (one) => {
      await join(room)(one);
      expect(await act(room, { type, person: one.number, ...until, ...given })).toMatchObject({ t: 'done' });
    });
    // The account they come back as was never in this room.
    expect(await say(room, now)).toMatchObject({ code });
    const wire = await connect(url, { cookie: now.cookie });
    const opened = await wire.open(room, 'chat');
    if (type === 'mute')
      expect(await wire.command(opened.id, 1, { type: 'say', text: 'Hello' })).toMatchObject({ code });
    else expect(opened).toMatchObject({ t: 'error', code });
    wire.close();
  });

  test('when they sign in on another device, and whatever they bring along', async () => {
    const email = `banned-${++people}@example.org`;
    const one = await fresh();
    const claimed = await signIn(email, 'connect', one.cookie);
    expect(
      (await moderator.post('bans', { person: claimed.number, reason: 'Spam', until: null })).statusCode,
    ).toBe(204);
    const elsewhere = await signIn(email, 'enter');
    const other = await fresh();
    const withAnother = await signIn(email, 'bring', other.cookie);
    for (const who of [claimed, elsewhere, withAnother]) {
      expect((await as(who).get('me/ban')).json().ban).toEqual({ reason: 'Spam', until: 0 });
      for (const answer of [await as(who).get('rooms'), await as(who).post('rooms/PARK/join', {})])
        expect([answer.statusCode, answer.json().code]).toEqual([403, 'people/banned']);
      const wire = await connect(url, { cookie: who.cookie, silent: true });
      expect(await wire.closed).toMatchObject({ code: 1006 });
    }
    expect(withAnother.number).toBe(one.number);
  });

  test('from the server also towards their own other account: they cannot take what they did along', async () => {
    const email = `late-${++people}@example.org`;
    await signIn(email, 'connect', (await fresh()).cookie);
    const old = await fresh();
    await moderator.post('bans', { person: old.number, reason: 'Spam', until: null });
    const asked = await server.ask('POST', 'sign-in/mail', { email }, { cookie: old.cookie });
    expect([asked.statusCode, asked.json().code]).toEqual([403, 'people/banned']);
  });
});
