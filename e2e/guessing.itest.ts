/** Trying out room codes over the live connection, against the real server. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ALARMING, FREE } from '../src/rooms/guesses.ts';
import { startTestServer } from '../src/testing/test-server.ts';
import { signIn } from './harness/guest.ts';
import { type ServerProcess, startServer } from './harness/server-process.ts';
import { connect } from './harness/wire.ts';

let server: ServerProcess;
beforeAll(async () => {
  server = await startServer({ REQUESTS_PER_MINUTE: '100000' });
});
afterAll(() => server.dispose());

test('whoever guesses has to wait on the socket as over HTTP, while those who know their rooms go on', async () => {
  const ada = await signIn(server.url, 'Ada');
  const made = await fetch(`${server.url}/api/v1/rooms`, {
    method: 'POST',
    headers: { cookie: ada.cookie, 'x-atelier': '1', 'content-type': 'application/json' },
    body: JSON.stringify({ title: 'Hush', visibility: 'unlisted', preset: 'sketch' }),
  });
  const { code } = (await made.json()) as { code: string };
  const guesser = await connect(server.url);
  const letters = 'BCDFGHJKMNPQRTVWXY346789';
  for (let n = 0; n <= FREE; n++) {
    guesser.say({
      t: 'open',
      ref: n,
      room: `Q${letters[n % 24]}${letters[Math.floor(n / 24)]}Q`,
      activity: 'chat',
    });
    const answer = await guesser.next((heard) => heard.ref === n);
    expect([n, answer.code]).toEqual([n, n < FREE ? 'rooms/unknown' : 'rooms/too-many-guesses']);
  }
  // A code that is right tells nothing now, nor over HTTP from the same address.
  guesser.say({ t: 'open', ref: 100, room: code, activity: 'chat' });
  const held = await guesser.next((heard) => heard.ref === 100);
  expect(held).toMatchObject({
    t: 'error',
    code: 'rooms/too-many-guesses',
    detail: { wait: expect.any(Number) },
  });
  const answer = await fetch(`${server.url}/api/v1/rooms/${code}`);
  expect([answer.status, Number(answer.headers.get('retry-after')) > 0]).toEqual([429, true]);

  const member = await connect(server.url, { cookie: ada.cookie });
  for (const [ref, room] of [
    [1, code],
    [2, 'PARK'],
  ] as const) {
    member.say({ t: 'open', ref, room, activity: 'chat' });
    expect((await member.next((heard) => heard.ref === ref)).t).toBe('opened');
  }
  guesser.socket.close();
  member.socket.close();
});

test('who guesses on is told to those who look after the server, once, with the address it comes from', async () => {
  const house = await startTestServer({ TRUST_PROXY: '127.0.0.1' });
  try {
    const mona = await house.staff('Mona', 'moderator');
    const letters = 'BCDFGHJKMNPQRTVWXY346789';
    const codes = Array.from(
      { length: ALARMING + 20 },
      (_, n) => `Q${letters[n % 24]}${letters[Math.floor(n / 24)]}Q`,
    );
    // From ever other addresses of one household: it is one guesser.
    const guess = (code: string, n: number) =>
      house.ask('GET', `rooms/${code}`, undefined, { 'x-forwarded-for': `2001:db8:7:7::${n.toString(16)}` });
    const answers = (await Promise.all(codes.map(guess))).map((answer) => answer.json().code);
    expect(answers.filter((code) => code === 'rooms/unknown').length).toBe(FREE);
    expect(answers.filter((code) => code === 'rooms/too-many-guesses').length).toBe(codes.length - FREE);
    const queue = async () => (await mona.get('reports?kind=alert')).json().cases;
    await expect.poll(async () => (await queue()).length).toBe(1);
    expect(await queue()).toMatchObject([
      { kind: 'alert', subject: { prefix: '2001:db8:7:7::/64' }, count: 1, about: null },
    ]);
    expect((await mona.get('desk')).json().openReports).toBe(1);
    // Nobody else waits for it.
    const other = await house.ask('GET', 'rooms/QQQQ', undefined, { 'x-forwarded-for': '2001:db8:7:8::1' });
    expect(other.json().code).toBe('rooms/unknown');
    const [alert] = await queue();
    expect((await mona.post(`reports/${alert.id}/handle`, { outcome: 'done' })).statusCode).toBe(204);
    await guess('QQQQ', 1);
    expect(await queue()).toEqual([]);
  } finally {
    await house.end();
  }
});
