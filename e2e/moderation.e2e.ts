/** Whoever looks after a room acts in one browser; the other person sees it at once in theirs, and why. */
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violations } from './harness/axe.ts';
import { roomPage } from './harness/room-page.ts';
import { makeRoom } from './harness/rooms.ts';
import { setStage } from './harness/stage.ts';
import { refusedRequest, type Visitor, type VisitorOptions } from './harness/visitor.ts';

const stage = setStage();

interface Scene {
  readonly ada: Visitor;
  readonly bo: Visitor;
  readonly number: number;
  readonly code: string;
}

/** Ada’s room with her and Bo in it. */
async function meet(options?: VisitorOptions): Promise<Scene> {
  const ada = await stage.visitor(options);
  const bo = await stage.visitor(options);
  // What is refused is explained on the page; Chromium notes the answer, too.
  bo.expects(refusedRequest(403));
  const tag = Math.random().toString(36).slice(2, 8);
  const [, { number }] = await Promise.all([ada.named(`Ada ${tag}`), bo.named(`Bo ${tag}`)]);
  const { code } = await makeRoom(ada, { title: 'Well kept' });
  await Promise.all([ada.open(`/r/${code}`), bo.open(`/r/${code}`)]);
  await Promise.all([roomPage(ada.page).ready(), roomPage(bo.page).ready()]);
  return { ada, bo, number, code };
}

async function openPeople({ page }: Visitor): Promise<Locator> {
  await page.getByRole('button', { name: /2 people here$/ }).click();
  const people = page.getByRole('dialog', { name: 'People', exact: true });
  await people.waitFor();
  return people;
}

const menu = (people: Locator): Promise<void> =>
  people.getByRole('button', { name: /^What to do about Bo/ }).click();
const item = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();
const composer = (page: Page): Locator => page.getByRole('textbox', { name: 'Write a message' });

test('somebody who is muted sees until when and why, keeps what they wrote, and may go on once it is undone', async () => {
  const { ada, bo } = await meet();
  await composer(bo.page).fill('Half a sen');
  const people = await openPeople(ada);
  await menu(people);
  await item(ada.page, 'Mute…');
  const question = ada.page.getByRole('dialog', { name: /^Mute Bo/ });
  await question.getByRole('combobox', { name: 'For how long' }).selectOption({ label: '1 hour' });
  await question.getByRole('textbox', { name: 'Reason' }).fill('One at a time');
  await question.getByRole('textbox', { name: 'Note' }).fill('second time today');
  expect(await violations(ada.page, 'dialog[open]')).toEqual([]);
  await question.getByRole('button', { name: 'Mute' }).click();
  await bo.page.getByText(/^You can’t write here until .+\. The reason given: “One at a time”$/).waitFor();
  expect(await composer(bo.page).isVisible()).toBe(false);
  // What is noted for those in charge is nowhere on the other side.
  expect(await bo.page.content()).not.toContain('second time');
  await people.getByText('Muted', { exact: true }).waitFor();

  await people.getByRole('tab', { name: /Kept out/ }).click();
  await people.getByText('Note: second time today').waitFor();
  expect(await violations(ada.page, 'dialog[open]')).toEqual([]);
  await people.getByRole('button', { name: 'Undo' }).click();
  await composer(bo.page).waitFor();
  expect(await composer(bo.page).inputValue()).toBe('Half a sen');
  await people.getByText('Nobody is muted or banned').waitFor();
});

test('somebody who is removed leaves at once, is told why, and comes back when it is undone', async () => {
  const { ada, bo, code } = await meet();
  const people = await openPeople(ada);
  await menu(people);
  await item(ada.page, 'Remove from the room…');
  const question = ada.page.getByRole('dialog', { name: /^Remove Bo/ });
  await question.getByRole('textbox', { name: 'Reason' }).fill('Take a breath');
  await question.getByRole('textbox', { name: 'Note' }).fill('after three warnings');
  await question.getByRole('button', { name: 'Remove' }).click();
  await bo.page.getByRole('heading', { level: 1, name: 'You can’t come in right now' }).waitFor();
  await bo.page.getByText(/You may come back at .+\. The reason given: “Take a breath”/).waitFor();
  expect(await bo.page.content()).not.toContain('three warnings');
  // Nor by coming anew.
  await bo.open(`/r/${code}`);
  await bo.page.getByText(/You may come back at/).waitFor();
  await people.getByRole('tab', { name: /Kept out/ }).click();
  await people.getByText('Note: after three warnings').waitFor();
  await people.getByRole('button', { name: 'Undo' }).click();
  await people.getByText(/can come back/).waitFor();
  await bo.page.getByRole('button', { name: 'Try again' }).click();
  await roomPage(bo.page).ready();
});

test('somebody who is banned stays out until the ban is lifted', async () => {
  const { ada, bo } = await meet();
  const people = await openPeople(ada);
  await menu(people);
  await item(ada.page, 'Ban…');
  const question = ada.page.getByRole('dialog', { name: /^Ban Bo/ });
  await question.getByRole('combobox').selectOption({ label: '1 day' });
  await question.getByRole('textbox', { name: 'Reason' }).fill('Enough');
  await question.getByRole('textbox', { name: 'Note' }).fill('sold paint');
  await question.getByRole('button', { name: 'Ban' }).click();
  await bo.page.getByText(/^You are banned from this room until .+\. The reason given: “Enough”$/).waitFor();
  // Neither what the room is called nor what is noted there.
  expect(await bo.page.content()).not.toMatch(/Well kept|sold paint/);
  await people.getByRole('tab', { name: /Kept out/ }).click();
  await people.getByText('Note: sold paint').waitFor();
  await people.getByRole('button', { name: /^Lift: Bo/ }).click();
  await people.getByText(/can come back/).waitFor();
  await bo.page.getByRole('button', { name: 'Try again' }).click();
  await roomPage(bo.page).ready();
});

