import * as module from 'node:module';

/*
 * Preloaded by the npm scripts (`node --import`), so that an old Node says what
 * to do instead of stumbling over the first TypeScript file. Plain JavaScript,
 * because it must run on the very versions it turns away.
 */
const OLDEST = 24;

if (Number(process.versions.node.split('.')[0]) < OLDEST) {
  console.error(
    [
      `Atelier runs on Node ${OLDEST} or newer; this is Node ${process.versions.node}.`,
      'The repository brings its own Node along as a development dependency, but it is not installed.',
      'Run `npm ci` (without --omit=dev and --ignore-scripts), then this command again,',
      `or install Node ${OLDEST} or newer from https://nodejs.org.`,
    ].join('\n'),
  );
  process.exit(1);
}

// From the second start on, half of the time until anything runs is saved. In our own
// folder: in the system's temporary one others could lay something there first.
module.enableCompileCache?.(new URL('../node_modules/.cache/node', import.meta.url).pathname);
