/** How a fair shuffle comes about: who is waited for, what it waits with, and when it is shown. */
import { describe, expect, test } from 'vitest';
import { shelf as HOUSE } from '../shelf.ts';
import { createParty, type Party } from '../testing/party.ts';
import type { PlaceId, TableCommand } from '../types.ts';
import { byFace, commitTo, orderOf } from './protocol.ts';

const PEOPLE = [
  [1, 'master'],
  [2, 'player'],
  [3, 'player'],
  [4, 'player'],
] as const;

function freeTable(seated = [1, 2, 3]): Party {
  const party = createParty(PEOPLE);
  party.act(1, { type: 'set-up', game: 'free' });
  for (const who of seated) party.act(who, { type: 'sit', seat: who });
  return party;
}
const area = ({ state }: Party, name: string): PlaceId =>
  [...state.places.values()].find(({ shape }) => shape?.area === name)?.id ?? 0;
const must = (party: Party, who: number, command: TableCommand) => expect(party.act(who, command)).toBeNull();
const why = (party: Party, who: number, command: TableCommand) => party.act(who, command)?.refused;
const add = (text: string | null): TableCommand => ({ type: 'add-chance', text });
const fairOf = (party: Party, who = 1) => party.guest(who).view.fair;
const lastAct = (party: Party) => party.guest(2).view.log.at(-1)?.act;

