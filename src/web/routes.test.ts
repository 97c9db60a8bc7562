import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const inFile = (file: string, pattern: RegExp): string[] =>
  [...readFileSync(file, 'utf8').matchAll(pattern)].map(([, path = '']) => path);

test('every page of the app can be opened by its address, not only by a link', () => {
  const pages = inFile('src/web/app.tsx', /<Route path="([^"]+)"/g);
  const served = inFile('src/api/static.ts', /^ {2}'(\/[^']*)',$/gm);
  expect(pages.length).toBeGreaterThan(5);
  const shape = (path: string): string => path.replaceAll(/:\w+\??/g, ':');
  const known = new Set(served.map(shape));
  // What may be absent at the end of a path is an address of its own.
  const wanted = pages.flatMap((path) => {
    const parts = path.split('/');
    const first = parts.findIndex((part) => part.endsWith('?'));
    const ends = first === -1 ? [parts.length] : [first, first + 1];
    return ends.map((end) => shape(parts.slice(0, end).join('/')) || '/');
  });
  expect(wanted.filter((path) => !known.has(path))).toEqual([]);
});
