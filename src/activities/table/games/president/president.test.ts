import { describe, expect, test } from 'vitest';
import { shelf as HOUSE } from '../../shelf.ts';
import type { SeatNumber } from '../../types.ts';
import { prove } from '../testing/prove.ts';
import { createRoundTable, must, type RoundTable } from '../testing/round-table.ts';
import { type PresidentShown, strength } from './president.ts';

const setting = { shelf: HOUSE, game: 'president', options: { target: 10 } };
const shownOf = (table: RoundTable) => table.shown as PresidentShown;
const rankOf = (face: string): number => Number(face.split('-')[1]);

prove('Président', {
  setting,
  seats: [3, 4, 5, 6, 7],
  games: 15,
  rounds: 40,
  acts: 600,
  audit(table, { seat, play, saw }) {
    const was = saw.shown as PresidentShown;
    if (was.phase === 'exchange') return;
    expect(was.passed).not.toContain(seat);
    expect(was.out).not.toContain(seat);
    if (play.cards.length === 0) return expect(was.size).toBeGreaterThan(0);
    const laid = table.faces('pile').slice(-play.cards.length).map(rankOf);
    expect(new Set(laid).size).toBe(1);
    if (was.size > 0) {
      expect(laid).toHaveLength(was.size);
      expect(strength({ rank: laid[0] as number })).toBeGreaterThan(strength(was));
    }
    if (laid[0] === 2 && table.running) expect(shownOf(table).size).toBe(0);
  },
  atEnd(table) {
    const { places, players } = shownOf(table);
    expect(places.toSorted()).toEqual(players.toSorted());
    const row = table.state.sheet.at(-1) ?? [];
    expect(places.map((seat) => row[seat - 1])).toEqual(places.map((_, nth) => places.length - 1 - nth));
    for (const seat of players)
      expect(table.faces(seat).length === 0, `seat ${seat}`).toBe(seat !== places.at(-1));
  },
});

function begin(seats: number) {
  const table = createRoundTable({ ...setting, seats, seed: 8 });
  must(table.act(1, { type: 'begin-round' }));
  return table;
}
const play = (table: RoundTable, seat: SeatNumber, ...faces: readonly string[]) => {
  const hand = table.sight(seat).hand;
  const cards = faces.map((face) => hand[table.faces(seat).indexOf(face)]?.handle ?? 0);
  return table.act(seat, { type: 'play', cards, ...(faces.length === 0 && { choice: 'pass' }) });
};

/** Whoever is to move does what comes first, until the round is over. */
function finishRound(table: RoundTable): void {
  while (table.running) {
    const [seat] = table.shown.waits as [SeatNumber];
    must(table.act(seat, { type: 'play', ...(table.moves(seat)[0] ?? { cards: [] }) }));
  }
}

describe('Président', () => {
  test('deals all cards, to some one more', () => {
    const table = begin(5);
    const held = [1, 2, 3, 4, 5].map((seat) => table.faces(seat).length);
    expect(held).toEqual([11, 11, 10, 10, 10]);
    expect(table.faces('draw')).toEqual([]);
  });

  test('one plays as many of a higher rank, or passes; twos end it at once', () => {
    const table = begin(3);
    const [one] = table.shown.waits as [SeatNumber];
    const two = (one % 3) + 1;
    const three = (two % 3) + 1;
    table.stack(one, ['hearts-5', 'spades-5', 'clubs-13', 'hearts-2']);
    table.stack(two, ['diamonds-5', 'clubs-5', 'diamonds-6', 'clubs-6', 'spades-1', 'hearts-1']);
    table.stack(three, ['spades-2', 'diamonds-2', 'spades-7', 'hearts-7']);
    expect(play(table, one)?.refused).toBe('table/must-lead');
    expect(play(table, one, 'hearts-5', 'clubs-13')?.refused).toBe('table/same-rank');
    must(play(table, one, 'hearts-5', 'spades-5'));
    expect(play(table, two, 'diamonds-5', 'clubs-5')?.refused).toBe('table/higher');
    expect(play(table, two, 'spades-1')?.refused).toBe('table/choose-cards');
    must(play(table, two, 'diamonds-6', 'clubs-6'));
    must(play(table, three, 'spades-7', 'hearts-7'));
    must(play(table, one));
    // Who has passed is not asked again.
    must(play(table, two, 'spades-1', 'hearts-1'));
    expect(table.shown.waits).toEqual([three]);
    must(play(table, three, 'spades-2', 'diamonds-2'));
    expect(table.shown).toMatchObject({ waits: [three], size: 0, passed: [] });
    expect(table.faces('pile')).toHaveLength(10);
    const lead = table.faces(three)[0] as string;
    must(play(table, three, lead));
    expect(table.faces('pile')).toEqual([lead]);
    expect(table.faces('done')).toHaveLength(10);
  });

  test('when all others pass, whoever played last leads', () => {
    const table = begin(4);
    const [one] = table.shown.waits as [SeatNumber];
    table.stack(one, ['hearts-4']);
    must(play(table, one, 'hearts-4'));
    for (let passes = 0; passes < 3; passes++) must(play(table, table.shown.waits[0] as SeatNumber));
    expect(table.shown).toMatchObject({ waits: [one], size: 0 });
  });

  test.each([
    [3, [2]],
    [4, [2, 1]],
    [7, [2, 1]],
  ])(
    'with %i the best cards of the last go to the first, who give back what they choose',
    (seats, counts) => {
      const table = begin(seats);
      finishRound(table);
      const { places } = shownOf(table);
      must(table.act(1, { type: 'begin-round' }));
      const { gifts, phase, waits } = shownOf(table);
      expect(phase).toBe('exchange');
      expect(gifts).toEqual(
        counts.map((count, nth) => ({ from: places[nth], to: places[seats - 1 - nth], count })),
      );
      expect(waits).toEqual(places.slice(0, counts.length));
      for (const { from, to, count } of gifts) {
        const got = table
          .faces(from)
          .slice(-count)
          .map((face) => strength({ rank: rankOf(face) }));
        const left = table.faces(to).map((face) => strength({ rank: rankOf(face) }));
        expect(Math.min(...got)).toBeGreaterThanOrEqual(Math.max(...left));
        expect(play(table, from, ...table.faces(from).slice(0, 3))?.refused).toBe('table/choose-cards');
        const given = table.faces(from).slice(0, count);
        must(play(table, from, ...given));
        expect(table.faces(to)).toEqual(expect.arrayContaining(given));
      }
      expect(table.shown).toMatchObject({ phase: 'play', waits: [places.at(-1)] });
      const held = table.shown.players.map((seat) => table.faces(seat).length);
      expect(held.reduce((sum, one) => sum + one, 0)).toBe(52);
      expect(Math.max(...held) - Math.min(...held)).toBeLessThanOrEqual(1);
    },
  );

  test('when others play than before, nobody gives anything', () => {
    const table = begin(4);
    finishRound(table);
    must(table.act(1, { type: 'seat-bot', seat: 5 }));
    must(table.act(1, { type: 'begin-round' }));
    expect(shownOf(table)).toMatchObject({ phase: 'play', gifts: [] });
  });
});
