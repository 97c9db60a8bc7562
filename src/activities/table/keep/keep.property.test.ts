import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CodecError } from '../../activity.ts';
import { type Eyes, eyesOf } from '../known.ts';
import { cardAt, type TableState } from '../state.ts';
import { anyCommand } from '../testing/hands.ts';
import { createParty, type Party, SHELF } from '../testing/party.ts';
import { GUESTS, type Story, storyOf } from '../testing/stories.ts';
import type { PlaceView, SavedTable } from '../types.ts';
import { viewThrough } from '../view.ts';
import { decodeSaved, encodeSaved, saveTable } from './saved.ts';
import { checkSound } from './sound.ts';

const story = storyOf(50);

function go(party: Party, deeds: Story): void {
  for (const [who, ...numbers] of deeds) party.act(who, anyCommand(party.guest(who).view, who, numbers));
}
function begin(deeds: Story, seed: number): Party {
  const party = createParty(GUESTS, seed);
  party.act(1, { type: 'set-up', game: 'free' });
  for (const who of [1, 2, 3]) party.act(who, { type: 'sit', seat: who });
  go(party, deeds);
  return party;
}
const latest = ({ log }: Party): number => log.at(-1)?.seq ?? 0;
const load = (party: Party, table: SavedTable) =>
  party.act(1, { type: 'load', table, source: { saved: 'Friday' }, after: latest(party) });

/** What these eyes see, whatever cards and piles are called. */
function seen(state: TableState, eyes: Eyes) {
  const { places, pieces, decks, round, sheet, playing, game } = structuredClone(viewThrough(state, eyes));
  const heights = (one: PlaceView, other: PlaceView) =>
    (one.shape?.z ?? one.id - 99) - (other.shape?.z ?? other.id - 99);
  return {
    ...{ decks, round, sheet, playing, game },
    places: [...places].sort(heights).map(({ id, count, cards, shape }) => {
      const plain = cards.map(([at, _, deck, face, up]) => [at, deck, face, up]);
      const own = id === eyes.seat || shape;
      const told = own ? plain : plain.map(([_, ...card]) => card.join()).sort();
      const { z: _, ...lies } = shape ?? { z: 0 };
      return shape ? { count, told, lies } : { id, count, told };
    }),
    pieces: [...pieces].sort((one, other) => one.z - other.z).map(({ id: _, z: __, ...piece }) => piece),
  };
}
const closed = (state: TableState, who: number): Eyes => ({ ...eyesOf(state, { who }), allHands: false });
const through = (table: SavedTable): SavedTable => decodeSaved(encodeSaved(table));

describe('a table that was saved', () => {
  test('lies again as it lay, for everybody who sits where they sat, and for who looks on', () => {
    fc.assert(
      fc.property(story, story, fc.nat(), (before, after, seed) => {
        const party = begin(before, seed);
        const { state } = party;
        const seats = new Map([...state.seats].map(([seat, { person }]) => [person, seat]));
        const was = new Map(GUESTS.map(([who]) => [who, seen(state, closed(state, who))]));
        const open = seen(state, { who: 0, seat: null, allHands: false });
        const saved = through(saveTable(state));
        expect(saved).toEqual(saveTable(state));
        go(party, after);
        expect(load(party, saved)).toBe(null);
        for (const [who] of GUESTS) {
          const { seat } = eyesOf(state, { who });
          if (seat !== null && seat === seats.get(who))
            expect(seen(state, closed(state, who))).toEqual(was.get(who));
        }
        expect(seen(state, { who: 0, seat: null, allHands: false })).toEqual(open);
        // Saved once more it is the same, but for numbers and for what nobody knows any more.
        const plain = ({ known: _, places, pieces, ...table }: SavedTable) => ({
          ...table,
          places: places.map(({ id, ...place }) => (place.shape ? place : { id, ...place })),
          pieces: pieces.map(({ id: _, ...piece }) => piece),
        });
        expect(plain(saveTable(state))).toEqual(plain(saved));
      }),
    );
  });

  test('no card is lost or doubled by loading, and every card has a name nobody knew', () => {
    fc.assert(
      fc.property(story, story, fc.nat(), (before, after, seed) => {
        const party = begin(before, seed);
        const { state } = party;
        const saved = saveTable(state);
        go(party, after);
        const names = new Set(state.cards.map(({ handle }) => handle));
        const ids = new Set([...state.places.keys(), ...state.pieces.keys()].filter((id) => id > 12));
        expect(load(party, saved)).toBe(null);
        expect(state.cards.map(({ deck, face }) => [deck, face])).toEqual(saved.cards);
        const lying = [...state.places.values()].flatMap(({ cards }) => cards).sort((a, b) => a - b);
        expect(lying).toEqual(Array.from(state.cards, (_, index) => index));
        for (const { id, cards } of state.places.values())
          for (const card of cards) expect(cardAt(state, card).place).toBe(id);
        const fresh = state.cards.map(({ handle }) => handle);
        expect(new Set(fresh).size).toBe(fresh.length);
        expect(fresh.filter((handle) => names.has(handle))).toEqual([]);
        for (const id of [...state.places.keys(), ...state.pieces.keys()])
          if (id > 12) expect(ids.has(id)).toBe(false);
      }),
    );
  });

  test('invariants 3 and 7: loading is folded, followed and resumed as everything else', () => {
    fc.assert(
      fc.property(story, story, story, fc.nat(), (before, between, after, seed) => {
        const party = begin(before, seed);
        const saved = saveTable(party.state);
        go(party, between);
        load(party, saved);
        go(party, after);
        const folded = party.rules.open(undefined);
        for (const entry of party.log) party.rules.apply(folded, entry);
        expect(folded).toEqual(party.state);
        expect(party.rules.restore(party.rules.snapshot(folded), undefined)).toEqual(folded);
        const sorted = (view: Party['guests'][number]['view']) => ({
          ...view,
          places: [...view.places].sort((one, other) => one.id - other.id),
          pieces: [...view.pieces].sort((one, other) => one.id - other.id),
        });
        for (const guest of party.guests) expect(sorted(guest.view)).toEqual(sorted(party.fresh(guest)));
      }),
      { numRuns: 60 },
    );
  });

  test('is refused when somebody acted meanwhile', () => {
    const party = begin([], 1);
    const table = saveTable(party.state);
    const after = latest(party);
    party.act(2, { type: 'draw', pile: 13, count: 1 });
    const refused = party.act(1, { type: 'load', table, source: { saved: '' }, after });
    expect(refused).toEqual({ refused: 'table/changed' });
  });

  test('whoever saw a card sees it again where they sit where they sat, and nobody else does', () => {
    const party = begin([], 3);
    party.act(2, { type: 'peek', pile: 13, count: 2 });
    const saved = saveTable(party.state);
    const knows = (who: number) => {
      const [pile] = party.fresh(party.guest(who)).places.filter(({ shape }) => shape?.area === 'draw');
      return pile?.cards.filter(([, , , face]) => face >= 0).length;
    };
    load(party, saved);
    expect([1, 2, 3].map(knows)).toEqual([0, 2, 0]);
    party.act(2, { type: 'leave' });
    party.act(4, { type: 'sit', seat: 2 });
    load(party, saved);
    party.act(2, { type: 'sit', seat: 5 });
    expect([1, 2, 3, 4].map(knows)).toEqual([0, 0, 0, 0]);
  });

  test('closes hands that were open to those who look on', () => {
    const party = begin([], 4);
    const saved = saveTable(party.state);
    party.act(1, { type: 'ask', kind: 'open-hands' });
    for (const who of [2, 3]) party.act(who, { type: 'answer', yes: true });
    expect(party.state.settings.watchers).toBe('hands');
    load(party, saved);
    expect(party.state.settings.watchers).toBe('public');
  });
});

