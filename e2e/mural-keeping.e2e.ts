/** Whoever looks after a mural acts in one browser; those who paint see it at once in theirs, and are told why. */

import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { violations } from './harness/axe.ts';
import { type Cell, cellsOf, clickCell, colorsOf, hashOf, pointOf } from './harness/pixels.ts';
import { roomPage } from './harness/room-page.ts';
import { COLORS, makeRoom } from './harness/rooms.ts';
import { setStage } from './harness/stage.ts';
import type { Visitor, VisitorOptions } from './harness/visitor.ts';

const stage = setStage({ COMMANDS_PER_SECOND: '1000' });
/** As long as anything on a page may take, in ms. */
const PATIENCE = { timeout: 30_000 };
/** So large that the tools beside the mural cover nothing that is looked at. */
const WIDE = { viewport: { width: 1440, height: 900 } };
const LOOK = { x: 32, y: 32, zoom: 10 };
const [WHITE, BLACK, RED] = COLORS;

interface Scene {
  readonly ada: Visitor;
  readonly bo: Visitor;
  readonly code: string;
  readonly name: string;
}

/** Ada’s room with her and Bo in it. */
async function meet(options: VisitorOptions = WIDE): Promise<Scene> {
  const ada = await stage.visitor(options);
  const bo = await stage.visitor(options);
  const tag = Math.random().toString(36).slice(2, 8);
  const name = `Bo ${tag}`;
  await Promise.all([ada.named(`Ada ${tag}`), bo.named(name)]);
  const { code } = await makeRoom(ada, { title: 'Well kept' });
  await Promise.all([ada, bo].map((one) => one.open(`/r/${code}${hashOf(LOOK)}`)));
  await Promise.all([roomPage(ada.page).ready(), roomPage(bo.page).ready()]);
  return { ada, bo, code, name };
}

const paint = (who: Visitor, code: string, color: number, cells: readonly Cell[]): Promise<unknown> =>
  who.request('POST', `/rooms/${code}/mural/pixels`, { pixels: cells.flatMap(([x, y]) => [x, y, color]) });
const tools = ({ page }: Visitor): Locator =>
  page.getByRole('complementary', { name: 'Look after the mural' });
const press = (place: Locator, name: string | RegExp): Promise<void> =>
  place.getByRole('button', { name, exact: true }).click();

async function openTools(who: Visitor, tab: string): Promise<Locator> {
  await press(who.page.locator('body'), 'More');
  await press(who.page.locator('body'), 'Look after the mural');
  await tools(who).getByRole('tab', { name: tab }).click();
  return tools(who);
}

/** The notice at the foot with the way back. */
const undoLast = ({ page }: Visitor, text: string): Promise<void> =>
  press(page.locator('[data-toast]').filter({ hasText: text }), 'Undo');
const shows = (who: Visitor, cells: readonly Cell[], colors: readonly string[]): Promise<void> =>
  expect.poll(() => colorsOf(who.page, LOOK, cells), PATIENCE).toEqual(colors);

/** Resolves when the server says so. */
const painted = (who: Visitor, code: string, [x, y]: Cell, color: number): Promise<void> =>
  expect
    .poll(
      async () =>
        (await who.request<{ color: number }>('GET', `/rooms/${code}/mural/pixels/${x}/${y}`)).color,
      PATIENCE,
    )
    .toBe(color);

/** Across a few pixels right of the middle, where no tools are. */
async function drag(surface: Locator): Promise<void> {
  const box = await surface.boundingBox();
  if (!box) throw new Error('there is nothing to draw on');
  const { mouse } = surface.page();
  const [x, y] = [box.x + box.width * 0.6, box.y + box.height * 0.5];
  await mouse.move(x, y);
  await mouse.down();
  await mouse.move(x + 35, y + 35, { steps: 3 });
  await mouse.up();
}

async function expectAccessible({ page }: Visitor, root: string): Promise<void> {
  expect(await violations(page, root)).toEqual([]);
}

