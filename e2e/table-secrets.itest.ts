/**
 * Invariant 4, on the wire of a real server: whatever is done at a card table, no byte that reached somebody
 * holds a face they were not shown, or a name by which a card that eyes lost could be found again. What hands do
 * is chosen by chance; what is hidden is said here in words of its own, not by the code that hides it.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { follow } from '../src/activities/table/follow.ts';
import { HOUSE_GAMES } from '../src/activities/table/games/house-games.ts';
import { HOUSE_RULES } from '../src/activities/table/games/house-rules.ts';
import { type AnyGameRules, type GameShown, movesOf } from '../src/activities/table/games/rules.ts';
import { sightOf } from '../src/activities/table/games/sight.ts';
import { shelf } from '../src/activities/table/shelf.ts';
import type { CardRecord, TableState } from '../src/activities/table/state.ts';
import { table as tableActivity } from '../src/activities/table/table.ts';
import { anyCommand } from '../src/activities/table/testing/hands.ts';
import type {
  CardView,
  PlaceView,
  ShownTableEvent,
  TableCommand,
  TableEvent,
  TableView,
} from '../src/activities/table/types.ts';
import { startTestServer, type TestPerson, type TestServer } from '../src/testing/test-server.ts';
import { connect, type Heard, type Wire } from './harness/wire.ts';

let server: TestServer;
let url: string;
let people: readonly TestPerson[];

beforeAll(async () => {
  server = await startTestServer();
  url = await server.listen();
  people = await Promise.all(['Ada', 'Grace', 'Linus', 'Margaret'].map((name) => server.person(name)));
});
afterAll(() => server?.end());

/** Somebody at the table or beside it, with all that ever reached them. */
interface Guest {
  /** 0 for somebody without an account, who looks on. */
  readonly number: number;
  wire: Wire;
  id: unknown;
  view: TableView;
  seq: number;
  /** Names of cards that ever reached them: in which place each lay when it came last, and how often that had been mixed. */
  readonly names: Map<number, string>;
}

