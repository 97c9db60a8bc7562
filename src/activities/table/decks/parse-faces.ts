/** Reads the faces of a deck file: rows of ranks of one suit, and single faces. */
import { type Face, FIGURES, INKS, type Names, type Rank, SIGNS, type Suit } from './deck.ts';
import {
  complain,
  type Fields,
  join,
  readFields,
  readId,
  readInteger,
  readList,
  readNames,
  readText,
  readWord,
} from './reading.ts';

/** Rows and single faces in a file; faces that come of them; cards with their copies. */
const MAX_ROWS = 500;
export const MAX_FACES = 500;
export const MAX_CARDS = 600;
const MAX_COPIES = 100;
const MAX_RANK = 999;
export const MAX_TEXT = 240;
/** A name made of a text is this long at most; the card shows the whole text. */
const NAME = 60;
/** A name as it is written; one that was put together of rank and suit may be as long. */
const LONGEST_NAME = 200;

const ROW_KEYS = ['suit', 'ranks', 'call', 'trump', 'copies', 'optional'];
const SINGLE_KEYS = [
  ...['id', 'names', 'suit', 'rank', 'figure', 'sign', 'ink', 'ends', 'text', 'image', 'copies', 'optional'],
  'trump',
];
/** Never a path or an address: whoever draws knows where pictures are. */
const IMAGE = /^[a-z0-9][a-z0-9._-]{0,79}$/i;
const PLAIN_CALL: Names = { en: '{rank} {suit}', fr: '{rank} {suit}' };

interface Around {
  readonly suits: ReadonlyMap<string, Suit>;
  readonly ranks: ReadonlyMap<number, Rank>;
  /** How a card is called from its parts: `{rank} of {suit}`. */
  readonly call: Names;
}

/** The faces in the order of the file, each id once. */
export function readFaces(
  deck: Fields,
  suits: ReadonlyMap<string, Suit>,
  ranks: ReadonlyMap<number, Rank>,
): readonly Face[] {
  const around = { suits, ranks, call: readCall('call', deck, PLAIN_CALL) };
  const faces: Face[] = [];
  const ids = new Set<string>();
  let cards = 0;
  for (const [at, entry] of readList('faces', deck.get('faces'), MAX_ROWS).entries()) {
    const where = `faces[${at}]`;
    for (const face of readEntry(where, entry, around)) {
      if (ids.has(face.id)) complain(where, 'twice');
      ids.add(face.id);
      cards += face.copies;
      if (faces.push(face) > MAX_FACES || cards > MAX_CARDS) complain('faces', 'too-many');
    }
  }
  return faces;
}

function readEntry(where: string, entry: unknown, around: Around): readonly Face[] {
  const fields = readFields(where, entry);
  return fields.has('ranks') ? readRow(where, entry, around) : [readSingle(where, entry, around)];
}

function readRow(where: string, entry: unknown, around: Around): readonly Face[] {
  const fields = readFields(where, entry, ROW_KEYS);
  const call = readCall(join(where, 'call'), fields, around.call);
  const suit = readSuit(where, fields, around);
  const trump = readYes(where, fields, 'trump');
  return readList(join(where, 'ranks'), fields.get('ranks'), MAX_FACES).map((value, at) => {
    const rank = readInteger(`${where}.ranks[${at}]`, value, 0, MAX_RANK);
    // Trumps are numbers all through: a jack's number does not make one a jack.
    const known = trump ? undefined : around.ranks.get(rank);
    const id = suit === undefined ? `${rank}` : `${suit}-${rank}`;
    return {
      id,
      names: called(call, id, (language) => ({
        rank: known?.names[language] ?? `${rank}`,
        suit: (suit && around.suits.get(suit)?.names[language]) ?? '',
      })),
      ...(suit === undefined ? {} : { suit }),
      rank,
      ...(trump ? { trump } : {}),
      ...(known?.figure ? { figure: known.figure } : {}),
      ...(known?.sign ? { sign: known.sign } : {}),
      ...readCount(where, fields),
    };
  });
}

