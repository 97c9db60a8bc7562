import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameKey } from './name-key.ts';

describe('names that look alike have one key', () => {
  test.each([
    ['case', 'Alice', 'aLiCE'],
    ['capital i for l', 'Alice', 'AIice'],
    ['one for l', 'Alice', 'A1ice'],
    ['bar for l', 'Alice', 'A|ice'],
    ['zero for o', 'Bob', 'B0b'],
    ['rn for m', 'Tom', 'Torn'],
    ['vv for w', 'Wendy', 'VVendy'],
    ['Cyrillic small letters', 'paypal', 'раураӏ'],
    ['one Cyrillic letter', 'Marie', 'Mаrie'],
    ['Cyrillic capitals', 'HECTOP', 'НЕСТОР'],
    ['Cyrillic capital in a Latin name', 'hello', 'Нello'],
    ['Greek capitals', 'NINA', 'ΝΙΝΑ'],
    ['Greek small letters', 'oao', 'οαο'],
    ['full width', 'admin', 'ａｄｍｉｎ'],
    ['mathematical letters', 'admin', '𝖆𝖉𝖒𝖎𝖓'],
    ['circled letters', 'abc', 'ⓐⓑⓒ'],
    ['ligatures', 'fish', 'ﬁsh'],
    ['roman numerals', 'Max', 'Ⅿax'],
    ['zero-width space', 'Ada', 'A\u200bda'],
    ['zero-width joiner', 'Ada', 'Ad\u200da'],
    ['soft hyphen', 'Ada', 'Ad\u00ada'],
    ['direction mark', 'Ada', '\u200fAda'],
    ['combined and precomposed', 'José', 'Jose\u0301'],
    ['combined, in capitals', 'José', 'JOSE\u0301'],
    ['no-break and other spaces', 'Ada L', 'Ada\u00a0\u2003L'],
    ['Cyrillic case', 'Анна', 'АННА'],
    ['Cyrillic case with other letters', 'Наташа', 'наташа'],
    ['Cyrillic Ze in both cases', 'Зоя', 'зоя'],
    ['Cherokee', 'ABC', 'ᎪᏴᏟ'],
  ])('%s: %s = %s', (_what, one, other) => {
    expect(nameKey(other)).toBe(nameKey(one));
  });
});

describe('names that differ keep their own keys', () => {
  test.each([
    ['Lea', 'Léa'],
    ['Anna', 'Hanna'],
    ['Nina', 'Hina'],
    ['Ada', 'Ada 2'],
    ['Ada 2', 'Ada 3'],
    ['Иван', 'Илья'],
    ['日本', '日木'],
    ['😀', '😁'],
    ['Max', 'Mex'],
    ['Tim', 'Tom'],
    ['Νίκος', 'Νίκη'],
  ])('%s ≠ %s', (one, other) => {
    expect(nameKey(other)).not.toBe(nameKey(one));
  });
});

test('the key of a key is that key, for every character there is', () => {
  // The 120,000 Han and Hangul characters have no Latin look-alikes; they would take seconds.
  const skipped = /\p{Cn}|\p{Co}|\p{Cs}|\p{Script=Han}|\p{Script=Hangul}/u;
  const moving: string[] = [];
  for (let point = 0; point < 0x110000; point++) {
    const character = String.fromCodePoint(point);
    if (skipped.test(character)) continue;
    const key = nameKey(character);
    if (nameKey(key) !== key) moving.push(point.toString(16));
  }
  expect(moving).toEqual([]);
});

test('the key of a key is that key, for any text', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom(...'lI1|0OoimrnvwАаНнΝνΥυςΣßﬁ \u0301\u200b') }),
  );
  fc.assert(
    fc.property(text, (name) => {
      const key = nameKey(name);
      expect(nameKey(key)).toBe(key);
    }),
    { numRuns: 2000 },
  );
});

test('white space around a name and case of Latin letters make no difference', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme-ascii' }), (name) => {
      expect(nameKey(`  ${name.toUpperCase()} `)).toBe(nameKey(name.toLowerCase()));
    }),
  );
});
