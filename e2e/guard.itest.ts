/** The limits against programs, on a real server with the real client. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProver } from '../src/client/prove.ts';
import { solve } from '../src/client/solve.ts';
import type { Channel } from '../src/client/types.ts';
import { startTestServer, type TestServer } from '../src/testing/test-server.ts';
import { createGuest } from './harness/guest.ts';

let server: TestServer;
let url: string;

beforeAll(async () => {
  server = await startTestServer({ PIXEL_COOLDOWN: '60' });
  url = await server.listen();
});
afterAll(() => server.end());

async function inPark(channel: 'mural' | 'chat', name: string, proves: boolean) {
  let asked = 0;
  const guest = await createGuest(url, name, {
    remedy: async (refusal) => {
      asked++;
      return proves ? createProver({ api: guest.api, solve })(refusal) : false;
    },
  });
  const opened = await new Promise<Channel>((resolve) => {
    const one = guest.live.open('PARK', channel, { view: () => resolve(one) });
  });
  return { ...guest, channel: opened, asked: () => asked };
}

test('a person proves their work once, and what they said is said', async () => {
  await server.settings.set('proof-of-work', 'always');
  const ada = await inPark('chat', 'Ada proves', true);
  expect(await ada.channel.send({ type: 'say', text: 'hello' })).toEqual(expect.any(Number));
  expect(await ada.channel.send({ type: 'say', text: 'and again' })).toEqual(expect.any(Number));
  expect(ada.asked()).toBe(1);
  ada.live.close();

  const bot = await inPark('chat', 'No proof', false);
  expect(await bot.channel.send({ type: 'say', text: 'buy' })).toEqual({ refused: 'people/prove-first' });
  bot.live.close();
  await server.settings.set('proof-of-work', 'never');
});

test('by HTTP the same is asked', async () => {
  await server.settings.set('proof-of-work', 'new-accounts');
  const grace = await server.person('Grace by HTTP');
  const refused = await grace.post('rooms/PARK/mural/pixels', { pixels: [1, 1, 1] });
  expect(refused.json().results).toEqual([{ code: 'people/prove-first' }]);
  const { challenge } = (await grace.post('me/challenge')).json();
  const solution = await solve(challenge);
  expect((await grace.post('me/proof', { challenge, solution })).statusCode).toBe(204);
  expect((await grace.post('rooms/PARK/mural/pixels', { pixels: [1, 1, 1] })).json().results).toEqual([
    { seq: expect.any(Number) },
  ]);
  expect((await grace.post('me/proof', { challenge, solution })).json().code).toBe('people/bad-proof');
  await server.settings.set('proof-of-work', 'never');
});

test('behind one address people wait for each other, where the host chose so', async () => {
  await server.settings.set('cooldown-by', 'address');
  const [one, other] = [await server.person('One of us'), await server.person('Other of us')];
  const paint = async (who: typeof one) =>
    (await who.post('rooms/PARK/mural/pixels', { pixels: [5, 5, 2] })).json().results[0];
  expect(await paint(one)).toEqual({ seq: expect.any(Number) });
  expect(await paint(other)).toMatchObject({ code: 'mural/address-cooldown', wait: expect.any(Number) });
  await one.post('rooms/PARK/mural/commands', {
    client: 'a-client-of-the-test',
    n: 1,
    command: { type: 'undo' },
  });
  expect(await paint(other)).toEqual({ seq: expect.any(Number) });
  await server.settings.set('cooldown-by', 'account');
  expect(await paint(await server.person('Third of us'))).toEqual({ seq: expect.any(Number) });
});
