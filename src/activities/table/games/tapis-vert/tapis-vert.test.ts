import { describe, expect, test } from 'vitest';
import { shelf as HOUSE } from '../../shelf.ts';
import type { SeatNumber } from '../../types.ts';
import { prove } from '../testing/prove.ts';
import { createRoundTable, must } from '../testing/round-table.ts';
import { type TapisVertShown, worth } from './tapis-vert.ts';
import { THEMES } from './themes.ts';

const setting = { shelf: HOUSE, game: 'tapis-vert' };

prove('Tapis vert', {
  setting,
  seats: [3, 4, 6, 10],
  games: 60,
  rounds: 4,
  endless: true,
  // Random people draw themes and push cards about until they turn one over.
  acts: 20_000,
  audit(table) {
    const { row, turned, phase } = table.shown as TapisVertShown;
    expect(table.faces('row')).toHaveLength(row.length);
    if (phase === 'order') expect(turned).toBe(0);
  },
  atEnd({ state, shown, faces }) {
    const { orderer, points, row } = shown as TapisVertShown;
    expect(points).toBe(worth(faces('row').map(Number)));
    expect(row.toSorted()).toEqual(shown.players.filter((seat) => seat !== orderer).toSorted());
    const sheet = state.sheet.at(-1) ?? [];
    expect(sheet.reduce((sum, one) => sum + one, 0)).toBe(points);
    expect(sheet[orderer - 1]).toBe(points);
  },
});

function begin(seats = 4) {
  const table = createRoundTable({ ...setting, seats, seed: 5 });
  must(table.act(1, { type: 'begin-round' }));
  const { orderer, players } = table.shown as TapisVertShown;
  const others = players.filter((seat) => seat !== orderer);
  const say = (choice: string) => table.act(orderer, { type: 'play', cards: [], choice });
  return { table, orderer, others, say };
}

describe('Tapis vert', () => {
  test('gives everybody a card of their own, which only they see', () => {
    const { table } = begin();
    for (const seat of table.shown.players) {
      expect(table.faces(seat)).toHaveLength(1);
      expect(table.sight(seat).hand).toMatchObject([{ rank: Number(table.faces(seat)[0]) }]);
    }
  });

  test('lets the orderer lay, move and turn cards; who holds one still sees it in the row', () => {
    const { table, others, say } = begin();
    const [one, two, three] = others as [SeatNumber, SeatNumber, SeatNumber];
    const numbers = others.map((seat) => table.faces(seat)[0]);
    expect(say('turn')?.refused).toBe('table/row-not-full');
    must(say(`place:${one}:0`));
    must(say(`place:${two}:0`));
    must(say(`place:${three}:1`));
    expect((table.shown as TapisVertShown).row).toEqual([two, three, one]);
    must(say(`place:${two}:2`));
    expect((table.shown as TapisVertShown).row).toEqual([three, one, two]);
    expect(table.faces('row')).toEqual([numbers[2], numbers[0], numbers[1]]);
    expect(
      table
        .sight(one)
        .area('row')
        .map(({ rank }) => `${rank}`),
    ).toEqual([numbers[0]]);
    must(say('turn'));
    expect(
      table
        .sight(two)
        .area('row')
        .map(({ rank }) => `${rank}`),
    ).toEqual([numbers[2], numbers[1]]);
    expect(say(`place:${one}:0`)?.refused).toBe('table/too-late');
    must(say('turn'));
    must(say('turn'));
    expect(table.running).toBe(false);
  });

  test('lets the master write a theme, and nobody else, until a card lies', () => {
    const { table, others, say } = begin();
    const write = (who: number) =>
      table.act(who, { type: 'play', cards: [], choice: 'write', text: 'A cheese' })?.refused;
    expect(write(2)).toBe('table/master-only');
    expect(write(1)).toBeUndefined();
    expect(table.shown).toMatchObject({ theme: { text: 'A cheese' } });
    must(say('theme'));
    must(say(`place:${others[0]}:0`));
    expect(write(1)).toBe('table/too-late');
    expect(say('theme')?.refused).toBe('table/too-late');
  });

  test('draws every theme before one comes again', () => {
    const { table, say } = begin();
    const drawn = [(table.shown as TapisVertShown).theme];
    for (let more = 1; more < THEMES.length; more++) {
      must(say('theme'));
      drawn.push((table.shown as TapisVertShown).theme);
    }
    expect(new Set(drawn.map((theme) => JSON.stringify(theme))).size).toBe(THEMES.length);
    must(say('theme'));
  });

  test.each([
    [[1, 2, 3], 10],
    [[3, 2, 1], 0],
    [[1, 3, 2], 7],
    [[2, 9], 10],
    [[9, 2], 0],
  ])('a row of %j is worth %i', (row, points) => {
    expect(worth(row)).toBe(points);
  });

  test('has themes enough, each once, in both languages', () => {
    expect(THEMES.length).toBeGreaterThanOrEqual(60);
    for (const language of ['en', 'fr'] as const)
      expect(new Set(THEMES.map(({ what }) => what[language])).size).toBe(THEMES.length);
  });
});
