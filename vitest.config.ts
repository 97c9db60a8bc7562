import { defineConfig } from 'vitest/config';
import { LongestFirst } from './scripts/longest-first.ts';

/**
 * `unit`: beside the code, no servers, seconds in all.
 * `integration`: real servers as child processes, three files at a time: they wait for disks and processes, mostly.
 * `e2e`: a real Chromium against a real server, two files at a time.
 */
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'bench/**/*.test.ts', 'scripts/**/*.test.ts'],
          // Vitest would leave a core to itself, which is half of a machine of two.
          maxWorkers: 2,
          // Only against what hangs: property tests, and starting a whole server, take their time on a busy machine.
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['{src,scripts,examples,e2e,bench}/**/*.itest.ts'],
          maxWorkers: 3,
          testTimeout: 120_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.e2e.ts'],
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 60_000,
          // A second, as usual, is too little for two browsers and a server on two busy cores.
          expect: { poll: { timeout: 15_000 } },
          // Whoever passes only the second time is named at the end of `npm test`, and is a bug.
          retry: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