/** A linear congruential generator (Numerical Recipes), so that what failed can be run again. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

async function gather(game: string) {
  const wish = { title: 'Cards', visibility: 'unlisted', preset: 'sketch' };
  const { code } = (await (people[0] as TestPerson).post('rooms', wish)).json() as { code: string };
  const room = server.host.rooms().find((one) => one.code === code);
  const channel = room && (await server.host.channel(room, 'table'));
  if (!channel) throw new Error('no table');
  const state = (): TableState => channel.state as TableState;
  /** Faces that lay open for all to see since they were last mixed among others. */
  const shown = new Set<string>();
  const faceOf = (card: Pick<CardRecord, 'deck' | 'face'> | undefined): string =>
    `${state().decks[card?.deck ?? -1]}/${card?.face}`;
  let n = 0;

  async function come(guest: Guest, after?: { after: number; epoch: string }): Promise<void> {
    const cookie = people.find(({ number }) => number === guest.number)?.cookie;
    guest.wire = await connect(url, cookie ? { cookie } : {});
    const opened = await guest.wire.open(code, 'table', after);
    guest.id = opened.id;
    if (opened.view) {
      guest.view = opened.view as TableView;
      guest.seq = opened.seq as number;
      look(guest, (opened.view as TableView).places, []);
    }
  }
  const guests: Guest[] = [];
  for (const number of [...people.map((one) => one.number), 0]) {
    const guest = { number, seq: 0, names: new Map<number, string>() } as Guest;
    await come(guest);
    guests.push(guest);
  }

  /** Whether this person may know this card's face, in the words of the issue. */
  function mayKnow({ number }: Guest, card: CardRecord): boolean {
    const inOwnHand = state().seats.get(card.place)?.person === number && number !== 0;
    return card.up || inOwnHand || (number !== 0 && card.known.includes(number));
  }
  /** How often the cards of a place were mixed, and the newest entry that was looked at for it. */
  const mixed = { times: new Map<number, number>(), seq: 0 };
  async function noteMixing(): Promise<void> {
    for (const { seq, body } of await server.store.log.read(channel?.id ?? 0, mixed.seq, 1000)) {
      for (const op of (tableActivity.rules.decode(body) as TableEvent).ops)
        if (op.op === 'order' && op.mixed) {
          mixed.times.set(op.id, (mixed.times.get(op.id) ?? 0) + 1);
          for (const card of op.cards) shown.delete(faceOf(state().cards[card]));
        }
      mixed.seq = seq;
    }
  }
  const whereabouts = (place: number): string => `${place}, mixed ${mixed.times.get(place) ?? 0} times`;
  /** Where somebody could find a card: a pile they watched since, or any place where they see it now. */
  function isLost(guest: Guest, card: CardRecord, heard: string): boolean {
    if (mayKnow(guest, card)) return false;
    return !state().places.get(card.place)?.shape || heard !== whereabouts(card.place);
  }
  /** Takes down what came, and checks each face in it. */
  function look(guest: Guest, places: readonly PlaceView[], others: readonly number[]): void {
    const named = new Map(state().cards.map((card) => [card.handle, card]));
    for (const [, handle, deck, face] of places.flatMap(({ cards }): readonly CardView[] => cards)) {
      const card = named.get(handle);
      // Whoever was away may be told of a moment before: what lay open then was for all to see.
      const open = shown.has(faceOf({ deck, face }));
      if (face !== -1 && !open && !(card && card.face === face && mayKnow(guest, card)))
        throw new Error(`${guest.number} was sent a face they may not know: ${JSON.stringify(card)}`);
      if (card) guest.names.set(handle, whereabouts(card.place));
    }
    for (const handle of others)
      if (!guest.names.has(handle)) guest.names.set(handle, whereabouts(named.get(handle)?.place ?? 0));
  }
  function read(guest: Guest, { entries }: Heard): void {
    for (const entry of entries as { seq: number; at: number; by: number; e: ShownTableEvent }[]) {
      const { e, seq } = entry;
      look(
        guest,
        e.places,
        e.moves.flatMap(({ was, now }) => [was ?? [], now ?? []].flat()),
      );
      for (const { deck, face } of e.act.faces ?? []) expect(shown).toContain(`${deck}/${face}`);
      guest.view = follow(guest.view, entry);
      guest.seq = seq;
    }
  }
  /** Everybody is told everything there is, and by no name they ever heard a card can be found that they lost sight of. */
  async function settle(): Promise<void> {
    const { committed } = channel as { committed: number };
    await noteMixing();
    for (const card of state().cards) if (card.up) shown.add(faceOf(card));
    for (const guest of guests) {
      while (guest.seq < committed)
        read(guest, await guest.wire.next(({ t, id }) => t === 'entries' && id === guest.id));
      for (const card of state().cards) {
        const heard = guest.names.get(card.handle);
        if (heard !== undefined && isLost(guest, card, heard))
          throw new Error(
            `${guest.number} can find a card they lost sight of after ${JSON.stringify(lastAct())}: ${JSON.stringify(card)}, heard of in ${heard}`,
          );
      }
    }
  }
  const lastAct = (): unknown => state().log.at(-1)?.act;

  const table = {
    guests,
    state,
    settle,
    async act(guest: Guest, command: TableCommand): Promise<string> {
      const answer = await guest.wire.command(guest.id, ++n, command);
      await settle();
      return answer.t === 'refused' ? String(answer.code) : 'done';
    },
    /** Loses the connection, and comes back for what was missed. */
    async drop(guest: Guest, meanwhile: () => Promise<unknown>): Promise<void> {
      guest.wire.close();
      await guest.wire.closed;
      const others = guests.splice(guests.indexOf(guest), 1);
      await meanwhile();
      const { epoch } = channel as { epoch: string };
      await come(guest, { after: guest.seq, epoch });
      guests.push(...others);
      await settle();
    },
    async polled(guest: Guest): Promise<TableView> {
      const cookie = people.find(({ number }) => number === guest.number)?.cookie;
      const answer = await server.ask(
        'GET',
        `rooms/${code}/table/since`,
        undefined,
        cookie ? { cookie } : {},
      );
      const [opened] = answer.json() as Heard[];
      return opened?.view as TableView;
    },
    end() {
      for (const { wire } of guests) wire.close();
    },
  };
  const [ada] = guests as [Guest];
  expect(await table.act(ada, { type: 'set-up', game })).toBe('done');
  for (const [index, guest] of guests.slice(0, people.length).entries())
    expect(await table.act(guest, { type: 'sit', seat: index + 1 })).toBe('done');
  return table;
}

