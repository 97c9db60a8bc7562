/** Replays over HTTP against a real database: page by page, with the eyes of whoever asks, however long the log is. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReplayPage } from '../../../client/tables.ts';
import { startTestServer, type TestPerson, type TestServer } from '../../../testing/test-server.ts';
import { follow } from '../follow.ts';
import type { TableState } from '../state.ts';
import { table } from '../table.ts';
import type { TableView } from '../types.ts';

let server: TestServer;
let ada: TestPerson;
let grace: TestPerson;
let linus: TestPerson;
let n = 0;

beforeAll(async () => {
  server = await startTestServer();
  ada = await server.person('Ada looks back');
  grace = await server.person('Grace looks back');
  linus = await server.person('Linus looks back');
});
afterAll(() => server?.end());

async function makeRoom(by: TestPerson, visibility = 'unlisted'): Promise<string> {
  const made = await by.post('rooms', { title: 'Cards', visibility, preset: 'sketch' });
  return (made.json() as { code: string }).code;
}
async function act(room: string, who: TestPerson, command: object): Promise<{ code?: string }> {
  const sent = { client: 'replay-test-client', n: ++n, command };
  return (await who.post(`rooms/${room}/table/commands`, sent)).json();
}
async function must(room: string, who: TestPerson, command: object): Promise<void> {
  const answer = await act(room, who, command);
  if (answer.code) throw new Error(`refused: ${JSON.stringify(answer)}`);
}
async function tableOf(room: string) {
  const found = server.host.rooms().find((one) => one.code === room);
  const channel = found && (await server.host.channel(found, table.name));
  if (!channel) throw new Error('no table');
  return channel;
}
const stateOf = async (room: string) => (await tableOf(room)).state as TableState;

/** All pages, and what comes of following them. */
async function replay(room: string, who: TestPerson | null, from: number) {
  const pages: ReplayPage[] = [];
  let largest = 0;
  let view: TableView | null = null;
  for (let after: number | null | undefined; after !== null; ) {
    const path = `rooms/${room}/table/replays/${from}${after ? `?after=${after}` : ''}`;
    const answer = who ? await who.get(path) : await server.ask('GET', path);
    expect(answer.statusCode, answer.body).toBe(200);
    largest = Math.max(largest, answer.body.length);
    const page = answer.json() as ReplayPage;
    pages.push(page);
    view = page.view ?? view;
    for (const entry of page.entries) view = follow(view as TableView, entry);
    after = page.next;
  }
  const seqs = pages.flatMap(({ entries }) => entries.map(({ seq }) => seq));
  return { pages, largest, view: view as TableView, seqs };
}
const handIn = ({ places }: TableView, seat: number) => places.find(({ id }) => id === seat);
const facesIn = (view: TableView, seat: number) =>
  handIn(view, seat)?.cards.map(([, , , face]) => face) ?? [];

