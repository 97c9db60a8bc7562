/** The desk: an admin at a desk, a moderator on a phone, whom it concerns, and a guest before a closed door. */

import { expect, test } from 'vitest';
import { violationsInThemes } from './harness/axe.ts';
import { roomPage } from './harness/room-page.ts';
import { makeRoom } from './harness/rooms.ts';
import { promote as makeStaff } from './harness/staff.ts';
import { setStage } from './harness/stage.ts';
import { LOST, refusedRequest, type Visitor } from './harness/visitor.ts';

const stage = setStage();
const PHONE = { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true };

const promote = (visitor: Visitor, name: string, role: 'admin' | 'moderator') =>
  makeStaff(stage, visitor, name, role);

/** Of one admin for all that is tried here: making somebody staff takes its time. */
let kept: Awaited<ReturnType<Visitor['context']['storageState']>> | null = null;

async function anAdmin(): Promise<Visitor> {
  if (kept) return stage.visitor({ storageState: kept });
  const ada = await stage.visitor();
  await promote(ada, 'Ada', 'admin');
  kept = await ada.context.storageState();
  return ada;
}

const heading = (visitor: Visitor, name: string) =>
  visitor.page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

test('an admin announces something to everybody, makes a backup and deletes a room for good', async () => {
  const admin = await anAdmin();
  const guest = await stage.visitor();
  const { code } = await makeRoom(admin, { title: 'Short-lived' });
  const { page } = admin;

  await admin.open('/');
  await page.getByRole('button', { name: /you and your settings$/ }).click();
  await page.getByRole('link', { name: 'The desk' }).click();
  await heading(admin, 'Overview');
  // What a new host does first, told by what is not done yet: there with the figures, which need not make room.
  await page.getByText('People online').waitFor();
  expect(await page.getByRole('link', { name: /^Secure your account/ }).count()).toBe(1);

  await page.getByRole('link', { name: 'Settings' }).first().click();
  await page.getByRole('textbox', { name: 'Announcement' }).fill('Open house at eight');
  await page.getByRole('button', { name: 'Save: Announcement' }).click();
  await page.getByText('Saved', { exact: true }).waitFor();
  await guest.open('/');
  await guest.page.getByText('Open house at eight').waitFor();

  await page.getByRole('link', { name: 'Jobs' }).click();
  await page.getByRole('button', { name: 'Back up now' }).click();
  await page.getByRole('link', { name: /^Download desk-/ }).waitFor();

  await page.getByRole('link', { name: 'Rooms' }).click();
  await page.getByRole('button', { name: /Short-lived/ }).click();
  await page.getByRole('button', { name: 'Archive' }).click();
  await page
    .getByRole('dialog', { name: /^Archive/ })
    .getByRole('button', { name: 'Archive' })
    .click();
  await page.getByRole('button', { name: 'Delete for good' }).click();
  const sure = page.getByRole('dialog', { name: /^Delete/ });
  expect(await sure.getByRole('button', { name: 'Delete for good' }).isDisabled()).toBe(true);
  await sure.getByRole('textbox', { name: `Type ${code} to go on` }).fill(code);
  await sure.getByRole('button', { name: 'Delete for good' }).click();
  await page.getByRole('dialog').first().waitFor({ state: 'hidden' });

  await page.getByRole('link', { name: 'Audit' }).click();
  await page.getByText(`deleted “Short-lived” (${code}) for good`).waitFor();
});

