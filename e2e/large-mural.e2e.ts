/** A mural of 2000 × 2000: loaded in tiles, found by link and small map, taken home as a picture. */
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { clickCell, colorsOf, hashOf, type Look, lookOf } from './harness/pixels.ts';
import { roomPage } from './harness/room-page.ts';
import { COLORS, makeRoom } from './harness/rooms.ts';
import { setStage } from './harness/stage.ts';

const stage = setStage();
const SIDE = 2000;
const LOOK: Look = { x: 1234, y: 987, zoom: 24 };
let code: string;

beforeAll(async () => {
  const host = await stage.visitor();
  await host.named('Host of the large wall');
  ({ code } = await makeRoom(host, { title: 'Large', mural: { width: SIDE, height: SIDE, cooldown: 0 } }));
  const marks = [
    [0, 0, 1],
    [1999, 0, 2],
    [0, 1999, 3],
    [1999, 1999, 4],
    [1234, 987, 2],
    [1235, 987, 4],
    [1800, 1700, 4],
  ].flat();
  await host.request('POST', `/rooms/${code}/mural/pixels`, { pixels: marks });
  await host.close();
});

test('it comes in tiles, with a bar that says how far it is, and a link opens its place', async () => {
  const visitor = await stage.visitor();
  const { page } = visitor;
  // Tiles are held back until the bar has been seen.
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let tiles = 0;
  await page.route('**/mural/tiles/**', async (route) => {
    tiles++;
    if (tiles > 20) await held;
    await route.continue();
  });
  await visitor.open(`/r/${code}${hashOf(LOOK)}`);
  const bar = page.getByRole('progressbar', { name: /^\d+ of 64 parts are here$/ });
  await bar.waitFor();
  await expect.poll(async () => Number(await bar.getAttribute('aria-valuenow'))).toBeGreaterThan(0);
  release();
  await roomPage(page).ready();
  await expect
    .poll(() =>
      colorsOf(page, LOOK, [
        [1234, 987],
        [1235, 987],
        [1236, 987],
      ]),
    )
    .toEqual([COLORS[2], COLORS[4], COLORS[0]]);
  expect(tiles).toBe(64);
  // Another place by another link, within the page.
  await page.evaluate(() => {
    location.hash = '#1800,1700,16';
  });
  const far: Look = { x: 1800, y: 1700, zoom: 16 };
  await expect
    .poll(
      () =>
        colorsOf(page, far, [
          [1800, 1700],
          [1801, 1700],
        ]).catch(() => []),
      { timeout: 10_000 },
    )
    .toEqual([COLORS[4], COLORS[0]]);
});

test('the small map jumps, and the address follows', async () => {
  const visitor = await stage.visitor({ viewport: { width: 1440, height: 900 } });
  const { page } = visitor;
  await visitor.open(`/r/${code}${hashOf(LOOK)}`);
  await roomPage(page).ready();
  const map = page.getByTitle(/^Small map of the mural/);
  const box = await map.boundingBox();
  if (!box) throw new Error('no small map');
  await page.mouse.click(box.x + box.width * 0.25, box.y + box.height * 0.75);
  await expect.poll(() => Math.abs(lookOf(page).x - 500)).toBeLessThan(40);
  await expect.poll(() => Math.abs(lookOf(page).y - 1500)).toBeLessThan(40);
  expect(lookOf(page).zoom).toBe(24);
});

test('the mural is saved as a PNG of its own size, with what was just painted', async () => {
  const visitor = await stage.visitor();
  await visitor.named('Collector of pictures');
  const { page } = visitor;
  await visitor.open(`/r/${code}${hashOf(LOOK)}`);
  await roomPage(page).ready();
  await page.getByRole('radio', { name: /colour 6,/ }).click();
  await clickCell(page, LOOK, [1230, 985]);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('button', { name: 'Save as an image' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save as an image' });
  await dialog.getByText('2,000 × 2,000 pixels').waitFor();
  const downloading = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save PNG' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/\.png$/);
  const { data, info } = await sharp(await readFile(await download.path()))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([SIDE, SIDE]);
  const at = (x: number, y: number) =>
    `#${data.subarray((y * SIDE + x) * 3, (y * SIDE + x) * 3 + 3).toString('hex')}`;
  expect([at(0, 0), at(1999, 0), at(0, 1999), at(1999, 1999), at(1230, 985), at(1000, 1000)]).toEqual([
    COLORS[1],
    COLORS[2],
    COLORS[3],
    COLORS[4],
    COLORS[5],
    COLORS[0],
  ]);
});