test('what somebody painted is found at a pixel, looked at, taken back for all at once, and brought back', async () => {
  const { ada, bo, code, name } = await meet();
  const square = cellsOf([34, 30], [36, 32]);
  await paint(ada, code, 1, [[34, 30]]);
  await paint(bo, code, 2, square);
  await shows(
    ada,
    square,
    square.map(() => RED),
  );

  // The mouse rests on a pixel, crosses others on its way, and the chip still is about that one.
  const { x, y } = await pointOf(ada.page, LOOK, [35, 31]);
  await ada.page.mouse.move(x, y);
  const mine = ada.page.getByRole('button', { name: `Take back what ${name} painted …` });
  await mine.waitFor();
  const chip = await ada.page.getByText('35, 31', { exact: true }).boundingBox();
  await ada.page.mouse.move((chip?.x ?? 0) + 4, (chip?.y ?? 0) + 4, { steps: 5 });
  await mine.click();

  const panel = tools(ada);
  await panel.getByText('9 pixels would go').waitFor();
  await panel.getByText('painted by 1 person').waitFor();
  await expectAccessible(ada, 'aside');
  await press(panel, 'Before and after');
  const compare = ada.page.getByRole('dialog', { name: 'Before and after' });
  await compare.getByRole('img', { name: 'After' }).waitFor();
  await expectAccessible(ada, 'dialog[open]');
  await ada.page.keyboard.press('Escape');
  // The same, as it was painted just now.
  await panel.getByRole('combobox', { name: 'When' }).selectOption({ label: 'Last 10 minutes' });
  await panel.getByText('9 pixels would go').waitFor();
  await panel.getByRole('textbox', { name: 'Reason' }).fill('Over the door');
  await press(panel, 'Take back 9 pixels');
  await ada.page.getByText('9 pixels taken back').waitFor();
  const left = square.map(([column, row]) => (column === 34 && row === 30 ? BLACK : WHITE));
  await shows(bo, square, left as string[]);
  await panel.getByText('“Over the door”').waitFor();

  await undoLast(ada, '9 pixels taken back');
  await shows(
    bo,
    square,
    square.map(() => RED),
  );
  await panel.getByText(/^Undone by Ada/).waitFor();
});

test('a protected area is marked for those it holds, and they are refused in words', async () => {
  const { ada, bo, code } = await meet();
  const panel = await openTools(ada, 'Areas');
  await press(panel, 'Protect an area');
  await panel.getByRole('textbox', { name: 'Name' }).fill('The door');
  await drag(ada.page.getByRole('application', { name: /^Draw an area/ }));
  const [left = 0, top = 0, width = 0, height = 0] = await Promise.all(
    ['Left', 'Top', 'Width', 'Height'].map(async (name) =>
      Number(await panel.getByRole('spinbutton', { name }).inputValue()),
    ),
  );
  await expectAccessible(ada, 'aside');
  await press(panel, 'Protect it');

  const shut: Cell = [left, top];
  const free: Cell = [left + width, top + height];
  const inside = await pointOf(bo.page, LOOK, shut);
  await bo.page.mouse.move(inside.x, inside.y);
  await bo.page.getByText('Protected: The door').waitFor();
  await clickCell(bo.page, LOOK, shut);
  await bo.page
    .getByText(/^“The door” is protected/)
    .first()
    .waitFor();
  await clickCell(bo.page, LOOK, free);
  await painted(bo, code, free, 1);
  await shows(bo, [shut, free], [WHITE, BLACK]);

  await press(panel, 'Remove The door');
  await panel.getByText('No area is protected.').waitFor();
  await clickCell(bo.page, LOOK, shut);
  await painted(bo, code, shut, 1);
  // The way back from the area is gone with the area.
  expect(await ada.page.locator('[data-toast]').getByRole('button', { name: 'Undo' }).count()).toBe(1);
  await undoLast(ada, 'no longer protected');
  await bo.page.mouse.move(inside.x, inside.y);
  await bo.page.getByText('Protected: The door').waitFor();
});

test('nobody paints where the mask is closed, until it is taken off', async () => {
  const { ada, bo, code } = await meet();
  const panel = await openTools(ada, 'Mask');
  await press(panel, 'Draw an area');
  // The mural has the focus, and Enter takes the rectangle that lies there.
  await ada.page.locator(':focus[aria-label^="Draw an area: "]').waitFor();
  await ada.page.keyboard.press('Enter');
  for (const [field, value] of [
    ['Left', '34'],
    ['Top', '0'],
    ['Width', '30'],
    ['Height', '64'],
  ] as const) {
    await panel.getByRole('spinbutton', { name: field }).fill(value);
    await panel.getByRole('spinbutton', { name: field }).blur();
  }
  await press(panel, 'Apply this rectangle');
  await panel.getByText('53.1 % of the mural is open. Not in force yet.').waitFor();
  await expectAccessible(ada, 'aside');
  await press(panel, 'Put the mask on');
  await ada.page.getByText('The mask is on').waitFor();

  const { x, y } = await pointOf(bo.page, LOOK, [36, 31]);
  await bo.page.mouse.move(x, y);
  await bo.page.getByText('Nobody paints here').waitFor();
  await clickCell(bo.page, LOOK, [36, 31]);
  await bo.page
    .getByText(/^Nobody paints in this part of the mural/)
    .first()
    .waitFor();
  await clickCell(bo.page, LOOK, [30, 31]);
  await painted(bo, code, [30, 31], 1);

  await undoLast(ada, 'The mask is on');
  await panel.getByText('There is no mask').waitFor();
  await clickCell(bo.page, LOOK, [36, 31]);
  await painted(bo, code, [36, 31], 1);
});

