/**
 * Sees to what the tests need and the machine lacks: a Chromium, by apt where
 * that is at hand (Debian, Ubuntu, as root or with a sudo that asks nothing).
 */
import { spawnSync } from 'node:child_process';
import { findChromium } from '../e2e/chromium.ts';

/** True when a Chromium is there in the end; otherwise it has said what to do. */
export function ensureChromium(): boolean {
  if (findChromium()) return true;
  const apt = aptCommand();
  if (apt) {
    console.log('Installing Chromium for the tests in the browser (apt) …');
    apt(['update', '-qq']);
    apt(['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
    if (findChromium()) {
      // Where it is to be had: a page costs about half in it.
      apt(['install', '-y', '-qq', '--no-install-recommends', 'chromium-headless-shell']);
      return true;
    }
    console.error('apt could not install Chromium.');
  }
  console.error(
    'The tests in the browser need Chromium or Chrome. Install it (Debian and Ubuntu: `sudo apt install chromium`),\n' +
      'or set CHROMIUM to the path of one, then run the tests again.',
  );
  return false;
}

function aptCommand(): ((args: string[]) => void) | null {
  if (process.platform !== 'linux' || spawnSync('apt-get', ['--version']).status !== 0) return null;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (command: string, args: string[]) =>
    void spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], env });
  if (process.getuid?.() === 0) return (args) => run('apt-get', args);
  if (spawnSync('sudo', ['-n', 'true']).status === 0) {
    return (args) => run('sudo', ['-n', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args]);
  }
  return null;
}
