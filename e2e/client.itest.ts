/** The typed client against the real server, over a network that tears connections. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isRefusal } from '../src/activities/activity.ts';
import type { ChatEvent, ChatView } from '../src/activities/chat/types.ts';
import type { MuralView } from '../src/activities/mural/types.ts';
import { createApi } from '../src/client/api.ts';
import { createLive } from '../src/client/live.ts';
import { createMuralCopy } from '../src/client/mural.ts';
import { fastClock } from '../src/client/testing/fast-clock.ts';
import { type FaultyProxy, startFaultyProxy } from '../src/client/testing/faulty-proxy.ts';
import { seededRandom } from '../src/client/testing/seeded-random.ts';
import { createGuest, signIn } from './harness/guest.ts';
import { type ServerProcess, startServer } from './harness/server-process.ts';

const SIZE = 48;
const seed = Number(process.env.SEED) || Math.floor(Math.random() * 1e9);

let server: ServerProcess;
let code: string;

beforeAll(async () => {
  // A low limit, so that the client is told more than once to slow down.
  server = await startServer({ COMMANDS_PER_SECOND: '40', REQUESTS_PER_MINUTE: '100000' });
  const host = await createGuest(server.url, 'Host');
  const mural = { width: SIZE, height: SIZE, cooldown: 0 };
  ({ code } = await host.api.createRoom({ title: 'Torn', visibility: 'public', preset: 'sketch', mural }));
  host.live.close();
});
afterAll(() => server.dispose());

/** Somebody who follows chat and mural, and throws where an entry comes twice or out of order. */
async function visitor(name: string, url: string) {
  const { cookie } = await signIn(server.url, name);
  const headers = () => ({ cookie });
  const api = createApi({ base: server.url, headers });
  const live = createLive({ url, headers, clock: fastClock(20) });
  const texts = new Map<number, string>();
  const seen = { texts, since: 0 };
  let seq = 0;
  const chat = live.open<ChatView>(code, 'chat', {
    // The newest messages only; what was before them is not to be followed live.
    view({ messages, earlier }, at) {
      texts.clear();
      seen.since = earlier ? (messages[0]?.seq ?? at) : 0;
      for (const message of messages) texts.set(message.seq, message.text);
      seq = at;
    },
    entries(entries) {
      for (const entry of entries) {
        if (entry.seq !== ++seq) throw new Error(`Entry ${entry.seq} where ${seq} was due.`);
        const event = entry.e as ChatEvent;
        if (event.type === 'said') texts.set(entry.seq, event.text);
      }
    },
  });
  const copy = createMuralCopy({ loadTile: (...tile) => api.tile(code, ...tile) });
  const mural = live.open<MuralView>(code, 'mural', { view: copy.view, digest: copy.digest });
  return { name, live, chat, mural, copy, seen };
}
type Visitor = Awaited<ReturnType<typeof visitor>>;

async function pixels(): Promise<Uint8Array> {
  const all = { x: 0, y: 0, width: SIZE, height: SIZE };
  return createApi({ base: server.url }).region(code, all);
}

/** Everything that was said, by number. */
async function messages(): Promise<Map<number, string>> {
  const api = createApi({ base: server.url });
  const pages: ChatView['messages'][] = [];
  for (let before: number | undefined; ; before = pages[0]?.[0]?.seq) {
    const page = await api.messages(code, before, 200);
    pages.unshift(page.messages);
    if (!page.earlier) return new Map(pages.flat().map(({ seq, text }) => [seq, text]));
  }
}

/** Talks and paints without waiting for answers; resolves with the text and number of every message. */
async function act({ name, chat, mural }: Visitor, random: () => number, count: number) {
  const said = Array.from({ length: count }, async (_, index) => {
    const text = `${name} ${index}`;
    return [text, await chat.send({ type: 'say', text })] as const;
  });
  const painted = Array.from({ length: count }, () => {
    const [x, y] = [Math.floor(random() * SIZE), Math.floor(random() * SIZE)];
    return mural.send({ type: 'place', pixels: [x, y, 1 + Math.floor(random() * 8)] });
  });
  const answers = await Promise.all(painted);
  expect(answers.filter(isRefusal)).toEqual([]);
  expect(new Set(answers).size).toBe(count);
  return Promise.all(said);
}

