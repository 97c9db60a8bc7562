/** What hands do at the card table beyond one card at a time: by mouse, by keys alone, by thumb. */
import type { CDPSession, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violations } from './harness/axe.ts';
import { drag, middleOf, PHONE, type TablePage, twoAtTable } from './harness/card-table.ts';
import { setStage } from './harness/stage.ts';

const stage = setStage();

/** Deals to both of them. */
async function deal({ page, drawPile, hand }: TablePage, count: number): Promise<void> {
  await drawPile.focus();
  await page.keyboard.press('e');
  await page.getByRole('spinbutton', { name: 'Number' }).fill(`${count}`);
  await page.keyboard.press('Enter');
  await expect.poll(() => hand.count()).toBe(count);
}

const things = (page: Page) => page.locator('[data-world] [aria-pressed="true"]');
const focus = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
const names = ({ hand }: TablePage) =>
  hand.evaluateAll((cards) => cards.map((card) => card.getAttribute('aria-label')?.split(',')[0] ?? ''));
/** Once the view rests: it goes along with what is laid. */
async function atRest(page: Page): Promise<void> {
  const where = () =>
    page.locator('[data-world]').evaluate((world) => world.getBoundingClientRect().toJSON());
  let before = await where();
  await expect
    .poll(async () => {
      const now = await where();
      const same = JSON.stringify(now) === JSON.stringify(before);
      before = now;
      return same;
    })
    .toBe(true);
}

test('several cards are chosen with a rectangle, moved as they lie, gathered from a menu, and taken back', async () => {
  const [ada, grace] = await twoAtTable(stage, ['Ada of many', 'Grace of many']);
  const { page } = ada;
  await deal(ada, 3);
  for (const [at, place] of ['Into the middle', 'To the left', 'To the right'].entries()) {
    await ada.hand.first().focus();
    await page.keyboard.press('m');
    await page.getByRole('button', { name: place }).press('Enter');
    await expect.poll(() => ada.hand.count()).toBe(2 - at);
  }
  await page.getByRole('button', { name: 'Choose several' }).waitFor();
  await atRest(page);
  const felt = (await page.locator('[data-stage]').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const from = { x: felt.x + 12, y: felt.y + 80 };
  const to = { x: felt.x + felt.width - 12, y: felt.y + felt.height - 12 };
  await page.keyboard.down('Shift');
  await drag(page, from, to);
  await page.mouse.up();
  await page.keyboard.up('Shift');
  // The draw pile and three cards; an empty place is not a thing.
  await page.getByText('4 things chosen').waitFor();
  expect(await violations(page)).toEqual([]);
  const loose = things(page).last();
  const before = await middleOf(loose);
  await drag(page, before, { x: before.x, y: before.y - 60 });
  expect(await page.locator('[data-ghost] .table-pile').count()).toBe(4);
  await page.mouse.up();
  await grace.told.getByText('Ada of many moved 4 things').waitFor();
  // They are chosen still.
  await expect.poll(() => things(page).count()).toBe(4);

  await page.locator('[data-world] [aria-pressed="true"]').last().click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Gather', exact: true }).click();
  await grace.told.getByText('Ada of many gathered 49 cards').waitFor();
  await grace.page.getByRole('button', { name: 'Take back the last act' }).click();
  await page.getByRole('button', { name: 'Agree' }).click();
  await grace.told
    .getByText('Ada of many took back')
    .or(grace.told.getByText('took back the last act'))
    .first()
    .waitFor();
  await expect.poll(() => grace.page.locator('[data-pile]').count()).toBe(5);

  // One by one with Shift; Escape lets go of them.
  await page.keyboard.press('Escape');
  const cards = page.locator('[data-pile][data-count="1"] [data-handle]');
  await cards.nth(0).click();
  await cards.nth(1).click({ modifiers: ['Shift'] });
  await page.getByText('2 things chosen').waitFor();
  await page.keyboard.press('Escape');
  expect(await things(page).count()).toBe(0);
});

test('with keys alone: deal, order the hand, put beneath, cut, turn a little, ask for the menu, look closer', async () => {
  const [ada] = await twoAtTable(stage, ['Ada of the keyboard', 'Grace who waits']);
  const { page, told } = ada;
  const press = (...keys: string[]) =>
    keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
  await deal(ada, 5);
  await press('h');
  const [first = '', second = ''] = await names(ada);
  expect(await focus(page)).toBe(`${first}, 1 of 5`);
  await press('Shift+ArrowRight', 'Shift+ArrowRight');
  await expect.poll(() => focus(page)).toBe(`${first}, 3 of 5`);
  await page.getByText(`${first}, 3 of 5`, { exact: true }).waitFor({ state: 'attached' });
  expect((await names(ada))[0]).toBe(second);
  // Told to the table once, when one has done with it; then it is nobody's word but the table's.
  await page.getByRole('button', { name: 'What happened' }).click();
  const record = page.getByRole('dialog', { name: 'What happened' });
  const sorted = record.getByText('Ada of the keyboard sorted their hand');
  await sorted.waitFor();
  expect(await sorted.count()).toBe(1);
  await press('Escape');
  await record.waitFor({ state: 'detached' });

  await press('h', 'Shift+Enter', 'ArrowRight', 'Shift+Enter');
  expect(await page.locator('[data-hand] [aria-pressed="true"]').count()).toBe(2);
  await press('b');
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Draw pile');
  await press('Enter');
  await told.getByText('Ada of the keyboard played 2 cards face down').waitFor();
  await page.getByRole('button', { name: /^Draw pile, 44 cards/ }).waitFor();

  await ada.drawPile.focus();
  await press('x');
  await page.getByRole('spinbutton', { name: 'Number' }).fill('7');
  await press('Enter');
  await told.getByText('Ada of the keyboard cut, 7 cards from the bottom').waitFor();
  await ada.drawPile.focus();
  await press(']');
  await expect
    .poll(() => page.locator('[data-pile]').first().getAttribute('style'))
    .toContain('rotate(15deg)');
  await press('Shift+F10');
  const menu = page.getByRole('menu', { name: 'Draw pile' });
  await menu.waitFor();
  expect(await violations(page)).toEqual([]);
  await press('ArrowDown', 'ArrowDown');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Deal…/);
  await press('Escape');
  await menu.waitFor({ state: 'detached' });
  expect(await focus(page)).toMatch(/^Draw pile, /);

  // Closer than the whole: what has the focus is in view.
  await press('+', '+', '+', '+', '+', '+', 'ArrowRight');
  expect(await focus(page)).toBe('Discard pile, empty');
  const felt = await page.locator('[data-stage]').boundingBox();
  const seen = await page.locator(':focus').boundingBox();
  const middle = (seen?.x ?? 0) + (seen?.width ?? 0) / 2;
  expect(middle).toBeGreaterThan(felt?.x ?? 0);
  expect(middle).toBeLessThan((felt?.x ?? 0) + (felt?.width ?? 0));
});