describe('a pile at a free table', () => {
  test('everybody sees the promise, adds to the chance, and the last answer shuffles', () => {
    const party = freeTable();
    const pile = area(party, 'draw');
    must(party, 2, { type: 'fair-shuffle', pile });
    const { asked } = fairOf(party, 3);
    expect(asked).toMatchObject({ id: 1, by: 2, pile, chances: [] });
    expect(asked?.commit).toMatch(/^[0-9a-f]{64}$/);
    must(party, 1, add('heads'));
    expect(why(party, 1, add('and tails'))).toBe('table/chance-given');
    must(party, 3, add(null));
    expect(fairOf(party).asked?.chances).toEqual([
      { seat: 1, person: 1, text: 'heads' },
      { seat: 3, person: 3, text: null },
    ]);
    must(party, 2, add('from two'));
    expect(lastAct(party)).toMatchObject({ type: 'shuffled-fairly', count: 13 });
    expect(fairOf(party)).toMatchObject({ asked: null, kept: [{ id: 1, pile, count: 13, round: null }] });

    // And when it is shown, it is the order that lies there, made of what everybody gave.
    const cards = party.state.places.get(pile)?.cards ?? [];
    const lies = cards.map((card) => [0, party.state.cards[card]?.face ?? -1] as const);
    must(party, 1, { type: 'ask', kind: 'reveal' });
    must(party, 2, { type: 'answer', yes: true });
    must(party, 3, { type: 'answer', yes: true });
    expect(lastAct(party)).toMatchObject({ type: 'fair-shown', revealed: 1 });
    const [shown] = fairOf(party, 4).shown;
    expect(shown?.order).toEqual(lies);
    expect(shown && commitTo(shown.seed)).toBe(asked?.commit);
    expect(shown && orderOf(lies.toSorted(byFace), shown.seed, shown.chances)).toEqual(lies);
  });

  test('who is not connected is not waited for; who asked, or runs the room, need not wait', () => {
    const party = freeTable();
    const pile = area(party, 'draw');
    must(party, 0, { type: 'presence', person: 3, here: false });
    must(party, 2, { type: 'fair-shuffle', pile });
    must(party, 1, add('one'));
    expect(why(party, 3, { type: 'fair-end', shuffle: true })).toBe('table/fair-not-yours');
    must(party, 2, add(null));
    expect(fairOf(party).kept).toHaveLength(1);
    must(party, 2, { type: 'fair-shuffle', pile });
    must(party, 1, { type: 'fair-end', shuffle: true });
    expect(fairOf(party).kept.at(-1)).toMatchObject({ id: 2, chances: [] });
    must(party, 3, { type: 'fair-shuffle', pile });
    must(party, 3, { type: 'fair-end', shuffle: false });
    expect(lastAct(party)?.type).toBe('fair-given-up');
    expect(fairOf(party).asked).toBeNull();
    expect(why(party, 1, { type: 'fair-end', shuffle: true })).toBe('table/fair-none');
    expect(why(party, 1, add('late'))).toBe('table/fair-none');
  });

  test('where nobody is waited for any longer, anybody who sits may go on', () => {
    const party = freeTable();
    must(party, 2, { type: 'fair-shuffle', pile: area(party, 'draw') });
    must(party, 3, add('three'));
    must(party, 2, { type: 'leave' });
    expect(why(party, 3, { type: 'fair-end', shuffle: true })).toBe('table/fair-not-yours');
    must(party, 1, { type: 'leave' });
    must(party, 3, { type: 'fair-end', shuffle: true });
    expect(fairOf(party).kept).toHaveLength(1);
  });

  test('nobody holds up the table: after a minute anybody who sits may go on', () => {
    const party = freeTable();
    must(party, 2, { type: 'fair-shuffle', pile: area(party, 'draw') });
    const { at } = party.log.at(-1) ?? { at: 0 };
    expect(fairOf(party).asked?.at).toBe(at);
    // A second goes by with each of these.
    for (let second = 1; second < 60; second++)
      expect(why(party, 3, { type: 'fair-end', shuffle: false })).toBe('table/fair-not-yours');
    expect(why(party, 4, { type: 'fair-end', shuffle: false })).toBe('table/sit-first');
    must(party, 3, { type: 'fair-end', shuffle: false });
    expect(lastAct(party)?.type).toBe('fair-given-up');
  });

  test('the pile waits as it is, nothing is taken back, and one is prepared at a time', () => {
    const party = freeTable();
    const [pile, other] = [area(party, 'draw'), area(party, 'row')];
    must(party, 1, { type: 'draw', pile: other, count: 1 });
    must(party, 2, { type: 'fair-shuffle', pile });
    for (const command of [
      { type: 'draw', pile, count: 1 },
      { type: 'deal', pile, count: 1 },
      { type: 'shuffle', pile },
      { type: 'cut', pile, count: 2 },
      { type: 'peek', pile, count: 1 },
      { type: 'turn-pile', pile },
      { type: 'gather' },
      { type: 'move-pile', pile: other, to: { pile } },
      { type: 'ask', kind: 'undo' },
    ] satisfies TableCommand[])
      expect(why(party, 1, command), command.type).toBe('table/fair-waits');
    expect(why(party, 1, { type: 'fair-shuffle', pile: other })).toBe('table/fair-open');
    must(party, 3, { type: 'draw', pile: other, count: 1 });
    // Another game is another table: what waited is given up.
    must(party, 1, { type: 'set-up', game: 'free' });
    expect(fairOf(party).asked).toBeNull();
  });

  test('is shown when all cards of its decks were shuffled together, and not when only its own were', () => {
    const party = freeTable();
    const pile = area(party, 'draw');
    must(party, 2, { type: 'draw', pile, count: 2 });
    must(party, 2, { type: 'fair-shuffle', pile });
    must(party, 1, { type: 'fair-end', shuffle: true });
    must(party, 1, { type: 'shuffle', pile });
    // Which cards were in it would tell which two are in the hand.
    expect(fairOf(party).kept).toHaveLength(1);
    must(party, 1, { type: 'gather' });
    expect(fairOf(party).kept).toHaveLength(1);
    must(party, 1, { type: 'shuffle', pile });
    expect(lastAct(party)).toMatchObject({ type: 'shuffled', revealed: 1 });
    expect(fairOf(party)).toMatchObject({ kept: [], shown: [{ id: 1 }] });
  });

  test('the next fair shuffle of everything shows the one before and keeps its own secret', () => {
    const party = freeTable();
    const pile = area(party, 'draw');
    for (const id of [1, 2]) {
      must(party, 2, { type: 'fair-shuffle', pile });
      must(party, 1, { type: 'fair-end', shuffle: true });
      expect(fairOf(party).kept.map((one) => one.id)).toEqual([id]);
    }
    expect(fairOf(party).shown.map((one) => one.id)).toEqual([1]);
  });

  test('is shown when the round is over', () => {
    const party = freeTable();
    const pile = area(party, 'draw');
    must(party, 1, { type: 'begin-round' });
    must(party, 2, { type: 'fair-shuffle', pile });
    must(party, 1, { type: 'fair-end', shuffle: true });
    must(party, 1, { type: 'end-round' });
    expect(lastAct(party)).toMatchObject({ type: 'round-ended', revealed: 1 });
  });

  test('is not shown when the table is laid anew, which may come back as it was saved: only when all agree', () => {
    const party = freeTable();
    const pile = area(party, 'draw');
    must(party, 2, { type: 'fair-shuffle', pile });
    must(party, 1, { type: 'fair-end', shuffle: true });
    must(party, 1, { type: 'set-up', game: 'free' });
    must(party, 1, { type: 'shuffle', pile: area(party, 'draw') });
    must(party, 1, { type: 'begin-round' });
    must(party, 1, { type: 'end-round' });
    expect(fairOf(party)).toMatchObject({ kept: [{ id: 1, cleared: true }], shown: [] });
    must(party, 1, { type: 'ask', kind: 'reveal' });
    for (const who of [2, 3]) must(party, who, { type: 'answer', yes: true });
    expect(fairOf(party)).toMatchObject({ kept: [], shown: [{ id: 1 }] });
  });

  test('it is not shown while somebody who sits has not agreed, connected or not', () => {
    const party = freeTable();
    expect(why(party, 1, { type: 'ask', kind: 'reveal' })).toBe('table/nothing-to-reveal');
    must(party, 2, { type: 'fair-shuffle', pile: area(party, 'draw') });
    must(party, 1, { type: 'fair-end', shuffle: true });
    must(party, 0, { type: 'presence', person: 3, here: false });
    must(party, 1, { type: 'ask', kind: 'reveal' });
    must(party, 2, { type: 'answer', yes: true });
    expect(fairOf(party).kept).toHaveLength(1);
    must(party, 3, { type: 'answer', yes: true });
    expect(fairOf(party).kept).toHaveLength(0);
  });

  test('what was before it cannot be taken back, nor what was before it was shown', () => {
    const party = freeTable();
    const pile = area(party, 'draw');
    must(party, 2, { type: 'fair-shuffle', pile });
    must(party, 1, { type: 'fair-end', shuffle: true });
    expect(why(party, 1, { type: 'ask', kind: 'undo' })).toBe('table/nothing-to-undo');
    must(party, 1, { type: 'draw', pile, count: 1 });
    must(party, 1, { type: 'ask', kind: 'reveal' });
    for (const who of [2, 3]) must(party, who, { type: 'answer', yes: true });
    expect(why(party, 1, { type: 'ask', kind: 'undo' })).toBe('table/nothing-to-undo');
  });

  test('so many wait to be shown, and not more', () => {
    const party = freeTable();
    const pile = area(party, 'draw');
    must(party, 1, { type: 'draw', pile, count: 1 });
    for (let nth = 0; nth < 6; nth++) {
      must(party, 2, { type: 'fair-shuffle', pile });
      must(party, 1, { type: 'fair-end', shuffle: true });
    }
    expect(why(party, 2, { type: 'fair-shuffle', pile })).toBe('table/fair-many');
  });
});

