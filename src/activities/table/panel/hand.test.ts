import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUSE_DECKS } from '../decks/house-decks.ts';
import type { CardView } from '../types.ts';
import { fanOf, gapAt, heldAt } from './hand-fan.ts';
import { movedTo, sorted } from './sorting.ts';

describe('the fan of a hand', () => {
  it('fits where it can, and else leaves of each card what a thumb can hit', () => {
    expect(fanOf(5, 336, 70).width).toBeLessThanOrEqual(336);
    for (const count of [13, 20, 40]) {
      const fan = fanOf(count, 336, 70);
      expect(fan.step).toBeGreaterThanOrEqual(30);
    }
    expect(fanOf(13, 900, 92).width).toBeLessThanOrEqual(900);
  });

  it('is held evenly: the middle highest, both sides alike', () => {
    const fan = fanOf(7, 900, 92);
    const [left, middle, right] = [heldAt(0, 7, fan), heldAt(3, 7, fan), heldAt(6, 7, fan)];
    expect(middle).toEqual({ drop: 0, turn: 0 });
    expect(left.drop).toBeCloseTo(right.drop);
    expect(left.turn).toBeCloseTo(-right.turn);
  });

  it('names the gap that is pointed at', () => {
    const fan = fanOf(5, 900, 100);
    expect(gapAt(-50, 5, fan, 100)).toBe(0);
    expect(gapAt(5000, 5, fan, 100)).toBe(5);
    for (let at = 0; at < 5; at++) expect(gapAt(at * fan.step + 51, 5, fan, 100)).toBe(at + 1);
  });
});

const deck = HOUSE_DECKS.get('french-52');
const faces = (ids: readonly string[]): CardView[] =>
  ids.map((id, at) => [at, at + 100, 0, deck?.faces.findIndex((face) => face.id === id) ?? -1, 0]);
const ids = (cards: readonly CardView[], handles: readonly number[]) =>
  handles.map((handle) => deck?.faces[cards.find((card) => card[1] === handle)?.[3] ?? -1]?.id);

describe('sorting', () => {
  const hand = faces(['hearts-3', 'spades-12', 'joker-1', 'hearts-1', 'clubs-3']);
  it('by suit, ranks rising in each', () => {
    expect(
      ids(
        hand,
        sorted(hand, 'suit', () => deck),
      ),
    ).toEqual([...['spades-12', 'hearts-1', 'hearts-3', 'clubs-3', 'joker-1']]);
  });
  it('by rank, what has none at the end', () => {
    expect(
      ids(
        hand,
        sorted(hand, 'rank', () => deck),
      ),
    ).toEqual([...['hearts-1', 'hearts-3', 'clubs-3', 'spades-12', 'joker-1']]);
  });
  it('never loses or doubles a card', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(Array.from({ length: 54 }, (_, face) => face)), (some) => {
        const cards = some.map((face, at): CardView => [at, face + 1, 0, face, 0]);
        const handles = sorted(cards, 'suit', () => deck);
        expect(handles.toSorted()).toEqual(cards.map(([, handle]) => handle).toSorted());
      }),
    );
  });
});

describe('moving cards within a hand', () => {
  it('puts them together before the gap', () => {
    expect(movedTo([1, 2, 3, 4, 5], [2, 4], 0)).toEqual([2, 4, 1, 3, 5]);
    expect(movedTo([1, 2, 3, 4, 5], [1], 3)).toEqual([2, 3, 1, 4, 5]);
    expect(movedTo([1, 2, 3, 4, 5], [1], 5)).toEqual([2, 3, 4, 5, 1]);
  });
  it('keeps every card', () => {
    fc.assert(
      fc.property(fc.subarray([1, 2, 3, 4, 5, 6]), fc.integer({ min: 0, max: 6 }), (some, gap) => {
        expect(movedTo([1, 2, 3, 4, 5, 6], some, gap).toSorted()).toEqual([1, 2, 3, 4, 5, 6]);
      }),
    );
  });
});
