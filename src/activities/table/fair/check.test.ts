/** A browser that checks what it is told: honest shuffles are right in every game, and each way to cheat is found. */
import { describe, expect, test } from 'vitest';
import { type GameShown, movesOf } from '../games/rules.ts';
import { sightOf } from '../games/sight.ts';
import { shelf } from '../shelf.ts';
import { createParty, type Party } from '../testing/party.ts';
import type { FairDone, TableCommand, TableView } from '../types.ts';
import { type Check, checkShuffle, type Findings, firstWrong, inputsOf } from './check.ts';
import { type FairNote, noteEntry, noteFor, noteSent, noteView } from './notes.ts';
import { commitTo, orderOf } from './protocol.ts';

const PEOPLE = [
  [1, 'master'],
  [2, 'player'],
  [3, 'player'],
  [4, 'player'],
  [9, 'watcher'],
] as const;

interface Watched {
  readonly party: Party;
  readonly notes: Map<number, readonly FairNote[]>;
  act(who: number, command: TableCommand): void;
  /** Of this person's browser. */
  check(who: number, told?: FairDone): Findings;
  readonly told: FairDone;
}

/** Everybody's browser takes its notes. */
function watched(game: string, seats: number, seed = 3): Watched {
  const party = createParty(PEOPLE, seed, shelf);
  const notes = new Map<number, readonly FairNote[]>();
  const seatIn = (view: TableView, who: number) =>
    view.seats.find(({ person }) => person === who)?.seat ?? null;
  const table: Watched = {
    party,
    notes,
    act(who, command) {
      const before = new Map(party.guests.map((guest) => [guest.who, guest.view]));
      expect(party.act(who, command)).toBeNull();
      for (const guest of party.guests) {
        const shown = JSON.parse(guest.wire.at(-1) ?? '').e;
        const was = before.get(guest.who) ?? guest.view;
        const me = { seat: seatIn(was, guest.who), single: true };
        notes.set(guest.who, noteEntry(notes.get(guest.who) ?? [], was, guest.view, shown, me));
      }
    },
    get told() {
      const { shown } = party.guest(9).view.fair;
      return shown.at(-1) as FairDone;
    },
    check: (who, told = table.told) => checkShuffle(shelf, told, noteFor(notes.get(who) ?? [], told.id)),
  };
  table.act(1, { type: 'set-up', game });
  for (let seat = 1; seat <= seats; seat++) table.act(seat, { type: 'sit', seat });
  return table;
}

function addAll(table: Watched, seats: number): void {
  for (let seat = 1; seat <= seats; seat++) {
    const id = table.party.state.fair.asked?.id ?? 0;
    const text = seat === 2 ? null : `chance of ${seat}`;
    if (text) table.notes.set(seat, noteSent(table.notes.get(seat) ?? [], id, { seat, text }));
    table.act(seat, { type: 'add-chance', text });
  }
}

const drawPile = ({ state }: Party): number =>
  [...state.places.values()].find(({ shape }) => shape?.area === 'draw')?.id ?? 0;

describe.each([
  ['tapis-vert', 4],
  ['crazy-eights', 3],
  ['hearts', 4],
  ['president', 4],
  ['belote', 4],
] as const)('%s', (game, seats) => {
  test.each([1, 2, 3, 4])('every player and watcher finds its rounds right (%i)', (seed) => {
    const table = watched(game, seats, seed);
    table.act(1, { type: 'configure', settings: { fair: true } });
    for (let round = 1; round <= 3 && !isOver(table.party); round++) {
      table.act(1, { type: 'begin-round' });
      addAll(table, seats);
      playOut(table);
      for (let who = 1; who <= seats; who++) {
        const findings = table.check(who);
        expect(firstWrong(findings), `round ${round}, seat ${who}`).toBeNull();
        expect(findings).toMatchObject({ promise: 'right', cards: 'right', saw: 'right' });
        expect(findings.mine).toBe(who === 2 ? 'unknown' : 'right');
      }
      expect(table.check(9)).toEqual({ ...table.check(1), mine: 'unknown' });
      expect(table.told.round).toBe(round);
    }
  });
});

