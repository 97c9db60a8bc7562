/** Reads the values of a file of a deck or a game one by one; what is wrong with one is a `BadFile`, which only `whole` catches. */
import type { Refusal } from '../../activity.ts';
import type { Names } from './deck.ts';

/** What is wrong with a value; `panel/cards/refusals.*` has a sentence for each. */
export const FAULTS = [
  'missing',
  'unknown-key',
  'not-an-object',
  'not-a-list',
  'not-a-number',
  'not-text',
  'out-of-range',
  'too-long',
  'too-many',
  'empty',
  'unreadable',
  'unknown',
  'twice',
] as const;
export type Fault = (typeof FAULTS)[number];

class BadFile extends Error {
  override readonly name = 'BadFile';
  readonly where: string;
  readonly fault: Fault;
  constructor(where: string, fault: Fault) {
    super(`${where}: ${fault}`);
    this.where = where;
    this.fault = fault;
  }
}

/** Where a file is wrong (`faces[3].suit`, or the name of the file for all of it), and what is wrong there. */
export type Wrong = Readonly<{ where: string; field: Fault }>;

/** What `read` makes of a whole file, or the refusal of what is wrong in it. */
export function whole<T>(file: string, read: () => T, refused: (wrong: Wrong) => Refusal): T | Refusal {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof BadFile)) throw error;
    return refused({ where: error.where || file, field: error.fault });
  }
}

/** Throws: what is wrong, and where, as `faces[3].suit`. */
export function complain(where: string, fault: Fault): never {
  throw new BadFile(where, fault);
}

export type Fields = ReadonlyMap<string, unknown>;

/** The fields of an object. Keys that mean nothing are refused: they are slips of the pen, and would be lost. */
export function readFields(where: string, value: unknown, known?: readonly string[]): Fields {
  if (value === undefined) complain(where, 'missing');
  if (typeof value !== 'object' || value === null || Array.isArray(value)) complain(where, 'not-an-object');
  const fields = new Map(Object.entries(value));
  if (known)
    for (const key of fields.keys())
      if (!known.includes(key)) complain(join(where, key.slice(0, 40)), 'unknown-key');
  return fields;
}

export function join(where: string, key: string): string {
  return where ? `${where}.${key}` : key;
}

export function readList(where: string, value: unknown, most: number): readonly unknown[] {
  if (value === undefined) complain(where, 'missing');
  if (!Array.isArray(value)) complain(where, 'not-a-list');
  if (value.length === 0) complain(where, 'empty');
  if (value.length > most) complain(where, 'too-many');
  return value;
}

export function readInteger(where: string, value: unknown, least: number, most: number): number {
  if (value === undefined) complain(where, 'missing');
  if (typeof value !== 'number') complain(where, 'not-a-number');
  if (!Number.isInteger(value) || value < least || value > most) complain(where, 'out-of-range');
  return value;
}

/** Signs that cannot be seen, lone halves of a pair, and what turns the direction of writing round. */
const UNREADABLE = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

export function readText(where: string, value: unknown, most: number): string {
  if (value === undefined) complain(where, 'missing');
  if (typeof value !== 'string') complain(where, 'not-text');
  if (value.length > most) complain(where, 'too-long');
  const text = value.trim();
  if (!text) complain(where, 'empty');
  if (UNREADABLE.test(text.replaceAll('\n', ' '))) complain(where, 'unreadable');
  return text;
}

/** Words in both languages, or one text that serves for both. */
export function readNames(where: string, value: unknown, most: number): Names {
  if (typeof value === 'string') {
    const text = readLine(where, value, most);
    return { en: text, fr: text };
  }
  const fields = readFields(where, value, ['en', 'fr']);
  return {
    en: readLine(join(where, 'en'), fields.get('en'), most),
    fr: readLine(join(where, 'fr'), fields.get('fr'), most),
  };
}

function readLine(where: string, value: unknown, most: number): string {
  const text = readText(where, value, most);
  return text.includes('\n') ? complain(where, 'unreadable') : text;
}

/** One of a few words. */
export function readWord<const W extends string>(where: string, value: unknown, words: readonly W[]): W {
  if (value === undefined) complain(where, 'missing');
  return words.find((word) => word === value) ?? complain(where, 'unknown');
}

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Small letters, digits and single hyphens, at most 40. */
export function readId(where: string, value: unknown): string {
  const id = readText(where, value, 40);
  return ID.test(id) ? id : complain(where, 'unreadable');
}
