/** When the browser app was last built, and from what. */
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Everything that ends up in the browser, or decides how it gets there. */
const SOURCES = [
  'src/web/**',
  'src/client/**',
  'src/activities/**',
  'src/bytes/**',
  'src/live/protocol.ts',
  'vite.config.ts',
  'package-lock.json',
];
const IS_TEST = /\.(test|itest|contract)\.tsx?$/;

/** Beside the output, not inside: vite empties its output folder. */
const STAMP = 'dist/web.sha256';

/**
 * A digest of names and contents. Not of times: after `git clone`, `cp -r` or in
 * an image layer they say nothing about what the build was made from.
 */
export function fingerprint(root: string): string {
  const hash = createHash('sha256');
  for (const path of globSync(SOURCES, { cwd: root }).sort()) {
    const file = join(root, path);
    if (IS_TEST.test(path) || !statSync(file).isFile()) continue;
    hash.update(`${path}\0`).update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

export function isStale(root: string): boolean {
  const stamp = join(root, STAMP);
  if (!existsSync(stamp) || !existsSync(join(root, 'dist/web/index.html'))) return true;
  return readFileSync(stamp, 'utf8') !== fingerprint(root);
}

/** To be called with the fingerprint taken before the build: an edit made meanwhile makes it stale again. */
export function markBuilt(root: string, built: string): void {
  const stamp = join(root, STAMP);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, built);
}
