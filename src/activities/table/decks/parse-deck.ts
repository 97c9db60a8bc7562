/** Reads a deck file: one of the house, or one that somebody uploaded. Format: `docs/decks.md`. */
import { type Refusal, refuse } from '../../activity.ts';
import { BACKS, type Deck, INKS, type Rank, SHAPES, STYLES, type Suit } from './deck.ts';
import { readFaces, readImage, readLook } from './parse-faces.ts';
import {
  complain,
  join,
  readFields,
  readId,
  readInteger,
  readList,
  readNames,
  readWord,
  whole,
} from './reading.ts';

const MAX_SUITS = 12;
const MAX_RANKS = 100;
/** How much longer than wide, or wider than long, a card may be. */
const MAX_STRETCH = 2.5;

/** `table/bad-deck` with where in the file it is wrong (`faces[3].suit`) and, as `field`, what is wrong there (`Fault`). */
export function parseDeck(input: unknown): Deck | Refusal {
  return whole(
    'deck',
    () => readDeck(input),
    (wrong) => refuse('table/bad-deck', wrong),
  );
}

const DECK_KEYS = ['id', 'names', 'size', 'style', 'back', 'backImage', 'call', 'suits', 'ranks', 'faces'];

function readDeck(input: unknown): Deck {
  const fields = readFields('', input, DECK_KEYS);
  const suits = readSuits(fields.get('suits'));
  const ranks = readRanks(fields.get('ranks'));
  return {
    id: readId('id', fields.get('id')),
    names: readNames('names', fields.get('names'), 60),
    ratio: readRatio(fields.get('size')),
    style: readWord('style', fields.get('style'), STYLES),
    back: fields.has('back') ? readWord('back', fields.get('back'), BACKS) : 'plain',
    ...(fields.has('backImage') && { backImage: readImage('backImage', fields.get('backImage')) }),
    suits,
    ranks,
    faces: readFaces(fields, suits, ranks),
  };
}

/** Width and height in any unit. */
function readRatio(value: unknown): number {
  const [width, height, more] = readList('size', value, 2).map((edge, at) =>
    readInteger(`size[${at}]`, edge, 1, 10_000),
  );
  if (width === undefined || height === undefined || more !== undefined) complain('size', 'missing');
  const ratio = width / height;
  if (ratio > MAX_STRETCH || ratio < 1 / MAX_STRETCH) complain('size', 'out-of-range');
  return ratio;
}

function readSuits(value: unknown): ReadonlyMap<string, Suit> {
  return readTable('suits', value, MAX_SUITS, (where, entry, key): [string, Suit] => {
    const fields = readFields(where, entry, ['names', 'shape', 'ink', 'fourInk']);
    const ink = readWord(join(where, 'ink'), fields.get('ink'), INKS);
    const four = fields.get('fourInk');
    return [
      readId(where, key),
      {
        names: readNames(join(where, 'names'), fields.get('names'), 40),
        shape: readWord(join(where, 'shape'), fields.get('shape'), SHAPES),
        ink,
        fourInk: four === undefined ? ink : readWord(join(where, 'fourInk'), four, INKS),
      },
    ];
  });
}

function readRanks(value: unknown): ReadonlyMap<number, Rank> {
  return readTable('ranks', value, MAX_RANKS, (where, entry, key): [number, Rank] => {
    const fields = readFields(where, entry, ['names', 'index', 'figure', 'sign']);
    if (!/^(0|[1-9]\d{0,2})$/.test(key)) complain(where, 'out-of-range');
    return [
      Number(key),
      {
        names: readNames(join(where, 'names'), fields.get('names'), 40),
        index: fields.has('index')
          ? readNames(join(where, 'index'), fields.get('index'), 3)
          : { en: key, fr: key },
        ...readLook(where, fields),
      },
    ];
  });
}

function readTable<K, V>(
  where: string,
  value: unknown,
  most: number,
  read: (where: string, value: unknown, key: string) => [K, V],
): ReadonlyMap<K, V> {
  if (value === undefined) return new Map();
  const entries = [...readFields(where, value)];
  if (entries.length > most) complain(where, 'too-many');
  return new Map(entries.map(([key, entry]) => read(join(where, key.slice(0, 40)), entry, key)));
}