test('a moderator on a phone finds somebody and gives them another name', async () => {
  const moderator = await stage.visitor(PHONE);
  const guest = await stage.visitor();
  await promote(moderator, 'Grace', 'moderator');
  await guest.named('Offending name');
  const { page } = moderator;
  await moderator.open('/admin');
  await page.getByRole('button', { name: /Go to another section/ }).click();
  expect(await page.getByRole('link', { name: 'Settings' }).count()).toBe(0);
  await page.getByRole('link', { name: 'People' }).click();
  await page.getByRole('searchbox', { name: 'Name or number' }).fill('offending');
  await page.getByRole('link', { name: /^Offending name/ }).click();
  await heading(moderator, 'Offending name not secured');
  // What only an admin may do is not offered.
  expect(await page.getByRole('button', { name: /Delete the account|Link to come back/ }).count()).toBe(0);
  await page.getByRole('button', { name: 'Rename' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Guest of honour');
  await page
    .getByRole('dialog', { name: /^Rename/ })
    .getByRole('button', { name: 'Rename' })
    .click();
  await heading(moderator, 'Guest of honour not secured');
  await page.getByText('Grace renamed Guest of honour, who was “Offending name”').waitFor();
  // Back to what was looked for.
  await page.goBack();
  await page.getByRole('searchbox', { name: 'Name or number' }).waitFor();
  expect(await page.getByRole('searchbox', { name: 'Name or number' }).inputValue()).toBe('offending');
});

test('somebody is banned and sees why at once; lifted, signed out, and back by a link that works once', async () => {
  const admin = await anAdmin();
  const guest = await stage.visitor();
  const { number } = await guest.named('Linus');
  const { page } = admin;
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  guest.expects(refusedRequest(403));
  guest.expects(LOST);
  await guest.open('/r/PARK');
  await roomPage(guest.page).ready();

  await admin.open(`/admin/people/${number}`);
  await press('Ban from the server');
  await page.getByRole('textbox', { name: 'Reason' }).fill('Painted over the wall');
  await press('Ban');
  await page.getByRole('heading', { name: /^Banned until/ }).waitFor();
  await guest.page.getByText('Painted over the wall').waitFor();
  await press('Lift the ban');
  await page.getByRole('dialog').getByRole('button', { name: 'Lift the ban' }).click();
  await page.getByText('Linus can come in again.').waitFor();
  await page.getByText('Ada let Linus come back to the server').waitFor();

  await press('Sign out everywhere');
  const sure = page.getByRole('dialog', { name: 'Sign Linus out everywhere?' });
  expect(await sure.getByRole('checkbox', { name: /^Make a link/ }).isChecked()).toBe(true);
  await sure.getByRole('button', { name: 'Sign out everywhere' }).click();
  const link = await page.getByRole('textbox', { name: 'Link to come back' }).inputValue();
  await press('Done');
  await page.getByText('No open session').waitFor();

  // On another device, where somebody else has been.
  const device = await stage.visitor(PHONE);
  device.expects(refusedRequest(410));
  await device.named('Passer-by');
  await device.page.goto(link);
  await device.page.getByText(/you are Passer-by at the moment, without a way to sign in/).waitFor();
  await device.page.getByRole('button', { name: 'Come back as Linus' }).click();
  await heading(device, 'You are Linus again');
  await device.page.reload();
  await heading(device, 'This link does not work');
  const me = await device.request<{ me: { number: number } }>('GET', '/me');
  expect(me.me.number).toBe(number);
});

test('an account is deleted, its name typed first, and nobody keeps it', async () => {
  const admin = await anAdmin();
  const guest = await stage.visitor();
  const { number } = await guest.named('Forget me');
  const { page } = admin;
  await admin.open(`/admin/people/${number}`);
  await page.getByRole('button', { name: 'Delete the account' }).click();
  const sure = page.getByRole('dialog', { name: 'Delete the account of Forget me?' });
  const verb = sure.getByRole('button', { name: 'Delete the account' });
  expect(await verb.isDisabled()).toBe(true);
  await sure.getByRole('textbox', { name: 'Reason' }).fill('They asked');
  await sure.getByRole('textbox', { name: 'Type Forget me to go on' }).fill('Forget me');
  await verb.click();
  await heading(admin, 'Somebody who is gone');
  await page.getByText('Reason: They asked').waitFor();
  expect(await page.getByText('Forget me').count()).toBe(0);
});

test('to others the desk is a closed door', async () => {
  const guest = await stage.visitor();
  await guest.named('Margaret');
  await guest.open('/admin/people');
  await heading(guest, 'This is the host’s desk');
  expect(await guest.page.getByRole('navigation').count()).toBe(0);
  // It may be somebody of the staff, in a browser that does not know them.
  await guest.page.getByRole('button', { name: 'Sign in' }).click();
  await guest.page.waitForURL(/\/sign-in\?back=\/admin\/people$/);
});

/** The heading of each section, and the link that leads there: through the menu, or where it is in brackets, on the page. */
const SECTIONS = [
  ['Overview', 'Overview'],
  ['Rooms', 'Rooms'],
  ['People', 'People'],
  ['Ada Admin not secured', '(Ada)'],
  ['Invitations', 'Invitations'],
  ['Reports', 'Reports'],
  ['Bans', 'Bans'],
  ['Audit', 'Audit'],
  ['Settings', 'Settings'],
  ['Jobs', 'Jobs'],
] as const;

test('axe finds nothing on any section in any theme, and nothing is wider than a phone', async () => {
  const admin = await anAdmin();
  const { page } = admin;
  await page.setViewportSize(PHONE.viewport);
  await admin.open('/admin');
  const found: string[] = [];
  for (const [name, link] of SECTIONS) {
    if (link.startsWith('(')) await page.getByRole('link', { name: link.slice(1, -1), exact: true }).click();
    else {
      await page.getByRole('button', { name: /^Go to another section/ }).click();
      await page
        .getByRole('dialog')
        .getByRole('link', { name: new RegExp(`^${link}`) })
        .click();
    }
    await heading(admin, name);
    await expect.poll(() => page.getByText('Fetching').count(), { timeout: 15_000 }).toBe(0);
    found.push(...(await violationsInThemes(page)).map((text) => `${name}: ${text}`));
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (over > 0) found.push(`${name} is ${over} px too wide`);
  }
  expect(found).toEqual([]);
});
