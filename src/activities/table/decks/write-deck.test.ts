import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../activity.ts';
import { BACKS, type Deck, FIGURES, INKS, SHAPES, SIGNS, STYLES } from './deck.ts';
import { HOUSE_DECKS } from './house-decks.ts';
import { picturesOf, shelvedOf } from './own-deck.ts';
import { parseDeck } from './parse-deck.ts';
import { bundleHead, readBundle } from './picture-bundle.ts';
import { writeDeck } from './write-deck.ts';

function read(file: unknown): Deck {
  const deck = parseDeck(file);
  if (isRefusal(deck)) throw new Error(JSON.stringify(deck.detail));
  return deck;
}

const word = fc.stringMatching(/^[A-Za-zé]{1,12}$/);
const names = fc.oneof(word, fc.record({ en: word, fr: word }));
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
const look = { figure: maybe(fc.constantFrom(...FIGURES)), sign: maybe(fc.constantFrom(...SIGNS)) };
const count = { copies: maybe(fc.integer({ min: 1, max: 20 })), optional: maybe(fc.boolean()) };
const suit = maybe(fc.constantFrom('red', 'blue'));
const row = fc.record({
  suit,
  ranks: fc.uniqueArray(fc.integer({ min: 0, max: 999 }), { minLength: 1, maxLength: 5 }),
  trump: maybe(fc.boolean()),
  call: maybe(fc.constantFrom('{rank} of {suit}', '{suit}', 'nothing', '{rank}{rank}{rank}')),
  ...count,
});
const single = fc.record({
  names,
  suit,
  rank: maybe(fc.integer({ min: 0, max: 99 })),
  trump: maybe(fc.boolean()),
  ink: maybe(fc.constantFrom(...INKS)),
  text: maybe(word),
  image: maybe(fc.constantFrom('sun.png', 'moon', 'a'.repeat(32))),
  ...look,
  ...count,
});
const ofSuit = fc.record({
  names,
  shape: fc.constantFrom(...SHAPES),
  ink: fc.constantFrom(...INKS),
  fourInk: maybe(fc.constantFrom(...INKS)),
});
const anyFile = fc
  .record({
    names,
    size: fc.tuple(fc.integer({ min: 50, max: 120 }), fc.integer({ min: 50, max: 120 })),
    style: fc.constantFrom(...STYLES),
    back: maybe(fc.constantFrom(...BACKS)),
    backImage: maybe(fc.constant('back.webp')),
    suits: fc.record({ red: ofSuit, blue: ofSuit }),
    ranks: fc.dictionary(
      fc.integer({ min: 0, max: 999 }).map(String),
      fc.record({ names, index: maybe(fc.constant('K')), ...look }),
      { maxKeys: 4 },
    ),
    rows: fc.array(row, { minLength: 1, maxLength: 3 }),
    singles: fc.array(single, { maxLength: 6 }),
  })
  .map(({ rows, singles, ...file }) => ({
    id: 'any',
    ...file,
    faces: [...rows, ...singles.map((face, at) => ({ id: `single-${at}`, ...face }))],
  }));

/** As it comes out of a file: what is undefined is not there. */
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('a deck that is written', () => {
  test.each([...HOUSE_DECKS.values()].map((deck) => [deck.id, deck] as const))(
    '%s is read as the same deck',
    (_, deck) => {
      expect(read(asJson(writeDeck(deck)))).toEqual(deck);
    },
  );

  test('is read as the same deck, whatever it holds, and is the same text again', () => {
    let decks = 0;
    fc.assert(
      fc.property(anyFile, (file) => {
        const deck = parseDeck(asJson(file));
        // Two rows may name the same face.
        if (isRefusal(deck)) return;
        decks++;
        const text = JSON.stringify(writeDeck(deck));
        const again = read(JSON.parse(text));
        expect(again).toEqual(deck);
        expect(JSON.stringify(writeDeck(again))).toBe(text);
      }),
    );
    expect(decks).toBeGreaterThan(30);
  });
});

test('what is no deck is refused, whatever it is', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const deck = parseDeck(value);
      expect(isRefusal(deck) && deck.refused).toBe('table/bad-deck');
    }),
  );
});

test('the table knows of a deck how many of each face, and what is optional', () => {
  const deck = read({
    ...{ id: 'own-1', names: 'Birds', size: [1, 1], style: 'plain', backImage: 'b' },
    faces: [
      { id: 'a', text: 'A', copies: 3 },
      { id: 'b', names: 'B', image: 'x', optional: true },
      { id: 'c', names: 'C', image: 'x' },
    ],
  });
  expect(shelvedOf(deck)).toEqual({
    ...{ id: 'own-1', names: { en: 'Birds', fr: 'Birds' } },
    copies: [3, 1, 1],
    optional: [1],
  });
  expect(picturesOf(deck)).toEqual(['b', 'x']);
});

describe('pictures in one piece', () => {
  const joined = (list: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(list));

  test('are found again by their names', () => {
    const pictures = fc.uniqueArray(fc.tuple(word, fc.uint8Array({ maxLength: 20 })), {
      selector: ([name]) => name,
    });
    fc.assert(
      fc.property(pictures, (list) => {
        const head = bundleHead(list.map(([name, bytes]) => [name, bytes.length]));
        const found = readBundle(joined([head, ...list.map(([, bytes]) => bytes)]));
        expect([...(found ?? [])]).toEqual(list);
      }),
    );
  });

  test('of any bytes are pictures or nothing; a piece too few or too many is nothing', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const found = readBundle(bytes);
        if (found) for (const picture of found.values()) expect(picture.length).toBeLessThan(bytes.length);
      }),
    );
    const whole = joined([bundleHead([['a', 3]]), Uint8Array.of(1, 2, 3)]);
    expect(readBundle(whole)?.get('a')).toEqual(Uint8Array.of(1, 2, 3));
    expect(readBundle(whole.subarray(0, -1))).toBeNull();
    expect(readBundle(joined([whole, Uint8Array.of(4)]))).toBeNull();
  });
});
