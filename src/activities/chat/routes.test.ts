import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestPerson, type TestServer } from '../../testing/test-server.ts';

let server: TestServer;
let ada: TestPerson;
let bob: TestPerson;
let room: string;
let code: string;

beforeAll(async () => {
  server = await startTestServer();
  [ada, bob] = [await server.person('Ada'), await server.person('Bob')];
  const made = await ada.post('rooms', { title: 'Talk', visibility: 'public', preset: 'sketch' });
  code = made.json().code;
  room = `rooms/${code}`;
  for (let n = 1; n <= 7; n += 1) {
    await say(n % 2 ? ada : bob, n, `message ${n}${n === 3 ? ' über den Café' : ''}`);
  }
});
afterAll(() => server.end());

function say(who: TestPerson, n: number, text: string) {
  const command = { type: 'say', text };
  return who.post(`${room}/chat/commands`, { client: 'chat-test-client-1', n, command });
}

const textsOf = (answer: { json(): { messages: { text: string }[] } }) =>
  answer.json().messages.map(({ text }) => text.slice(0, 9));

describe('messages of a room', () => {
  test('are paged backwards without a hole or a double', async () => {
    const newest = await server.ask('GET', `${room}/chat/messages?limit=3`);
    expect(textsOf(newest)).toEqual(['message 5', 'message 6', 'message 7']);
    expect(newest.json().earlier).toBe(true);
    const before = newest.json().messages[0].seq;
    const rest = await server.ask('GET', `${room}/chat/messages?limit=50&before=${before}`);
    expect(textsOf(rest)).toEqual(['message 1', 'message 2', 'message 3', 'message 4']);
    expect(rest.json().earlier).toBe(false);
  });

  test.each(['limit=0', 'limit=1000', 'limit=x', 'before=0', 'before=-3', 'before=1.5', 'before=__proto__'])(
    '%s is invalid',
    async (query) => {
      const answer = await server.ask('GET', `${room}/chat/messages?${query}`);
      expect([answer.statusCode, answer.json().code]).toEqual([400, 'api/invalid']);
    },
  );
});

describe('my history', () => {
  test('has what I wrote and nothing else, newest first', async () => {
    const mine = await ada.get('history?limit=3');
    expect(textsOf(mine)).toEqual(['message 7', 'message 5', 'message 3']);
    expect(mine.json().messages[0]).toMatchObject({ room: code, title: 'Talk' });
    const rest = await ada.get(`history?before=${mine.json().next}`);
    expect(textsOf(rest)).toEqual(['message 1']);
    expect(rest.json()).toMatchObject({ earlier: false, next: null });
  });

  test('is searched by words, whatever their case and accents', async () => {
    expect(textsOf(await ada.get(`history?q=${encodeURIComponent('CAFE uber')}`))).toEqual(['message 3']);
    expect(textsOf(await bob.get('history?q=cafe'))).toEqual([]);
    expect(textsOf(await ada.get(`history?q=${encodeURIComponent("%' or 1=1 --")}`))).toEqual([]);
  });

  test('needs a name and a place that is one', async () => {
    expect((await server.ask('GET', 'history')).json().code).toBe('people/name-first');
    expect((await ada.get('history?before=nowhere')).json().code).toBe('api/invalid');
    expect((await ada.get(`history?q=${'x'.repeat(201)}`)).json().code).toBe('api/invalid');
  });
});