test('painting opens at a time everybody counts down to, is frozen and goes on; the log says who did what and why', async () => {
  const { ada, bo, code, name } = await meet();
  await paint(bo, code, 2, [[32, 40]]);
  const panel = await openTools(ada, 'Hours');
  await press(panel, 'In 5 minutes');
  await press(panel, 'Save');
  await bo.page.getByText('Painting opens in').waitFor();
  expect(await bo.page.getByRole('timer').textContent()).toMatch(/0[45]:\d\d/);
  await expectAccessible(ada, 'aside');
  await undoLast(ada, 'Saved. Everybody sees it.');
  await bo.page.getByText('Painting opens in').first().waitFor({ state: 'detached' });

  await press(panel, 'Freeze now');
  await bo.page.getByText('The mural is frozen', { exact: true }).first().waitFor();
  await clickCell(bo.page, LOOK, [32, 31]);
  await bo.page
    .getByText(/^The mural is frozen for the moment/)
    .first()
    .waitFor();
  await press(panel, 'Let people paint again');
  await bo.page.getByText('The mural is frozen', { exact: true }).first().waitFor({ state: 'detached' });
  await clickCell(bo.page, LOOK, [32, 31]);
  await painted(bo, code, [32, 31], 1);

  await panel.getByRole('tab', { name: 'Take back' }).click();
  await panel.getByRole('combobox', { name: 'Painted by' }).selectOption({ label: `${name} · just now` });
  await panel.getByRole('textbox', { name: 'Reason' }).fill('Enough of it');
  await press(panel, 'Take back 2 pixels');
  await shows(
    bo,
    [
      [32, 31],
      [32, 40],
    ],
    [WHITE, WHITE],
  );
  // Undone from the list: the notice offers it no more.
  await panel.getByRole('button', { name: /^Undo: 2 pixels/ }).click();
  await ada.page.getByText('2 pixels brought back').waitFor();
  expect(await ada.page.getByText('2 pixels taken back').count()).toBe(0);

  const admin = await stage.visitor(WIDE);
  await promote(admin);
  await admin.open('/admin/audit');
  const rows = admin.page.getByRole('main');
  await rows
    .getByText(new RegExp(`^Ada .+ rolled back what ${name} painted`))
    .first()
    .waitFor();
  await rows.getByText('Enough of it').first().waitFor();
  await rows
    .getByText(/^Ada .+ unfroze the mural/)
    .first()
    .waitFor();
});

test('on a phone, with the keyboard alone: an area is chosen, protected and let go again', async () => {
  const { ada, bo, code } = await meet({ viewport: { width: 360, height: 780 } });
  const { page } = ada;
  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
    });
  const tabTo = async (name: RegExp) => {
    for (let tabs = 0; tabs < 40; tabs++) {
      if (name.test(await focused())) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`${name} was not reached`);
  };
  const keys = async (...names: string[]) => {
    for (const name of names) await page.keyboard.press(name);
  };
  await tabTo(/^More$/);
  await keys('Enter');
  await tabTo(/^Look after the mural$/);
  await keys('Enter');
  await tools(ada).waitFor();
  await tabTo(/^Take back$/);
  await keys('ArrowRight');
  await tools(ada).getByText('No area is protected.').waitFor();
  await tabTo(/^Protect an area$/);
  await keys('Enter');
  // The mural has the focus: arrows move the area, with Shift they size it.
  await expect.poll(focused, PATIENCE).toMatch(/^Draw an area: /);
  await keys('ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowDown', 'Enter');
  await tabTo(/^Protect it$/);
  await keys('Enter');
  await page.getByText('Protected', { exact: true }).waitFor();
  const { areas } = await bo.request<{ areas: { name: string }[] }>('GET', `/rooms/${code}/mural`);
  expect(areas.map(({ name }) => name)).toEqual(['Protected area 1']);
  await tabTo(/^Remove Protected area 1$/);
  await keys('Enter');
  await tools(ada).getByText('No area is protected.').waitFor();
  await keys('Escape');
  await tools(ada).waitFor({ state: 'detached' });
  const [wide, has] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(wide).toBeLessThanOrEqual(has ?? 0);
});

/** Makes somebody staff behind the server's back, as an operator could; it notices within a second. */
async function promote(visitor: Visitor): Promise<void> {
  const { number } = await visitor.named('Grace');
  const db = new DatabaseSync(join(stage.server.dataDir, 'atelier.db'), { timeout: 5000 });
  db.prepare("UPDATE accounts SET role = 'admin' WHERE number = ?").run(number);
  db.close();
  await expect
    .poll(async () => (await visitor.context.request.get('/api/v1/desk')).status(), PATIENCE)
    .toBe(200);
}
