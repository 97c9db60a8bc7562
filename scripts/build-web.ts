/** Builds the browser app into dist/web; with `--if-stale` only when its sources have changed. */
import { build } from 'vite';
import { precompress } from './precompress.ts';
import { fingerprint, isStale, markBuilt } from './web-build.ts';

const root = `${import.meta.dirname}/..`;

if (process.argv.includes('--if-stale') && !isStale(root)) process.exit(0);

// Called from a test, say, it would be another one, and Preact's tools for developers would be built in.
process.env.NODE_ENV = 'production';
const start = performance.now();
const sources = fingerprint(root);
try {
  await build({ configFile: `${root}/vite.config.ts`, root: `${root}/src/web`, logLevel: 'warn' });
  precompress(`${root}/dist/web`);
} catch (error) {
  console.error(`The browser app could not be built: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}
markBuilt(root, sources);
console.log(`Built the browser app in ${((performance.now() - start) / 1000).toFixed(1)} s`);
