/**
 * Invariant 8 for programs: every action of the table with a token of every scope, over HTTP and over WebSocket,
 * against a real server. The bot stands as an admin, so that nothing but the scope can be in its way.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACTIONS, type Action, mayWith } from '../src/people/roles.ts';
import { SCOPES, type Scope } from '../src/people/scopes.ts';
import { startTestServer, type TestPerson, type TestServer } from '../src/testing/test-server.ts';
import { type CommandProbe, PROBES, type RouteProbe } from './harness/token-probes.ts';
import { connect, type Heard, type Wire } from './harness/wire.ts';

let server: TestServer;
let url: string;
let code: string;
let ada: TestPerson;
let bot: number;
const secrets = new Map<Scope, string>();
const wires = new Map<Scope, Wire>();
const channels = new Map<string, Heard>();
const numbers = new Map<string, number>();

const headersFor = (secret: string) => ({ authorization: `Bearer ${secret}` });

async function makeToken(scopes: readonly Scope[], of = bot) {
  const made = await ada.post(`me/bots/${of}/tokens`, { label: scopes.join(), scopes });
  expect(made.statusCode, made.body).toBe(201);
  return made.json() as { secret: string; token: { id: number } };
}

async function makeBot(name: string): Promise<number> {
  return (await ada.post('me/bots', { name })).json().number;
}

beforeAll(async () => {
  server = await startTestServer({ TOKEN_REQUESTS_PER_MINUTE: '10000', TOKEN_COMMANDS_PER_SECOND: '10000' });
  url = await server.listen();
  ada = await server.person('Ada');
  bot = await makeBot('Tester');
  await server.standing.setRole(bot, 'admin');
  ({ code } = (await ada.post('rooms', { title: 'Table', visibility: 'unlisted', preset: 'sketch' })).json());
  for (const scope of SCOPES) {
    const { secret } = await makeToken([scope]);
    secrets.set(scope, secret);
    const wire = await connect(url, { headers: headersFor(secret) });
    wires.set(scope, wire);
    for (const activity of ['members', 'mural', 'chat', 'table'])
      channels.set(`${scope}/${activity}`, await wire.open(code, activity));
  }
});
afterAll(async () => {
  for (const wire of wires.values()) wire.close();
  await server?.end();
});

const next = (key: string): number => {
  const n = (numbers.get(key) ?? 0) + 1;
  numbers.set(key, n);
  return n;
};

async function request(secret: string, { method, path, body }: RouteProbe) {
  const response = await fetch(`${url}/api/v1/${path.replace('CODE', code)}`, {
    method,
    headers: { ...headersFor(secret), ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  return (await response.json()) as { code?: string; t?: string; type?: string };
}

async function overHttp(scope: Scope, activity: string, probe: CommandProbe | RouteProbe) {
  const secret = secrets.get(scope) ?? '';
  if ('method' in probe) return codeOf(await request(secret, probe));
  const n = next(`http/${scope}/${activity}`);
  const body = { client: `scopes-http-${scope.padEnd(10, '-')}`, n, command: probe.command };
  return codeOf(await request(secret, { method: 'POST', path: `rooms/CODE/${activity}/commands`, body }));
}

async function overWebSocket(scope: Scope, activity: string, probe: CommandProbe) {
  const channel = channels.get(`${scope}/${activity}`);
  const wire = wires.get(scope) as Wire;
  const answer = await wire.command(channel?.id, next(`ws/${scope}/${activity}`), probe.command);
  return answer.t === 'refused' ? String(answer.code) : null;
}

const codeOf = (answer: { code?: string; t?: string; type?: string }): string | null =>
  // A room has a code, too: only problems and refusals say which by another word.
  answer.type !== undefined || answer.t === 'refused' ? (answer.code ?? 'unknown') : null;

function judge(scope: Scope, action: Action, refused: string | null): void {
  const inScope = mayWith([scope], action) === true;
  expect([scope, action, refused === 'people/not-in-scope']).toEqual([scope, action, !inScope]);
}

/** Leaving comes last: it changes who is what. */
const asked = Object.entries(PROBES)
  .flatMap(([action, probe]) => ('none' in probe ? [] : [{ action: action as Action, probe }]))
  .toSorted((a, b) => Number(a.action === 'members/leave') - Number(b.action === 'members/leave'));

