/** The guard of the folders, and the proof that it bites: one planted violation for every rule. */
import { globSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import { afterAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const { default: config } = (await import(`${root}/.dependency-cruiser.mjs`)) as {
  default: { forbidden: (IForbiddenRuleType & { name: string })[]; options: ICruiseOptions };
};
const planted = mkdtempSync(join(tmpdir(), 'atelier-boundaries-'));
afterAll(() => rmSync(planted, { recursive: true }));

async function cruiseSources(baseDir: string): Promise<ICruiseResult> {
  const { forbidden, options } = config;
  const { output } = await cruise(['src'], { ...options, baseDir, ruleSet: { forbidden }, validate: true });
  return output as ICruiseResult;
}

/** By rule: the file that breaks it, and what it says. Every file it names is made. */
const PLANTS: Record<string, readonly [file: string, content: string]> = {
  'no-cycles': ['src/rooms/cycle.ts', "import './ring.ts';"],
  'no-orphans': ['src/rooms/orphan.ts', 'export const alone = 1;'],
  resolvable: ['src/rooms/nowhere.ts', "import './missing.ts';"],
  'tests-are-leaves': ['src/rooms/leaf.ts', "import './room.test.ts';"],
  'rules-know-only-their-folder': ['src/activities/mural/outside.ts', "import '../../client/types.ts';"],
  'rules-know-no-outer-layer': ['src/activities/mural/upward.ts', "import './commands.ts';"],
  'contract-knows-no-activity': ['src/activities/shared.ts', "import './mural/types.ts';"],
  'no-activity-to-activity': [
    'src/activities/mural/sideways.ts',
    "import type { Line } from '../chat/types.ts'; export type Here = Line;",
  ],
  'panels-know-the-browser-side': ['src/activities/mural/panel/page.tsx', "import '../../../web/app.tsx';"],
  'browser-never-imports-server': ['src/client/leak.ts', "import '../api/app.ts';"],
  'server-never-imports-web': ['src/api/render.ts', "import '../web/app.tsx';"],
  'client-knows-no-web': ['src/client/look.ts', "import '../web/kit/button.tsx';"],
  'kit-knows-no-panel': ['src/web/kit/mural.tsx', "import '../../activities/mural/panel/canvas.tsx';"],
  'rooms-know-the-contract-only': ['src/rooms/mural.ts', "import '../live/gateway.ts';"],
  'adapters-know-their-ports': ['src/store/host.ts', "import { host } from '../rooms/host.ts'; host();"],
  'adapters-know-nothing-above': ['src/store/wire.ts', "import '../live/gateway.ts';"],
  'only-main-names-adapters': ['src/live/rows.ts', "import '../store/rows.ts';"],
  'only-main-names-activities': ['src/live/mural.ts', "import '../activities/mural/commands.ts';"],
  'no-node-outside-the-server': ['src/activities/mural/disk.ts', "import 'node:fs';"],
  'server-runs-without-dev-dependencies': ['src/api/vite.ts', "import { h } from 'preact'; h('p', null);"],
  'packages-are-declared': ['src/api/stowaway.ts', "import 'avvio';"],
};

/** What the planted files lean on; clean in itself. */
const GROUND: Record<string, string> = {
  'src/main.ts': "import './rooms/host.ts'; import './activities/chat/types.ts';",
  'src/rooms/cycle.ts': 'export const turn = 1;',
  'src/rooms/ring.ts': "import './cycle.ts';",
  'src/rooms/room.test.ts': 'export const shown = 1;',
  'src/rooms/host.ts':
    "import type { Entry } from '../activities/activity.ts'; export const host = (): Entry | null => null;",
  'src/activities/activity.ts': 'export type Entry = number;',
  'src/activities/mural/types.ts': 'export type Pixel = number;',
  'src/activities/mural/commands.ts': "import type { Pixel } from './types.ts'; export type Place = Pixel;",
  'src/activities/mural/panel/canvas.tsx': "import '../types.ts'; import '../../../web/kit/button.tsx';",
  'src/activities/chat/types.ts': 'export type Line = string;',
  'src/client/types.ts': "import '../activities/activity.ts';",
  'src/web/app.tsx': "import './kit/button.tsx'; import '../client/types.ts';",
  'src/web/kit/button.tsx': 'export const label = 1;',
  'src/api/app.ts': "import '../rooms/host.ts';",
  'src/live/gateway.ts': "import '../rooms/host.ts';",
  'src/store/rows.ts': "import type { host } from '../rooms/host.ts'; export type Row = typeof host;",
};

function write(files: Record<string, string>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(planted, path)), { recursive: true });
    writeFileSync(join(planted, path), content);
  }
}

test('reads every source file and finds nothing forbidden', async () => {
  const result = await cruiseSources(root);
  // Without TypeScript's API the tool reads no file at all and reports no violation.
  const files = globSync('src/**/*.{ts,tsx}', { cwd: root, exclude: ['src/**/node_modules'] });
  const read = new Set(result.modules.map((module) => module.source));
  expect(files.filter((file) => !read.has(file))).toEqual([]);
  expect(files.length).toBeGreaterThan(30);
  expect(result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
});

test('catches a planted violation of every rule', async () => {
  expect(Object.keys(PLANTS).sort()).toEqual(config.forbidden.map((rule) => rule.name).sort());
  symlinkSync(join(root, 'node_modules'), join(planted, 'node_modules'));
  write({
    'package.json': JSON.stringify({ type: 'module', devDependencies: { preact: '10' } }),
    ...GROUND,
  });
  expect(
    (await cruiseSources(planted)).summary.violations.map(({ rule, from }) => [rule.name, from]),
  ).toEqual([]);
  write(Object.fromEntries(Object.values(PLANTS)));
  const { violations } = (await cruiseSources(planted)).summary;
  const caught = new Set(violations.map(({ rule, from }) => `${rule.name}: ${from}`));
  const missed = Object.entries(PLANTS).filter(([rule, [file]]) => !caught.has(`${rule}: ${file}`));
  expect(missed.map(([rule]) => rule)).toEqual([]);
});
