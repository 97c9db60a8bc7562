/** A phone held in one hand: 360 × 780, touch only. */
import type { CDPSession, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { colorsOf, hashOf, type Look, lookOf, pointOf } from './harness/pixels.ts';
import { roomPage } from './harness/room-page.ts';
import { COLORS, makeRoom } from './harness/rooms.ts';
import { setStage } from './harness/stage.ts';
import { refusedRequest } from './harness/visitor.ts';

const stage = setStage();
const PHONE = { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
/** Smallest edge of what a thumb must hit, in CSS px. */
const THUMB = 44;

/** Nothing may be wider than the screen, or the page slides sideways under the thumb. */
async function expectNoSideways(page: Page): Promise<void> {
  const { scroll, inner } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    inner: innerWidth,
  }));
  expect(scroll).toBeLessThanOrEqual(inner);
}

/** Two fingers on a point, `from` apart, moved until they are `to` apart; in CSS px. */
async function pinch(
  touch: CDPSession,
  at: { x: number; y: number },
  from: number,
  to: number,
): Promise<void> {
  const fingers = (apart: number) => [
    { x: at.x - apart / 2, y: at.y, id: 1 },
    { x: at.x + apart / 2, y: at.y, id: 2 },
  ];
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: fingers(from) });
  for (let step = 1; step <= 8; step++) {
    const apart = from + ((to - from) * step) / 8;
    await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: fingers(apart) });
  }
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

test('on a phone: join by code, choose a name, aim, paint, and talk', async () => {
  const host = await stage.visitor();
  await host.named('Host of phones');
  const { code } = await makeRoom(host, { title: 'In the hand', mural: { cooldown: 30 } });

  const visitor = await stage.visitor(PHONE);
  const { page } = visitor;
  const room = roomPage(page);
  await visitor.open('/');
  await expectNoSideways(page);
  await page.getByRole('textbox', { name: 'Got a code?' }).fill(code.toLowerCase());
  await page.getByRole('button', { name: 'Go to the room' }).tap();
  await page.waitForURL(`**/r/${code}*`);
  await room.ready();
  await expectNoSideways(page);

  // A tap aims and comes closer; the button paints.
  const box = await room.mural.boundingBox();
  if (!box) throw new Error('no mural');
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2 - 60);
  const paint = page.getByRole('button', { name: /^Paint .+ at \d+, \d+$/ });
  await paint.waitFor();
  await page.getByRole('radio', { name: /colour 5,/ }).tap();
  const [, x = 0, y = 0] = (
    / at (\d+), (\d+)$/.exec((await paint.getAttribute('aria-label')) ?? '') ?? []
  ).map(Number);
  await paint.tap();
  await room.giveName('Thumb');
  await page.getByRole('button', { name: /^You can paint again in / }).waitFor();
  await expect
    .poll(() => host.request('GET', `/rooms/${code}/mural/pixels/${x}/${y}`))
    .toMatchObject({ color: 4, name: 'Thumb' });
  // A tap on another pixel aims there without painting.
  await page.touchscreen.tap(box.x + box.width / 2 + 60, box.y + box.height / 2 - 60);
  expect(await host.request('GET', `/rooms/${code}`)).toMatchObject({ mural: { painted: 1 } });

  await page.getByRole('tab', { name: 'Chat' }).tap();
  await room.say('Written with a thumb');
  await room.message('Written with a thumb').waitFor();
  await expectNoSideways(page);
  // The other one's news are counted on the tab while the mural is shown.
  await page.getByRole('tab', { name: 'Mural' }).tap();
  await host.open(`/r/${code}`);
  const his = roomPage(host.page);
  await his.ready();
  await his.say('Welcome');
  await page.getByRole('tab', { name: /^Chat\s*1$/ }).tap();
  await room.message('Welcome').waitFor();
});

test('pinching zooms the mural and not the page, and never paints', async () => {
  const visitor = await stage.visitor(PHONE);
  await visitor.named('Pincher');
  const { code } = await makeRoom(visitor);
  const { page, context } = visitor;
  const look: Look = { x: 30, y: 30, zoom: 10 };
  await visitor.open(`/r/${code}${hashOf(look)}`);
  await roomPage(page).ready();
  const touch = await context.newCDPSession(page);
  const middle = await pointOf(page, look, [30, 30]);
  await pinch(touch, middle, 80, 200);
  await expect.poll(() => lookOf(page).zoom, { timeout: 5000 }).toBeGreaterThan(20);
  const closer = lookOf(page).zoom;
  await pinch(touch, middle, 200, 80);
  await expect.poll(() => lookOf(page).zoom, { timeout: 5000 }).toBeLessThan(closer / 2);
  expect(await page.evaluate(() => visualViewport?.scale)).toBe(1);
  expect(await page.evaluate(() => scrollY)).toBe(0);
  expect(await visitor.request('GET', `/rooms/${code}`)).toMatchObject({ mural: { painted: 0 } });
});

