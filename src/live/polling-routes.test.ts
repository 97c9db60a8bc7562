import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodeDigest } from '../activities/mural/digest.ts';
import { startTestServer, type TestPerson, type TestServer } from '../testing/test-server.ts';

const client = 'polling-client-0001';
let server: TestServer;
let ada: TestPerson;
let room: string;

beforeAll(async () => {
  server = await startTestServer();
  ada = await server.person('Ada');
  const made = await ada.post('rooms', { title: 'Slow line', visibility: 'public', preset: 'sketch' });
  room = `rooms/${made.json().code}`;
});
afterAll(() => server.end());

const send = (activity: string, n: number, command: object, by = ada, id = client) =>
  by.post(`${room}/${activity}/commands`, { client: id, n, command });

describe('invariant 6: a command over HTTP', () => {
  test('sent again under its number gets its first answer and is not done again', async () => {
    const say = { type: 'say', text: 'once' };
    const first = await send('chat', 1, say);
    expect(first.json()).toMatchObject({ t: 'done', acks: [[1, expect.any(Number)]] });
    const again = await send('chat', 1, say);
    expect(again.json()).toEqual(first.json());
    const { messages } = (await ada.get(`${room}/chat/messages`)).json();
    expect(messages.map(({ text }: { text: string }) => text)).toEqual(['once']);
  });

  test('of another person under the same client id is another command', async () => {
    const bob = await server.person('Bob');
    const answer = await send('chat', 1, { type: 'say', text: 'me too' }, bob);
    expect(answer.json().t).toBe('done');
    const { messages } = (await ada.get(`${room}/chat/messages`)).json();
    expect(messages.at(-1)).toMatchObject({ text: 'me too', by: bob.number });
  });

  test('that is refused is answered by a message, with the code', async () => {
    const answer = await send('mural', 1, { type: 'place', pixels: [999, 0, 1] });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ t: 'refused', n: 1, code: 'mural/out-of-bounds' });
  });

  test.each([
    { n: 0 },
    { n: 1.5 },
    { n: '1' },
    { client: 'short' },
    { client: 'with spaces in it all' },
    { command: null },
    { command: [] },
    { command: { type: 3 } },
  ])('with %j is invalid', async (change) => {
    const body = { client, n: 9, command: { type: 'say', text: 'x' }, ...change };
    const answer = await ada.post(`${room}/chat/commands`, body);
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'api/invalid']);
  });

  test('to an unknown activity, or from nobody, is a problem', async () => {
    expect((await send('nothing', 1, { type: 'x' })).json().code).toBe('rooms/no-such-activity');
    expect((await send('__proto__', 1, { type: 'x' })).json().code).toBe('rooms/no-such-activity');
    const nobody = await server.ask('POST', `${room}/chat/commands`, {
      client,
      n: 1,
      command: { type: 'say' },
    });
    expect(nobody.json().code).toBe('people/name-first');
  });
});

describe('invariant 7: what is new', () => {
  test('begins with the whole and goes on exactly', async () => {
    const [opened] = (await ada.get(`${room}/chat/since?client=${client}`)).json();
    expect(opened).toMatchObject({ t: 'opened', n: 1, view: { messages: expect.any(Array) } });
    await send('chat', 2, { type: 'say', text: 'two' });
    await send('chat', 3, { type: 'say', text: 'three' });
    const url = `${room}/chat/since?after=${opened.seq}&epoch=${opened.epoch}`;
    const [resumed, entries, ...rest] = (await ada.get(url)).json();
    expect(rest).toEqual([expect.objectContaining({ t: 'presence', here: 0 })]);
    expect(resumed).toMatchObject({ t: 'resumed', seq: opened.seq + 2, epoch: opened.epoch });
    expect(entries).toMatchObject({ t: 'entries', from: opened.seq + 1, to: opened.seq + 2 });
    expect(entries.entries.map(({ e }: { e: { text: string } }) => e.text)).toEqual(['two', 'three']);
    const nothing = `${room}/chat/since?after=${entries.to}&epoch=${opened.epoch}`;
    expect((await ada.get(nothing)).json()).toEqual([
      expect.objectContaining({ t: 'resumed', seq: entries.to }),
      expect.objectContaining({ t: 'presence' }),
    ]);
  });

  test('of a mural is a digest', async () => {
    const [opened] = (await ada.get(`${room}/mural/since`)).json();
    await send('mural', 2, { type: 'place', pixels: [3, 4, 5, 6, 7, 8] });
    const [, digest] = (
      await ada.get(`${room}/mural/since?after=${opened.seq}&epoch=${opened.epoch}`)
    ).json();
    expect(digest).toMatchObject({ t: 'digest', to: opened.seq + 1, count: 1 });
    const changes = new Map<number, number>();
    decodeDigest(Buffer.from(digest.body, 'base64'), (place, color) => changes.set(place, color));
    expect([...changes]).toEqual([
      [4 * 50 + 3, 5],
      [7 * 50 + 6, 8],
    ]);
  });

  test('is the whole again where it cannot be told exactly', async () => {
    const [opened] = (await ada.get(`${room}/mural/since`)).json();
    const since = async (after: number, epoch: string) =>
      (await ada.get(`${room}/mural/since?after=${after}&epoch=${epoch}`)).json()[0].t;
    expect(await since(opened.seq, 'another')).toBe('opened');
    expect(await since(opened.seq + 100, opened.epoch)).toBe('opened');
    await send('mural', 3, { type: 'reset' });
    expect(await since(opened.seq, opened.epoch)).toBe('opened');
  });

  test('asked for by a program makes a member, by following a link does not', async () => {
    const eve = await server.person('Eve');
    await eve.get(`${room}/chat/since`, { 'sec-fetch-mode': 'navigate' });
    expect((await eve.get(room)).json().role).toBe('visitor');
    await eve.get(`${room}/chat/since`, { 'sec-fetch-mode': 'cors' });
    expect((await eve.get(room)).json().role).toBe('player');
  });

  test('can be watched without a name', async () => {
    const [opened] = (await server.ask('GET', `${room}/chat/since`)).json();
    expect(opened).toMatchObject({ t: 'opened', n: 0 });
  });

  test.each(['after=-1', 'after=x', 'after=1.5', `epoch=${'x'.repeat(100)}`, 'client=a'])(
    '%s is invalid',
    async (q) => {
      const answer = await ada.get(`${room}/chat/since?${q}`);
      expect([answer.statusCode, answer.json().code]).toEqual([400, 'api/invalid']);
    },
  );
});
