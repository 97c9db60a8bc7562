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
  acts: 1000,
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
  const { table, first, handle } = beginOnFive();
  const say = (choice: string) => table.act(first, { type: 'play', cards: [], choice })?.refused;
  table.stack(first, ['clubs-9', 'clubs-2', 'spades-3', 'spades-4', 'clubs-3']);
  const drawn = ['hearts-7', 'clubs-7'];
  table.stack('draw', [...table.faces('draw').filter((face) => !drawn.includes(face)), ...drawn]);
  expect(table.faces('draw').slice(-2)).toEqual(drawn);
  expect(say('pass')).toBe('table/must-draw');
  expect(say('draw')).toBeUndefined();
  expect(table.faces(first)).toContain('clubs-7');
  expect(table.shown.waits).toEqual([first]);
  expect(say('draw')).toBeUndefined();
  expect(say('draw')).toBe('table/must-play');
  expect(table.act(first, { type: 'play', cards: [handle('hearts-7')] })).toBeNull();
});

test('what was played is shuffled to be drawn again; when there is nothing, all pass and the fewest points win', () => {
  const { table, first, other } = beginOnFive();
  const say = (who: SeatNumber, choice: string) =>
    table.act(who, { type: 'play', cards: [], choice })?.refused;
  const put = (cards: readonly number[], to: number, at = 0) => {
    for (const card of cards) (table.state.cards[card] as { place: number }).place = to;
    table.state.places.get(to)?.cards.splice(at, 0, ...cards);
  };
  // Two cards lie under the five, and all others in the hand of a seat that does not play.
  const pile = (area: string) => [...table.state.places.values()].find(({ shape }) => shape?.area === area);
  put(pile('draw')?.cards.splice(0, 2) ?? [], pile('discard')?.id ?? 0);
  put(pile('draw')?.cards.splice(0) ?? [], 12);
  table.stack(first, ['clubs-9', 'clubs-2', 'spades-3', 'spades-4', 'clubs-3']);
  table.stack(other, ['clubs-10', 'clubs-11', 'spades-12', 'spades-13', 'clubs-1']);
  table.stack('discard', ['clubs-4', 'spades-6', 'hearts-5']);
  expect(say(first, 'draw')).toBeUndefined();
  expect(table.last?.ops).toContainEqual(expect.objectContaining({ op: 'order', mixed: true }));
  expect(table.faces('discard')).toEqual(['hearts-5']);
  expect(say(first, 'draw')).toBeUndefined();
  expect(say(first, 'draw')).toBe('table/nothing-to-draw');
  expect(say(first, 'pass')).toBeUndefined();
  expect(say(other, 'pass')).toBeUndefined();
  // 9 + 2 + 3 + 4 + 3 + 4 + 6 against 10 + 10 + 10 + 10 + 1.
  expect(table.running).toBe(false);
  expect(table.state.sheet[0]?.[first - 1]).toBe(41 - 31);
  expect(table.state.sheet[0]?.[other - 1]).toBe(0);
});

test('points are those of the rules', () => {
  const points = (faces: string) => pointsIn(faces.split(' ').map(cardOf));
  expect(points('hearts-8 spades-13 clubs-12 clubs-11 hearts-1 hearts-10 hearts-2')).toBe(50 + 30 + 1 + 12);
});
