/** Games with rules at the card table: one person against bots, with the keyboard alone. */
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violations } from './harness/axe.ts';
import { makeRoom } from './harness/rooms.ts';
import { setStage } from './harness/stage.ts';

const stage = setStage();

/** Until it is this person's turn, and what they are asked then. */
async function turn(bar: Locator): Promise<string> {
  await bar.getByText('Your turn', { exact: true }).waitFor();
  return (await bar.getByRole('status').textContent()) ?? '';
}

const cardsIn = (page: Page) => page.getByRole('region', { name: 'Your hand' }).locator('[data-handle]');

/** Plays whatever can be played, drawing until something can be. */
async function playOne(page: Page, bar: Locator): Promise<void> {
  const fits = page.locator('[data-hand] [data-handle]:not([data-barred])');
  for (;;) {
    const asked = await turn(bar);
    if (!/Draw/.test(asked)) break;
    const before = await cardsIn(page).count();
    await bar.getByRole('button', { name: 'Draw a card' }).press('Enter');
    await expect.poll(() => cardsIn(page).count()).toBe(before + 1);
  }
  const before = await cardsIn(page).count();
  const card = fits.first();
  const isEight = /^8 /i.test((await card.getAttribute('aria-label')) ?? '');
  await card.focus();
  await page.keyboard.press('p');
  // An eight says which suit counts: the choice has the focus.
  if (isEight) await bar.getByRole('button', { name: 'Play it with hearts' }).press('Enter');
  await expect.poll(() => cardsIn(page).count()).toBe(before - 1);
}

/** Tries a card that steps back, as it does not fit: the table says why not. False where all of them fit. */
async function tryBarred(page: Page, bar: Locator): Promise<boolean> {
  const barred = page.locator('[data-hand] [data-barred]').first();
  if ((await barred.count()) === 0) return false;
  const held = await cardsIn(page).count();
  expect(await barred.getAttribute('aria-label')).toMatch(/, not playable now$/);
  await barred.press('Enter');
  await bar.getByRole('button', { name: 'Play', exact: true }).press('Enter');
  await page.getByText(/^That card has neither the suit nor the rank that counts\./).waitFor();
  expect(await cardsIn(page).count()).toBe(held);
  return true;
}

test('one person plays Crazy Eights against two bots by keyboard: cards that fit, and one that is refused with its words', async () => {
  const ada = await stage.visitor();
  await ada.named('Ada among bots');
  const { code } = await makeRoom(ada);
  const { page } = ada;
  await ada.open(`/r/${code}`);
  await page.getByRole('tab', { name: 'Table' }).press('Enter');
  await page.getByRole('button', { name: /^Crazy Eights/ }).press('Enter');
  await page.getByRole('button', { name: 'Sit here, seat 1', exact: true }).press('Enter');
  const bar = page.getByRole('region', { name: 'The game' });
  await bar.getByText('For 2 to 7 players. 1 player is missing.').waitFor();
  const seats = page.getByRole('list', { name: 'Seats' });
  for (const count of [1, 2]) {
    await bar.getByRole('button', { name: 'Add a bot' }).press('Enter');
    await expect.poll(() => seats.getByRole('button', { name: /, a bot, 0 cards$/ }).count()).toBe(count);
  }
  // One more than wanted is sent away again.
  await seats.getByRole('button', { name: /^Let a bot sit here/ }).press('Enter');
  await expect.poll(() => seats.getByRole('button', { name: /, a bot, / }).count()).toBe(3);
  await seats
    .getByRole('button', { name: /, a bot, / })
    .last()
    .press('Enter');
  await page.getByRole('button', { name: 'Send the bot away' }).press('Enter');
  await expect.poll(() => seats.getByRole('button', { name: /, a bot, / }).count()).toBe(2);
  expect(await violations(page)).toEqual([]);

  await bar.getByRole('button', { name: 'Begin the round' }).press('Enter');
  await expect.poll(() => cardsIn(page).count()).toBe(5);
  const told = page.getByRole('log', { name: 'What happened' });
  const bots = (await seats.getByRole('button', { name: /, a bot, / }).allTextContents()).map(
    (text) => /^\w+/.exec(text)?.[0] ?? '',
  );
  expect(bots).toHaveLength(2);
  let refused = false;
  // A hand of nothing but cards that fit is rare: then one of the next turn is tried.
  for (let turns = 1; turns <= 2 || !refused; turns++) {
    await turn(bar);
    // The bots have moved by themselves in between.
    if (turns > 1)
      expect(await told.locator('p').last().textContent()).toMatch(
        new RegExp(`^(${bots.join('|')}) (played|drew|passes)`),
      );
    refused ||= await tryBarred(page, bar);
    if (turns === 1) expect(await violations(page)).toEqual([]);
    await playOne(page, bar);
  }
});
