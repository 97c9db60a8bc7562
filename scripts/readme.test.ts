import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { readReadme, withSettings } from './readme-settings.ts';

const root = join(import.meta.dirname, '..');

test('README.md lists the settings of src/config.ts (node scripts/readme-settings.ts)', () => {
  expect(readReadme()).toBe(withSettings(readReadme()));
});

test.each(['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'])(
  'every file that %s links to is there',
  (page) => {
    const text = readFileSync(join(root, page), 'utf8');
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path = '']) => path);
    expect(links.filter((path) => !existsSync(join(root, dirname(page), path)))).toEqual([]);
  },
);
