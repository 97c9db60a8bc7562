/** Pure files have no clock, no randomness, no timers and no I/O: the linter sees to it, and here it is seen to bite. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
// The linter reports real paths; on macOS the temporary folder is a link.
const planted = realpathSync(mkdtempSync(join(tmpdir(), 'atelier-purity-')));
afterAll(() => rmSync(planted, { recursive: true }));

const IMPURE = [
  'export const now = Date.now();',
  'export const midnight = new Date();',
  'export const since = performance.now();',
  'export const luck = Math.random();',
  'export const secret = crypto.randomUUID();',
  'setTimeout(() => {}, 1);',
  'setInterval(() => {}, 1);',
  "export const page = fetch('/');",
  'export const folder = process.cwd();',
  "import 'node:fs';",
];
const PURE_FILES = ['src/activities/mural/rules.ts', 'src/activities/decoding.ts', 'src/bytes/reader.ts'];
const OTHER_FILES = [
  'src/activities/mural/commands.ts',
  'src/activities/mural/mural-routes.ts',
  'src/activities/mural/panel/canvas.ts',
  'src/activities/mural/rules.test.ts',
  'src/rooms/host.ts',
];

/** `file:line` of everything the linter finds to be banned. */
function lint(): Set<string> {
  cpSync(join(root, 'biome.json'), join(planted, 'biome.json'));
  symlinkSync(join(root, 'node_modules'), join(planted, 'node_modules'));
  for (const path of [...PURE_FILES, ...OTHER_FILES]) {
    mkdirSync(dirname(join(planted, path)), { recursive: true });
    writeFileSync(join(planted, path), [...IMPURE, 'export const top = Math.max(1, 2);', ''].join('\n'));
  }
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  const { stdout } = spawnSync(
    process.execPath,
    [biome, 'lint', '--reporter=github', '--max-diagnostics=none', 'src'],
    { cwd: planted, encoding: 'utf8' },
  );
  const banned = stdout.matchAll(
    /title=lint\/\w+\/(?:noRestrictedGlobals|noRestrictedImports|noJsRestrictedProperties),file=([^,]+),line=(\d+)/g,
  );
  return new Set([...banned].map(([, file = '', line]) => `${relative(planted, file)}:${line}`));
}

test('the linter bans clock, chance, timers and I/O in pure files and nowhere else', () => {
  const expected = PURE_FILES.flatMap((path) => IMPURE.map((_, line) => `${path}:${line + 1}`));
  expect([...lint()].sort()).toEqual(expected.sort());
});