describe('a hostile table', () => {
  const sound = () => {
    const party = begin([[1, 1, 0, 0, 0]], 5);
    party.act(1, { type: 'draw', pile: 13, count: 3 });
    return saveTable(party.state);
  };
  type Wrong = (table: SavedTable) => object;
  const places =
    (change: (list: SavedTable['places'][number][]) => unknown): Wrong =>
    (table) => {
      const list = structuredClone(table.places) as SavedTable['places'][number][];
      change(list);
      return { ...table, places: list };
    };
  const wrongs: Readonly<Record<string, Wrong>> = {
    'a card that lies in two places': places(([one, two]) => {
      (two?.cards as number[] | undefined)?.push(one?.cards[0] ?? 0);
    }),
    'a card that lies nowhere': places((list) => (list.at(-1)?.cards as number[] | undefined)?.pop()),
    'a card there is not': places((list) => (list.at(-1)?.cards as number[] | undefined)?.push(999)),
    'a place twice': places((list) => list.push({ ...(list[0] as SavedTable['places'][number]), cards: [] })),
    'a hand with the shape of a pile': places((list) => {
      list.push({ id: 12, cards: [], shape: { x: 1, y: 1, turn: 0, spread: 'row', area: '' } });
    }),
    'a face no deck has': (table) => ({ ...table, cards: [[0, 99], ...table.cards.slice(1)] }),
    'a deck that is not there': (table) => ({ ...table, cards: [[7, 0], ...table.cards.slice(1)] }),
    'a card that is turned up twice': (table) => ({ ...table, up: [1, 1] }),
    'scores of rounds nobody played': (table) => ({ ...table, sheet: [[1]] }),
    'a number for a name': (table) => ({ ...table, decks: [1] }),
    'a pile beside the table': places((list) => {
      list.push({ id: 99, cards: [], shape: { x: 9999, y: 1, turn: 0, spread: 'row', area: '' } });
    }),
    'more cards than a table holds': (table) => ({
      ...table,
      cards: Array.from({ length: 1201 }, () => [0, 0]),
    }),
    'something nobody asked for': (table) => ({ ...table, more: true }),
  };
  test.each(Object.entries(wrongs))('%s is refused', (_, wrong) => {
    const bytes = encodeSaved(wrong(sound()) as SavedTable);
    let refused: unknown = null;
    try {
      refused = checkSound(SHELF, decodeSaved(bytes));
    } catch (error) {
      expect(error).toBeInstanceOf(CodecError);
      return;
    }
    expect(refused).toMatchObject({ refused: 'table/bad-file' });
  });

  test('names the deck or the game that is not here', () => {
    const table = sound();
    expect(checkSound({ ...SHELF, decks: [] }, table)).toEqual({
      refused: 'table/no-deck',
      detail: { deck: 'small' },
    });
    expect(checkSound({ ...SHELF, games: [] }, table)).toEqual({
      refused: 'table/no-game',
      detail: { game: 'free' },
    });
    expect(checkSound(SHELF, table)).toBe(null);
  });

  test('bytes of any kind become a table or a CodecError', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        try {
          decodeSaved(encodeSaved(JSON.parse(json)));
        } catch (error) {
          expect(error).toBeInstanceOf(CodecError);
        }
      }),
    );
  });
});
