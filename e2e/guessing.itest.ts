/** Trying out room codes over the live connection, against the real server. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FREE } from '../src/rooms/guesses.ts';
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
