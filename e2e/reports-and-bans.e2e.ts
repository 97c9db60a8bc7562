/** What people report, what those in charge do about it, and what everybody else sees of it at once. */
import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { violations, violationsInThemes } from './harness/axe.ts';
import { type RoomPage, roomPage } from './harness/room-page.ts';
import { makeRoom } from './harness/rooms.ts';
import { promote } from './harness/staff.ts';
import { setStage } from './harness/stage.ts';
import { tabTo } from './harness/tab-to.ts';
import { refusedRequest, type Visitor, type VisitorOptions } from './harness/visitor.ts';

const stage = setStage();
let tag = 0;
beforeAll(() => {
  tag = Date.now() % 100_000;
});

interface Person extends Visitor {
  readonly name: string;
  readonly room: RoomPage;
}

async function person(name: string, options?: VisitorOptions): Promise<Person> {
  const visitor = await stage.visitor(options);
  const full = `${name} ${++tag}`;
  await visitor.named(full);
  return Object.assign(visitor, { name: full, room: roomPage(visitor.page) });
}

/** Ada’s room with all of them in it. */
async function meet(ada: Person, others: readonly Person[]): Promise<string> {
  const { code } = await makeRoom(ada, { title: 'Well kept' });
  const all = [ada, ...others];
  await Promise.all(all.map((one) => one.open(`/r/${code}`)));
  await Promise.all(all.map((one) => one.room.ready()));
  return code;
}

/** The actions of a message, as the pointer finds them. */
async function actionsOf({ page, room }: Person, text: string): Promise<Locator> {
  await room.message(text).hover();
  return page.getByRole('toolbar', { name: 'What to do with this message' });
}

async function report(reporter: Person, reason: string, words: string): Promise<void> {
  const dialog = reporter.page.getByRole('dialog', { name: /^Report/ });
  await dialog.getByRole('radio', { name: reason }).check({ force: true });
  await dialog.getByRole('textbox', { name: 'In your own words' }).fill(words);
  await dialog.getByRole('button', { name: 'Send the report' }).click();
  await reporter.page.getByText('Thank you. Somebody will look at it.').waitFor();
}

const caseOf = (page: Page, name: string | RegExp): Locator => page.getByRole('article', { name });

test('a message is reported: who runs the room sees it as it was, removes it, brings it back, mutes, and answers', async () => {
  const [ada, bo, cleo] = [await person('Ada'), await person('Bo'), await person('Cleo')];
  const code = await meet(ada, [bo, cleo]);
  await bo.room.say('Buy gold at once');
  await cleo.room.message('Buy gold').waitFor();
  await (await actionsOf(cleo, 'Buy gold')).getByRole('button', { name: 'Report' }).click();
  await report(cleo, 'Spam', 'The third time today');
  // What was reported stays as it was, whatever becomes of it.
  const { messages } = await bo.request<{ messages: { seq: number }[] }>(
    'GET',
    `/rooms/${code}/chat/messages`,
  );
  const command = { type: 'edit', seq: messages[0]?.seq, text: 'Good morning' };
  const client = 'a-client-of-this-test';
  await bo.request('POST', `/rooms/${code}/chat/commands`, { client, n: 1, command });

  // Well before anybody would ask for it.
  await ada.page.getByRole('button', { name: 'Reports of this room, 1 waiting' }).click({ timeout: 3000 });
  const card = caseOf(ada.page, `A message by ${bo.name}`);
  await card.getByText('Buy gold at once').waitFor();
  await card.getByText('It was changed since.').waitFor();
  await card.getByText('“The third time today”').waitFor();
  expect(await card.textContent()).not.toContain('Cleo');
  expect(await violations(ada.page)).toEqual([]);

  await card.getByRole('button', { name: 'Remove…' }).click();
  const removal = ada.page.getByRole('dialog', { name: 'Remove messages?' });
  await removal.getByRole('button', { name: 'Remove the message' }).click();
  for (const { room } of [bo, cleo]) await room.message('Removed by a moderator').waitFor();
  await card.getByRole('button', { name: 'Undo' }).click();
  for (const { room } of [bo, cleo]) await room.message('Good morning').waitFor();

  await card.getByRole('button', { name: 'Mute here…' }).click();
  const mute = ada.page.getByRole('dialog', { name: `Mute ${bo.name}?` });
  await mute.getByRole('textbox', { name: 'Reason' }).fill('No selling here');
  await mute.getByRole('button', { name: 'Mute' }).click();
  await bo.page.getByText(/You can’t write here until .+“No selling here”/).waitFor();

  await card.getByRole('textbox', { name: 'Answer' }).fill('They may not write for a while.');
  await card.getByRole('button', { name: 'Dealt with' }).click();
  await ada.page.getByText('Nothing waits').waitFor();
  await cleo.page
    .getByText(/^Something you reported was dealt with\. “They may not write/)
    .waitFor({ timeout: 3000 });
  // Whoever was reported learns nothing of it.
  expect(await bo.page.content()).not.toMatch(/Cleo \d+ reported|third time/);
});

