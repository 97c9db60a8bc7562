/** People at one card table: they sit, draw, play and take back; with mouse, thumb and keys. */
import { expect, test } from 'vitest';
import { violations, violationsInThemes } from './harness/axe.ts';
import { atTable, drag, middleOf, PHONE, twoAtTable } from './harness/card-table.ts';
import { makeRoom } from './harness/rooms.ts';
import { setStage } from './harness/stage.ts';

const stage = setStage();

test('two sit down, one draws and plays a card face up by dragging, the other sees it and takes it', async () => {
  const [ada, grace] = await twoAtTable(stage, ['Ada at cards', 'Grace at cards']);
  await ada.drawPile.click();
  await ada.page.getByRole('button', { name: 'Draw', exact: true }).click();
  await ada.hand.waitFor();
  await grace.page.getByRole('button', { name: /^Ada at cards, 1 card$/ }).waitFor();
  await grace.told.getByText('Ada at cards drew 1 card').waitFor();

  const name = (await ada.hand.getAttribute('aria-label'))?.replace(/, 1 of 1$/, '') ?? '';
  expect(name).toMatch(/\w+ (of \w+|joker)$/i);
  // Nobody but her knows it.
  expect(await grace.page.content()).not.toContain(name);
  await drag(ada.page, await middleOf(ada.hand), await middleOf(ada.discard.locator('.table-frame')));
  await ada.page.mouse.up();
  const played = grace.discard.getByRole('button', { name });
  await played.waitFor();
  await grace.told.getByText(`Ada at cards played ${name.toLowerCase()}`).waitFor();
  await ada.hand.waitFor({ state: 'detached' });

  await played.dblclick();
  await grace.hand.waitFor();
  await ada.page.getByRole('button', { name: /^Grace at cards, 1 card$/ }).waitFor();
  await grace.page.getByRole('button', { name: 'Take back the last act' }).click();
  await ada.page.getByText('Grace at cards would like to take back the last act.').waitFor();
  await ada.page.getByRole('button', { name: 'Agree' }).click();
  await grace.hand.waitFor({ state: 'detached' });
  await ada.discard.getByRole('button', { name }).waitFor();
});

test('two grab one card: one gets it, for the other it flies back and they are told why', async () => {
  const [ada, grace] = await twoAtTable(stage, ['Ada who grabs', 'Grace who grabs']);
  await ada.drawPile.dblclick();
  await ada.hand.dblclick();
  const card = grace.discard.locator('[data-handle]');
  await card.waitFor();
  const foot = await middleOf(grace.page.getByRole('region', { name: 'Your hand' }));
  await drag(grace.page, await middleOf(card), foot);
  // While it is in her fingers, it is taken.
  await ada.discard.locator('[data-handle]').dblclick();
  await ada.hand.waitFor();
  await grace.page.mouse.up();
  await grace.page.getByText('Somebody was faster: this card is not there any more.').waitFor();
  await grace.page.locator('[data-ghost]').waitFor({ state: 'detached' });
  expect(await grace.hand.count()).toBe(0);
});

test('with the keyboard alone: sit, draw, sort, play, turn over, and move to a place', async () => {
  const host = await stage.visitor();
  await host.named('Linus of the keys');
  const { code } = await makeRoom(host);
  const table = await atTable(host, code);
  const { page } = table;
  const { keyboard } = page;
  const tell = (text: string | RegExp) => table.told.getByText(text).last().waitFor();
  await page.getByRole('button', { name: /^Free table/ }).press('Enter');
  await page.getByRole('button', { name: 'Sit here, seat 1', exact: true }).press('Enter');
  await page.getByText('No cards yet').waitFor();
  await table.drawPile.focus();
  await keyboard.press('d');
  await tell('Linus of the keys drew 1 card');
  await keyboard.press('d');
  await expect.poll(() => table.hand.count()).toBe(2);

  await page.getByRole('button', { name: 'Sort the hand by rank' }).focus();
  await keyboard.press('h');
  const focus = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  expect(await focus()).toMatch(/, 1 of 2$/);
  await keyboard.press('ArrowRight');
  expect(await focus()).toMatch(/, 2 of 2$/);
  const name = (await focus()).replace(/, 2 of 2$/, '');
  await keyboard.press('p');
  await tell(`Linus of the keys played ${name.toLowerCase()}`);

  // From the hand up to the table, and to a place by its name.
  await page.getByRole('button', { name: `Discard pile, 1 card, on top: ${name}` }).focus();
  await keyboard.press('f');
  await tell('Linus of the keys turned 1 card over');
  await keyboard.press('m');
  await page.getByRole('button', { name: 'In front of you' }).press('Enter');
  await tell('Linus of the keys moved 1 card');
  await page.getByRole('button', { name: 'Face-down card', exact: true }).waitFor();
  // The focus is on the table still, although the button that had it is gone.
  await expect.poll(focus).not.toBe('');
  await keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys and gestures' }).waitFor();
});

