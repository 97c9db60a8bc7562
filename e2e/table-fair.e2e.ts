/** Fair shuffles: prepared by all, checked in the browser of each, and a reveal that was tampered with. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { commitTo, newSeed } from '../src/activities/table/fair/protocol.ts';
import type { FairDone } from '../src/activities/table/types.ts';
import { violations } from './harness/axe.ts';
import { makeRoom } from './harness/rooms.ts';
import { setStage } from './harness/stage.ts';
import type { Visitor } from './harness/visitor.ts';

const stage = setStage();

async function atTable({ open, page }: Visitor, code: string): Promise<void> {
  await open(`/r/${code}`);
  await page.getByRole('tab', { name: 'Table' }).click();
  await page.getByRole('list', { name: 'Seats' }).waitFor();
}
async function sit(page: Page, seat: number): Promise<void> {
  await page.getByRole('button', { name: `Sit here, seat ${seat}`, exact: true }).click();
  await page.getByRole('region', { name: 'Your hand' }).waitFor();
}
const handOf = (page: Page) => page.getByRole('region', { name: 'Your hand' }).locator('[data-handle]');
const fairCard = (page: Page) => page.getByRole('region', { name: 'Fair shuffle', exact: true });
async function fromMenu(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'More about the table' }).click();
  // Some games offer it a second time, as a button of theirs.
  await page.getByRole('button', { name, exact: true }).first().click();
}

/** Changes what this page is told: the secret number is another one, and the seal fits it. */
async function tamperWith(page: Page): Promise<void> {
  const seed = newSeed((below) => below - 1);
  await page.routeWebSocket(/./, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => {
      if (typeof message !== 'string' || !message.includes('"shown":[{"id"')) return socket.send(message);
      const told = JSON.parse(message, (key, value: unknown) =>
        key === 'shown' && Array.isArray(value)
          ? (value as FairDone[]).map((done) => ({ ...done, seed, commit: commitTo(seed) }))
          : value,
      );
      socket.send(JSON.stringify(told));
    });
  });
}

test('two at a free table shuffle fairly, draw, and check afterwards what they drew', async () => {
  const [ada, grace] = [await stage.visitor(), await stage.visitor()];
  await ada.named('Ada who is fair');
  await grace.named('Grace who is fair');
  const { code } = await makeRoom(ada);
  await atTable(ada, code);
  await ada.page.getByRole('button', { name: /^Free table/ }).click();
  const drawPile = (page: Page) => page.getByRole('button', { name: /^Draw pile, / });
  await drawPile(ada.page).waitFor();
  await sit(ada.page, 1);
  await atTable(grace, code);
  await sit(grace.page, 7);

  await drawPile(ada.page).click();
  await ada.page.getByRole('button', { name: 'More', exact: true }).click();
  await ada.page.getByRole('button', { name: 'Shuffle fairly…' }).click();
  const hers = fairCard(grace.page);
  await hers.getByRole('heading', { name: 'Fair shuffle: Draw pile' }).waitFor();
  expect(await violations(grace.page)).toEqual([]);
  // The pile waits as it is.
  await drawPile(grace.page).dblclick();
  await grace.page.getByText('This waits for the fair shuffle.', { exact: false }).waitFor();
  await hers.getByRole('button', { name: 'My own words' }).press('Enter');
  await grace.page.keyboard.type('a cup of tea');
  await grace.page.keyboard.press('Enter');
  await hers.getByText('Your chance is in. Waiting for Ada who is fair.').waitFor();
  await fairCard(ada.page).getByRole('button', { name: 'Add chance' }).click();
  const told = grace.page.getByRole('log', { name: 'What happened' });
  await told.getByText(/^Shuffled fairly: 5\d cards$/).waitFor();
  await hers.waitFor({ state: 'detached' });

  for (let count = 1; count <= 3; count++) {
    await drawPile(grace.page).dblclick();
    await expect.poll(() => handOf(grace.page).count()).toBe(count);
  }
  // A page that is loaded anew has kept its notes.
  await grace.page.reload();
  await handOf(grace.page).nth(2).waitFor();
  await fromMenu(ada.page, 'Gather all cards');
  await drawPile(ada.page).click();
  await ada.page.keyboard.press('s');
  await fairCard(grace.page).getByRole('button', { name: 'Check the shuffle' }).click();
  const check = grace.page.getByRole('dialog', { name: 'Fair shuffles' });
  await check.getByText('The order is right').waitFor();
  for (const found of [
    'The seal is the one this page saw before the shuffle',
    'What you added is in it, as you sent it',
    'The cards you saw lay where the order says',
  ])
    await check
      .getByRole('listitem')
      .filter({ hasText: found })
      .getByText('Right:')
      .waitFor({ state: 'attached' });
  await check.getByText('a cup of tea').waitFor();
  await check.getByText('yours, as you sent it').waitFor();
  expect(await violations(grace.page)).toEqual([]);
});

test('a round of a game with rules begins fairly; whoever is told a forged number finds it out', async () => {
  const [ada, grace] = [await stage.visitor(), await stage.visitor()];
  await ada.named('Ada of the rules');
  await grace.named('Grace who is lied to');
  await tamperWith(grace.page);
  const { code } = await makeRoom(ada);
  await atTable(ada, code);
  await ada.page.getByRole('button', { name: /^Crazy Eights/ }).click();
  await sit(ada.page, 1);
  await atTable(grace, code);
  await sit(grace.page, 4);
  await fromMenu(ada.page, 'Rules of this table…');
  await ada.page.getByRole('checkbox', { name: 'Shuffle fairly before each round' }).check();
  await ada.page.getByRole('button', { name: 'Save' }).click();
  const bar = ada.page.getByRole('region', { name: 'The game' });
  await bar.getByRole('button', { name: 'Begin the round' }).click();
  for (const { page } of [ada, grace]) {
    await fairCard(page).getByRole('heading', { name: 'Fair shuffle before round 1' }).waitFor();
    await fairCard(page).getByRole('button', { name: 'Add chance' }).click();
  }
  for (const { page } of [ada, grace]) await expect.poll(() => handOf(page).count()).toBeGreaterThan(4);
  await fromMenu(ada.page, 'End the round');
  for (const [{ page }, verdict] of [
    [ada, 'The order is right'],
    [grace, 'The shuffle does not hold'],
  ] as const) {
    await fairCard(page).getByRole('button', { name: 'Check the shuffle' }).click();
    await page.getByRole('dialog', { name: 'Fair shuffles' }).getByText(verdict).waitFor();
  }
  await ada.page.getByText('The cards you saw lay where the order says').waitFor();
  const sealed = 'The number that was sealed before the shuffle is not the one that is shown now.';
  await grace.page.getByText(sealed).first().waitFor();
});