test('a place and a person wait for a moderator, who bans; a neighbour goes on; lifted, the banned one is back', async () => {
  const [bo, cleo, dan] = [await person('Bo'), await person('Cleo'), await person('Dan')];
  const mona = await stage.visitor();
  const code = await meet(cleo, [bo, dan]);
  await promote(stage, mona, `Mona ${tag}`, 'moderator');
  // The page tells what the refused requests of a banned one are about.
  bo.expects(refusedRequest(403));
  bo.expects(/^WebSocket connection to .* failed/);
  await bo.request('POST', `/rooms/${code}/mural/pixels`, { pixels: [20, 20, 2, 21, 20, 2, 22, 20, 2] });
  await cleo.page.getByRole('button', { name: 'Report this place' }).click();
  await report(cleo, 'Vandalism', 'All red');
  for (const reporter of [cleo, dan]) {
    await reporter.page.getByRole('button', { name: /people here$/ }).click();
    await reporter.page.getByRole('button', { name: `Report ${bo.name}` }).click();
    await report(reporter, 'Harassment', `So says ${reporter.name}`);
    await reporter.page.keyboard.press('Escape');
  }

  await mona.open('/admin/reports');
  const area = caseOf(mona.page, 'A part of the mural');
  const picture = area.getByRole('img', { name: /pixels at .+ as they were$/ });
  await picture.waitFor();
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);
  const card = caseOf(mona.page, bo.name);
  await card.getByText('2 reports').waitFor();
  for (const { name } of [cleo, dan]) await card.getByText(`“So says ${name}”`).waitFor();
  await mona.page.getByRole('combobox', { name: 'Kind' }).selectOption({ label: 'People' });
  await area.waitFor({ state: 'detached' });

  await card.getByRole('button', { name: 'Ban from the server…' }).click();
  const ban = mona.page.getByRole('dialog', { name: /from the server\?$/ });
  await ban.getByRole('textbox', { name: 'Reason' }).fill('Insults after a warning');
  await ban.getByRole('textbox', { name: 'Note' }).fill('second account of his');
  const address = ban.getByRole('combobox', { name: 'Their address as well?' });
  await address.selectOption({ label: 'For a day' });
  // Everybody in this test comes from one address: a class at a school.
  await ban.getByText(/127\.0\.0\.1 is your own address, too/).waitFor();
  await address.selectOption({ label: 'No, the account only' });
  await ban.getByRole('button', { name: 'Ban' }).click();
  await bo.page.getByRole('heading', { level: 1, name: 'You are banned from this server' }).waitFor();
  await bo.page.getByText('Insults after a warning').waitFor();
  await bo.page.getByText(/write to whoever runs the server/).waitFor();
  expect(await bo.page.content()).not.toContain('second account');
  await dan.room.say('I am still here');
  await cleo.room.message('I am still here').waitFor();

  await card.getByText(`${bo.name} is banned from the server.`).waitFor();
  await card.getByRole('textbox', { name: 'Answer' }).fill('Thank you both');
  await card.getByRole('button', { name: 'Dealt with' }).click();
  await dan.page.getByText(/^Something you reported was dealt with\. “Thank you both”/).waitFor();
  await mona.page.getByRole('combobox', { name: 'Kind' }).selectOption({ label: 'Everything' });
  await area.getByRole('textbox', { name: 'Answer' }).fill('They may paint red.');
  await area.getByRole('button', { name: 'Dismiss' }).click();
  await cleo.open('/settings');
  // In the list, and for a moment in a notice as well.
  await cleo.page.getByText('“They may paint red.”').first().waitFor();

  await mona.open('/admin/bans');
  const banned = mona.page.getByRole('article').filter({ hasText: bo.name });
  await banned.getByText('second account of his').waitFor();
  await banned.getByRole('button', { name: 'Lift' }).click();
  await mona.page.getByRole('dialog').getByRole('button', { name: 'Lift' }).click();
  await banned.waitFor({ state: 'detached' });
  await bo.page.getByRole('button', { name: 'Look again' }).click();
  await bo.room.ready();
  await bo.room.say('I am back');
  await dan.room.message('I am back').waitFor();
});