async function allEqual(visitors: readonly Visitor[], said: readonly (readonly [string, unknown])[]) {
  const fresh = await visitor(`Fresh ${said.length} ${visitors[0]?.name}`, server.url);
  const heads = () => visitors.map(({ chat, mural }) => [chat.seq, mural.seq]);
  const head = () => [fresh.chat.seq, fresh.mural.seq];
  await expect.poll(head, { timeout: 20_000 }).not.toContain(0);
  await expect.poll(heads, { timeout: 60_000 }).toEqual(visitors.map(head));
  await fresh.copy.settled();
  const truth = await pixels();
  for (const one of [fresh, ...visitors]) {
    await one.copy.settled();
    expect(Buffer.from(one.copy.indices).equals(truth)).toBe(true);
  }
  const archive = await messages();
  for (const [text, seq] of said) expect(archive.get(seq as number)).toBe(text);
  expect(new Set(archive.values()).size).toBe(archive.size);
  for (const { seen } of visitors) {
    const due = [...archive].filter(([seq]) => seq >= seen.since);
    expect([...seen.texts].sort(([a], [b]) => a - b)).toEqual(due);
  }
  fresh.live.close();
}

describe(`a torn network, SEED=${seed}`, () => {
  async function run(
    name: string,
    before: (proxy: FaultyProxy) => void,
    during: (visitors: Visitor[]) => unknown,
  ) {
    const random = seededRandom(seed);
    const proxy = await startFaultyProxy(server.url, random);
    before(proxy);
    const visitors = await Promise.all([1, 2, 3].map((index) => visitor(`${name} ${index}`, proxy.url)));
    await during(visitors);
    proxy.tear = 0.02;
    // The limit of commands makes them take seconds: some are under way at each of these.
    const tearing = setInterval(proxy.tearAll, 500);
    const said = (await Promise.all(visitors.map((one) => act(one, random, 100)))).flat();
    clearInterval(tearing);
    expect(proxy.torn).toBeGreaterThan(0);
    proxy.tear = 0;
    proxy.tearAll();
    await allEqual(visitors, said);
    return { proxy, visitors };
  }

  async function end({ proxy, visitors }: Awaited<ReturnType<typeof run>>) {
    for (const { live } of visitors) live.close();
    await proxy.close();
  }

  const states = (visitors: Visitor[]) => visitors.map(({ live }) => live.state);

  test('invariant 6 and 7: everything sent is done once and seen by all, over WebSockets', async () => {
    await end(
      await run(
        'Wired',
        () => {},
        () => {},
      ),
    );
  });

  test('invariant 6 and 7: the same by polling where WebSockets are blocked, and back when they are not', async () => {
    const ran = await run(
      'Polled',
      (proxy) => {
        proxy.noWebSockets = true;
      },
      (visitors) =>
        expect.poll(() => states(visitors), { timeout: 30_000 }).toEqual(visitors.map(() => 'polling')),
    );
    expect(ran.proxy.blocked).toBeGreaterThan(8);
    ran.proxy.noWebSockets = false;
    await expect
      .poll(() => states(ran.visitors), { timeout: 30_000 })
      .toEqual(ran.visitors.map(() => 'live'));
    const [one] = ran.visitors;
    expect(await one?.chat.send({ type: 'say', text: 'Back again' })).toBeGreaterThan(0);
    await end(ran);
  });

  test('a new session is taken up by the channels that are open', async () => {
    let cookie = '';
    const live = createLive({
      url: server.url,
      headers: () => (cookie ? { cookie } : ({} as { cookie: string })),
    });
    const roles: string[] = [];
    live.open<{ role: string }>(code, 'members', { view: ({ role }) => roles.push(role) });
    const { send } = live.open(code, 'chat', { view() {} });
    expect(await send({ type: 'say', text: 'Who am I?' })).toEqual({ refused: 'people/name-first' });
    ({ cookie } = await signIn(server.url, 'Late comer'));
    live.reconnect();
    expect(await send({ type: 'say', text: 'I know who I am.' })).toBeGreaterThan(0);
    expect(live.me?.name).toBe('Late comer');
    expect(roles).toEqual(['visitor', 'player']);
    live.close();
  });
});
