import { readFileSync } from 'node:fs';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { hexToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commitTo, newSeed, orderOf, PROTOCOL, streamOf } from './protocol.ts';

/** The numbers of `docs/fair-shuffle.md`, reckoned there by a program that shares no line with this one. */
const SEED = '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f';
const CHANCES = [
  { seat: 1, text: '4f1e9a0c7b2d8835a6c0e1f2d3b49587' },
  { seat: 7, text: null },
  { seat: 3, text: 'le chat de Zoé' },
];
const ORDER = [1, 6, 8, 0, 5, 11, 10, 7, 3, 12, 2, 4, 9];
const THIRTEEN = Array.from({ length: 13 }, (_, face) => [0, face] as const);

describe('the numbers of the page', () => {
  test('are those it prints', () => {
    const page = readFileSync(new URL('../../../../docs/fair-shuffle.md', import.meta.url), 'utf8');
    const words = Array.from({ length: 8 }, streamOf(SEED, CHANCES).bind(null, 2 ** 32));
    const added = CHANCES.flatMap(({ text }) => text ?? []);
    for (const part of [SEED, commitTo(SEED), ...added, words.join(', '), ORDER.join(', '), PROTOCOL])
      expect(page).toContain(part);
  });

  test('the promise', () => {
    expect(commitTo(SEED)).toBe('3a0513b738a0e389c4c0c1f9b4d4d26256c22a361ef9bda039c5410d3955148b');
  });

  test('the stream', () => {
    const next = streamOf(SEED, CHANCES);
    const words = [
      ...[4211458377, 3444774856, 3247482042, 3912294189],
      ...[2278093449, 4092880471, 4178075862, 3156485686],
    ];
    expect(words.map(() => next(2 ** 32))).toEqual(words);
  });

  test('the order, whatever way the cards lay before', () => {
    expect(orderOf(THIRTEEN, SEED, CHANCES).map(([, face]) => face)).toEqual(ORDER);
    expect(orderOf(THIRTEEN.toReversed(), SEED, CHANCES).map(([, face]) => face)).toEqual(ORDER);
  });
});

test('words that would favour small numbers are left out', () => {
  const [every, some] = [streamOf(SEED, CHANCES), streamOf(SEED, CHANCES)];
  const words = Array.from({ length: 60 }, () => every(2 ** 32));
  const below = 3_000_000_000;
  const used = words.filter((word) => word < below);
  expect(used.length).toBeLessThan(words.length);
  expect(used.map(() => some(below))).toEqual(used);
});

test('another seed, another text, seat, number or order of chances makes another order', () => {
  const orders = [
    orderOf(THIRTEEN, SEED, CHANCES),
    orderOf(THIRTEEN, SEED.replace('1f', '1e'), CHANCES),
    orderOf(THIRTEEN, SEED, []),
    orderOf(THIRTEEN, SEED, CHANCES.slice(1)),
    orderOf(THIRTEEN, SEED, CHANCES.toReversed()),
    orderOf(THIRTEEN, SEED, [{ seat: 2, text: CHANCES[0]?.text ?? '' }, ...CHANCES.slice(1)]),
    orderOf(THIRTEEN, SEED, [{ seat: 1, text: '4f1e9a0c7b2d8835a6c0e1f2d3b49588' }, ...CHANCES.slice(1)]),
  ];
  expect(new Set(orders.map((order) => JSON.stringify(order))).size).toBe(orders.length);
});

test('where words end and the next chance begins is part of it', () => {
  const nameOf = (chances: readonly { seat: number; text: string }[]) =>
    Array.from({ length: 4 }, streamOf(SEED, chances).bind(null, 2 ** 32)).join();
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.nat({ max: 8 }), (one, other, cut) => {
      const whole = [{ seat: 1, text: one + other }];
      const parts = [
        { seat: 1, text: one.slice(0, cut) },
        { seat: 1, text: one.slice(cut) + other },
      ];
      expect(nameOf(parts)).not.toBe(nameOf(whole));
    }),
  );
});

test('what nobody added to is not told by the promise', () => {
  // The key of a shuffle and what is shown beforehand are made under different names.
  const guessed = hmac(sha256, hexToBytes(commitTo(SEED)), new Uint8Array(4));
  const [one, other] = [streamOf(SEED, []), new DataView(guessed.buffer, guessed.byteOffset)];
  expect(one(2 ** 32)).not.toBe(other.getUint32(0));
});

test('a seed is 32 bytes of the random source', () => {
  let next = 0;
  const asked: number[] = [];
  const seed = newSeed((below) => {
    asked.push(below);
    return next++;
  });
  expect(seed).toBe(SEED);
  expect(asked).toEqual(Array.from({ length: 32 }, () => 256));
});

describe('each card comes to lie at each place equally often', () => {
  const CARDS = 13;
  const SHUFFLES = 20_000;
  const free = (CARDS - 1) ** 2;
  /** Six standard deviations, as in `shuffle.test.ts`. */
  const limit = free * (1 - 2 / (9 * free) + 6 * Math.sqrt(2 / (9 * free))) ** 3;

  function chiSquare(orderOfNth: (nth: number) => readonly (readonly [number, number])[]): number {
    const counts = Array.from({ length: CARDS * CARDS }, () => 0);
    for (let nth = 0; nth < SHUFFLES; nth++)
      for (const [at, [, face]] of orderOfNth(nth).entries()) {
        const cell = at * CARDS + face;
        counts[cell] = (counts[cell] ?? 0) + 1;
      }
    const expected = SHUFFLES / CARDS;
    return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  }

  test('of one seed, by what somebody adds', () => {
    expect(chiSquare((nth) => orderOf(THIRTEEN, SEED, [{ seat: 1, text: `${nth}` }]))).toBeLessThan(limit);
  });

  test('and without anybody adding, by the seed', () => {
    const seedOf = (nth: number) => nth.toString(16).padStart(64, '0');
    expect(chiSquare((nth) => orderOf(THIRTEEN, seedOf(nth), []))).toBeLessThan(limit);
  });

  test('a stream that prefers some numbers would be found', () => {
    const one = (nth: number) => orderOf(THIRTEEN, SEED, [{ seat: 1, text: `${nth}` }]);
    expect(chiSquare((nth) => (nth % 40 === 0 ? THIRTEEN : one(nth)))).toBeGreaterThan(limit);
  });
});
