/** Reads a game's file: one of the house, or one that somebody adds. Format: `docs/games.md`. */
import { type Refusal, refuse } from '../../activity.ts';
import {
  complain,
  join,
  readFields,
  readId,
  readInteger,
  readList,
  readNames,
  readText,
  readWord,
  whole,
} from '../decks/reading.ts';
import { HEIGHT, MAX_SEATS, WIDTH } from '../types.ts';
import type { Area, Button, ButtonStep, Game, GameOption } from './game.ts';

const KEYS = [
  ...[
    'id',
    'names',
    'about',
    'how',
    'seats',
    'teams',
    'areas',
    'decks',
    'buttons',
    'options',
    'best',
    'rules',
  ],
];
const MAX_AREAS = 40;
const LONGEST_NAME = 60;
const LONGEST_ABOUT = 280;
const LONGEST_HOW = 300;

/** `table/bad-game` with where in the file it is wrong (`areas[3].x`) and, as `field`, what is wrong there. */
export function parseGame(input: unknown): Game | Refusal {
  return whole(
    'game',
    () => readGame(input),
    (wrong) => refuse('table/bad-game', wrong),
  );
}

function readGame(input: unknown): Game {
  const fields = readFields('', input, KEYS);
  const seats = readFields('seats', fields.get('seats'), ['min', 'max']);
  const min = readInteger('seats.min', seats.get('min'), 1, MAX_SEATS);
  const areas = readAll('areas', fields.get('areas'), MAX_AREAS, readArea);
  const ids = areas.map(({ id }) => id);
  for (const [at, id] of ids.entries()) if (ids.indexOf(id) !== at) complain(`areas[${at}].id`, 'twice');
  return {
    id: readId('id', fields.get('id')),
    names: readNames('names', fields.get('names'), LONGEST_NAME),
    about: readNames('about', fields.get('about'), LONGEST_ABOUT),
    ...(fields.has('how') && { how: readHow(fields.get('how')) }),
    seats: { min, max: readInteger('seats.max', seats.get('max'), min, MAX_SEATS) },
    ...(fields.has('teams') && { teams: readInteger('teams', fields.get('teams'), 2, 6) }),
    areas,
    decks: readAll('decks', fields.get('decks'), 10, (where, value) => readDeck(where, value, ids)),
    buttons: readSome('buttons', fields.get('buttons'), 12, (where, value) => readButton(where, value, ids)),
    options: readSome('options', fields.get('options'), 6, readOption),
    best: readWord('best', fields.get('best'), ['most', 'fewest']),
    ...(fields.has('rules') && { rules: readId('rules', fields.get('rules')) }),
  };
}

function readHow(value: unknown): NonNullable<Game['how']> {
  const fields = readFields('how', value, ['en', 'fr']);
  const lines = (language: 'en' | 'fr') =>
    readAll(`how.${language}`, fields.get(language), 10, (where, line) => readText(where, line, LONGEST_HOW));
  return { en: lines('en'), fr: lines('fr') };
}

function readAll<T>(
  where: string,
  value: unknown,
  most: number,
  read: (where: string, value: unknown) => T,
): T[] {
  return readList(where, value, most).map((one, at) => read(`${where}[${at}]`, one));
}

function readSome<T>(...[where, value, most, read]: Parameters<typeof readAll<T>>): T[] {
  return value === undefined ? [] : readAll(where, value, most, read);
}

function readArea(where: string, value: unknown): Area {
  const fields = readFields(where, value, ['id', 'names', 'x', 'y', 'turn', 'spread']);
  return {
    id: readId(join(where, 'id'), fields.get('id')),
    names: readNames(join(where, 'names'), fields.get('names'), LONGEST_NAME),
    x: readInteger(join(where, 'x'), fields.get('x'), 0, WIDTH),
    y: readInteger(join(where, 'y'), fields.get('y'), 0, HEIGHT),
    turn: fields.has('turn') ? readInteger(join(where, 'turn'), fields.get('turn'), 0, 359) : 0,
    spread: fields.has('spread')
      ? readWord(join(where, 'spread'), fields.get('spread'), ['stack', 'row', 'fan'])
      : 'stack',
  };
}

function readDeck(where: string, value: unknown, areas: readonly string[]): Game['decks'][number] {
  const fields = readFields(where, value, ['deck', 'to', 'optional']);
  const optional = fields.get('optional') ?? false;
  if (typeof optional !== 'boolean') complain(join(where, 'optional'), 'unknown');
  return {
    deck: readId(join(where, 'deck'), fields.get('deck')),
    to: readWord(join(where, 'to'), fields.get('to'), areas),
    ...(optional === true && { optional }),
  };
}

const AT_AN_AREA = ['deal', 'draw', 'shuffle', 'turn-pile'] as const;
const ANYWHERE = ['gather', 'begin-round', 'end-round'] as const;

function readButton(where: string, value: unknown, areas: readonly string[]): Button {
  const fields = readFields(where, value, ['names', 'does']);
  return {
    names: readNames(join(where, 'names'), fields.get('names'), LONGEST_NAME),
    does: readAll(join(where, 'does'), fields.get('does'), 6, (at, step) => readStep(at, step, areas)),
  };
}

function readStep(where: string, value: unknown, areas: readonly string[]): ButtonStep {
  const fields = readFields(where, value, ['type', 'area', 'count']);
  const type = readWord(join(where, 'type'), fields.get('type'), [...AT_AN_AREA, ...ANYWHERE]);
  if (type === 'gather' || type === 'begin-round' || type === 'end-round') return { type };
  const area = readWord(join(where, 'area'), fields.get('area'), areas);
  if (type === 'shuffle' || type === 'turn-pile') return { type, area };
  return { type, area, count: readInteger(join(where, 'count'), fields.get('count'), 1, 60) };
}

function readOption(where: string, value: unknown): GameOption {
  const fields = readFields(where, value, ['id', 'names', 'values']);
  return {
    id: readId(join(where, 'id'), fields.get('id')),
    names: readNames(join(where, 'names'), fields.get('names'), LONGEST_NAME),
    values: readAll(join(where, 'values'), fields.get('values'), 12, (at, one) =>
      readInteger(at, one, 0, 1_000_000),
    ),
  };
}