test('slow mode counts down for the other; all that somebody said lately goes and comes back; a mute from a message', async () => {
  const [ada, bo] = [await person('Ada'), await person('Bo')];
  await meet(ada, [bo]);
  for (const text of ['One flood', 'Two flood', 'Three flood']) await bo.room.say(text);
  await ada.room.message('Three flood').waitFor();

  await ada.page.getByRole('button', { name: 'Slow mode: off' }).click();
  await ada.page
    .getByRole('dialog', { name: 'Slow mode' })
    .getByRole('button', { name: '5 min', exact: true })
    .click();
  await bo.page.getByText(/^Next message in [1-4]:\d\d/).waitFor();
  await bo.room.field.fill('Four');
  expect(await bo.page.getByRole('button', { name: 'Send', exact: true }).isDisabled()).toBe(true);
  await ada.page.getByRole('button', { name: 'Slow mode: 5 min' }).click();
  await ada.page.getByRole('dialog', { name: 'Slow mode' }).getByRole('button', { name: 'off' }).click();
  await bo.page.getByText(/^Next message in/).waitFor({ state: 'detached' });

  await (await actionsOf(ada, 'Two flood')).getByRole('button', { name: 'More actions' }).click();
  await ada.page.getByRole('button', { name: 'Remove as a moderator…' }).click();
  const removal = ada.page.getByRole('dialog', { name: 'Remove messages?' });
  await removal.getByRole('radio', { name: 'The last hour' }).check({ force: true });
  await removal.getByRole('button', { name: 'Remove them all' }).click();
  await expect.poll(() => bo.room.message('Removed by a moderator').count()).toBe(3);
  expect(await bo.room.message('flood').count()).toBe(0);
  const notice = (text: RegExp) => ada.page.locator('[data-toast]').filter({ hasText: text });
  await notice(/removed/)
    .getByRole('button', { name: 'Undo' })
    .click();
  await expect.poll(() => bo.room.message('flood').count()).toBe(3);
  await expect.poll(() => ada.room.message('flood').count()).toBe(3);

  await (await actionsOf(ada, 'Two flood')).getByRole('button', { name: 'More actions' }).click();
  await ada.page.getByRole('button', { name: `Mute ${bo.name}…` }).click();
  const mute = ada.page.getByRole('dialog', { name: `Mute ${bo.name}?` });
  await mute.getByRole('button', { name: 'Mute' }).click();
  await bo.page.getByText(/^You can’t write here until/).waitFor();
  await notice(/is muted/)
    .getByRole('button', { name: 'Undo' })
    .click();
  await bo.room.field.waitFor();
});

test('on a phone, with the keyboard alone and a screen reader: a message is reported, and the case is closed', async () => {
  const phone = { viewport: { width: 360, height: 780 } };
  const [ada, bo] = [await person('Ada', phone), await person('Bo', phone)];
  await meet(ada, [bo]);
  await ada.page.getByRole('tab', { name: /Chat/ }).click();
  await bo.page.getByRole('tab', { name: /Chat/ }).click();
  await ada.room.say('Look at my garden');
  await bo.room.message('Look at my garden').waitFor();
  // What others say is announced, what one says oneself is not.
  await bo.page.getByRole('log').getByText(`${ada.name}: Look at my garden`).waitFor();

  await bo.room.message('Look at my garden').focus();
  await tabTo(bo.page, /^Report$/);
  expect(await violationsInThemes(bo.page)).toEqual([]);
  await bo.page.keyboard.press('Enter');
  await bo.page.getByRole('dialog', { name: 'Report a message' }).waitFor();
  expect(await violationsInThemes(bo.page)).toEqual([]);
  await tabTo(bo.page, /^Spam/);
  await bo.page.keyboard.press('ArrowDown');
  await tabTo(bo.page, /^In your own words/);
  await bo.page.keyboard.type('Gardens are not allowed');
  await tabTo(bo.page, /^Send the report$/);
  await bo.page.keyboard.press('Enter');
  await bo.page.getByRole('status').getByText('Thank you. Somebody will look at it.').waitFor();

  // A report about oneself waits for others: here Ada is the one it is about.
  const mona = await stage.visitor(phone);
  await promote(stage, mona, `Mona ${++tag}`, 'moderator');
  await mona.open('/admin/reports');
  const card = caseOf(mona.page, `A message by ${ada.name}`);
  await card.getByText('Harassment').waitFor();
  expect(await violationsInThemes(mona.page)).toEqual([]);
  await tabTo(mona.page, /^Answer/);
  await mona.page.keyboard.type('They are');
  await tabTo(mona.page, /^Dismiss$/);
  await mona.page.keyboard.press('Enter');
  await mona.page.getByRole('status').getByText('Dismissed.').waitFor();
  await card.waitFor({ state: 'detached' });
  for (const { page } of [ada, bo, mona]) {
    const [wide, has] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(wide).toBeLessThanOrEqual(has ?? 0);
  }
});
