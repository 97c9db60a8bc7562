import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string) => JSON.parse(readFileSync(`${import.meta.dirname}/../${path}`, 'utf8'));
const { dependencies, devDependencies, allowScripts } = read('package.json');
const installed: Record<string, { hasInstallScript?: boolean; optional?: boolean }> =
  read('package-lock.json').packages;

test('every dependency is pinned to one version', () => {
  const loose = Object.entries<string>({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^(npm:.+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
  );
  expect(loose).toEqual([]);
});

test('every package with an install script is listed as allowed', () => {
  // npm 12 leaves scripts out that are not listed, and the pinned Node would be missing.
  const scripted = Object.entries(installed)
    .filter(([, entry]) => entry.hasInstallScript && !entry.optional)
    .map(([path]) => path.replace(/^.*node_modules\//, ''));
  expect(scripted).toContain('node');
  expect(scripted.filter((name) => !(name in allowScripts))).toEqual([]);
});
