/** Whoever drops out in the middle of a game returns to exactly what they would have before them had they stayed. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Command } from '../src/activities/activity.ts';
import { follow } from '../src/activities/table/follow.ts';
import { HEARTS } from '../src/activities/table/games/hearts/hearts.ts';
import { movesOf } from '../src/activities/table/games/rules.ts';
import { sightOf } from '../src/activities/table/games/sight.ts';
import { shelf } from '../src/activities/table/shelf.ts';
import type { TableCommand, TableView } from '../src/activities/table/types.ts';
import { startTestServer, type TestPerson, type TestServer } from '../src/testing/test-server.ts';
import { connect, type Heard, type Wire } from './harness/wire.ts';

let server: TestServer;
let url: string;
let code: string;
let ada: TestPerson;
let grace: TestPerson;

beforeAll(async () => {
  server = await startTestServer();
  url = await server.listen();
  ada = await server.person('Ada');
  grace = await server.person('Grace');
  const wish = { title: 'Cards', visibility: 'unlisted', preset: 'sketch' };
  ({ code } = (await ada.post('rooms', wish)).json() as { code: string });
});
afterAll(() => server?.end());

interface Entry {
  readonly seq: number;
  readonly at: number;
  readonly by: number;
  readonly e: unknown;
}

/** Somebody at the table who folds in what they are told. */
async function guest(cookie: string, from?: { after: number; epoch: string; view: TableView }) {
  const wire: Wire = await connect(url, { cookie });
  const opened = await wire.open(code, 'table', from && { after: from.after, epoch: from.epoch });
  let view = (from?.view ?? opened.view) as TableView;
  let seq = from?.after ?? (opened.seq as number);
  let n = 0;
  const take = (heard: Heard): void => {
    for (const entry of (heard.entries ?? []) as Entry[]) {
      // What was on its way when the view was made is in it.
      if (entry.seq <= seq) continue;
      expect(entry.seq, 'gapless').toBe(seq + 1);
      seq = entry.seq;
      view = follow(view, entry);
    }
  };
  take(opened);
  return {
    wire,
    opened,
    epoch: () => opened.epoch as string,
    view: () => view,
    seq: () => seq,
    /** Takes what is told until this holds. */
    async until(holds: (view: TableView) => boolean): Promise<void> {
      while (!holds(view)) take(await wire.next(({ t }) => t === 'entries'));
    },
    async say(command: TableCommand): Promise<void> {
      expect(await wire.command(opened.id, ++n, command as Command)).toMatchObject({ t: 'done' });
    },
  };
}
type Guest = Awaited<ReturnType<typeof guest>>;

const decks = shelf.decks;
const handOf = (view: TableView, seat: number) => view.places.find(({ id }) => id === seat);
const mineToMove = (view: TableView, seat: number) =>
  view.playing && movesOf(HEARTS, sightOf(view, seat, decks)).length > 0;

async function move(one: Guest, seat: number): Promise<void> {
  await one.until((view) => mineToMove(view, seat));
  const [first] = movesOf(HEARTS, sightOf(one.view(), seat, decks));
  await one.say({ type: 'play', ...(first ?? { cards: [] }) });
  const left = first?.cards[0];
  await one.until((view) => !handOf(view, seat)?.cards.some(([, handle]) => handle === left));
}

test('invariant 7: who returns in the middle of Hearts has what a fresh view says, and the same hand', async () => {
  const one = await guest(ada.cookie);
  await one.say({ type: 'set-up', game: 'hearts' });
  await one.say({ type: 'sit', seat: 1 });
  const other = await guest(grace.cookie);
  await other.say({ type: 'sit', seat: 2 });
  for (const seat of [3, 4]) await one.say({ type: 'seat-bot', seat });
  await one.say({ type: 'begin-round' });
  await move(one, 1);
  await move(other, 2);
  // Bots play in between; whoever has the two of clubs leads.
  await other.until(({ game }) => game?.turn === 1 || game?.turn === 2);
  if (other.view().game?.turn === 1) await move(one, 1);
  await other.until(({ game }) => game?.turn === 2);
  const left = { after: other.seq(), epoch: other.epoch(), view: other.view() };
  const hand = handOf(left.view, 2);
  expect(hand?.cards.every(([, , , face]) => face >= 0)).toBe(true);
  other.wire.close();

  // Meanwhile all see that she is gone; and one sorts a hand, which is an entry she misses.
  await one.until(({ seats }) => seats.some(({ seat, away }) => seat === 2 && away !== null));
  const own = handOf(one.view(), 1)?.cards.map(([, handle]) => handle) ?? [];
  await one.say({ type: 'sort', cards: own.toReversed() });

  const back = await guest(grace.cookie, left);
  expect(back.opened.t).toBe('resumed');
  await one.until(({ seats }) => seats.every(({ away }) => away === null));
  await back.until(({ seats }) => seats.every(({ away }) => away === null));
  const fresh = await guest(grace.cookie);
  await back.until(() => back.seq() === fresh.seq());
  expect(back.view()).toEqual(fresh.view());
  expect(handOf(back.view(), 2)).toEqual(hand);
  // And the game goes on with it.
  await move(back, 2);
  expect(handOf(back.view(), 2)?.count).toBe((hand?.count ?? 0) - 1);
  for (const { wire } of [one, back, fresh]) wire.close();
});
