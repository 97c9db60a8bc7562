import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../activities/activity.ts';
import { nameKey } from './name-key.ts';
import { suggestName } from './name-suggestion.ts';
import { countCharacters, MAX_NAME, readName } from './names.ts';

const FAMILY = '👩‍👩‍👧‍👦';

describe('a good name is kept', () => {
  test.each([
    ['Ada', 'Ada'],
    ['  Ada \t Lovelace\n', 'Ada Lovelace'],
    ['Ａｄａ', 'Ada'],
    ['Jose\u0301', 'José'],
    ["O'Brien-Łukasz", "O'Brien-Łukasz"],
    ['Nguyễn', 'Nguyễn'],
    ['李小龍', '李小龍'],
    ['עִבְרִית', 'עִבְרִית'],
    ['नमस्ते', 'नमस्ते'],
    ['ภาษาไทย', 'ภาษาไทย'],
    ['7', '7'],
    ['😀', '😀'],
    ['👩‍🚀', '👩‍🚀'],
    ['🏴󠁧󠁢󠁥󠁮󠁧󠁿 Bob', '🏴󠁧󠁢󠁥󠁮󠁧󠁿 Bob'],
    ['❤️', '❤️'],
    ['Acme™️', 'AcmeTM'],
    ['a'.repeat(40), 'a'.repeat(40)],
    [FAMILY.repeat(20), FAMILY.repeat(20)],
  ])('%j → %j', (raw, name) => {
    expect(readName(raw)).toBe(name);
  });
});

describe('a bad name is refused, and why', () => {
  test.each([
    ['', 'empty'],
    [' \t\n\u3000', 'empty'],
    ['a'.repeat(41), 'too-long'],
    [`${'é'.repeat(40)}é`, 'too-long'],
    ['x'.repeat(1_000_000), 'too-long'],
    ['ﷺ'.repeat(30), 'too-long'],
    [`क${'्क'.repeat(200)}`, 'too-long'],
    ['A\u0000da', 'characters'],
    ['A\u001b[31mda', 'characters'],
    ['A\u0085da', 'characters'],
    ['A\u200bda', 'characters'],
    ['A\u200dda', 'characters'],
    ['A\u00adda', 'characters'],
    ['\ufeffA\u2060', 'characters'],
    ['\u202eadA', 'characters'],
    ['\u2067Ada', 'characters'],
    ['\u200fAda', 'characters'],
    ['Ada\ue000', 'characters'],
    ['Ada\u{10fffd}', 'characters'],
    ['Ada\ud800', 'characters'],
    ['Ada\ufffd', 'characters'],
    ['Ada\u{e0041}', 'characters'],
    ['\u3164', 'characters'],
    ['\u2800', 'characters'],
    ['A\u0378', 'characters'],
    [`Z${'\u0335'.repeat(30)}`, 'marks'],
    ['\u0301Ada', 'marks'],
    ['...', 'no-letter'],
    ['---___---', 'no-letter'],
    ['_()_/', 'no-letter'],
  ])('%j: %s', (raw, why) => {
    expect(readName(raw)).toMatchObject({ refused: 'people/bad-name', detail: { why } });
  });
});

describe('names of the house are reserved', () => {
  test.each([
    'Atelier',
    'admin',
    'ADMIN',
    'A d m i n',
    '.admin.',
    'ａｄｍｉｎ',
    'аdmin',
    'adrnin',
    'Adm1n',
    'Systern',
    'système',
    'M0derator',
    'house',
    '😀 admin',
  ])('%s', (raw) => {
    expect(readName(raw)).toEqual({ refused: 'people/name-reserved' });
  });

  test('only those', () => {
    for (const name of ['Adminah', 'Housni', 'Systemia', 'Root Beer', 'Modeste']) {
      expect(readName(name)).toBe(name);
    }
  });
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom('a', ' ', '\u0301', '\ufe0f', '™', '❤', '\u200d', '👩', 'ﷺ', '\t') }),
);

test('reading a name that was read before changes nothing', () => {
  fc.assert(
    fc.property(anyText, (raw) => {
      const name = readName(raw);
      if (isRefusal(name)) return;
      expect(readName(name)).toBe(name);
      expect(countCharacters(name)).toBeLessThanOrEqual(MAX_NAME);
      expect(nameKey(name)).not.toBe('');
    }),
    { numRuns: 2000 },
  );
});

describe('a suggestion', () => {
  const among = (...names: string[]) => {
    const keys = new Set(names.map(nameKey));
    return async (key: string) => keys.has(key);
  };

  test.each([
    ['Ada', ['Ada'], 'Ada 2'],
    ['Ada', ['Ada', 'Ada 2', 'Ada 3'], 'Ada 4'],
    ['Ada 2', ['Ada', 'Ada 2'], 'Ada 3'],
    ['AIice', ['Alice', 'alice 2'], 'AIice 3'],
  ])('%s among %j: %s', async (name, others, suggestion) => {
    expect(await suggestName(name, among(...others))).toBe(suggestion);
  });

  test('takes few questions even when a million have that name', async () => {
    let questions = 0;
    const suggestion = await suggestName('Alex', async (key) => {
      questions++;
      // Keys write 1 as l and 0 as o.
      const number = Number(key.slice('alex '.length).replaceAll('l', '1').replaceAll('o', '0'));
      return number <= 1_000_000;
    });
    expect(suggestion).toBe('Alex 1000001');
    expect(questions).toBeLessThan(60);
  });

  test('is a good name and free, whatever the name', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, fc.integer({ min: 1, max: 40 }), async (raw, count) => {
        const name = readName(raw);
        if (isRefusal(name)) return;
        const keys = new Set<string>([nameKey(name)]);
        for (let i = 0; i < count; i++) {
          const suggestion = await suggestName(name, async (key) => keys.has(key));
          expect(readName(suggestion)).toBe(suggestion);
          expect(keys.has(nameKey(suggestion))).toBe(false);
          keys.add(nameKey(suggestion));
        }
      }),
      { numRuns: 200 },
    );
  });
});