test('one finger draws a stroke in a room without a wait', async () => {
  const visitor = await stage.visitor(PHONE);
  await visitor.named('Finger');
  const { code } = await makeRoom(visitor);
  const { page, context } = visitor;
  const look: Look = { x: 30, y: 30, zoom: 16 };
  await visitor.open(`/r/${code}${hashOf(look)}`);
  await roomPage(page).ready();
  await page.getByRole('radio', { name: /colour 3,/ }).tap();
  const touch = await context.newCDPSession(page);
  const from = await pointOf(page, look, [26, 30]);
  const to = await pointOf(page, look, [34, 30]);
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [from] });
  for (let step = 1; step <= 6; step++) {
    const x = from.x + ((to.x - from.x) * step) / 6;
    await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x, y: from.y }] });
  }
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await expect
    .poll(() =>
      colorsOf(page, look, [
        [26, 30],
        [30, 30],
        [34, 30],
        [30, 31],
      ]),
    )
    .toEqual([COLORS[2], COLORS[2], COLORS[2], COLORS[0]]);
});

test('what one needs most is large enough for a thumb, and nothing slides sideways on any page', async () => {
  const visitor = await stage.visitor(PHONE);
  visitor.expects(refusedRequest(404));
  await visitor.named('Thumb with a ruler');
  const { code } = await makeRoom(visitor, {
    title: 'A title that is as long as titles may be, sixty characters',
  });
  const { page } = visitor;
  const room = roomPage(page);
  const small: string[] = [];

  /** How much of the screen around the middle of a control belongs to it, whatever it looks like. */
  async function measure(
    role: 'button' | 'link' | 'tab' | 'radio' | 'textbox',
    name: string | RegExp,
  ): Promise<void> {
    const control = page.getByRole(role, { name }).first();
    await control.scrollIntoViewIfNeeded();
    const { width, height } = await control.evaluate((element) => {
      const owns = (x: number, y: number) => {
        const hit = document.elementFromPoint(x, y);
        return (
          hit !== null &&
          (element === hit || element.contains(hit) || hit.closest('label')?.contains(element))
        );
      };
      const box = (element.closest('label') ?? element).getBoundingClientRect();
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      const reach = (dx: number, dy: number) => {
        let steps = 0;
        while (steps < 60 && owns(x + dx * steps, y + dy * steps)) steps++;
        return steps;
      };
      return { width: reach(-1, 0) + reach(1, 0) - 1, height: reach(0, -1) + reach(0, 1) - 1 };
    });
    if (width < THUMB || height < THUMB) small.push(`${role} ${name}: ${width} × ${height}`);
  }

  await visitor.open('/');
  await page.getByRole('button', { name: 'Paint now' }).waitFor();
  await measure('button', 'Paint now');
  await measure('button', 'New room');
  await measure('textbox', 'Got a code?');
  await measure('button', 'Go to the room');
  await measure('button', /you and your settings$/);
  await expectNoSideways(page);
  await page.getByRole('button', { name: 'New room' }).tap();
  await page.getByRole('dialog', { name: 'A room of your own' }).waitFor();
  await page.getByRole('textbox', { name: 'Title' }).fill('For the ruler');
  await measure('button', 'Open the room');
  await measure('button', 'Close');
  await expectNoSideways(page);

  await visitor.open(`/r/${code}`);
  await room.ready();
  await measure('button', 'Zoom in');
  await measure('button', 'Zoom out');
  await measure('button', 'More');
  await measure('button', 'Undo');
  await measure('button', 'Brush');
  await measure('button', /^Share the room/);
  await measure('button', /1 person here/);
  await measure('button', 'Room settings');
  await measure('tab', 'Mural');
  await measure('tab', 'Chat');
  await expectNoSideways(page);
  await page.getByRole('tab', { name: 'Chat' }).tap();
  await room.field.fill('A word');
  await measure('button', 'Send');
  await expectNoSideways(page);

  for (const path of ['/history', '/settings', '/no/such/page']) {
    await visitor.open(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expectNoSideways(page);
  }
  expect(small, `smaller than ${THUMB} × ${THUMB} CSS px`).toEqual([]);
});
