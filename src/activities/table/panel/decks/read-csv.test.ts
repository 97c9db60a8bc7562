import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText, readCsv, type TextCard } from './read-csv.ts';

const card = (text: string, more: Partial<TextCard> = {}): TextCard => ({
  ...{ text, name: '', copies: 1, ink: 'black' as const },
  ...more,
});
const problems = (text: string) => {
  const read = readCsv(text);
  return 'problems' in read ? read.problems.map(({ line, fault }) => `${line} ${fault}`) : [];
};

describe('a table of texts', () => {
  test('is a card a line', () => {
    expect(readCsv('It rains\nThe sun shines\n')).toEqual([card('It rains'), card('The sun shines')]);
  });

  test('without a first line that names the columns has text, copies, colour and name', () => {
    expect(readCsv('It rains,3,blue,rain\nIt snows')).toEqual([
      card('It rains', { copies: 3, ink: 'blue', name: 'rain' }),
      card('It snows'),
    ]);
  });

  test('has columns in any order, in English or French, and others that say nothing', () => {
    expect(readCsv('Nom;Exemplaires;Notes;Texte;Couleur\nPluie;2;à revoir;Il pleut;Rouge\n')).toEqual([
      card('Il pleut', { name: 'Pluie', copies: 2, ink: 'red' }),
    ]);
  });

  test('separated by tabs, with quotes, commas, line breaks and a mark of its coding', () => {
    expect(readCsv('\ufefftext\tcopies\r\n"He said ""no"", twice"\t2\r\n"Two\r\nlines"\t\r\n')).toEqual([
      card('He said "no", twice', { copies: 2 }),
      card('Two\nlines'),
    ]);
  });

  test('leaves out lines in which there is nothing', () => {
    expect(readCsv('one\n\n , ,\ntwo\n')).toEqual([card('one'), card('two')]);
  });
});

describe('what is wrong is told with its line', () => {
  test.each([
    ['text,copies\nfine,2\n,3\n', ['3 no-text']],
    [
      'text,copies\none,many\ntwo,0\nthree,1.5\nfour,101',
      ['2 bad-copies', '3 bad-copies', '4 bad-copies', '5 bad-copies'],
    ],
    ['text,colour\none,pink\n', ['2 bad-colour']],
    [`one\n${'m'.repeat(241)}\n`, ['2 text-too-long']],
    [`one,1,,${'n'.repeat(61)}`, ['1 name-too-long']],
    ['one\n"two\nthree\n', ['2 quotes']],
    ['one\n\u202etwo\n', ['2 bad-signs']],
    ['', ['1 nothing']],
    ['text,copies\n', ['1 nothing']],
    ['"a\nb",1\n"c\nd\ne",x\nf,y', ['3 bad-copies', '6 bad-copies']],
    [`${'again\n'.repeat(501)}`, ['501 too-many']],
    ['a,100\nb,100\nc,100\nd,100\ne,100\nf,100\ng,1', ['7 too-many']],
  ])('%j', (text, told) => {
    expect(problems(text)).toEqual(told);
  });

  test('at most twenty things', () => {
    expect(problems('x,no\n'.repeat(300))).toHaveLength(20);
  });
});

test('bytes of any kind become cards or problems', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array({ maxLength: 300 }),
        fc.string().map((text) => new TextEncoder().encode(text)),
      ),
      (bytes) => {
        const read = readCsv(decodeText(bytes));
        if ('problems' in read) for (const { line } of read.problems) expect(line).toBeGreaterThan(0);
        else for (const { text } of read) expect(text.length).toBeGreaterThan(0);
      },
    ),
  );
});

test('what was written is read again', () => {
  const text = fc.stringMatching(/^[A-Za-zé"',;\n ]{0,38}[A-Za-z]$/).map((one) => one.trim());
  const cards = fc.array(fc.tuple(text, fc.integer({ min: 1, max: 5 })), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(cards, (list) => {
      const csv = list.map(([one, copies]) => `"${one.replaceAll('"', '""')}",${copies}`).join('\r\n');
      expect(readCsv(`text,copies\r\n${csv}`)).toEqual(list.map(([one, copies]) => card(one, { copies })));
    }),
  );
});

test.each([
  ['UTF-8', Buffer.from('été')],
  ['Windows', Buffer.from([0xe9, 0x74, 0xe9])],
  ['UTF-16', Buffer.from('\ufeffété', 'utf16le')],
])('texts written in %s are read', (_, bytes) => {
  expect(decodeText(bytes)).toBe('été');
});
