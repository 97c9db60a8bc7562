/** People at the card table with each other: what they give, show and hide, who sits where, who agrees. */
import { expect, test } from 'vitest';
import { atTable, type TablePage, twoAtTable } from './harness/card-table.ts';
import { setStage } from './harness/stage.ts';
import { LOST } from './harness/visitor.ts';

const stage = setStage();

async function draw({ page, drawPile, hand }: TablePage, count: number): Promise<void> {
  for (let at = 1; at <= count; at++) {
    await drawPile.focus();
    await page.keyboard.press('d');
    await expect.poll(() => hand.count()).toBe(at);
  }
}
const nameOf = async ({ hand }: TablePage, at = 0): Promise<string> =>
  ((await hand.nth(at).getAttribute('aria-label')) ?? '').split(',')[0] ?? '';
/** Somebody else's seat, as this one sees it. */
const seat = ({ page }: TablePage, of: RegExp) =>
  page.getByRole('list', { name: 'Seats' }).getByRole('button', { name: of });
/** Chooses a card of the hand and does this with it. */
async function withFirst(table: TablePage, key: string): Promise<void> {
  await table.hand.first().focus();
  await table.page.keyboard.press(key);
}
async function tool({ page }: TablePage, name: string): Promise<void> {
  await page.getByRole('button', { name: 'More about the table' }).click();
  await page.getByRole('button', { name }).click();
}
/** One more person in the room, who looks on. */
async function onlooker(table: TablePage, name: string): Promise<TablePage> {
  const third = await stage.visitor();
  await third.named(name);
  return atTable(third, new URL(table.page.url()).pathname.split('/').at(-1) ?? '');
}

test('a card is given; one is shown to one person, then to all, and hidden again', async () => {
  const [ada, grace] = await twoAtTable(stage, ['Ada who gives', 'Grace who gets']);
  const linus = await onlooker(ada, 'Linus who looks');
  await linus.sit(4);
  await draw(ada, 2);
  const given = await nameOf(ada);
  await withFirst(ada, 'g');
  await ada.page
    .getByRole('dialog', { name: 'To whom?' })
    .getByRole('button', { name: 'Grace who gets' })
    .click();
  await grace.hand.waitFor();
  expect(await nameOf(grace)).toBe(given);
  await linus.told.getByText('Ada who gives gave 1 card to Grace who gets').waitFor();
  expect(await linus.page.content()).not.toContain(given);

  const shown = await nameOf(ada);
  await withFirst(ada, 'v');
  await ada.page
    .getByRole('dialog', { name: 'To whom?' })
    .getByRole('button', { name: 'Grace who gets' })
    .click();
  await seat(grace, new RegExp(`^Ada who gives, 1 card, shows ${shown}$`)).waitFor();
  await linus.told.getByText('Ada who gives showed 1 card to Grace who gets').waitFor();
  expect(await linus.page.content()).not.toContain(shown);

  await withFirst(ada, 'Shift+V');
  await seat(linus, new RegExp(`^Ada who gives, 1 card, shows ${shown}$`)).waitFor();
  await linus.told.getByText(`Ada who gives shows ${shown.toLowerCase()}`).waitFor();
  await ada.page.getByRole('button', { name: 'Hide again' }).click();
  await seat(linus, /^Ada who gives, 1 card$/).waitFor();
  await seat(grace, /^Ada who gives, 1 card$/).waitFor();
  await ada.page.getByRole('button', { name: 'Hide again' }).waitFor({ state: 'detached' });
});

