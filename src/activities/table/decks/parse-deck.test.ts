import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../activity.ts';
import { cardsIn, type Deck } from './deck.ts';
import { parseDeck } from './parse-deck.ts';
import { MAX_CARDS, MAX_FACES } from './parse-faces.ts';

const HOUSE = ['french-52', 'piquet-32', 'tarot-78', 'shedding', 'one-to-ten', 'dominoes'];
const texts = new Map(HOUSE.map((id) => [id, readFileSync(`${import.meta.dirname}/${id}.json`, 'utf8')]));
const file = (id: string) => JSON.parse(texts.get(id) ?? '');

const SMALL = {
  id: 'small',
  names: 'Small',
  size: [5, 7],
  style: 'plain',
  suits: { cups: { names: { en: 'cups', fr: 'coupes' }, shape: 'circle', ink: 'red' } },
  ranks: { 1: { names: { en: 'ace', fr: 'as' } } },
  faces: [{ suit: 'cups', ranks: [1, 2] }],
};
const changed = (change: object) => parseDeck({ ...SMALL, ...change });
function good(input: unknown): Deck {
  const deck = parseDeck(input);
  if (isRefusal(deck)) throw new Error(JSON.stringify(deck));
  return deck;
}

describe('a deck file', () => {
  it('makes names of the words of suits and ranks, in both languages', () => {
    const { faces } = good({ ...SMALL, call: { en: '{rank} of {suit}', fr: '{rank} de {suit}' } });
    expect(faces).toEqual([
      { id: 'cups-1', names: { en: 'ace of cups', fr: 'as de coupes' }, suit: 'cups', rank: 1, copies: 1 },
      { id: 'cups-2', names: { en: '2 of cups', fr: '2 de coupes' }, suit: 'cups', rank: 2, copies: 1 },
    ]);
  });

  it('says once what is the same in both languages, and once what four colours do not change', () => {
    const deck = good(SMALL);
    expect(deck.names).toEqual({ en: 'Small', fr: 'Small' });
    expect(deck.suits.get('cups')?.fourInk).toBe('red');
    expect(deck.back).toBe('plain');
  });

  it('names a card with a text after it, in one line and without cutting a character in two', () => {
    const text = `Ice  cream\n${'🍨'.repeat(60)}`;
    const [face] = good({ ...SMALL, faces: [{ id: 'ice', text }] }).faces;
    expect(face?.text).toBe(text);
    expect(face?.names.fr).toMatch(/^Ice cream (🍨)+…$/u);
    expect(face?.names.fr.length).toBeLessThanOrEqual(60);
  });

  it.each<[where: string, field: string, change: object]>([
    ['id', 'missing', { id: undefined }],
    ['id', 'unreadable', { id: '../etc' }],
    ['id', 'too-long', { id: 'a'.repeat(41) }],
    ['colour', 'unknown-key', { colour: 'red' }],
    ['names.fr', 'missing', { names: { en: 'Small' } }],
    ['names', 'empty', { names: '  ' }],
    ['names', 'unreadable', { names: 'evil \u202e name' }],
    ['names', 'unreadable', { names: 'two\nlines' }],
    ['names', 'unreadable', { names: 'half \ud83c' }],
    ['size', 'not-a-list', { size: '5/7' }],
    ['size', 'missing', { size: [5] }],
    ['size', 'too-many', { size: [5, 7, 9] }],
    ['size[1]', 'out-of-range', { size: [5, 0] }],
    ['size', 'out-of-range', { size: [1, 9] }],
    ['size[0]', 'not-a-number', { size: ['5', 7] }],
    ['style', 'unknown', { style: 'toString' }],
    ['back', 'unknown', { back: 'https://example.org/back.png' }],
    ['suits', 'not-an-object', { suits: [] }],
    ['suits.cups.shape', 'unknown', { suits: { cups: { names: 'cups', shape: 'cup', ink: 'red' } } }],
    ['suits.Cups', 'unreadable', { suits: { Cups: { names: 'cups', shape: 'circle', ink: 'red' } } }],
    ['ranks.01', 'out-of-range', { ranks: { '01': { names: 'one' } } }],
    ['ranks.1.index', 'too-long', { ranks: { 1: { names: 'one', index: 'King' } } }],
    ['faces', 'missing', { faces: undefined }],
    ['faces', 'empty', { faces: [] }],
    ['faces[0]', 'not-an-object', { faces: ['ace'] }],
    ['faces[0].suit', 'unknown', { faces: [{ suit: 'constructor', ranks: [1] }] }],
    ['faces[0].ranks[1]', 'out-of-range', { faces: [{ suit: 'cups', ranks: [1, 1.5] }] }],
    ['faces[0].id', 'missing', { faces: [{ names: 'fool' }] }],
    ['faces[0].names', 'missing', { faces: [{ id: 'fool' }] }],
    ['faces[0].rotate', 'unknown-key', { faces: [{ id: 'fool', names: 'fool', rotate: true }] }],
    ['faces[0].copies', 'out-of-range', { faces: [{ suit: 'cups', ranks: [1], copies: 0 }] }],
    ['faces[0].optional', 'unknown', { faces: [{ suit: 'cups', ranks: [1], optional: 'yes' }] }],
    ['faces[0].ends', 'missing', { faces: [{ ends: [3] }] }],
    ['faces[0].ends[1]', 'out-of-range', { faces: [{ ends: [3, 10] }] }],
    ['faces[0].image', 'unreadable', { faces: [{ id: 'cat', names: 'cat', image: '../cat.png' }] }],
    ['faces[0].text', 'too-long', { faces: [{ id: 'cat', text: 'm'.repeat(241) }] }],
    ['faces[0].text', 'unreadable', { faces: [{ id: 'cat', text: 'cat\u0000' }] }],
    [
      'faces[1]',
      'twice',
      {
        faces: [
          { suit: 'cups', ranks: [1] },
          { id: 'cups-1', names: 'again' },
        ],
      },
    ],
    ['faces', 'too-many', { faces: [{ ranks: [1, 2, 3, 4, 5, 6, 7], copies: 100 }] }],
  ])('is refused at %s: %s', (where, field, change) => {
    expect(changed(change)).toEqual({ refused: 'table/bad-deck', detail: { where, field } });
  });

  it.each([null, undefined, 7, 'deck', [], () => 0])('is an object, not %s', (input) => {
    expect(parseDeck(input)).toMatchObject({ refused: 'table/bad-deck', detail: { where: 'deck' } });
  });

  it('does not take words from what every object inherits', () => {
    const hostile = '{"__proto__":{"names":"x","shape":"circle","ink":"red"}}';
    expect(changed({ suits: JSON.parse(hostile) })).toMatchObject({ detail: { field: 'unreadable' } });
    expect(changed({ call: '{constructor} {rank}' })).toMatchObject({
      faces: [{ names: { en: 'ace' } }, { names: { en: '2' } }],
    });
  });
});