const shownIn = ({ state }: Party): GameShown => state.game?.shown as unknown as GameShown;
const isOver = (party: Party): boolean => Boolean(shownIn(party).over);

/** Moves of whoever is to move, until the round is over. */
function playOut(table: Watched): void {
  const { party } = table;
  for (let acts = 0; party.state.roles; acts++) {
    const { view } = party.guest(9);
    const { waits } = shownIn(party);
    const seat = waits[acts % waits.length] ?? 0;
    const rules = shelf.rules.find(({ id }) => id === view.game?.id);
    if (!rules) throw new Error('no rules');
    const moves = movesOf(rules, sightOf(party.guest(seat).view, seat, shelf.decks, seat === 1));
    const move = moves[(acts * 7) % moves.length];
    if (acts > 60 || !move) table.act(1, { type: 'end-round' });
    else table.act(seat, { type: 'play', ...move });
  }
}

function pileShuffled(): Watched {
  const table = watched('free', 3);
  table.act(2, { type: 'fair-shuffle', pile: drawPile(table.party) });
  addAll(table, 3);
  table.act(1, { type: 'deal', pile: drawPile(table.party), count: 3 });
  table.act(3, { type: 'draw', pile: drawPile(table.party), count: 2 });
  table.act(1, { type: 'gather' });
  table.act(1, { type: 'shuffle', pile: drawPile(table.party) });
  return table;
}

describe('a pile', () => {
  test('is right for everybody, by the cards they drew', () => {
    const table = pileShuffled();
    for (const who of [1, 2, 3]) {
      expect(table.check(who)).toMatchObject({
        promise: 'right',
        order: 'right',
        cards: 'right',
        saw: 'right',
      });
      expect(firstWrong(table.check(who))).toBeNull();
    }
    expect(table.notes.get(3)?.[0]?.drawn).toHaveLength(5);
    // Who saw no card has nothing to compare.
    expect(table.check(9)).toMatchObject({ order: 'right', saw: 'unknown' });
  });

  test('of whoever was not there nothing is claimed but what can be reckoned', () => {
    const { told } = pileShuffled();
    expect(checkShuffle(shelf, told, null)).toEqual({
      ...{ promise: 'unknown', seed: 'right', mine: 'unknown', chances: 'unknown' },
      ...{ order: 'right', cards: 'unknown', saw: 'unknown' },
    });
  });

  test('a promise that was seen only after the shuffle says so', () => {
    const table = watched('free', 2);
    table.act(2, { type: 'fair-shuffle', pile: drawPile(table.party) });
    table.act(1, { type: 'fair-end', shuffle: true });
    const [late] = noteView([], table.party.guest(1).view);
    expect(late).toMatchObject({ id: 1, early: false, count: 52 });
    expect(table.notes.get(2)?.[0]).toMatchObject({ id: 1, early: true });
  });

  test('somebody else who shuffles it, or takes from the middle, ends what is compared', () => {
    const table = watched('free', 2);
    const pile = drawPile(table.party);
    table.act(2, { type: 'fair-shuffle', pile });
    table.act(1, { type: 'fair-end', shuffle: true });
    table.act(1, { type: 'draw', pile, count: 1 });
    table.act(2, { type: 'cut', pile, count: 9 });
    table.act(1, { type: 'draw', pile, count: 1 });
    expect(table.notes.get(1)?.[0]).toMatchObject({ drawn: { length: 1 }, left: null });
  });
});

