/**
 * Pictures of the app, to look at its design and for the README:
 * `node scripts/screenshots.ts FOLDER [PICTURE.png]`. Starts a server of its own,
 * paints the picture (if one is given) onto its public mural, lets a few people
 * talk, and photographs each page on a phone and on a desk in every theme.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { launchChromium } from '../e2e/chromium.ts';
import { createGuest, type Guest } from '../e2e/harness/guest.ts';
import { startServer } from '../e2e/harness/server-process.ts';
import { createVisitor } from '../e2e/harness/visitor.ts';

const PARK = 'PARK';
const CLI = join(import.meta.dirname, '../src/ops/cli.ts');
const THEMES = ['light', 'dark', 'coffee'] as const;
const SCREENS = {
  phone: { viewport: { width: 360, height: 780 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true },
  desk: { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1 },
} as const;

const [folder, picture] = process.argv.slice(2);
if (!folder) {
  console.error('Usage: node scripts/screenshots.ts FOLDER [PICTURE.png]');
  process.exit(1);
}
const target = resolve(folder);
mkdirSync(target, { recursive: true });

/** A mural as large as the picture; without one the garden of every new server. */
const size = picture ? await sharp(picture).metadata() : { width: 1000, height: 1000 };
const server = await startServer({
  REQUESTS_PER_MINUTE: '100000',
  CANVAS_WIDTH: String(size.width),
  CANVAS_HEIGHT: String(size.height),
});
const browser = await launchChromium();
try {
  const [ada, bo, kim] = await Promise.all(
    ['Ada', 'Boris', 'Kimiko'].map((name) => createGuest(server.url, name)),
  );
  if (!ada || !bo || !kim) throw new Error('nobody came');
  const sketch = await openRooms(ada);
  if (picture) paint(resolve(picture));
  await talk(PARK, [ada, bo, kim]);
  await talk(sketch, [ada, bo, kim]);
  await draw(bo, sketch);
  for (const [screen, options] of Object.entries(SCREENS)) {
    for (const theme of THEMES) await photograph(browser, screen, options, theme, sketch);
  }
  for (const { live } of [ada, bo, kim]) live.close();
} finally {
  await browser.close();
  await server.dispose();
}

async function openRooms(host: Guest): Promise<string> {
  for (const title of ['Tuesday drawing circle', 'Maps of places that never were', 'Kitchen wall'])
    await host.api.createRoom({ title, visibility: 'public' });
  const { code } = await host.api.createRoom({
    title: 'Sketches after work',
    visibility: 'unlisted',
    preset: 'sketch',
  });
  return code;
}

/** With the operator's tool, which works on the database of a running server. */
function paint(file: string): void {
  execFileSync(process.execPath, [CLI, 'import-image', file, '--room', PARK, '--palette-from-image'], {
    env: { ...process.env, DATA_DIR: server.dataDir },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

async function talk(room: string, people: readonly Guest[]): Promise<void> {
  const lines = [
    'The corner by the river is still empty. Shall we?',
    'Yes! I start with the bridge, somebody take the trees.',
    'Trees are mine. Which green?',
    'The dark one first, the light one on top, see https://en.wikipedia.org/wiki/Pointillism',
    'This is going to take all evening, and I love it.',
  ];
  const channels = people.map(({ live }) => live.open(room, 'chat', { view() {} }));
  for (const [index, text] of lines.entries()) {
    await channels[index % channels.length]?.send({ type: 'say', text } as never);
  }
}

/** A heart, to have something to see in the sketch. */
async function draw(painter: Guest, room: string): Promise<void> {
  const rows = ['.##..##.', '########', '########', '.######.', '..####..', '...##...'];
  const pixels = rows.flatMap((row, y) =>
    [...row].flatMap((sign, x) => (sign === '#' ? [20 + x, 20 + y, 11 + (y % 3)] : [])),
  );
  await painter.api.placePixels(room, pixels);
}

async function photograph(
  browser: Browser,
  screen: string,
  options: (typeof SCREENS)[keyof typeof SCREENS],
  theme: string,
  sketch: string,
): Promise<void> {
  const visitor = await createVisitor(browser, server.url, { ...options, baseURL: server.url });
  const { page, context } = visitor;
  await context.addInitScript((kept) => localStorage.setItem('atelier.theme', kept), theme);
  const shoot = async (name: string) => {
    await settled(page);
    await page.screenshot({ path: join(target, `${name}-${screen}-${theme}.png`) });
  };
  await visitor.open('/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await shoot('landing');
  await page.getByRole('button', { name: 'New room' }).click();
  await shoot('create');
  await visitor.open('/history');
  await page.getByRole('button', { name: 'Choose a name' }).click();
  await shoot('name');
  await visitor.named(`Visitor on a ${screen} in ${theme}`);
  await visitor.open(`/r/${PARK}`);
  await ready(page);
  await shoot('mural');
  await visitor.open(
    `/r/${PARK}#${Math.floor((size.width ?? 2) / 2)},${Math.floor((size.height ?? 2) / 2)},12`,
  );
  await page.reload();
  await ready(page);
  await shoot('mural-near');
  await visitor.open(`/r/${sketch}`);
  await ready(page);
  await shoot('sketch');
  const chat = page.getByRole('tab', { name: /^Chat/ });
  if (await chat.isVisible()) {
    await chat.click();
    await shoot('chat');
  }
  await page.getByRole('textbox', { name: 'Write a message' }).fill('I can help with the sky.');
  await page.keyboard.press('Enter');
  await page.getByRole('listitem').filter({ hasText: 'help with the sky' }).last().waitFor();
  await page.getByRole('button', { name: 'Share the room' }).click();
  await shoot('share');
  await visitor.open('/history');
  await page.getByRole('link', { name: /help with the sky/ }).waitFor();
  await shoot('history');
  await visitor.open('/settings');
  await shoot('settings');
  const own = await visitor.request<{ code: string }>('POST', '/rooms', {
    title: `A room of ${screen} in ${theme}`,
    visibility: 'private',
  });
  await visitor.open(`/r/${own.code}`);
  await ready(page);
  await page.getByRole('button', { name: 'Room settings' }).click();
  await shoot('room-settings');
  await visitor.open('/r/XXXX');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await shoot('unknown-room');
  await visitor.close();
}

async function ready(page: Page): Promise<void> {
  await page.getByRole('application').waitFor();
  await page.getByRole('progressbar').waitFor({ state: 'detached' });
}

/** Nothing is under way any more, and two frames have been drawn since. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null)))),
  );
}
