/** A bot in an empty seat moves by itself, and everybody is told. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Command } from '../src/activities/activity.ts';
import type { ShownTableEvent } from '../src/activities/table/types.ts';
import { startTestServer, type TestPerson, type TestServer } from '../src/testing/test-server.ts';
import { connect, type Heard } from './harness/wire.ts';

let server: TestServer;
let url: string;
let code: string;
let ada: TestPerson;

beforeAll(async () => {
  server = await startTestServer();
  url = await server.listen();
  ada = await server.person('Ada');
  const wish = { title: 'Cards', visibility: 'unlisted', preset: 'sketch' };
  ({ code } = (await ada.post('rooms', wish)).json() as { code: string });
});
afterAll(() => server?.end());

const acts = (heard: Heard) =>
  ((heard.entries as { by: number; e: ShownTableEvent }[] | undefined) ?? []).map(({ by, e }) => ({
    by,
    ...e,
  }));
/** Whether it tells of a move of the bot in this seat. */
const moved = (seat: number) => (heard: Heard) =>
  acts(heard).some(({ by, act }) => by === 0 && act.seat === seat && act.type !== 'sat');

test('one person can try a game: the bots in the other seats move when it is their turn', async () => {
  const one = await connect(url, { cookie: ada.cookie });
  const { id } = await one.open(code, 'table');
  let n = 0;
  const say = (command: object) => one.command(id, ++n, command as Command);
  await say({ type: 'set-up', game: 'hearts' });
  await say({ type: 'sit', seat: 1 });
  for (const seat of [2, 3, 4]) await say({ type: 'seat-bot', seat });
  await say({ type: 'begin-round' });
  // All four pass three cards; nobody waits for the others.
  for (const seat of [2, 3, 4]) {
    const heard = await one.next(moved(seat));
    const told = acts(heard).find(({ act }) => act.seat === seat);
    expect(told?.act).toEqual({ type: 'game', seat, what: 'passed', count: 3 });
    // Their cards stay theirs.
    for (const { cards } of told?.places ?? []) for (const [, , , face] of cards) expect(face).toBe(-1);
  }
  // And nobody can say that a bot moves.
  const answer = await say({ type: 'bot', seat: 2 });
  expect(JSON.stringify(answer)).toContain('table/bad-command');
  one.close();
});