test('a watcher sees at once why they cannot paint and whom to ask; a player in charge gets the settings', async () => {
  const { ada, bo } = await meet();
  const people = await openPeople(ada);
  await menu(people);
  await item(ada.page, 'Make watcher');
  await bo.page.getByText(/^You look on here: players paint in this room\. Ask: Ada/).waitFor();
  await bo.page.getByText('You are a watcher here now.').waitFor();
  await people.getByText('Watcher', { exact: true }).waitFor();
  await people.getByRole('button', { name: 'Undo' }).click();
  await bo.page.getByText(/^You look on here/).waitFor({ state: 'detached' });
  await menu(people);
  await item(ada.page, 'Put in charge');
  await ada.page
    .getByRole('dialog', { name: /^Put Bo/ })
    .getByRole('button', { name: 'Put in charge' })
    .click();
  await bo.page.getByRole('button', { name: 'Room settings' }).waitFor();
  await bo.page.getByText('You are in charge here now.').waitFor();
});

test('who paints and who talks is changed for everybody at once; a locked room takes nobody new', async () => {
  const { ada, bo, code } = await meet();
  await ada.page.getByRole('button', { name: 'Room settings' }).click();
  const settings = ada.page.getByRole('dialog', { name: 'Room settings' });
  await settings
    .getByRole('combobox', { name: 'Who paints' })
    .selectOption({ label: 'Only those in charge' });
  await bo.page.getByText(/^Only those in charge paint here at the moment\. Ask: Ada/).waitFor();
  await settings
    .getByRole('combobox', { name: 'Who writes' })
    .selectOption({ label: 'Only those in charge' });
  await bo.page.getByText(/^Only those in charge write here at the moment\. Ask: Ada/).waitFor();
  await settings.getByRole('combobox', { name: 'Who writes' }).selectOption({ label: 'Everybody here' });
  await composer(bo.page).waitFor();
  const late = await stage.visitor();
  late.expects(refusedRequest(403));
  await late.open(`/r/${code}`);
  await roomPage(late.page).ready();
  await settings.getByRole('button', { name: 'Lock the room' }).click();
  await settings.getByText('The room is locked.').waitFor();
  // Who looks on is told at once, and finds it so with a name as well.
  const locked = late.page.getByText(/^This room is locked\. You can look on/);
  await locked.waitFor();
  await late.named('Late for it');
  await late.open(`/r/${code}`);
  await locked.waitFor();
  expect(await composer(late.page).isVisible()).toBe(false);
  // Whoever was in before goes on.
  await roomPage(bo.page).say('Still here');
  await roomPage(late.page).message('Still here').waitFor();
  await settings.getByRole('button', { name: 'Open the room again' }).click();
  await composer(late.page).waitFor();
  await roomPage(late.page).say('Let in');
  await roomPage(bo.page).message('Let in').waitFor();
});

test('the only one in charge is told who takes their place, and that one knows at once', async () => {
  const { ada, bo } = await meet();
  const people = await openPeople(ada);
  const own = () => people.getByRole('button', { name: 'Your own place in this room' }).click();
  await own();
  await item(ada.page, 'Step down');
  await people
    .getByText(/^You are the only one in charge: put somebody else .+ Bo .+ takes your place/)
    .waitFor();
  await own();
  await item(ada.page, 'Leave this room');
  const question = ada.page.getByRole('dialog', { name: /^Leave “Well kept”/ });
  await question.getByText(/Bo .+ takes your place\./).waitFor();
  await question.getByRole('button', { name: 'Leave' }).click();
  await bo.page.getByText('You are in charge here now.').waitFor();
  await bo.page.getByRole('button', { name: 'Room settings' }).waitFor();
});

test('on a phone, with the keyboard alone: a mute is given and taken back', async () => {
  const { ada, bo } = await meet({ viewport: { width: 360, height: 780 } });
  const { page } = ada;
  await bo.page.getByRole('tab', { name: /Chat/ }).click();
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
    });
  /** Tabs on until what has the focus is called so. */
  const tabTo = async (name: RegExp) => {
    for (let tabs = 0; tabs < 40; tabs++) {
      if (name.test(await focused())) return;
      await press('Tab');
    }
    throw new Error(`${name} was not reached`);
  };
  await page.getByRole('button', { name: /2 people here$/ }).waitFor();
  await tabTo(/2 people here$/);
  await press('Enter');
  await page.getByRole('dialog', { name: 'People', exact: true }).waitFor();
  await tabTo(/^What to do about Bo/);
  await press('Enter');
  await page.getByRole('dialog', { name: /^What to do about Bo/ }).waitFor();
  await tabTo(/^Mute…$/);
  await press('Enter');
  await page.getByRole('dialog', { name: /^Mute Bo/ }).waitFor();
  await tabTo(/^Mute$/);
  await press('Enter');
  await bo.page.getByText(/^You can’t write here until/).waitFor();
  await page
    .getByRole('status')
    .filter({ hasText: /is muted/ })
    .waitFor();
  await tabTo(/^Undo$/);
  await press('Enter');
  await composer(bo.page).waitFor();
  await press('Escape');
  // The focus is where it came from.
  await expect.poll(focused).toMatch(/2 people here$/);
  for (const { page: one } of [ada, bo]) {
    const [wide, has] = await one.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(wide).toBeLessThanOrEqual(has ?? 0);
  }
});