describe('invariant 8: a token does what its scope says, and nothing else', () => {
  test.each(asked)('$action', async ({ action, probe }) => {
    const [activity = ''] = action.split('/');
    for (const scope of SCOPES) {
      if ('command' in probe) judge(scope, action, await overWebSocket(scope, activity, probe));
      else if (probe.opens) {
        const answer = await (wires.get(scope) as Wire).open(code, probe.opens);
        judge(scope, action, answer.t === 'error' ? String(answer.code) : null);
      }
      judge(scope, action, await overHttp(scope, activity, probe));
    }
  });

  test('room/make', async () => {
    const make = { method: 'POST', path: 'rooms', body: { title: 'Mine', visibility: 'unlisted' } } as const;
    for (const scope of SCOPES)
      judge(scope, 'room/make', codeOf(await request(secrets.get(scope) ?? '', make)));
  });

  test('mural/roll-back', async () => {
    const path = 'rooms/CODE/mural/roll-back/preview';
    for (const scope of SCOPES) {
      const answer = await request(secrets.get(scope) ?? '', { method: 'POST', path, body: { by: 1 } });
      judge(scope, 'mural/roll-back', codeOf(answer));
    }
  });

  test('every action is asked, or nobody outside can', () => {
    const elsewhere = ['room/make', 'mural/roll-back'];
    const unasked = Object.keys(ACTIONS).filter(
      (action) => !asked.some((one) => one.action === action) && !elsewhere.includes(action),
    );
    expect(unasked).toEqual(['members/take-over', 'table/presence', 'table/bot']);
  });

  test.each([
    ['GET', 'me/bots'],
    ['POST', 'me/bots', { name: 'Another' }],
    ['PATCH', 'me', { name: 'Another' }],
    ['GET', 'me/profile'],
    ['PATCH', 'me/profile', { theme: 'dark' }],
    ['GET', 'me/export'],
    ['GET', 'me/sessions'],
    ['DELETE', 'me', { name: 'Tester', messages: 'keep' }],
    ['POST', 'me/leave'],
    ['GET', 'me/passkeys'],
  ] as const)('%s %s is not for tokens at all', async (method, path, body = undefined) => {
    for (const scope of SCOPES) {
      const headers = headersFor(secrets.get(scope) ?? '');
      const answer = await server.ask(method, path, body, headers);
      expect([path, answer.statusCode, answer.json().code]).toEqual([path, 403, 'people/not-with-token']);
    }
  });
});

describe('a live connection with a token', () => {
  test('ends at once when it is revoked, and no other does', async () => {
    const [mine, other] = [await makeToken(['chat']), await makeToken(['chat'])];
    const [wire, kept] = [
      await connect(url, { headers: headersFor(mine.secret) }),
      await connect(url, { headers: headersFor(other.secret) }),
    ];
    const began = performance.now();
    expect((await ada.delete(`me/bots/${bot}/tokens/${mine.token.id}`)).statusCode).toBe(204);
    expect(await wire.closed).toEqual({ code: 4401, reason: 'token revoked' });
    expect(performance.now() - began).toBeLessThan(1_000);
    // It is nobody’s any more: whoever shows it only watches, and is told why nothing else.
    const again = await connect(url, { headers: headersFor(mine.secret), silent: true });
    again.say({ t: 'hello', client: 'revoked-client-01' });
    expect((await again.next('welcome')).me).toBeNull();
    const chat = await again.open(code, 'chat');
    expect(await again.command(chat.id, 1, { type: 'say', text: 'still me?' })).toMatchObject({
      t: 'refused',
      code: 'people/bad-token',
    });
    const open = await kept.open(code, 'chat');
    expect((await kept.command(open.id, 1, { type: 'say', text: 'still here' })).t).toBe('done');
    for (const one of [again, kept]) one.close();
  });

  test('says that it is a bot, to itself and to everybody else', async () => {
    const { secret } = await makeToken(['chat']);
    const wire = await connect(url, { headers: headersFor(secret), silent: true });
    wire.say({ t: 'hello', client: 'who-am-i-client-1' });
    expect((await wire.next('welcome')).me).toEqual({ number: bot, name: 'Tester', bot: true });
    await wire.open(code, 'chat');
    const watcher = await connect(url);
    await watcher.open(code, 'chat');
    const told = await watcher.next(({ t, people }) => t === 'presence' && (people as unknown[]).length > 0);
    expect(told.people).toEqual(
      expect.arrayContaining([expect.objectContaining({ number: bot, bot: true })]),
    );
    for (const one of [wire, watcher]) one.close();
  });

  test('ends when the bot is removed, and when its person goes', async () => {
    const linus = await server.person('Linus');
    const open = async (name: string) => {
      const { number } = (await linus.post('me/bots', { name })).json();
      const made = await linus.post(`me/bots/${number}/tokens`, { label: 'x', scopes: ['read'] });
      return { number, wire: await connect(url, { headers: headersFor(made.json().secret) }) };
    };
    const [one, two] = [await open('First of Linus'), await open('Second of Linus')];
    await linus.delete(`me/bots/${one.number}`);
    expect((await one.wire.closed).code).toBe(4401);
    const gone = await server.ask(
      'DELETE',
      'me',
      { name: 'Linus', messages: 'keep' },
      { cookie: linus.cookie },
    );
    expect(gone.statusCode).toBe(204);
    expect((await two.wire.closed).code).toBe(4401);
  });
});

