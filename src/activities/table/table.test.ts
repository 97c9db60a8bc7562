import { describe, expect, test } from 'vitest';
import type { Game } from './games/game.ts';
import { createParty, type Party, SHELF } from './testing/party.ts';
import type { TableCommand } from './types.ts';

const GUESTS = [
  [1, 'master'],
  [2, 'player'],
  [3, 'player'],
  [5, 'watcher'],
] as const;

function begin(): Party & { readonly pile: number; hand(who: number): number[] } {
  const party = createParty(GUESTS);
  const done = (who: number, command: TableCommand) => expect(party.act(who, command)).toBeNull();
  done(1, { type: 'set-up', game: 'free' });
  for (const who of [1, 2, 3]) done(who, { type: 'sit', seat: who });
  const pile = party.guest(1).view.places.find(({ shape }) => shape?.area === 'draw')?.id ?? 0;
  return {
    ...party,
    pile,
    hand: (who) =>
      party
        .guest(who)
        .view.places.find(({ id }) => id === who)
        ?.cards.map(([, handle]) => handle) ?? [],
  };
}
const last = (party: Party, who: number) => party.guest(who).view.log.at(-1)?.act;

describe('at the table', () => {
  test('two grab one card: one gets it, the other is told that it is gone', () => {
    const party = begin();
    const top =
      party
        .guest(1)
        .view.places.find(({ id }) => id === party.pile)
        ?.cards.at(-1)?.[1] ?? 0;
    expect(party.act(2, { type: 'take', cards: [top] })).toBeNull();
    expect(party.act(3, { type: 'take', cards: [top] })).toEqual({
      refused: 'table/no-card',
      detail: { card: top },
    });
    expect([party.hand(2).length, party.hand(3).length]).toEqual([1, 0]);
  });

  test('who draws sees the face, the others that one card was drawn', () => {
    const party = begin();
    party.act(2, { type: 'draw', pile: party.pile, count: 2 });
    const mine = party.guest(2).view.places.find(({ id }) => id === 2);
    expect(mine?.cards.every(([, , , face]) => face >= 0)).toBe(true);
    for (const who of [1, 3, 5])
      expect(party.guest(who).view.places.find(({ id }) => id === 2)).toEqual({ id: 2, count: 2, cards: [] });
    expect(last(party, 5)).toEqual({ type: 'drew', seat: 2, count: 2 });
  });

  test('what is played face up is named to everybody', () => {
    const party = begin();
    party.act(2, { type: 'draw', pile: party.pile, count: 1 });
    party.act(2, { type: 'move', cards: party.hand(2), to: { x: 500, y: 500 }, up: true });
    expect(last(party, 5)).toMatchObject({ type: 'played', seat: 2, count: 1, faces: [{ deck: 'small' }] });
  });

  test('an act is taken back when those who sit agree, and under new names', () => {
    const party = begin();
    party.act(2, { type: 'draw', pile: party.pile, count: 1 });
    const [drawn] = party.hand(2);
    expect(party.act(2, { type: 'ask', kind: 'undo' })).toBeNull();
    expect(party.guest(3).view.ask).toEqual({ kind: 'undo', by: 2, waits: [1, 3] });
    expect(party.act(2, { type: 'ask', kind: 'undo' })).toEqual({ refused: 'table/asked-already' });
    party.act(1, { type: 'answer', yes: true });
    expect(party.hand(2)).toEqual([drawn]);
    party.act(3, { type: 'answer', yes: true });
    expect(party.hand(2)).toEqual([]);
    expect(party.guest(2).view).toMatchObject({ ask: null, undoable: false });
    party.act(2, { type: 'draw', pile: party.pile, count: 1 });
    expect(party.hand(2)).not.toContain(drawn);
  });

  test('one no is enough, and a new act ends the question', () => {
    const party = begin();
    party.act(2, { type: 'draw', pile: party.pile, count: 1 });
    party.act(2, { type: 'ask', kind: 'undo' });
    party.act(3, { type: 'answer', yes: false });
    expect(party.guest(2).view.ask).toBeNull();
    expect(party.hand(2)).toHaveLength(1);
    party.act(2, { type: 'ask', kind: 'undo' });
    party.act(3, { type: 'draw', pile: party.pile, count: 1 });
    expect(party.guest(1).view.ask).toBeNull();
    expect(party.act(1, { type: 'answer', yes: true })).toEqual({ refused: 'table/nothing-asked' });
  });

  test('what chance decided is not taken back', () => {
    const party = begin();
    party.act(1, { type: 'place', piece: { kind: 'die', sides: 6, value: 1 }, x: 1, y: 1 });
    const [die] = party.guest(1).view.pieces;
    party.act(1, { type: 'roll', dice: [die?.id ?? 0] });
    expect(party.act(1, { type: 'ask', kind: 'undo' })).toEqual({ refused: 'table/nothing-to-undo' });
    party.act(2, { type: 'draw', pile: party.pile, count: 1 });
    party.act(1, { type: 'shuffle', pile: party.pile });
    expect(party.act(1, { type: 'ask', kind: 'undo' })).toEqual({ refused: 'table/nothing-to-undo' });
  });

  test('watchers see hands only while all who sit agree; whoever sits down later did not', () => {
    const party = begin();
    party.act(2, { type: 'draw', pile: party.pile, count: 2 });
    const seen = () => party.guest(5).view.places.find(({ id }) => id === 2)?.cards.length;
    party.act(2, { type: 'ask', kind: 'open-hands' });
    party.act(1, { type: 'answer', yes: true });
    expect(seen()).toBe(0);
    party.act(3, { type: 'answer', yes: true });
    expect(seen()).toBe(2);
    party.act(3, { type: 'leave' });
    party.act(3, { type: 'sit', seat: 4 });
    expect(seen()).toBe(0);
  });

  test('a peek is told to all, its face to one', () => {
    const party = begin();
    party.act(2, { type: 'peek', pile: party.pile, count: 1 });
    const top = (who: number) =>
      party
        .guest(who)
        .view.places.find(({ id }) => id === party.pile)
        ?.cards.at(-1);
    expect(top(2)?.[3]).toBeGreaterThanOrEqual(0);
    expect(top(3)?.[3]).toBe(-1);
    expect(last(party, 3)).toEqual({ type: 'peeked', seat: 2, count: 1 });
  });

  test('a seat is handed over with its hand', () => {
    const party = createParty([...GUESTS, [6, 'player']]);
    party.act(1, { type: 'set-up', game: 'free' });
    party.act(2, { type: 'sit', seat: 2 });
    const pile = party.guest(1).view.places.find(({ shape }) => shape?.area === 'draw')?.id ?? 0;
    party.act(2, { type: 'draw', pile, count: 3 });
    expect(party.act(2, { type: 'hand-over', person: 6 })).toBeNull();
    const hand = (who: number) => party.guest(who).view.places.find(({ id }) => id === 2)?.cards.length;
    expect([hand(2), hand(6)]).toEqual([0, 3]);
  });

  test('only the house says who dropped out; nobody waits for them', () => {
    const party = begin();
    expect(party.act(2, { type: 'presence', person: 3, here: false })).toEqual({
      refused: 'table/house-only',
    });
    expect(party.act(0, { type: 'presence', person: 3, here: false })).toBeNull();
    expect(party.guest(1).view.seats.find(({ seat }) => seat === 3)?.away).toEqual(expect.any(Number));
    party.act(2, { type: 'draw', pile: party.pile, count: 1 });
    party.act(2, { type: 'ask', kind: 'undo' });
    expect(party.guest(1).view.ask?.waits).toEqual([1]);
  });

  test('two decks in one area are one pile, shuffled together', () => {
    const [free] = SHELF.games;
    const games = [
      { ...free, decks: ['small', 'small', 'ten'].map((deck) => ({ deck, to: 'draw' })) } as Game,
    ];
    const party = createParty(GUESTS, 1, { ...SHELF, games });
    expect(party.act(1, { type: 'set-up', game: 'free' })).toBeNull();
    const pile = [...party.state.places.values()].find(({ shape }) => shape?.area === 'draw');
    expect(pile?.cards.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 29 }, (_, index) => index));
    expect(pile?.cards.slice(0, 13).some((card) => card > 13)).toBe(true);
  });
});
