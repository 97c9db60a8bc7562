import { expect, test } from 'vitest';
import { decodeState, encodeState } from './codec.ts';
import { emptyTable, PAST_KEPT } from './state.ts';
import { createParty } from './testing/party.ts';
import type { TableCommand } from './types.ts';

const ADA = 1;
const GRACE = 2;

function table() {
  const party = createParty([
    [ADA, 'master'],
    [GRACE, 'player'],
  ]);
  const act = (who: number, command: TableCommand) => expect(party.act(who, command)).toBeNull();
  act(ADA, { type: 'set-up', game: 'free' });
  act(ADA, { type: 'sit', seat: 1 });
  act(GRACE, { type: 'sit', seat: 7 });
  return { party, act };
}

test('points stay when the table is laid anew, with who had them, for everybody who comes later', () => {
  const { party, act } = table();
  act(ADA, { type: 'begin-round' });
  act(ADA, { type: 'score', seat: 7, points: 4 });
  act(ADA, { type: 'score', seat: 1, points: -1 });
  act(ADA, { type: 'end-round' });
  act(ADA, { type: 'begin-round' });
  act(ADA, { type: 'score', seat: 7, points: 3 });
  act(GRACE, { type: 'leave' });
  act(ADA, { type: 'set-up', game: 'free' });
  const past = [
    {
      game: 'free',
      at: expect.any(Number),
      rounds: 2,
      results: [
        [1, ADA, -1, 0],
        // Whoever had them is gone.
        [7, null, 7, 0],
      ],
    },
  ];
  expect(party.guest(GRACE).view.past).toEqual(past);
  expect(party.fresh(party.guest(ADA)).past).toEqual(past);
  expect(party.guest(ADA).view.sheet).toEqual([]);
});

test('a game without a point is not kept, and of many the newest are', () => {
  const { party, act } = table();
  act(ADA, { type: 'begin-round' });
  act(ADA, { type: 'set-up', game: 'free' });
  expect(party.guest(ADA).view.past).toEqual([]);
  for (let nth = 1; nth <= PAST_KEPT + 2; nth++) {
    act(ADA, { type: 'begin-round' });
    act(ADA, { type: 'score', seat: 1, points: nth });
    act(ADA, { type: 'set-up', game: 'free' });
  }
  const points = party.guest(ADA).view.past.map(({ results }) => results[0]?.[2]);
  expect(points).toEqual(Array.from({ length: PAST_KEPT }, (_, index) => index + 3));
});

test('a table that was written before games were kept has none', () => {
  const { past: _, ...before } = emptyTable();
  const bytes = encodeState(before as ReturnType<typeof emptyTable>);
  expect(decodeState(bytes).past).toEqual([]);
});