test('a token has a pace of its own, over HTTP and WebSocket together, and leaves its person’s alone', async () => {
  const slow = await startTestServer({ TOKEN_COMMANDS_PER_SECOND: '1' });
  const address = await slow.listen();
  const owner = await slow.person('Grace');
  const { number } = (await owner.post('me/bots', { name: 'Hasty' })).json();
  const token = async (): Promise<string> => {
    const made = await owner.post(`me/bots/${number}/tokens`, { label: 'x', scopes: ['chat'] });
    return made.json().secret;
  };
  const [hasty, calm] = [await token(), await token()];
  const began = performance.now();
  const wire = await connect(address, { headers: headersFor(hasty) });
  const chat = await wire.open('PARK', 'chat');
  const say = { type: 'say', text: 'Hello' };
  const byHttp = async (n: number, headers: Record<string, string>) => {
    const command = { client: `pace-test-client-${n}`, n: 1, command: say };
    return (await slow.ask('POST', 'rooms/PARK/chat/commands', command, headers)).json().code;
  };
  const codes = await Promise.all([
    ...Array.from({ length: 12 }, async (_, n) => (await wire.command(chat.id, n + 1, say)).code),
    ...Array.from({ length: 12 }, (_, n) => byHttp(n, headersFor(hasty))),
  ]);
  const done = codes.filter((one) => one !== 'live/too-fast').length;
  // Three seconds’ worth at once, of which greeting and opening the channel took two, and one a second.
  expect(done).toBeLessThanOrEqual(2 + Math.ceil((performance.now() - began) / 1000));
  expect(await byHttp(50, headersFor(calm))).not.toBe('live/too-fast');
  expect(await byHttp(60, { cookie: owner.cookie })).not.toBe('live/too-fast');
  wire.close();
  await slow.end();
});

test('a room passes on to a person, however long a bot has been in it', async () => {
  const [cleo, dan] = [await server.person('Cleo of the room'), await server.person('Dan of the room')];
  const made = await cleo.post('rooms', { title: 'Passed on', visibility: 'public', preset: 'sketch' });
  const { code: room } = made.json();
  const { secret } = await makeToken(['read', 'chat'], await makeBot('Always there'));
  const wire = await connect(url, { headers: headersFor(secret) });
  await wire.open(room, 'chat');
  wire.close();
  await dan.post(`rooms/${room}/join`, {});
  const listed = async () => (await dan.get(`rooms/${room}/members/since`)).json()[0].view.members;
  expect(await listed()).toMatchObject([
    { number: cleo.number, role: 'master' },
    { bot: true, role: 'player' },
    { number: dan.number, role: 'player' },
  ]);
  const command = { client: 'passes-the-room-on-1', n: 1, command: { type: 'leave' } };
  const left = await cleo.post(`rooms/${room}/members/commands`, command);
  expect(left.json()).toMatchObject({ t: 'done' });
  expect(await listed()).toMatchObject([
    { number: dan.number, role: 'master' },
    { bot: true, role: 'player' },
  ]);
});