describe('whatever is given', () => {
  function check(input: unknown): boolean {
    const deck = parseDeck(input);
    if (isRefusal(deck)) {
      expect(deck).toEqual({
        refused: 'table/bad-deck',
        detail: { where: expect.any(String), field: expect.any(String) },
      });
      return false;
    }
    expect(deck.faces.length).toBeGreaterThan(0);
    expect(deck.faces.length).toBeLessThanOrEqual(MAX_FACES);
    expect(cardsIn(deck, true)).toBeLessThanOrEqual(MAX_CARDS);
    expect(new Set(deck.faces.map((face) => face.id)).size).toBe(deck.faces.length);
    const wrong = deck.faces.filter(
      ({ names, suit, id }) =>
        !/^[a-z0-9-]+$/.test(id) ||
        (suit !== undefined && !deck.suits.has(suit)) ||
        /[\p{Cc}\p{Cs}]/u.test(names.en + names.fr),
    );
    expect(wrong).toEqual([]);
    return true;
  }

  it('nonsense is refused and never throws', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true }), (input) => void check(input)),
    );
  });

  it('files of the house in which one value was replaced are decks or refused, and never throw', () => {
    const hostile = fc.oneof(
      fc.anything({ maxDepth: 2 }),
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.constantFrom('__proto__', 'constructor', '{rank}', -0, 1e308, Number.NaN, [], {}),
    );
    let [read, refused] = [0, 0];
    fc.assert(
      fc.property(fc.constantFrom(...HOUSE), fc.nat(), hostile, (id, at, value) => {
        const deck = file(id);
        const places = [...placesIn(deck)];
        const [holder, key] = places[at % places.length] ?? [deck, 'id'];
        Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
        if (check(deck)) read++;
        else refused++;
      }),
      { numRuns: 200 },
    );
    expect(refused).toBeGreaterThan(20);
    expect(read).toBeGreaterThan(0);
  });

  it('a file is left as it was', () => {
    for (const id of HOUSE) {
      const deck = file(id);
      parseDeck(deck);
      expect(deck).toEqual(file(id));
    }
  });
});

/** Every place in a file that holds a value. */
function* placesIn(value: unknown): Generator<[object, string]> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    yield [value, key];
    yield* placesIn(inner);
  }
}