describe('a round of a game with rules', () => {
  function gameTable(): Party {
    const party = createParty(PEOPLE, 7, HOUSE);
    must(party, 1, { type: 'set-up', game: 'crazy-eights' });
    for (const who of [1, 2]) must(party, who, { type: 'sit', seat: who });
    must(party, 1, { type: 'seat-bot', seat: 3 });
    must(party, 1, { type: 'configure', settings: { fair: true } });
    return party;
  }

  test('begins when everybody has added to its chance, and is shown when it is over', () => {
    const party = gameTable();
    must(party, 1, { type: 'begin-round' });
    expect(lastAct(party)).toMatchObject({ type: 'fair-asked', what: 'round', count: 1 });
    expect(party.state.roles).toBeNull();
    expect(why(party, 1, { type: 'begin-round' })).toBe('table/fair-open');
    must(party, 1, add('one'));
    must(party, 2, add('two'));
    expect(lastAct(party)).toMatchObject({ type: 'round-began', what: 'fair', count: 1 });
    expect(party.state.places.get(1)?.cards).toHaveLength(5);
    expect(why(party, 2, { type: 'fair-shuffle', pile: area(party, 'draw') })).toBe('table/rules-decide');
    must(party, 1, { type: 'end-round' });
    expect(fairOf(party).shown.at(-1)).toMatchObject({ round: 1, order: { length: 52 } });
  });

  test('does not begin where it could not anyway, and is given up where people left meanwhile', () => {
    const party = gameTable();
    must(party, 1, { type: 'unseat-bot', seat: 3 });
    must(party, 2, { type: 'leave' });
    expect(why(party, 1, { type: 'begin-round' })).toBe('table/seats');
    must(party, 2, { type: 'sit', seat: 2 });
    must(party, 1, { type: 'begin-round' });
    must(party, 2, { type: 'leave' });
    must(party, 1, add('alone'));
    expect(lastAct(party)?.type).toBe('fair-given-up');
    expect(party.state.roles).toBeNull();
  });
});
