/** What a person may be called. Names are unique by their `nameKey`. */
import { type Refusal, refuse } from '../activities/activity.ts';
import { nameKey } from './name-key.ts';

/** Characters as people count them (grapheme clusters). */
export const MAX_NAME = 40;

/** UTF-16 units: a single grapheme can be made as long as one likes. */
const MAX_UNITS = 320;

/** Marks on one letter: Vietnamese, Thai and Hebrew do with fewer, "zalgo" does not. */
const MAX_MARKS = 4;

/** Names that could pass for the house, those who run it, or everybody. Compared by their letters and digits alone. */
const RESERVED = [
  'Atelier',
  'admin',
  'administrator',
  'administrateur',
  'anonymous',
  'everybody',
  'everyone',
  'here',
  'house',
  'mod',
  'moderator',
  'modérateur',
  'nobody',
  'official',
  'operator',
  'owner',
  'root',
  'server',
  'staff',
  'support',
  'system',
  'système',
  'webmaster',
];

const EMOJI = /\p{RGI_Emoji}/gv;
/** Outside of emoji: nothing invisible, nothing that turns text round, nothing without a meaning or a shape. */
const FORBIDDEN = /[\p{C}\p{Zl}\p{Zp}\p{DI}\u2800\ufffd]/u;
const STACKED_MARKS = new RegExp(`\\p{M}{${MAX_MARKS + 1}}`, 'u');
const LEADING_MARK = /^\p{M}/u;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const NOT_LETTER_OR_DIGIT = /[^\p{L}\p{N}]/gu;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const reservedKeys = new Set(RESERVED.map(essence));
/** What `goneName` begins with. */
const goneKeys = ['Former guest', 'Former bot'].map(essence);

/**
 * The name as it is kept: NFKC, trimmed, white space collapsed. Reading a name
 * that was read before changes nothing.
 *
 * Refuses `people/name-reserved` and `people/bad-name` {why, max?}, where
 * `why` is `empty`, `too-long`, `characters` (control, invisible, direction,
 * private), `marks` (too many on a letter) or `no-letter` (neither letter nor
 * digit nor emoji).
 */
export function readName(raw: string): string | Refusal {
  if (raw.length > MAX_UNITS) return refuse('people/bad-name', { why: 'too-long', max: MAX_NAME });
  const name = tidy(raw);
  const why = faultOf(name);
  if (why === 'too-long') return refuse('people/bad-name', { why, max: MAX_NAME });
  if (why) return refuse('people/bad-name', { why });
  const letters = essence(name);
  const reserved = reservedKeys.has(letters) || goneKeys.some((key) => letters.startsWith(key));
  return letters && reserved ? refuse('people/name-reserved') : name;
}

/** What those are called whose account is gone: nobody can take it. */
export function goneName(number: number, kind: 'person' | 'bot'): string {
  return `Former ${kind === 'bot' ? 'bot' : 'guest'} ${number}`;
}

export function countCharacters(name: string): number {
  return [...graphemes.segment(name)].length;
}

function tidy(raw: string): string {
  return (
    raw
      .normalize('NFKC')
      // NFKC turns emoji such as the trade mark sign into letters and leaves their variation selector behind.
      .replace(/(\p{RGI_Emoji})|[\ufe00-\ufe0f]/gv, '$1')
      .normalize('NFKC')
      .replace(/\s+/gu, ' ')
      .trim()
  );
}

function faultOf(name: string): string | null {
  const text = name.replace(EMOJI, '');
  if (name === '') return 'empty';
  if (!name.isWellFormed() || FORBIDDEN.test(text)) return 'characters';
  if (name.length > MAX_UNITS || countCharacters(name) > MAX_NAME) return 'too-long';
  if (STACKED_MARKS.test(text) || LEADING_MARK.test(name)) return 'marks';
  if (text === name && !LETTER_OR_DIGIT.test(text)) return 'no-letter';
  return null;
}

/** So that `.admin.` and `A D M I N` are `admin`. */
function essence(name: string): string {
  return nameKey(name.replace(NOT_LETTER_OR_DIGIT, ''));
}
