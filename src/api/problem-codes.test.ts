import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kindOf, problemKinds } from './problem-codes.ts';

const source = join(import.meta.dirname, '..');

/** Refused only in messages of the live protocol, which HTTP never carries. */
const LIVE_ONLY = new Set([
  'live/bad-json',
  'live/bad-message',
  'live/binary',
  'live/hello-first',
  'live/hello-twice',
  'live/not-open',
  'live/too-many-channels',
]);

function* codesInSource(): Generator<[code: string, file: string]> {
  for (const file of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
    const server =
      /^(activities|api|desk|live|moderation|people|rooms|store)\//.test(file) &&
      !/\/(panel|testing)\//.test(file);
    if (!server || !file.endsWith('.ts') || file.endsWith('.test.ts')) continue;
    const text = readFileSync(join(source, file), 'utf8');
    for (const [, code = ''] of text.matchAll(/refuse\(\s*'([^']+)'/g)) {
      // What is wrong with a database file is told on the command line only.
      if (!code.startsWith('file/')) yield [code, file];
    }
  }
}

test('every code the server refuses with has a status and a sentence', () => {
  const found = [...codesInSource()];
  expect(found.length).toBeGreaterThan(50);
  const missing = found.filter(([code]) => !Object.hasOwn(problemKinds, code) && !LIVE_ONLY.has(code));
  expect(missing).toEqual([]);
});

test('every code is refused somewhere', () => {
  const used = new Set([...codesInSource()].map(([code]) => code));
  const text = readFileSync(join(source, 'api/errors.ts'), 'utf8');
  const unused = Object.keys(problemKinds).filter(
    (code) => !used.has(code) && !text.includes(`'${code}'`) && !code.startsWith('store/'),
  );
  expect(unused).toEqual([]);
});

test('no member of Object.prototype is a code', () => {
  for (const name of ['__proto__', 'constructor', 'toString']) expect(kindOf(name).status).toBe(422);
});