test('on a phone: a hand of thirteen is read and played with a thumb, without a drag', async () => {
  const [ada, thumb] = await twoAtTable(stage, ['Ada who deals', 'Thumb at cards'], PHONE);
  await ada.drawPile.click();
  await ada.page.getByRole('button', { name: 'Deal…' }).click();
  await ada.page.getByRole('button', { name: '13', exact: true }).click();
  await expect.poll(() => thumb.hand.count()).toBe(13);
  const { page } = thumb;
  await page.getByRole('button', { name: 'Sort the hand by suit' }).tap();
  const first = thumb.hand.first();
  await first.tap({ position: { x: 12, y: 40 } });
  expect(await first.getAttribute('aria-pressed')).toBe('true');
  await page.getByRole('button', { name: 'Face down', exact: true }).tap();
  await page.getByRole('button', { name: 'In front of you' }).tap();
  await ada.told.getByText('Thumb at cards played 1 card face down').waitFor();
  await expect.poll(() => thumb.hand.count()).toBe(12);
  const { scroll, inner } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    inner: innerWidth,
  }));
  expect(scroll).toBeLessThanOrEqual(inner);
  // Wide enough for a thumb although they overlap.
  const lefts = await thumb.hand.evaluateAll((cards) =>
    cards.map((card) => card.getBoundingClientRect().left),
  );
  expect(Math.min(...lefts.slice(1).map((left, at) => left - (lefts[at] ?? 0)))).toBeGreaterThanOrEqual(29);
  expect(await violations(page)).toEqual([]);
  // A link to the table leads there from elsewhere in the same room, too.
  await page.getByRole('tab', { name: 'Mural' }).tap();
  await thumb.drawPile.waitFor({ state: 'hidden' });
  await page.evaluate(() => {
    location.hash = '#table';
  });
  await thumb.drawPile.waitFor();
  expect(await page.evaluate(() => location.hash)).toBe('');
});

test('axe finds nothing at the table in any theme, laid or not, nor in its dialogs', async () => {
  const host = await stage.visitor();
  await host.named('Looker at tables');
  const { code } = await makeRoom(host);
  const table = await atTable(host, code);
  const { page } = table;
  const judge = async (what: string, within?: string) =>
    expect([what, await violationsInThemes(page, within)]).toEqual([what, []]);
  await judge('nothing laid');
  await page.getByRole('button', { name: /^Free table/ }).click();
  await table.sit(1);
  await table.drawPile.click();
  await page.getByRole('button', { name: 'Draw', exact: true }).click();
  await table.hand.waitFor();
  await judge('a pile is chosen');
  await page
    .getByRole('toolbar', { name: 'Table' })
    .getByRole('button', { name: 'More about the table' })
    .click();
  await page.getByRole('button', { name: 'Add a die' }).click();
  await page.getByRole('button', { name: /^Die with 6 sides/ }).waitFor();
  for (const name of ['Scores', 'What happened']) {
    await page.getByRole('button', { name, exact: true }).click();
    await page.getByRole('dialog', { name }).waitFor();
    await judge(name, 'dialog[open]');
    await page.keyboard.press('Escape');
  }
});
