/** The desk: an admin at a desk, a moderator on a phone, and a guest before a closed door. */

import AxeBuilder from '@axe-core/playwright';
import { expect, test } from 'vitest';
import { makeRoom } from './harness/rooms.ts';
import { promote as makeStaff } from './harness/staff.ts';
import { setStage } from './harness/stage.ts';
import type { Visitor } from './harness/visitor.ts';

const stage = setStage();
const PHONE = { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true };

const promote = (visitor: Visitor, name: string, role: 'admin' | 'moderator') =>
  makeStaff(stage, visitor, name, role);

const heading = (visitor: Visitor, name: string) =>
  visitor.page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

test('an admin announces something to everybody, makes a backup and deletes a room for good', async () => {
  const admin = await stage.visitor();
  const guest = await stage.visitor();
  await promote(admin, 'Ada', 'admin');
  const { code } = await makeRoom(admin, { title: 'Short-lived' });
  const { page } = admin;

  await admin.open('/');
  await page.getByRole('button', { name: /you and your settings$/ }).click();
  await page.getByRole('link', { name: 'The desk' }).click();
  await heading(admin, 'Overview');
  await page.getByText('People online').waitFor();

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
  await page.getByRole('button', { name: 'Rename' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Guest of honour');
  await page
    .getByRole('dialog', { name: /^Rename/ })
    .getByRole('button', { name: 'Rename' })
    .click();
  await page.getByRole('heading', { name: 'Guest of honour' }).waitFor();
});

test('to others the desk is a closed door', async () => {
  const guest = await stage.visitor();
  await guest.named('Linus');
  await guest.open('/admin/people');
  await heading(guest, 'This is the host’s desk');
  expect(await guest.page.getByRole('navigation').count()).toBe(0);
});

test('axe finds nothing on any section in any theme, and nothing is wider than a phone', async () => {
  const admin = await stage.visitor(PHONE);
  await promote(admin, 'Barbara', 'admin');
  const { page } = admin;
  const found: string[] = [];
  for (const theme of ['light', 'dark', 'coffee']) {
    await admin.open('/');
    await page.evaluate((kept) => localStorage.setItem('atelier.theme', kept), theme);
    for (const name of ['Overview', 'Rooms', 'People', 'Audit', 'Settings', 'Jobs']) {
      await admin.open(name === 'Overview' ? '/admin' : `/admin/${name.toLowerCase()}`);
      await heading(admin, name);
      await page.getByText('Fetching').waitFor({ state: 'detached' });
      const { violations } = await new AxeBuilder({ page }).analyze();
      found.push(...violations.map(({ id, nodes }) => `${theme} ${name} ${id} ${nodes[0]?.target}`));
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (over > 0) found.push(`${theme} ${name} is ${over} px too wide`);
    }
  }
  expect(found).toEqual([]);
});
