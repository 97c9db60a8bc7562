/**
 * `npm start`: builds the browser app when its sources have changed, then becomes
 * the server. The server runs in this very process, so that signals and exit
 * codes need no passing on; the build runs in another one, so that the server
 * does not carry vite in its memory.
 */
import { spawnSync } from 'node:child_process';
import { enableCompileCache } from 'node:module';
import { isStale } from './web-build.ts';

if (isStale(`${import.meta.dirname}/..`)) {
  const built = spawnSync(process.execPath, [`${import.meta.dirname}/build-web.ts`], { stdio: 'inherit' });
  if (built.status !== 0) process.exit(built.status ?? 1);
}
// Half of the time a start takes is compiling: a restart takes it from here.
enableCompileCache();
await import('../src/main.ts');
