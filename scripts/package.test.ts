import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string) => JSON.parse(readFileSync(`${import.meta.dirname}/../${path}`, 'utf8'));
const { dependencies, devDependencies, allowScripts } = read('package.json');
interface Locked {
  readonly hasInstallScript?: boolean;
  readonly optional?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
const installed: Record<string, Locked> = read('package-lock.json').packages;

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

test('the lock file knows every platform', () => {
  // npm leaves out optional packages that it could not fetch when the file was written; `npm ci` then refuses it.
  const missing = Object.entries(installed).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !(`node_modules/${name}` in installed) && !(`${path}/node_modules/${name}` in installed),
    ),
  );
  expect(missing).toEqual([]);
});
