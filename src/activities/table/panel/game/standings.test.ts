import { describe, expect, it } from 'vitest';
import { HOUSE_GAMES } from '../../games/house-games.ts';
import type { TableView } from '../../types.ts';
import { ranked, sides, standings } from './standings.ts';

const game = (id: string) => HOUSE_GAMES.find((one) => one.id === id);
const row = (...points: number[]) => Array.from({ length: 12 }, (_, at) => points[at] ?? 0);

function view(seats: readonly number[], sheet: number[][], players: readonly number[] = seats): TableView {
  return {
    seats: seats.map((seat) => ({ seat, person: seat, away: null })),
    sheet,
    game: { id: 'x', turn: null, shown: { players: [...players], options: {}, waits: [], over: null } },
  } as unknown as TableView;
}

describe('the score sheet', () => {
  it('ranks by most points or by fewest as the game says, and gives one place to as many', () => {
    const sheet = [row(5, 0, 3), row(2, 7, 4)];
    const most = standings(view([1, 2, 3], sheet), game('crazy-eights'));
    expect(most.map(({ total, place }) => [total, place])).toEqual([
      [7, 1],
      [7, 1],
      [7, 1],
    ]);
    const hearts = ranked(standings(view([1, 2, 3], [row(5, 0, 3)]), game('hearts')));
    expect(hearts.map(({ seats, place }) => [seats[0], place])).toEqual([
      [2, 1],
      [3, 2],
      [1, 3],
    ]);
  });

  it('has a row for each team of Belote, whose players have their points together', () => {
    const rows = standings(view([2, 4, 6, 9], [row(0, 90, 0, 72, 0, 90, 0, 0, 72)]), game('belote'));
    expect(rows.map(({ seats, total, place }) => ({ seats, total, place }))).toEqual([
      { seats: [2, 6], total: 90, place: 1 },
      { seats: [4, 9], total: 72, place: 2 },
    ]);
  });

  it('keeps the teams of the round while a seat is empty, and has none before enough sit', () => {
    expect(sides(view([1, 3, 4], [], [1, 2, 3, 4]), game('belote'))).toEqual([
      [1, 3],
      [2, 4],
    ]);
    expect(sides(view([1, 3], [], []), game('belote'))).toEqual([[1], [3]]);
  });

  it('keeps the row of somebody who left with points, and none of whoever left without', () => {
    expect(sides(view([1], [row(1, 0, 8)], []), game('free'))).toEqual([[1], [3]]);
  });
});