test('hands are open to those who look on when all agree; a seat is handed over, and cleared by the master', async () => {
  const [ada, grace] = await twoAtTable(stage, ['Ada the host', 'Grace who asks']);
  const linus = await onlooker(ada, 'Linus looking on');
  await linus.page.getByText('You are looking on. Take a seat to play.').waitFor();
  await draw(ada, 1);
  const card = await nameOf(ada);
  await tool(grace, 'Ask to open all hands');
  await ada.page
    .getByText('Grace who asks would like those who look on to see all hands, yours too.')
    .waitFor();
  await ada.page.getByRole('button', { name: 'Decline' }).click();
  await grace.told.getByText('Ada the host declines').waitFor();
  await ada.page.getByRole('button', { name: 'Decline' }).waitFor({ state: 'detached' });
  await tool(grace, 'Ask to open all hands');
  await ada.page.getByRole('button', { name: 'Agree' }).click();
  await seat(linus, new RegExp(`^Ada the host, 1 card, shows ${card}$`)).waitFor();
  await linus.page.getByText('Those who look on see all hands.').waitFor();
  await tool(ada, 'Close the hands');
  await seat(linus, /^Ada the host, 1 card$/).waitFor();

  await tool(ada, 'Hand your seat over…');
  await ada.page
    .getByRole('dialog', { name: 'Who takes your seat' })
    .getByRole('button', { name: 'Linus looking on' })
    .click();
  await linus.hand.waitFor();
  expect(await nameOf(linus)).toBe(card);
  await ada.page.getByText('You are looking on. Take a seat to play.').waitFor();

  // Who looks after the room may clear a seat although they do not sit themselves; the cards wait there.
  await seat(ada, /^Linus looking on, 1 card$/).click();
  await ada.page.getByRole('button', { name: 'Clear the seat' }).click();
  await linus.page.getByRole('button', { name: 'Sit here, seat 1', exact: true }).click();
  await linus.hand.waitFor();
  expect(await nameOf(linus)).toBe(card);
});

test('taking back: one no is enough, the master alone may by a rule of the table, or nobody', async () => {
  const [ada, grace] = await twoAtTable(stage, ['Ada the master', 'Grace who errs']);
  const back = ({ page }: TablePage) => page.getByRole('button', { name: 'Take back the last act' });
  await draw(grace, 1);
  await back(grace).click();
  await ada.page.getByText('Grace who errs would like to take back the last act.').waitFor();
  await grace.page.getByText('You asked to take back the last act. Waiting for Ada the master.').waitFor();
  await ada.page.getByRole('button', { name: 'Decline' }).click();
  await grace.told.getByText('Ada the master declines').waitFor();
  await grace.page.getByText('You asked to take back the last act.').waitFor({ state: 'detached' });
  expect(await grace.hand.count()).toBe(1);

  const rule = async (name: string) => {
    await tool(ada, 'Rules of this table…');
    const dialog = ada.page.getByRole('dialog', { name: 'Rules of this table…' });
    await dialog.getByText(name).click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
  };
  await rule('The room’s master alone');
  await grace.told.getByText('Ada the master changed the rules of this table').waitFor();
  // Whoever may not is told so; the master need ask nobody.
  await back(grace).click();
  await grace.page
    .getByRole('status')
    .getByText(/master|looks after/)
    .waitFor();
  expect(await grace.hand.count()).toBe(1);
  await back(ada).click();
  await grace.hand.waitFor({ state: 'detached' });
  await draw(grace, 1);
  await rule('Nothing is taken back');
  await expect.poll(() => back(grace).count()).toBe(0);
});

test('whoever drops out keeps their seat and hand; the others see since when, and that they are back', async () => {
  const line = await stage.line();
  const [ada, grace] = await twoAtTable(stage, ['Ada who stays', 'Grace who drops'], { url: line.url });
  grace.visitor.expects(LOST);
  await draw(grace, 2);
  const cards = [await nameOf(grace), await nameOf(grace, 1)];
  await seat(ada, /^Grace who drops, 2 cards$/).waitFor();
  line.cut();
  await seat(ada, /^Grace who drops, 2 cards, reconnecting since 0:0\d$/).waitFor();
  await ada.told.getByText('Grace who drops lost the connection').waitFor();
  await seat(ada, /reconnecting since 0:0[1-9]$/).waitFor();
  line.restore();
  await seat(ada, /^Grace who drops, 2 cards$/).waitFor();
  await ada.told.getByText('Grace who drops is back').waitFor();
  await expect.poll(() => grace.hand.count()).toBe(2);
  expect([await nameOf(grace), await nameOf(grace, 1)]).toEqual(cards);
});