function readSingle(where: string, entry: unknown, around: Around): Face {
  const fields = readFields(where, entry, SINGLE_KEYS);
  const suit = readSuit(where, fields, around);
  const ends = readEnds(join(where, 'ends'), fields.get('ends'));
  const text = fields.has('text') ? readText(join(where, 'text'), fields.get('text'), MAX_TEXT) : undefined;
  return {
    id: ends && !fields.has('id') ? ends.join('-') : readId(join(where, 'id'), fields.get('id')),
    names: readSingleNames(where, fields, around, ends, text),
    ...(suit === undefined ? {} : { suit }),
    ...(fields.has('rank')
      ? { rank: readInteger(join(where, 'rank'), fields.get('rank'), 0, MAX_RANK) }
      : {}),
    ...(fields.has('ink') ? { ink: readWord(join(where, 'ink'), fields.get('ink'), INKS) } : {}),
    ...(readYes(where, fields, 'trump') ? { trump: true } : {}),
    ...readLook(where, fields),
    ...(ends ? { ends } : {}),
    ...(text === undefined ? {} : { text }),
    ...(fields.has('image') ? { image: readImage(join(where, 'image'), fields.get('image')) } : {}),
    ...readCount(where, fields),
  };
}

function readSingleNames(
  where: string,
  fields: Fields,
  around: Around,
  ends: Face['ends'],
  text: string | undefined,
): Names {
  if (!fields.has('names')) {
    if (ends)
      return called(around.call, ends.join('-'), () => ({ first: `${ends[0]}`, second: `${ends[1]}` }));
    if (text !== undefined) return readNames(join(where, 'text'), shortened(text), NAME);
  }
  return readNames(join(where, 'names'), fields.get('names'), LONGEST_NAME);
}

/** Name of a picture. */
export function readImage(where: string, value: unknown): string {
  return typeof value === 'string' && IMAGE.test(value) ? value : complain(where, 'unreadable');
}

/** A text in one line; by whole characters, so that no half of an emoji stays behind. */
export function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  if (line.length <= NAME) return line;
  let short = '';
  for (const character of line) {
    if (short.length + character.length >= NAME) break;
    short += character;
  }
  return `${short.trimEnd()}…`;
}

/** What is drawn on a card besides suit and number. */
export function readLook(where: string, fields: Fields): Pick<Rank, 'figure' | 'sign'> {
  const figure = fields.get('figure');
  const sign = fields.get('sign');
  return {
    ...(figure === undefined ? {} : { figure: readWord(join(where, 'figure'), figure, FIGURES) }),
    ...(sign === undefined ? {} : { sign: readWord(join(where, 'sign'), sign, SIGNS) }),
  };
}

function readCall(where: string, fields: Fields, otherwise: Names): Names {
  return fields.has('call') ? readNames(where, fields.get('call'), NAME) : otherwise;
}

function readSuit(where: string, fields: Fields, { suits }: Around): string | undefined {
  const suit = fields.get('suit');
  if (suit === undefined) return undefined;
  return typeof suit === 'string' && suits.has(suit) ? suit : complain(join(where, 'suit'), 'unknown');
}

function readEnds(where: string, value: unknown): Face['ends'] {
  if (value === undefined) return undefined;
  const [first, second] = readList(where, value, 2).map((end, at) =>
    readInteger(`${where}[${at}]`, end, 0, 9),
  );
  return first === undefined || second === undefined ? complain(where, 'missing') : [first, second];
}

function readYes(where: string, fields: Fields, key: string): true | undefined {
  const value = fields.get(key);
  if (value === undefined || value === false) return undefined;
  return value === true ? true : complain(join(where, key), 'unknown');
}

function readCount(where: string, fields: Fields): Pick<Face, 'copies' | 'optional'> {
  const optional = readYes(where, fields, 'optional');
  const copies = fields.has('copies')
    ? readInteger(join(where, 'copies'), fields.get('copies'), 1, MAX_COPIES)
    : 1;
  return { copies, ...(optional ? { optional } : {}) };
}

/** @param otherwise what it is called where nothing comes of that */
function called(
  call: Names,
  otherwise: string,
  parts: (language: keyof Names) => Readonly<Record<string, string>>,
): Names {
  const fill = (language: keyof Names) => {
    const words = new Map(Object.entries(parts(language)));
    const name = call[language].replace(/\{(\w+)\}/g, (_, part: string) => words.get(part) ?? '');
    return name.replace(/ {2,}/g, ' ').slice(0, LONGEST_NAME).toWellFormed().trim() || otherwise;
  };
  return { en: fill('en'), fr: fill('fr') };
}
