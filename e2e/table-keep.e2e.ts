/** A table is saved, laid again, taken out as a file and brought back; and a round is watched again, on a phone, by keys. */
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violations } from './harness/axe.ts';
import { makeRoom } from './harness/rooms.ts';
import { setStage } from './harness/stage.ts';
import { refusedRequest, type Visitor } from './harness/visitor.ts';

const stage = setStage();
const PHONE = { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true };

async function atTable({ page, open }: Visitor, code: string): Promise<void> {
  await open(`/r/${code}`);
  await page.getByRole('tab', { name: 'Table' }).click();
  await page.getByRole('list', { name: 'Seats' }).waitFor();
}
const hand = (page: Page): Locator =>
  page.getByRole('region', { name: 'Your hand' }).locator('[data-handle]');
const handNames = (page: Page): Promise<(string | null)[]> =>
  hand(page).evaluateAll((cards) => cards.map((card) => card.getAttribute('aria-label')));
async function choose(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'More about the table' }).click();
  await page.getByRole('button', { name: item }).click();
}
async function draw(page: Page, count: number): Promise<void> {
  const before = await hand(page).count();
  for (let one = 1; one <= count; one++) {
    await page.getByRole('button', { name: /^Draw pile, / }).dblclick();
    await expect.poll(() => hand(page).count()).toBe(before + one);
  }
}

test('a table is saved, played on and laid again; exported, changed and brought back; both see it', async () => {
  const [ada, grace] = [await stage.visitor(), await stage.visitor()];
  await ada.named('Ada who saves');
  await grace.named('Grace who sees');
  const { code } = await makeRoom(ada);
  await atTable(ada, code);
  const { page } = ada;
  await page.getByRole('button', { name: /^Free table/ }).click();
  await page.getByRole('button', { name: 'Sit here, seat 1', exact: true }).click();
  await atTable(grace, code);
  await grace.page.getByRole('button', { name: 'Sit here, seat 7', exact: true }).click();
  await draw(page, 2);
  const held = await handNames(page);
  const theirs = (count: string) =>
    grace.page.getByRole('button', { name: `Ada who saves, ${count}`, exact: true }).waitFor();

  await choose(page, 'Save and load');
  await page.getByText('No table has been saved here yet').waitFor();
  await page.getByLabel('Name').fill('Friday');
  await page.getByRole('button', { name: 'Save the table' }).click();
  await page.getByRole('button', { name: 'Load “Friday”' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await draw(page, 3);
  await theirs('5 cards');

  await choose(page, 'Save and load');
  await page.getByRole('button', { name: 'Load “Friday”' }).click();
  await page.getByText('“Friday” lies on the table.').waitFor();
  expect(await handNames(page)).toEqual(held);
  await theirs('2 cards');
  await grace.page
    .getByRole('log', { name: 'What happened' })
    .getByText('Ada who saves laid the saved table “Friday”')
    .waitFor();
  // What lay there is not lost.
  await page.getByRole('button', { name: 'Take back', exact: true }).click();
  await theirs('5 cards');

  await choose(page, 'Save and load');
  await page.getByText('Before another table was laid').first().waitFor();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export', exact: true }).click(),
  ]);
  const path = join(tmpdir(), `keep-${code}.json`);
  await file.saveAs(path);
  await page.keyboard.press('Escape');
  await draw(page, 1);
  await theirs('6 cards');
  const bring = async (from: string) => {
    await choose(page, 'Save and load');
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Import a file…' }).click(),
    ]);
    await chooser.setFiles(from);
  };
  ada.expects(refusedRequest(422));
  const changed = JSON.parse(readFileSync(path, 'utf8'));
  changed.open.round = 7;
  changed.open.sheet = Array.from({ length: 7 }, () => [1]);
  writeFileSync(`${path}.changed.json`, JSON.stringify(changed));
  await bring(`${path}.changed.json`);
  await page
    .getByRole('alert')
    .getByText(/^This file was changed after it was exported/)
    .waitFor();
  await page.keyboard.press('Escape');
  await bring(path);
  await page.getByText('It is laid exactly as it was, hidden cards too.').waitFor();
  await page.getByRole('button', { name: 'Lay the table' }).click();
  await theirs('5 cards');
  await expect.poll(() => hand(page).count()).toBe(5);
});

test('a round is watched again with the keyboard on a phone, and nothing can be done in it', async () => {
  const linus = await stage.visitor(PHONE);
  await linus.named('Linus who looks back');
  const { code } = await makeRoom(linus);
  await atTable(linus, code);
  const { page } = linus;
  await page.getByRole('button', { name: /^Free table/ }).click();
  await page.getByRole('button', { name: 'Sit here, seat 1', exact: true }).click();
  const menu = async (item: string) => {
    await page.getByRole('button', { name: 'More about the table' }).click();
    // A game may offer the same at the top.
    await page.getByRole('button', { name: item, exact: true }).first().click();
  };
  await menu('Begin a round');
  await draw(page, 2);
  await menu('End the round');
  await menu('Gather all cards');
  await expect.poll(() => hand(page).count()).toBe(0);

  await menu('Replay…');
  await page.getByRole('button', { name: /^Round 1/ }).click();
  const bar = page.getByRole('region', { name: 'Replay of round 1' });
  await bar.getByText('step 1 of 4').waitFor();
  await bar.getByText('Linus who looks back began round 1').waitFor();
  expect(await violations(page)).toEqual([]);
  const { keyboard } = page;
  await keyboard.press('ArrowRight');
  await bar.getByText('step 2 of 4').waitFor();
  await bar.getByText('Linus who looks back drew 1 card').waitFor();
  await expect.poll(() => hand(page).count()).toBe(1);
  await keyboard.press('End');
  await bar.getByText('step 4 of 4').waitFor();
  await expect.poll(() => hand(page).count()).toBe(2);
  await keyboard.press('ArrowLeft');
  await bar.getByText('step 3 of 4').waitFor();
  await keyboard.press('Home');
  await bar.getByText('step 1 of 4').waitFor();
  // Nothing is taken from the past.
  await page.getByRole('button', { name: /^Draw pile, / }).dblclick();
  await keyboard.press('d');
  expect(await hand(page).count()).toBe(0);
  await bar.getByRole('button', { name: 'Speed: 1×' }).click();
  await bar.getByRole('button', { name: 'Speed: 2×' }).click();
  await bar.getByRole('button', { name: 'Play', exact: true }).press('Space');
  await bar.getByRole('button', { name: 'Pause' }).waitFor();
  await bar.getByText('step 4 of 4').waitFor();
  await keyboard.press('Escape');
  await bar.waitFor({ state: 'detached' });
  await expect.poll(() => hand(page).count()).toBe(0);
  await page.getByRole('button', { name: /^Draw pile, / }).dblclick();
  await expect.poll(() => hand(page).count()).toBe(1);
});