describe('a round that is over', () => {
  let room: string;
  let from: number;
  beforeAll(async () => {
    room = await makeRoom(ada);
    await must(room, ada, { type: 'set-up', game: 'free' });
    for (const [nth, who] of [ada, grace].entries()) await must(room, who, { type: 'sit', seat: nth + 1 });
    await must(room, ada, { type: 'begin-round' });
    from = (await stateOf(room)).rounds[0]?.from ?? 0;
  });

  test('is listed once it is over, and not replayed while it runs', async () => {
    const list = async () => (await grace.get(`rooms/${room}/table/replays`)).json();
    expect(await list()).toMatchObject({ rounds: [], laid: { steps: 4 } });
    const running = await grace.get(`rooms/${room}/table/replays/${from}`);
    expect([running.statusCode, running.json().code]).toEqual([409, 'table/round-runs']);
    await must(room, ada, { type: 'draw', pile: 13, count: 3 });
    await must(room, grace, { type: 'draw', pile: 13, count: 2 });
    await must(room, ada, { type: 'end-round' });
    expect((await list()).rounds).toEqual([
      {
        ...{ from, round: 1, game: 'free', steps: 4, hands: 'own', settled: false },
        ...{ at: expect.any(Number), people: [ada.number, grace.number] },
      },
    ]);
    const none = await grace.get(`rooms/${room}/table/replays/9999`);
    expect([none.statusCode, none.json().code]).toEqual([404, 'table/no-replay']);
  });

  test('shows everybody what they saw then, and nobody another hand', async () => {
    const state = await stateOf(room);
    const held = (seat: number) =>
      [...(state.places.get(seat)?.cards ?? [])].map((index) => state.cards[index]?.face);
    const hers = (await replay(room, ada, from)).view;
    expect(facesIn(hers, 1)).toEqual(held(1));
    expect(handIn(hers, 2)).toMatchObject({ count: 2, cards: [] });
    expect(facesIn((await replay(room, grace, from)).view, 2)).toEqual(held(2));
    for (const who of [linus, null]) {
      const { view, seqs } = await replay(room, who, from);
      expect([handIn(view, 1), handIn(view, 2)]).toEqual([
        { id: 1, count: 3, cards: [] },
        { id: 2, count: 2, cards: [] },
      ]);
      expect(seqs).toEqual([from + 1, from + 2, from + 3]);
      expect(view.log.at(-1)?.act.type).toBe('round-ended');
    }
  });

  test('opens its hands once the cards are mixed and both agreed', async () => {
    const ask = { type: 'ask', kind: 'open-replay', replay: from };
    expect((await act(room, ada, ask)).code).toBe('table/not-settled');
    await must(room, ada, { type: 'gather' });
    const pile = [...(await stateOf(room)).places.values()].find(({ cards }) => cards.length === 52)?.id;
    await must(room, ada, { type: 'shuffle', pile });
    await must(room, ada, ask);
    expect(handIn((await replay(room, ada, from)).view, 2)?.cards).toEqual([]);
    await must(room, grace, { type: 'answer', yes: true });
    const { rounds } = (await ada.get(`rooms/${room}/table/replays`)).json();
    expect(rounds[0]).toMatchObject({ hands: 'all', settled: true });
    for (const who of [ada, linus]) {
      const { view } = await replay(room, who, from);
      expect(facesIn(view, 2).filter((face) => face >= 0).length).toBe(2);
    }
    expect(handIn((await replay(room, null, from)).view, 2)?.cards).toEqual([]);
    // Since the table was laid it is one’s own eyes, whatever was opened.
    const { pages } = await replay(room, linus, 0);
    expect(pages[0]).toMatchObject({ round: null, hands: 'own' });
    const dealt = JSON.stringify(pages.flatMap(({ entries }) => entries.map(({ e }) => e.places)));
    expect(dealt).not.toMatch(/"id":[12],"count":\d,"cards":\[\[/);
  });

  test('of a private room is nobody else’s to know', async () => {
    const hidden = await makeRoom(ada, 'private');
    await must(hidden, ada, { type: 'set-up', game: 'free' });
    for (const path of ['replays', 'replays/0'])
      expect((await linus.get(`rooms/${hidden}/table/${path}`)).json().code).toBe('rooms/unknown');
    expect((await ada.get(`rooms/${hidden}/table/replays/0`)).statusCode).toBe(200);
  });
});

test('five thousand entries: pages stay small, and it ends with what is there now', async () => {
  const room = await makeRoom(ada);
  await must(room, ada, { type: 'set-up', game: 'free' });
  await must(room, ada, { type: 'sit', seat: 1 });
  const channel = await tableOf(room);
  const pile = [...(await stateOf(room)).places.values()].find(({ shape }) => shape?.area === 'draw')?.id;
  const say = (command: object) =>
    server.host.record(channel, command as { type: string }, { who: ada.number, house: true });
  for (let done = 0; done < 5000; done += 500)
    await Promise.all(
      Array.from({ length: 500 }, (_, nth) =>
        say(
          nth % 5 === 4
            ? { type: 'gather' }
            : { type: nth % 5 < 3 ? 'draw' : 'cut', pile, count: 1 + (nth % 3) },
        ),
      ),
    );
  const state = await stateOf(room);
  const seq = state.log.at(-1)?.seq ?? 0;
  expect(seq).toBeGreaterThan(4000);
  const begun = performance.now();
  const first = await ada.get(`rooms/${room}/table/replays/0`);
  const cold = performance.now() - begun;
  const { largest, view, seqs } = await replay(room, ada, 0);
  expect(largest).toBeLessThan(64 * 1024);
  expect(seqs).toEqual(Array.from({ length: 1999 }, (_, nth) => seq - 1998 + nth));
  const now = table.rules.view(state, { who: ada.number, role: 'player', at: 0 }) as TableView;
  const sorted = ({ log: _, ...one }: TableView) => ({
    ...one,
    places: [...one.places].sort((a, b) => a.id - b.id),
  });
  expect(sorted(view)).toEqual(sorted(JSON.parse(JSON.stringify(now))));
  expect(first.body.length).toBeLessThan(64 * 1024);
  // 0.14 s where nobody else is at work.
  expect(cold).toBeLessThan(5000);
}, 60_000);
