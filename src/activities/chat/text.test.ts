import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../activity.ts';
import { readEmoji } from './emoji.ts';
import { MAX_LENGTH, tidyText } from './text.ts';

describe('a text is tidied', () => {
  test.each([
    ['plain', '  hello  ', 'hello'],
    ['line ends', 'a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
    ['tabs', 'a\tb', 'a b'],
    ['control characters', 'a\u0000\u0007b\u001b[31m\u009fc', 'ab[31mc'],
    ['direction overrides and isolates', 'a\u202eb\u202c\u2066c\u2069', 'abc'],
    ['decomposed letters', 'cafe\u0301', 'café'],
    ['a control character between letter and accent', 'e\u0000\u0301', 'é'],
    ['lone surrogates', 'a\ud800b', 'a\ufffdb'],
    ['stacked marks', `z${'\u0335'.repeat(200)}o`, `z${'\u0335'.repeat(10)}o`],
    ['runs of invisible characters', `a${'\u200b'.repeat(500)}b`, `a${'\u200b'.repeat(10)}b`],
    ['empty lines', `a${'\n \n'.repeat(50)}b`, 'a\n\n\nb'],
    ['two empty lines stay', 'a\n\n\nb', 'a\n\n\nb'],
    ['markup is only text', '<b>hi</b> & [x](y)', '<b>hi</b> & [x](y)'],
    ['Arabic with its marks', 'مَرْحَبًا', 'مَرْحَبًا'],
    ['a joined emoji', '👩‍👩‍👧‍👦❤️', '👩‍👩‍👧‍👦❤️'],
    ['a flag spelled with tags', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
  ])('%s', (_what, raw, tidy) => {
    expect(tidyText(raw)).toBe(tidy);
  });

  test.each(['', ' \n\t ', '\u200b\u200d', '\u2800', '\u3164', '\u0000', '\u202e'])('%j is empty', (raw) => {
    expect(tidyText(raw)).toEqual({ refused: 'chat/empty' });
  });

  test('1,000 code points fit, one more does not, whatever their size', () => {
    for (const character of ['a', 'é', '😀', '語']) {
      expect(tidyText(character.repeat(MAX_LENGTH))).toBe(character.repeat(MAX_LENGTH));
      expect(tidyText(character.repeat(MAX_LENGTH + 1))).toEqual({
        refused: 'chat/too-long',
        detail: { max: 1000, length: 1001 },
      });
    }
    expect(tidyText(`${' '.repeat(5000)}a`)).toBe('a');
    expect(tidyText(' '.repeat(1_000_000))).toMatchObject({ refused: 'chat/too-long' });
  });

  test('tidying twice changes nothing, and the result is well-formed, short and free of controls', () => {
    const nasty = fc.constantFrom(
      ...['a', 'e', '\u0301', '\u0335', '\u200b', '\u200d', '\ufe0f', '\n', ' ', '\r', '\t', '\0', '\u0085'],
      ...[
        '\u2028',
        '\u202e',
        '\u2800',
        '\ud800',
        '\udc00',
        '👩',
        '\u{e0067}',
        '\u{e007f}',
        '\u1100',
        '\u1161',
      ],
      ...['\u09c7', '\u09be', '\u0f71', '\u0f72', '\u3164', 'Å', '\ufeff'],
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.string({ unit: nasty, maxLength: 80 }),
    );
    fc.assert(
      fc.property(text, (raw) => {
        const tidy = tidyText(raw);
        if (isRefusal(tidy)) return;
        expect(tidyText(tidy)).toBe(tidy);
        expect(tidy.isWellFormed()).toBe(true);
        expect(tidy.normalize('NFC')).toBe(tidy);
        expect(tidy).not.toMatch(/[^\P{Cc}\n]/u);
        expect(tidy).not.toMatch(/\p{M}{11}/u);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('one emoji', () => {
  test.each(['😀', '❤️', '👍🏽', '👩‍👩‍👧‍👦', '🇫🇷', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '1️⃣', '🏳️‍🌈'])('%s', (emoji) => {
    expect(readEmoji(emoji)).toBe(emoji);
  });

  test('a bare heart becomes the emoji', () => {
    expect(readEmoji('\u2764')).toBe('\u2764\ufe0f');
  });

  test.each([
    '',
    'a',
    '1',
    '😀😀',
    '😀a',
    ' 😀',
    '👍\u200d',
    ':smile:',
    '🇫',
    '\ufe0f',
    '\u200d',
    '😀'.repeat(1000),
  ])('not %j', (text) => {
    expect(readEmoji(text)).toBeNull();
  });
});
