import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../activity.ts';
import { readFile, tableIn, writeFile } from '../http/table-files.ts';
import { createTableSeal } from '../http/table-seal.ts';
import { shelf as HOUSE } from '../shelf.ts';
import { anyCommand } from '../testing/hands.ts';
import { createParty, SHELF } from '../testing/party.ts';
import { GUESTS, nat, storyOf } from '../testing/stories.ts';
import type { SavedTable } from '../types.ts';
import { openPart, type TableFile } from './file.ts';
import { saveTable } from './saved.ts';

const here = createTableSeal(Buffer.alloc(32, 1));
const elsewhere = createTableSeal(Buffer.alloc(32, 2));
const tables = fc.tuple(storyOf(50), nat).map(([deeds, seed]): SavedTable => {
  const party = createParty(GUESTS, seed);
  party.act(1, { type: 'set-up', game: 'free' });
  for (const who of [1, 2, 3]) party.act(who, { type: 'sit', seat: who });
  for (const [who, ...numbers] of deeds) party.act(who, anyCommand(party.guest(who).view, who, numbers));
  return saveTable(party.state);
});
const chance = (below: number) => Math.floor(Math.random() * below);
/** As it is after somebody carried it about. */
const carried = (file: TableFile): TableFile => JSON.parse(JSON.stringify(file, null, 2));
const facesOf = (table: SavedTable) => table.cards.map((card) => card.join()).sort();