interface Finger {
  down(...points: readonly (readonly [number, number])[]): Promise<void>;
  move(...points: readonly (readonly [number, number])[]): Promise<void>;
  up(): Promise<void>;
}
/** Fingers on the glass, as the browser gets them. */
async function fingers(page: Page): Promise<Finger> {
  const cdp: CDPSession = await page.context().newCDPSession(page);
  const say =
    (type: 'touchStart' | 'touchMove' | 'touchEnd') =>
    async (...points: readonly (readonly [number, number])[]) => {
      await cdp.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: points.map(([x, y], id) => ({ x, y, id })),
      });
    };
  return { down: say('touchStart'), move: say('touchMove'), up: () => say('touchEnd')() };
}

test('by thumb: a long hand scrolls, is ordered after a long press, and a card is pulled out of it', async () => {
  const [ada, thumb] = await twoAtTable(stage, ['Ada with the deck', 'Thumb of thirteen'], PHONE);
  await deal(ada, 13);
  await expect.poll(() => thumb.hand.count()).toBe(13);
  const { page } = thumb;
  const finger = await fingers(page);
  const strip = page.locator('[data-cards]');
  const scrolled = () => strip.evaluate((cards) => cards.parentElement?.scrollLeft ?? 0);
  const grip = async (at: number) => {
    const box = await thumb.hand.nth(at).boundingBox();
    return [(box?.x ?? 0) + 12, (box?.y ?? 0) + 50] as const;
  };
  const along = async ([x, y]: readonly [number, number], dx: number, dy: number) => {
    for (let step = 1; step <= 8; step++) await finger.move([x + (dx * step) / 8, y + (dy * step) / 8]);
  };

  const before = await names(thumb);
  let at = await grip(6);
  await finger.down(at);
  await along(at, -110, 0);
  await finger.up();
  await expect.poll(scrolled).toBeGreaterThan(40);
  expect(await names(thumb)).toEqual(before);

  at = await grip(6);
  await finger.down(at);
  await page.locator('[data-ghost] img').waitFor();
  await along(at, 75, 0);
  await finger.up();
  await expect.poll(async () => (await names(thumb)).indexOf(before[6] ?? '')).toBeGreaterThan(7);
  const sorted = await names(thumb);
  await expect.poll(() => page.locator('[data-ghost]').count()).toBe(0);

  at = await grip(6);
  await finger.down(at);
  await along(at, 4, -240);
  await finger.up();
  await ada.told.getByText(`Thumb of thirteen played ${sorted[6]?.toLowerCase()}`).waitFor();
  await expect.poll(() => thumb.hand.count()).toBe(12);

  // A long press that goes nowhere asks what to do.
  at = await grip(5);
  await finger.down(at);
  await page.locator('[data-ghost] img').waitFor();
  await finger.up();
  await page.getByRole('menu').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('menuitem', { name: 'Show to all' }).tap();
  await ada.told.getByText('Thumb of thirteen shows').waitFor();

  // A rectangle on the felt after a long press, and two fingers to look closer.
  const felt = (await page.locator('[data-stage]').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const corner = [felt.x + 10, felt.y + 110] as const;
  await finger.down(corner);
  await page.locator('[data-lasso]').waitFor();
  await along(corner, 340, felt.height - 190);
  await finger.up();
  await page.getByRole('button', { name: 'Gather', exact: true }).waitFor();
  await page.getByRole('button', { name: 'Choose nothing' }).tap();
  const scale = () =>
    page.locator('[data-world]').evaluate((world) => Number(world.style.getPropertyValue('--scale')));
  const was = await scale();
  await finger.down([130, 300]);
  await finger.down([130, 300], [230, 300]);
  for (let step = 1; step <= 6; step++) await finger.move([130 - step * 9, 300], [230 + step * 9, 300]);
  await finger.up();
  expect(await scale()).toBeGreaterThan(was * 1.4);
});
