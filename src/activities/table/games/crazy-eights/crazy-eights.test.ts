import { expect, test } from 'vitest';
import { shelf as HOUSE } from '../../shelf.ts';
import type { SeatNumber } from '../../types.ts';
import { prove } from '../testing/prove.ts';
import { createRoundTable, must } from '../testing/round-table.ts';
import { type CrazyEightsShown, pointsIn } from './crazy-eights.ts';

const setting = { shelf: HOUSE, game: 'crazy-eights' };

prove('Crazy Eights', {
  setting,
  seats: [2, 3, 4, 5, 6, 7],
  games: 30,
  rounds: 60,
  acts: 3000,
  audit(table, { seat, play, saw }) {
    const { suit } = table.shown as CrazyEightsShown;
    const [face] = table.last?.act.type === 'played' ? table.faces('discard').slice(-1) : [];
    if (!face) return;
    const [was, rank] = face.split('-');
    if (rank === '8') expect(suit).toBe(play.choice);
    else {
      const [top] = saw.area('discard');
      expect(was === (saw.shown as CrazyEightsShown).suit || Number(rank) === top?.rank).toBe(true);
      expect(suit).toBe(was);
    }
    if (table.faces(seat).length === 0) expect(table.running).toBe(false);
  },
  atEnd({ state, shown, faces }) {
    const held = shown.players.map((seat) => pointsIn(faces(seat).map(cardOf)));
    const out = shown.players.filter((seat) => faces(seat).length === 0);
    const row = state.sheet.at(-1) ?? [];
    if (out.length === 1)
      expect(row[(out[0] as SeatNumber) - 1]).toBe(held.reduce((sum, points) => sum + points, 0));
    expect(row.every((points) => points >= 0)).toBe(true);
  },
});

const cardOf = (face: string) => {
  const [suit = '', rank] = face.split('-');
  return { suit, rank: Number(rank) };
};

/** Two people; the first is to move, on a five of hearts. */
function beginOnFive() {
  const table = createRoundTable({ ...setting, seats: 2, seed: 3 });
  must(table.act(1, { type: 'begin-round' }));
  const first = table.shown.waits[0] as SeatNumber;
  table.stack('discard', ['hearts-5']);
  const shown = { ...(table.state.game?.shown as object), suit: 'hearts' };
  table.state.game = { ...(table.state.game as NonNullable<typeof table.state.game>), shown };
  const handle = (face: string): number => {
    const at = table.faces(first).indexOf(face);
    return table.sight(first).hand[at]?.handle ?? 0;
  };
  return { table, first, other: 3 - first, handle };
}

test('an eight goes on anything and says which suit counts', () => {
  const { table, first, other, handle } = beginOnFive();
  table.stack(first, ['clubs-8', 'clubs-9', 'spades-5', 'hearts-2', 'clubs-3']);
  const play = (face: string, choice?: string) =>
    table.would(first, { type: 'play', cards: [handle(face)], ...(choice && { choice }) })?.refused;
  expect(play('clubs-9')).toBe('table/no-match');
  expect(play('spades-5')).toBeUndefined();
  expect(play('hearts-2')).toBeUndefined();
  expect(play('hearts-2', 'clubs')).toBe('table/cannot-play');
  expect(play('clubs-8')).toBe('table/choose-suit');
  expect(table.would(first, { type: 'play', cards: [], choice: 'draw' })?.refused).toBe('table/must-play');
  must(table.act(first, { type: 'play', cards: [handle('clubs-8')], choice: 'diamonds' }));
  expect(table.shown).toMatchObject({ suit: 'diamonds', waits: [other] });
  expect(table.last?.act).toMatchObject({ type: 'played', what: 'diamonds', seat: first, count: 1 });
});

test('who cannot play draws until they can, and then must play', () => {
  const { table, first } = beginOnFive();
  table.stack(first, ['clubs-9', 'clubs-2', 'spades-3', 'spades-4', 'clubs-3']);
  // The top of the pile is drawn first.
  const stock = table.faces('draw');
  table.stack('draw', [...stock.slice(0, -2).filter((face) => face !== 'hearts-7' && face !== 'clubs-7')]);
  const top = table.faces('draw').length;
  expect(table.would(first, { type: 'play', cards: [], choice: 'pass' })?.refused).toBe('table/must-draw');
  must(table.act(first, { type: 'play', cards: [], choice: 'draw' }));
  expect(table.faces('draw')).toHaveLength(top - 1);
  expect(table.shown.waits).toEqual([first]);
});

test('points are those of the rules', () => {
  const points = (faces: string) => pointsIn(faces.split(' ').map(cardOf));
  expect(points('hearts-8 spades-13 clubs-12 clubs-11 hearts-1 hearts-10 hearts-2')).toBe(50 + 30 + 1 + 12);
});