describe('a table in a file', () => {
  test('comes back exactly where it was sealed', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const read = readFile(here, SHELF, carried(writeFile(here, table, 'Friday', 0)));
        expect(read).toMatchObject({ exact: table, file: { name: 'Friday' } });
      }),
    );
  });

  test('is laid elsewhere with everything that lay open as it was, and no card lost or doubled', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const read = readFile(elsewhere, SHELF, carried(writeFile(here, table, '', 0)));
        if (isRefusal(read)) throw new Error(JSON.stringify(read));
        expect(read.exact).toBe(null);
        const laid = tableIn(read, SHELF, chance);
        if (isRefusal(laid)) throw new Error(JSON.stringify(laid));
        expect(facesOf(laid)).toEqual(facesOf(table));
        // What everybody may see of both is the same.
        expect(openPart(laid)).toEqual(openPart(table));
      }),
    );
  });

  test('elsewhere, hidden cards come to lie anywhere they may', () => {
    const party = createParty(GUESTS, 3);
    party.act(1, { type: 'set-up', game: 'free' });
    party.act(1, { type: 'sit', seat: 1 });
    party.act(1, { type: 'draw', pile: 13, count: 1 });
    const file = writeFile(here, saveTable(party.state), '', 0);
    const seen = new Map<string, number>();
    for (let tries = 0; tries < 2600; tries++) {
      const read = readFile(elsewhere, SHELF, file);
      const laid = isRefusal(read) ? read : tableIn(read, SHELF, chance);
      if (isRefusal(laid)) throw new Error(JSON.stringify(laid));
      const [card] = laid.places.find(({ id }) => id === 1)?.cards ?? [];
      const key = laid.cards[card ?? -1]?.join() ?? '';
      seen.set(key, (seen.get(key) ?? 0) + 1);
    }
    // Twelve faces of the one deck that can lie there, one of them twice; 200 of each card are expected.
    expect([...seen.keys()].every((key) => key.startsWith('0,'))).toBe(true);
    expect(seen.size).toBe(12);
    for (const [key, count] of seen) {
      expect(count).toBeGreaterThan(key === '0,11' ? 280 : 120);
      expect(count).toBeLessThan(key === '0,11' ? 530 : 300);
    }
  });

  test('is as long whatever lies hidden, and says no more in the open', () => {
    fc.assert(
      fc.property(tables, nat, nat, (table, one, other) => {
        const open = new Set(table.up);
        const hidden = [...table.cards.keys()].filter((card) => !open.has(card));
        const [a, b] = [hidden[one % hidden.length] ?? 0, hidden[other % hidden.length] ?? 0];
        if (table.cards[a]?.[0] !== table.cards[b]?.[0]) return;
        const swap = (card: number) => (card === a ? b : card === b ? a : card);
        const places = table.places.map((place) => ({ ...place, cards: place.cards.map(swap) }));
        const [first, second] = [table, { ...table, places }].map((one) => writeFile(here, one, '', 0));
        expect(second?.open).toEqual(first?.open);
        expect(second?.seal.data.length).toBe(first?.seal.data.length);
        expect(first?.seal.data.length).toBeLessThan(40_000);
      }),
    );
  });

  test('that was changed anywhere is refused where it was sealed', () => {
    const party = createParty(GUESTS, 4);
    party.act(1, { type: 'set-up', game: 'free' });
    const file = writeFile(here, saveTable(party.state), '', 0);
    const { data } = file.seal;
    fc.assert(
      fc.property(fc.nat({ max: data.length - 2 }), (at) => {
        const other = data[at] === 'A' ? 'B' : 'A';
        const changed = {
          ...file,
          seal: { ...file.seal, data: data.slice(0, at) + other + data.slice(at + 1) },
        };
        expect(readFile(here, SHELF, changed)).toEqual({ refused: 'table/file-changed' });
      }),
    );
    const open = { ...file.open, pieces: [{ kind: 'note', text: 'x', x: 1, y: 1, turn: 0 }] };
    expect(readFile(here, SHELF, { ...file, open })).toEqual({ refused: 'table/file-changed' });
  });

  test('of anything else becomes a table or a refusal, whatever is in it', () => {
    const party = createParty(GUESTS, 5);
    party.act(1, { type: 'set-up', game: 'free' });
    party.act(1, { type: 'sit', seat: 1 });
    party.act(1, { type: 'draw', pile: 13, count: 3 });
    const file = carried(writeFile(here, saveTable(party.state), '', 0));
    const paths: (string | number)[][] = [];
    const walk = (value: unknown, path: (string | number)[]): void => {
      paths.push(path);
      if (Array.isArray(value)) for (const [at, one] of value.entries()) walk(one, [...path, at]);
      else if (typeof value === 'object' && value !== null)
        for (const [key, one] of Object.entries(value)) walk(one, [...path, key]);
    };
    walk(file, []);
    const poison = fc.oneof(
      fc.jsonValue(),
      fc.integer(),
      fc.constant(-1),
      fc.constant(null),
      fc.constant([]),
    );
    fc.assert(
      fc.property(fc.nat(), poison, (nth, value) => {
        const path = paths[nth % paths.length] as (string | number)[];
        const given = path.length === 0 ? value : put(structuredClone(file), path, value);
        const read = readFile(elsewhere, SHELF, given);
        if (isRefusal(read)) return;
        const laid = tableIn(read, SHELF, chance);
        if (isRefusal(laid)) return;
        const cards = laid.places.flatMap((place) => place.cards).sort((a, b) => a - b);
        expect(cards).toEqual(Array.from(laid.cards, (_, index) => index));
        expect(facesOf(laid)).toEqual(facesOf(saveTable(party.state)));
      }),
      { numRuns: 1500 },
    );
  });

  test('brings no ace too many, and no game’s standing from a stranger', () => {
    const party = createParty(
      [
        [1, 'master'],
        [2, 'player'],
      ],
      6,
      HOUSE,
    );
    party.act(1, { type: 'set-up', game: 'crazy-eights' });
    for (const who of [1, 2]) party.act(who, { type: 'sit', seat: who });
    party.act(1, { type: 'begin-round' });
    const file = writeFile(here, saveTable(party.state), '', 0);
    const read = readFile(elsewhere, HOUSE, file);
    if (isRefusal(read)) throw new Error(JSON.stringify(read));
    expect(tableIn(read, HOUSE, chance)).toMatchObject({
      playing: false,
      round: 1,
      game: { id: 'crazy-eights', turn: null, kept: null, shown: { options: expect.any(Object) } },
    });
    const [[deck, face, count] = [0, 0, 1], [, next] = [0, 1, 1], ...rest] = file.open.faces;
    const faces = [[deck, face, count + 1], ...rest] as TableFile['open']['faces'];
    expect(next).not.toBe(face);
    const changed = readFile(elsewhere, HOUSE, { ...file, open: { ...file.open, faces } });
    expect(isRefusal(changed) ? changed : tableIn(changed, HOUSE, chance)).toEqual({
      refused: 'table/bad-file',
      detail: { field: 'open.faces' },
    });
  });
});

function put(root: TableFile, path: readonly (string | number)[], value: unknown): unknown {
  let at = root as unknown as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) at = at[key] as typeof at;
  at[path.at(-1) as string] = value;
  return root;
}