describe('each way to cheat is found', () => {
  const other = commitTo('ab').replace(/^./, 'c');
  const remade = (told: FairDone, change: Partial<FairDone>): FairDone => {
    const next = { ...told, ...change };
    return { ...next, order: orderOf(told.order, next.seed, next.chances) };
  };
  const swap = <T>(list: readonly T[], one: number, two: number): T[] =>
    list.map((item, at) => (at === one ? list[two] : at === two ? list[one] : item) as T);
  const cheats: readonly (readonly [string, (told: FairDone) => FairDone, Check, number])[] = [
    ['another seed', (told) => ({ ...told, seed: other }), 'seed', 2],
    [
      'another seed with a promise that fits it',
      (told) => remade(told, { seed: other, commit: commitTo(other) }),
      'promise',
      2,
    ],
    ['what I added left out', (told) => remade(told, { chances: told.chances.slice(1) }), 'mine', 1],
    [
      'what somebody else added changed',
      (told) =>
        remade(told, { chances: told.chances.map((one) => (one.seat === 3 ? { ...one, text: 'x' } : one)) }),
      'chances',
      2,
    ],
    ['chances in another order', (told) => remade(told, { chances: swap(told.chances, 0, 2) }), 'chances', 2],
    ['two cards in other places', (told) => ({ ...told, order: swap(told.order, 3, 9) }), 'order', 2],
    ['a card too few', (told) => remade({ ...told, order: told.order.slice(1) }, {}), 'cards', 2],
    ['nonsense instead of a seed', (told) => ({ ...told, seed: 'no number' }), 'seed', 2],
  ];

  test.each(cheats)('%s', (_, cheat, check, who) => {
    const table = pileShuffled();
    expect(firstWrong(table.check(who, cheat(table.told)))).toBe(check);
  });

  test('another shuffle shown in the place of the one that was promised', () => {
    const table = pileShuffled();
    const guest = table.party.guest(2);
    const [honest] = guest.view.fair.shown;
    if (!honest) throw new Error('nothing was shown');
    const told = remade(honest, { id: 7, seed: other, commit: commitTo(other) });
    const { fair } = guest.view;
    const kept = [{ ...honest, count: honest.order.length }];
    const before: TableView = { ...guest.view, fair: { ...fair, kept, shown: [] } };
    const after: TableView = { ...guest.view, fair: { ...fair, kept: [], shown: [told] } };
    const entry = { act: { type: 'shuffled' }, moves: [], places: [] } as const;
    const notes = noteEntry(table.notes.get(2) ?? [], before, after, entry, { seat: 2, single: true });
    expect(firstWrong(checkShuffle(shelf, told, noteFor(notes, 7)))).toBe('promise');
    // The honest one is the one that was noted.
    expect(firstWrong(checkShuffle(shelf, honest, noteFor(table.notes.get(2) ?? [], 1)))).toBeNull();
  });

  test('a deal that was not made of the order that is shown', () => {
    const table = watched('hearts', 4);
    table.act(1, { type: 'configure', settings: { fair: true } });
    table.act(1, { type: 'begin-round' });
    addAll(table, 4);
    table.act(1, { type: 'end-round' });
    const [note] = table.notes.get(2) ?? [];
    const hand = note?.saw.find(({ place }) => place === 2);
    expect(hand?.cards).toHaveLength(13);
    // As if one card of the hand had been another one.
    const saw = note?.saw.map((one) =>
      one === hand
        ? {
            ...one,
            cards: one.cards.map(
              ([at, card]) => [at, { ...card, face: at === 0 ? (card.face + 1) % 52 : card.face }] as const,
            ),
          }
        : one,
    );
    expect(firstWrong(checkShuffle(shelf, table.told, { ...note, saw } as FairNote))).toBe('saw');
    const { order } = table.told;
    const told = {
      ...table.told,
      order: order.map(([deck, face]) => [deck, face === 7 ? 8 : face] as const),
    };
    expect(firstWrong(table.check(2, remade(told, {})))).toBe('cards');
  });
});

test('everything a program of one’s own needs is in the text that can be copied', () => {
  const { told } = pileShuffled();
  const given = JSON.parse(inputsOf(told));
  expect(given).toMatchObject({ protocol: 'atelier fair shuffle 1', commit: told.commit, seed: told.seed });
  expect(given.chances.map(({ seat }: { seat: number }) => seat)).toEqual([1, 3]);
  expect(orderOf(given.order.toReversed(), given.seed, given.chances)).toEqual(told.order);
});
