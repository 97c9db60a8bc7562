/** A part of a mural that was reported leads whoever looks after it to the tools that take it back, with the area filled in. */
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violations } from './harness/axe.ts';
import { cellsOf, hashOf } from './harness/pixels.ts';
import { roomPage } from './harness/room-page.ts';
import { makeRoom } from './harness/rooms.ts';
import { promote } from './harness/staff.ts';
import { setStage } from './harness/stage.ts';
import { tabTo } from './harness/tab-to.ts';
import type { Visitor, VisitorOptions } from './harness/visitor.ts';

const stage = setStage();
const AREA = { x: 30, y: 20, width: 8, height: 6 };
const LOOK = { x: 10, y: 50, zoom: 10 };
const PHONE = { viewport: { width: 360, height: 780 }, hasTouch: true };

/** Ada’s room, in which Bo painted over a part that Cleo reported. */
async function scene(options: VisitorOptions = {}): Promise<{ ada: Visitor; code: string }> {
  const [ada, bo, cleo] = [await stage.visitor(options), await stage.visitor(), await stage.visitor()];
  const tag = Math.random().toString(36).slice(2, 8);
  await Promise.all([ada.named(`Ada ${tag}`), bo.named(`Bo ${tag}`), cleo.named(`Cleo ${tag}`)]);
  const { code } = await makeRoom(ada, { title: 'Well kept' });
  const cells = cellsOf([AREA.x, AREA.y], [AREA.x + 2, AREA.y + 2]);
  // One of them lies beside what was reported.
  const pixels = [...cells, [50, 50]].flatMap(([x, y]) => [x, y, 2]);
  await bo.request('POST', `/rooms/${code}/mural/pixels`, { pixels });
  const what = { kind: 'area', room: code, ...AREA };
  await cleo.request('POST', '/reports', { what, reason: 'vandalism' });
  return { ada, code };
}

const toolsIn = (page: Page): Locator => page.getByRole('complementary', { name: 'Look after the mural' });

async function expectFilledIn(page: Page): Promise<void> {
  const tools = toolsIn(page);
  await tools.getByText('9 pixels would go').waitFor();
  for (const [label, value] of [
    ['Left', AREA.x],
    ['Top', AREA.y],
    ['Width', AREA.width],
    ['Height', AREA.height],
  ] as const)
    expect(await tools.getByRole('spinbutton', { name: label, exact: true }).inputValue()).toBe(
      String(value),
    );
  // What it is about is in sight, beside or above the tools.
  const frame = await page.locator('rect[stroke-dasharray="6 4"]').boundingBox();
  const panel = await tools.boundingBox();
  if (!frame || !panel) throw new Error('the area is not framed');
  expect(frame.width).toBeGreaterThan(40);
  const beside = frame.x >= panel.x + panel.width;
  const above = frame.y + frame.height <= panel.y && frame.y > 0;
  expect(beside || above).toBe(true);
}

test('from the desk: the room opens with the tools there, and it is taken back', async () => {
  const { ada, code } = await scene();
  const mona = await stage.visitor();
  await promote(stage, mona, `Mona ${code}`, 'moderator');
  await mona.open('/admin/reports');
  await mona.page
    .getByRole('article', { name: 'A part of the mural' })
    .filter({ hasText: 'Vandalism' })
    .first()
    .getByRole('button', { name: 'Take back this area…' })
    .click();
  await mona.page.waitForURL(`**/r/${code}**`);
  await expectFilledIn(mona.page);
  expect(await violations(mona.page, 'aside')).toEqual([]);
  // Coming back to this address later opens no tools.
  expect(new URL(mona.page.url()).hash).toMatch(/^#\d+,\d+,[\d.]+$/);
  await toolsIn(mona.page).getByRole('button', { name: 'Take back 9 pixels' }).click();
  await toolsIn(mona.page).getByText('Nothing on the mural fits.').waitFor();
  const { color } = await ada.request<{ color: number }>('GET', `/rooms/${code}/mural/pixels/50/50`);
  expect(color).toBe(2);
});

test('in the room, on a phone and with the keyboard: the list makes way for the mural, also from the chat', async () => {
  const { ada, code } = await scene(PHONE);
  await ada.open(`/r/${code}${hashOf(LOOK)}`);
  await roomPage(ada.page).ready();
  await ada.page.getByRole('tab', { name: /Chat/ }).click();
  await ada.page.getByRole('button', { name: 'Reports of this room, 1 waiting' }).focus();
  await ada.page.keyboard.press('Enter');
  await ada.page.getByRole('article', { name: 'A part of the mural' }).waitFor();
  await tabTo(ada.page, /^Take back this area…$/);
  await ada.page.keyboard.press('Enter');
  await expectFilledIn(ada.page);
  await ada.page.getByRole('dialog').waitFor({ state: 'hidden' });
  // One goes on with the keyboard from there.
  expect(await toolsIn(ada.page).evaluate((tools) => tools.contains(document.activeElement))).toBe(true);
  expect(await violations(ada.page)).toEqual([]);

  // The way to look at it first, which one has already been.
  await ada.page.keyboard.press('Escape');
  await ada.page.getByRole('button', { name: /^Reports of this room/ }).click();
  await ada.page.getByRole('link', { name: 'Go there in Well kept' }).click();
  await ada.page.getByRole('dialog').waitFor({ state: 'hidden' });
  await expect.poll(() => new URL(ada.page.url()).hash).toMatch(/^#34,23/);
});
