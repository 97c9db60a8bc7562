import { randomInt } from 'node:crypto';
import { expect, test } from 'vitest';
import { createPlan } from './plan.ts';
import { createParty, SHELF } from './testing/party.ts';
import type { Op } from './types.ts';

const CARDS = 13;
const SHUFFLES = 100_000;

/** How far the counts are from what chance would give, for so many positions and cards: about (n − 1)² with a spread of √2 (n − 1). */
function chiSquare(counts: readonly (readonly number[])[]): number {
  const expected = SHUFFLES / CARDS;
  return counts.flat().reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

function count(random: (below: number) => number): number {
  const party = createParty([[1, 'master']], 1, {
    ...SHELF,
    decks: [{ id: 'small', faces: Array.from({ length: CARDS }, () => ({})) }, ...SHELF.decks.slice(1)],
  });
  party.act(1, { type: 'set-up', game: 'free' });
  const pile = [...party.state.places.values()].find(({ shape }) => shape?.area === 'draw')?.id ?? 0;
  const first = [...(party.state.places.get(pile)?.cards ?? [])];
  const counts = Array.from({ length: CARDS }, () => Array.from({ length: CARDS }, () => 0));
  for (let nth = 0; nth < SHUFFLES; nth++) {
    const plan = createPlan(party.state);
    plan.shuffle(pile, random);
    const { cards } = plan.event({ type: 'shuffled' }).ops[0] as Extract<Op, { op: 'order' }>;
    for (const [at, card] of cards.entries()) {
      const row = counts[at] as number[];
      row[first.indexOf(card)] = (row[first.indexOf(card)] ?? 0) + 1;
    }
  }
  return chiSquare(counts);
}

const free = (CARDS - 1) ** 2;
/** Six standard deviations: a fair shuffle gets there about once in 10⁸ runs (Wilson and Hilferty's approximation). */
const LIMIT = free * (1 - 2 / (9 * free) + 6 * Math.sqrt(2 / (9 * free))) ** 3;

test('each card comes to lie at each place equally often in 100,000 shuffles', () => {
  expect(count((below) => randomInt(below))).toBeLessThan(LIMIT);
});

test('a shuffle that prefers some orders would be found', () => {
  expect(count((below) => Math.floor(Math.max(Math.random(), Math.random() * 0.98) * below))).toBeGreaterThan(
    LIMIT,
  );
});
