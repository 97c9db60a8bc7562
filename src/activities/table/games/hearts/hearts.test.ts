import { describe, expect, test } from 'vitest';
import { shelf as HOUSE } from '../../shelf.ts';
import type { SeatNumber } from '../../types.ts';
import { prove } from '../testing/prove.ts';
import { createRoundTable, must, type RoundTable } from '../testing/round-table.ts';
import type { HeartsShown } from './hearts.ts';

const setting = { shelf: HOUSE, game: 'hearts', options: { target: 50 } };
const shownOf = (table: RoundTable) => table.shown as HeartsShown;
const parse = (face: string) => {
  const [suit = '', rank = ''] = face.split('-');
  return { suit, rank: Number(rank), high: rank === '1' ? 14 : Number(rank) };
};

prove('Hearts', {
  setting,
  seats: [4],
  games: 12,
  rounds: 20,
  acts: 60,
  audit(table, { seat, play, saw }) {
    const was = saw.shown as HeartsShown;
    if (was.phase === 'pass') return;
    // The rules once more, in other words.
    const trick = table.faces('trick').map(parse);
    const card = trick.at(-1) as (typeof trick)[number];
    const led = trick[0] as typeof card;
    if (card.suit !== led.suit) expect(saw.hand.some(({ suit }) => suit === led.suit)).toBe(false);
    if (was.tricks === 0 && trick.length === 1) expect(table.faces('trick')).toEqual(['clubs-2']);
    if (trick.length === 1 && card.suit === 'hearts' && !was.broken)
      expect(saw.hand.every(({ suit }) => suit === 'hearts')).toBe(true);
    if (trick.length < 4) return;
    const best = Math.max(...trick.filter(({ suit }) => suit === led.suit).map(({ high }) => high));
    const at = trick.findIndex(({ suit, high }) => suit === led.suit && high === best);
    // Four seats: whoever played last is three after the leader.
    const winner = ((seat + at) % 4) + 1;
    if (table.running) expect(table.shown.waits).toEqual([winner]);
    expect(play.cards).toHaveLength(1);
  },
  atEnd(table) {
    const { points } = shownOf(table);
    expect(points.reduce((sum, one) => sum + one, 0)).toBe(26);
    const row = (table.state.sheet.at(-1) ?? []).slice(0, 4);
    expect(row).toEqual(points.includes(26) ? points.map((one) => (one === 26 ? 0 : 26)) : points);
    const totals = [0, 1, 2, 3].map((at) =>
      table.state.sheet.reduce((sum, one) => sum + (one[at] as number), 0),
    );
    expect(table.shown.over !== null).toBe(totals.some((total) => total >= 50));
    if (table.shown.over)
      for (const seat of table.shown.over) expect(totals[seat - 1]).toBe(Math.min(...totals));
  },
});

function begin(rounds = 1) {
  const table = createRoundTable({ ...setting, seats: 4, seed: 11 });
  for (let round = 1; round <= rounds; round++) {
    if (table.running) must(table.act(1, { type: 'end-round' }));
    must(table.act(1, { type: 'begin-round' }));
  }
  const play = (seat: SeatNumber, ...faces: readonly string[]) => {
    const cards = faces.map((face) => {
      const at = table.faces(seat).indexOf(face);
      return table.sight(seat).hand[at]?.handle ?? 0;
    });
    return table.act(seat, { type: 'play', cards });
  };
  return { table, play };
}
/** All cards of a suit from one rank to another. */
const run = (suit: string, first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, nth) => `${suit}-${first + nth}`);

describe('Hearts', () => {
  test.each([
    [1, 1, 'left'],
    [2, 3, 'right'],
    [3, 2, 'across'],
  ])('in round %i three cards go %i seats on: %s', (round, further) => {
    const { table, play } = begin(round);
    const passed = [1, 2, 3, 4].map((seat) => table.faces(seat).slice(0, 3));
    expect(play(1, ...table.faces(1).slice(0, 2))?.refused).toBe('table/choose-cards');
    for (const seat of [3, 1, 4, 2]) {
      expect(shownOf(table).phase).toBe('pass');
      must(play(seat, ...(passed[seat - 1] as string[])));
      if (seat !== 2)
        expect(play(seat, ...table.faces(seat).slice(0, 3))?.refused).toBe('table/not-your-turn');
    }
    for (const seat of [1, 2, 3, 4]) {
      const from = ((seat - 1 - further + 4) % 4) + 1;
      expect(table.faces(seat)).toHaveLength(13);
      expect(table.faces(seat).slice(-3)).toEqual(passed[from - 1]);
    }
    expect(shownOf(table).phase).toBe('play');
  });

  test('in the fourth round nobody passes, and the two of clubs leads', () => {
    const { table, play } = begin(4);
    const [leader] = table.shown.waits as [SeatNumber];
    expect(shownOf(table)).toMatchObject({ phase: 'play', passTo: 0, leader });
    expect(table.faces(leader)).toContain('clubs-2');
    const other = table.faces(leader).find((face) => face !== 'clubs-2') as string;
    expect(play(leader, other)?.refused).toBe('table/two-of-clubs');
    must(play(leader, 'clubs-2'));
  });

  test('no points fall in the first trick, hearts are not led before one fell, and suit is followed', () => {
    const { table, play } = begin(4);
    const [one] = table.shown.waits as [SeatNumber];
    const seat = (further: number): SeatNumber => ((one - 1 + further) % 4) + 1;
    // The leader has clubs, the next spades and the highest hearts, the others what is left.
    table.stack(one, ['clubs-2', 'clubs-1', ...run('clubs', 3, 13)]);
    table.stack(seat(1), ['spades-12', 'spades-2', ...run('hearts', 3, 13)]);
    table.stack(seat(2), ['spades-1', 'hearts-1', 'hearts-2', ...run('diamonds', 1, 10)]);
    must(play(one, 'clubs-2'));
    expect(play(seat(1), 'spades-12')?.refused).toBe('table/no-points-yet');
    expect(play(seat(1), 'hearts-3')?.refused).toBe('table/no-points-yet');
    must(play(seat(1), 'spades-2'));
    must(play(seat(2), 'diamonds-1'));
    must(play(seat(3), 'diamonds-11'));
    expect(table.shown.waits).toEqual([one]);
    must(play(one, 'clubs-1'));
    must(play(seat(1), 'spades-12'));
    expect(shownOf(table).broken).toBe(false);
    must(play(seat(2), 'hearts-1'));
    must(play(seat(3), 'diamonds-12'));
    expect(shownOf(table)).toMatchObject({ broken: true, tricks: 2 });
    expect(shownOf(table).points[one - 1]).toBe(14);
  });

  test('who takes all points gets none, and each other twenty-six', () => {
    const { table, play } = begin(4);
    const [one] = table.shown.waits as [SeatNumber];
    table.stack(one, ['clubs-2', 'clubs-1', ...run('clubs', 3, 13)]);
    for (let trick = 0; trick < 13; trick++)
      for (let turn = 0; turn < 4; turn++) {
        const [seat] = table.shown.waits as [SeatNumber];
        const [move] = table.moves(seat);
        must(table.act(seat, { type: 'play', cards: move?.cards ?? [] }));
      }
    expect(play(one)?.refused).toBe('table/no-round');
    const expected = [1, 2, 3, 4].map((seat) => (seat === one ? 0 : 26));
    expect(table.state.sheet.at(-1)?.slice(0, 4)).toEqual(expected);
  });
});
