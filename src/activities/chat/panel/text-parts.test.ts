import fc from 'fast-check';
import { LinkifyIt } from 'linkify-it';
import { describe, expect, it } from 'vitest';
import { insertMention, mentionedIn, mentionQuery, suggestions } from './mentions.ts';
import { textParts } from './text-parts.ts';

const linkify = new LinkifyIt({ fuzzyLink: true });
const find = (text: string) => linkify.match(text) ?? [];
const people = [
  { number: 1, name: 'Ada' },
  { number: 2, name: 'Ada Blau' },
  { number: 3, name: 'Élodie' },
];

describe('text parts', () => {
  it('finds links and mentions', () => {
    expect(textParts('hey @Ada Blau, see https://example.org/a.', people, find)).toEqual([
      { kind: 'text', text: 'hey ' },
      { kind: 'mention', text: '@Ada Blau', person: 2 },
      { kind: 'text', text: ', see ' },
      { kind: 'link', text: 'https://example.org/a', href: 'https://example.org/a' },
      { kind: 'text', text: '.' },
    ]);
  });
  it('makes only web and mail addresses links', () => {
    const hrefs = (text: string) =>
      textParts(text, [], find).flatMap((p) => (p.kind === 'link' ? [p.href] : []));
    expect(hrefs('javascript://example.org/%0aalert(1) data:text/html,x ftp://example.org')).toEqual([]);
    expect(hrefs('example.org a@example.org')).toEqual(['http://example.org', 'mailto:a@example.org']);
  });
  it('leaves an @ inside an address alone', () => {
    expect(textParts('https://example.org/@Ada', people, find)).toHaveLength(1);
  });
  it('never loses a character', () => {
    const word = fc.constantFrom(
      '@Ada',
      '@ada blau',
      'https://x.org/@Ada',
      'a@b.co',
      ' ',
      '\n',
      '(',
      ')',
      '@',
      'é',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string()), { maxLength: 12 }), (words) => {
        const text = words.join('');
        expect(
          textParts(text, people, find)
            .map((part) => part.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});

describe('mentions', () => {
  it('finds what is typed after an @', () => {
    expect(mentionQuery('hi @Ad', 6)).toEqual({ from: 3, query: 'Ad' });
    expect(mentionQuery('hi @Ada Bl', 10)).toEqual({ from: 3, query: 'Ada Bl' });
    expect(mentionQuery('mail a@b', 8)).toBeNull();
    expect(mentionQuery('@', 1)).toEqual({ from: 0, query: '' });
  });
  it('suggests by the beginning of any word, whatever the accents', () => {
    expect(suggestions('bl', people, 5)).toEqual([people[1]]);
    expect(suggestions('elo', people, 5)).toEqual([people[2]]);
  });
  it('inserts the whole name and finds it again', () => {
    const { text, caret } = insertMention('hi @Ad there', 3, 6, 'Ada Blau');
    expect(text).toBe('hi @Ada Blau there');
    expect(caret).toBe(13);
    expect(mentionedIn(text, people)).toEqual([2]);
    expect(mentionedIn('@Adagio', people)).toEqual([]);
  });
});
