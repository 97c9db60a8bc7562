/** What may be said: plain text, tidied so that no message can spoil the page for others. */
import { type Refusal, refuse } from '../activity.ts';

/** Code points of a message after tidying. */
export const MAX_LENGTH = 1000;

/** UTF-16 units beyond which a text is refused before any work is done on it. */
const MAX_RAW = 20_000;

/** Marks on one base letter. No writing system needs more; "zalgo" stacks hundreds over the neighbouring lines. */
const MAX_MARKS = 10;

/** Invisible characters in a row: enough for every emoji sequence, too few to smuggle data or push text around. */
const MAX_INVISIBLE = 10;

const CONTROLS = /[^\P{Cc}\n]/gu;
/** Overrides, embeddings and isolates: they would turn round the text that follows a message. */
const BIDI_CONTROLS = /[\u202a-\u202e\u2066-\u2069]/gu;
const STACKED_MARKS = new RegExp(`(\\p{M}{${MAX_MARKS}})\\p{M}+`, 'gu');
/** Without the tag characters: the flags of England, Scotland and Wales are spelled with them. */
const INVISIBLE_RUN = new RegExp(
  `((?:(?![\\u{e0020}-\\u{e007f}])\\p{DI}){${MAX_INVISIBLE}})(?:(?![\\u{e0020}-\\u{e007f}])\\p{DI})+`,
  'gu',
);
/** Three line ends are two empty lines. */
const EMPTY_LINES = /\n(?:[^\S\n]*\n){3,}/gu;
/** Something to see: neither white space, nor an ignorable character, nor the empty braille pattern. */
const VISIBLE = /[^\s\p{DI}\u2800]/u;

/**
 * The text as it is kept: well-formed, NFC, newlines as `\n`, tabs as spaces,
 * without other control and direction characters, at most 10 marks on a
 * letter, at most 10 invisible characters and 2 empty lines in a row, trimmed.
 * Tidying twice changes nothing.
 *
 * Refuses `chat/empty` and `chat/too-long` {max, length}.
 */
export function tidyText(raw: string): string | Refusal {
  if (raw.length > MAX_RAW) return refuse('chat/too-long', { max: MAX_LENGTH, length: [...raw].length });
  const text = raw
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\u0085]/gu, '\n')
    .replaceAll('\t', ' ')
    .replace(CONTROLS, '')
    .replace(BIDI_CONTROLS, '')
    .normalize('NFC')
    .replace(STACKED_MARKS, '$1')
    .replace(INVISIBLE_RUN, '$1')
    .replace(EMPTY_LINES, '\n\n\n')
    .trim();
  if (!VISIBLE.test(text)) return refuse('chat/empty');
  const length = [...text].length;
  return length > MAX_LENGTH ? refuse('chat/too-long', { max: MAX_LENGTH, length }) : text;
}
