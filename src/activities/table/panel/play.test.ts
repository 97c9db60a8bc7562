/** What the panel makes of a real table: the pure rules play, and what they show is read. */
import { describe, expect, it } from 'vitest';
import { createParty } from '../testing/party.ts';
import { ACT_TYPES, type TableCommand } from '../types.ts';
import { actWords, namingOf } from './act-words.ts';
import { commandFor } from './aim.ts';
import { deedsFor } from './deeds-for.ts';
import { nearest } from './roving.ts';
import { findCard, handOf, pilesOf, placeOf, topOf } from './seeing.ts';
import { ofPile, pruned, toggledCard } from './selection.ts';
import { freeSpot } from './spots.ts';

const ADA = 1;
const GRACE = 2;

function table() {
  const party = createParty([
    [ADA, 'master'],
    [GRACE, 'player'],
  ]);
  const all: readonly (readonly [number, TableCommand])[] = [
    [ADA, { type: 'set-up', game: 'free' }],
    [ADA, { type: 'sit', seat: 1 }],
    [GRACE, { type: 'sit', seat: 7 }],
    [ADA, { type: 'deal', pile: 13, count: 3 }],
  ];
  for (const [who, command] of all) expect(party.act(who, command)).toBeNull();
  return party;
}
const viewOf = (party: ReturnType<typeof table>, who: number) => party.guest(who).view;

describe('what is carried, let go somewhere', () => {
  const party = table();
  const view = viewOf(party, ADA);
  const [card = 0, other = 0] = handOf(view, 1)?.cards.map(([, handle]) => handle) ?? [];
  const carried = { kind: 'cards', cards: [card], up: true } as const;

  it('is a command that the rules accept', () => {
    const made = commandFor(view, 1, carried, { at: 'pile', pile: 14 });
    expect(made).toEqual({ type: 'move', cards: [card], to: { pile: 14 }, up: true });
    expect(party.act(ADA, made as TableCommand)).toBeNull();
    const give = commandFor(
      viewOf(party, ADA),
      1,
      { kind: 'cards', cards: [other] },
      { at: 'seat', seat: 7 },
    );
    expect(party.act(ADA, give as TableCommand)).toBeNull();
    const top = topOf(placeOf(viewOf(party, ADA), 14) as never)?.[1] ?? 0;
    const take = commandFor(viewOf(party, ADA), 1, { kind: 'cards', cards: [top] }, { at: 'seat', seat: 1 });
    expect(take).toEqual({ type: 'take', cards: [top] });
    expect(party.act(ADA, take as TableCommand)).toBeNull();
  });

  it('is nothing where nothing would change', () => {
    const now = viewOf(party, ADA);
    const [mine = 0] = handOf(now, 1)?.cards.map(([, handle]) => handle) ?? [];
    expect(commandFor(now, 1, { kind: 'cards', cards: [mine] }, { at: 'hand' })).toBeNull();
    expect(commandFor(now, 1, { kind: 'cards', cards: [mine] }, { at: 'seat', seat: 3 })).toBeNull();
    expect(commandFor(now, 1, { kind: 'pile', pile: 13 }, { at: 'pile', pile: 13 })).toBeNull();
  });

  it('of a whole pile that lies face down draws all of it', () => {
    const now = viewOf(party, ADA);
    const count = placeOf(now, 13)?.count ?? 0;
    expect(commandFor(now, 1, { kind: 'pile', pile: 13 }, { at: 'hand' })).toEqual({
      type: 'draw',
      pile: 13,
      count,
    });
  });
});

describe('what is chosen', () => {
  it('gathers cards of one place, and starts anew in another', () => {
    const view = viewOf(table(), ADA);
    const [one = 0, two = 0] = handOf(view, 1)?.cards.map(([, handle]) => handle) ?? [];
    const top = topOf(pilesOf(view)[0] as never)?.[1] ?? 0;
    const first = toggledCard(null, view, one, false);
    const both = toggledCard(first, view, two, false);
    expect(both).toEqual({ kind: 'cards', cards: [one, two] });
    expect(toggledCard(both, view, one, false)).toEqual({ kind: 'cards', cards: [two] });
    expect(toggledCard(both, view, top, false)).toEqual({ kind: 'cards', cards: [top] });
    expect(toggledCard(both, view, top, true)).toEqual({ kind: 'cards', cards: [one, two, top] });
  });

  it('is let go when it is there no longer', () => {
    const party = table();
    const before = viewOf(party, ADA);
    const [one = 0] = handOf(before, 1)?.cards.map(([, handle]) => handle) ?? [];
    expect(party.act(ADA, { type: 'give', cards: [one], seat: 7 })).toBeNull();
    expect(pruned({ kind: 'cards', cards: [one] }, viewOf(party, ADA))).toBeNull();
    expect(findCard(viewOf(party, ADA), one)).toBeNull();
    expect(pruned({ kind: 'pile', pile: 13 }, viewOf(party, ADA))).toEqual({ kind: 'pile', pile: 13 });
  });

  it('offers nothing to those who look on, and no card to those who do not sit', () => {
    const view = viewOf(table(), ADA);
    const pile = ofPile(view, 13);
    expect(deedsFor(pile, { view, mine: null, manages: true })).toEqual([]);
    expect(deedsFor(pile, { view, mine: 1, manages: false })).toEqual(
      expect.arrayContaining(['draw', 'deal', 'shuffle', 'cut', 'peek', 'move']),
    );
    expect(deedsFor({ kind: 'seat', seat: 7 }, { view, mine: 1, manages: false })).toEqual([]);
    expect(deedsFor({ kind: 'seat', seat: 7 }, { view, mine: null, manages: true })).toEqual(['clear-seat']);
  });
});

it('has a sentence for every act, with names and without holes', () => {
  const view = viewOf(table(), ADA);
  const naming = namingOf(view, (person) => (person === ADA ? 'Ada' : 'Grace'));
  for (const type of ACT_TYPES) {
    const words = actWords(
      { by: ADA, act: { type, seat: 1, to: 7, count: 2, values: [3], what: 'die' } },
      naming,
    );
    expect([type, words]).toEqual([type, expect.stringMatching(/^(?!.*\{\{)[A-Z].{3,}/)]);
    expect(words).not.toMatch(/undefined|act-/);
  }
  expect(actWords({ by: ADA, act: { type: 'drew', seat: 1, count: 2 } }, naming)).toBe('Ada drew 2 cards');
  expect(
    actWords(
      { by: GRACE, act: { type: 'played', seat: 7, count: 1, faces: [{ deck: 'french-52', face: 0 }] } },
      naming,
    ),
  ).toMatch(/^Grace played .+ of \w+$/);
});

it('finds a free spot near the one that is wanted, on the table', () => {
  const taken: { x: number; y: number }[] = [];
  for (let count = 0; count < 40; count++) {
    const spot = freeSpot(taken, { x: 1200, y: 750 });
    for (const other of taken)
      expect(Math.abs(other.x - spot.x) >= 112 || Math.abs(other.y - spot.y) >= 152).toBe(true);
    taken.push(spot);
  }
});

it('goes with an arrow key to what is nearest that way, and never back', () => {
  const from = { x: 100, y: 100 };
  const others = [
    { x: 150, y: 105 },
    { x: 400, y: 100 },
    { x: 100, y: 20 },
    { x: 40, y: 300 },
  ];
  expect(nearest(from, others, 'ArrowRight')).toBe(0);
  expect(nearest(from, others, 'ArrowUp')).toBe(2);
  expect(nearest(from, others, 'ArrowDown')).toBe(3);
  expect(nearest(from, others, 'ArrowLeft')).toBe(-1);
});
