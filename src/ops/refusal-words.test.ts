import { expect, test } from 'vitest';
import { StoreError } from '../store/errors.ts';
import { wordsOf, wordsOfError } from './refusal-words.ts';

test('a refusal is a sentence with its figures', () => {
  expect(wordsOf({ refused: 'rooms/unknown', detail: { code: 'XYWV' } })).toBe(
    'There is no room XYWV. `rooms` lists all of them.',
  );
  expect(wordsOf({ refused: 'ops/not-confirmed', detail: { pixels: 12_345 } })).toContain('12,345 pixels');
});

test('a refusal without words of its own has those of the API, and its code', () => {
  expect(wordsOf({ refused: 'store/full' })).toBe(
    'The disk is full: nothing can be written at the moment. (store/full)',
  );
});

test('errors that somebody can do something about have no stack', () => {
  expect(wordsOfError(new StoreError('read-only'))).toMatch(/^The database file cannot be written\./);
  expect(wordsOfError(Object.assign(new Error('x'), { code: 'ENOSPC', path: '/a' }))).toMatch(/^\/a .*full/);
  expect(wordsOfError(new TypeError('a bug'))).toBeNull();
});
