import { describe, expect, test } from 'vitest';
import { createParty, type Party } from '../testing/party.ts';
import type { PlaceView, TableCommand } from '../types.ts';

function begin() {
  const party = createParty([
    [1, 'master'],
    [2, 'player'],
    [5, 'watcher'],
  ]);
  const done = (who: number, command: TableCommand) => expect(party.act(who, command)).toBeNull();
  done(1, { type: 'set-up', game: 'free' });
  for (const who of [1, 2]) done(who, { type: 'sit', seat: who });
  done(1, { type: 'place', piece: { kind: 'die', sides: 6, value: 1 }, x: 300, y: 300 });
  const piles = () => party.guest(1).view.places.filter(({ shape }) => shape);
  const area = (name: string) => piles().find(({ shape }) => shape?.area === name) as PlaceView;
  const die = () => party.guest(1).view.pieces[0];
  return { party, done, piles, area, die };
}
const spotOf = (place: PlaceView | undefined) => [place?.shape?.x, place?.shape?.y];
const last = (party: Party) => party.guest(5).view.log.at(-1)?.act;

describe('several things at once', () => {
  test('they move as they lie to each other, in one act that is taken back as one', () => {
    const { party, done, area, die } = begin();
    const things = [area('draw').id, area('row').id, die()?.id ?? 0];
    done(2, { type: 'move-group', things, dx: 100, dy: -50 });
    expect([spotOf(area('draw')), spotOf(area('row')), die()]).toMatchObject([
      [1100, 650],
      [1500, 650],
      { x: 400, y: 250 },
    ]);
    expect(last(party)).toEqual({ type: 'moved', seat: 2, count: 3, what: 'things' });
    done(2, { type: 'ask', kind: 'undo' });
    done(1, { type: 'answer', yes: true });
    expect([spotOf(area('draw')), die()]).toMatchObject([[1000, 700], { x: 300, y: 300 }]);
  });

  test('the edge of the table holds all of them, so that they stay as they lie to each other', () => {
    const { party, done, area, die } = begin();
    const things = [area('draw').id, die()?.id ?? 0];
    done(2, { type: 'move-group', things, dx: -2000, dy: 40 });
    expect([spotOf(area('draw')), die()]).toMatchObject([[700, 740], { x: 0, y: 340 }]);
    expect(party.act(2, { type: 'move-group', things, dx: -10, dy: 0 })).toEqual({
      refused: 'table/unchanged',
    });
  });

  test('one that is gone holds all of them back', () => {
    const { party, area } = begin();
    expect(party.act(2, { type: 'move-group', things: [area('draw').id, 900], dx: 9, dy: 9 })).toEqual({
      refused: 'table/no-piece',
      detail: { piece: 900 },
    });
    expect(spotOf(area('draw'))).toEqual([1000, 700]);
  });

  test('piles are gathered onto the first one, each card as it lies, and hands are left alone', () => {
    const { party, done, area, piles } = begin();
    done(2, { type: 'draw', pile: area('draw').id, count: 2 });
    const [held = 0] =
      party
        .guest(2)
        .view.places.find(({ id }) => id === 2)
        ?.cards[0]?.slice(1) ?? [];
    done(2, { type: 'move', cards: [held], to: { x: 500, y: 500 }, up: true });
    const loose = piles().find(({ shape }) => shape?.area === '')?.id ?? 0;
    const before = area('draw').count;
    done(2, { type: 'gather', piles: [area('draw').id, area('row').id, loose] });
    expect(area('draw').count).toBe(before + 3 + 1);
    // The area stays where it is, the pile that was none does not.
    expect(area('row').count).toBe(0);
    expect(piles().some(({ id }) => id === loose)).toBe(false);
    expect(area('draw').cards.at(-1)?.[4]).toBe(1);
    expect(party.guest(2).view.places.find(({ id }) => id === 2)?.count).toBe(1);
    expect(last(party)).toMatchObject({ type: 'gathered', count: before + 4 });
    expect(party.act(2, { type: 'gather', piles: [area('draw').id, area('row').id] })).toEqual({
      refused: 'table/unchanged',
    });
  });

  test('what is arranged with nothing said lies above all others', () => {
    const { done, area, piles } = begin();
    done(1, { type: 'arrange', pile: area('draw').id });
    const highest = Math.max(...piles().map(({ shape }) => shape?.z ?? 0));
    expect(area('draw').shape).toMatchObject({ z: highest, spread: 'stack', x: 1000 });
  });
});