const sorted = ({ places, pieces, ...view }: TableView) => ({
  ...view,
  places: places.toSorted((one, other) => one.id - other.id),
  pieces: pieces.toSorted((one, other) => one.id - other.id),
});

describe('invariant 4: what somebody may not know is in no byte that reaches them', () => {
  test('whatever hands do, also of those who lost their connection meanwhile', async () => {
    const random = chance(11);
    const table = await gather('free');
    const onlooker = table.guests.at(-1) as Guest;
    const players = table.guests.slice(0, people.length);
    let done = 0;
    const deed = async (among: readonly Guest[]): Promise<void> => {
      const guest = among[random(among.length)] as Guest;
      const numbers = Array.from({ length: 4 }, () => random(1000));
      const seat = players.indexOf(guest) + 1;
      const command = anyCommand(guest.view, guest.number, numbers);
      // Whoever gets up sits down again: a table without people is no story.
      if (command.type === 'leave' || command.type === 'hand-over') return;
      if ((await table.act(guest, command)) === 'done') done++;
      else if (!table.state().seats.has(seat)) await table.act(guest, { type: 'sit', seat });
    };
    for (let round = 0; round < 3; round++) {
      for (let turn = 0; turn < 60; turn++) await deed(players);
      const away = players[round] as Guest;
      await table.drop(away, async () => {
        for (let turn = 0; turn < 8; turn++) await deed(players.filter((one) => one !== away));
      });
    }
    expect(done).toBeGreaterThan(60);
    for (const guest of [...players, onlooker])
      expect(sorted(await table.polled(guest))).toEqual(sorted(guest.view));
    table.end();
  });

  test.each(HOUSE_RULES.map(({ id }) => id))('a game of %s', async (id) => {
    const random = chance(23);
    const game = HOUSE_GAMES.find(({ rules }) => rules === id);
    const rules = HOUSE_RULES.find((one) => one.id === id) as AnyGameRules;
    const table = await gather(game?.id ?? '');
    const [ada] = table.guests as [Guest];
    for (let seat = 4; seat <= (game?.seats.min ?? 0); seat++)
      await table.act(ada, { type: 'seat-bot', seat });
    expect(await table.act(ada, { type: 'begin-round' })).toBe('done');
    let moves = 0;
    for (let turn = 0; turn < 60 && table.state().roles; turn++) {
      const { waits = [] } = (table.state().game?.shown ?? {}) as unknown as GameShown;
      const [seat = 0] = waits;
      const guest = table.guests[seat - 1] as Guest;
      const sight = sightOf(guest.view, seat, shelf.decks, guest === ada);
      const legal = movesOf(rules, sight);
      const move = legal[random(legal.length)];
      if (!move) break;
      expect([id, await table.act(guest, { type: 'play', ...move })]).toEqual([id, 'done']);
      moves++;
    }
    expect(moves).toBeGreaterThan(6);
    for (const guest of table.guests) expect(sorted(await table.polled(guest))).toEqual(sorted(guest.view));
    table.end();
  });
});
