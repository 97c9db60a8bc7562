/** Invitations: a link with a QR code, a phone that joins by it, the first admin, a server for invited people only. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { roomPage } from './harness/room-page.ts';
import { makeRoom } from './harness/rooms.ts';
import { setStage } from './harness/stage.ts';
import { refusedRequest, type Visitor } from './harness/visitor.ts';

const stage = setStage();
const CLI = join(import.meta.dirname, '../src/ops/cli.ts');
const PHONE = { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true } as const;

/** Runs the operator's tool beside the server. @returns what it printed */
function operate(...args: string[]): string {
  const { dataDir, url } = stage.server;
  return execFileSync(process.execPath, [CLI, ...args], {
    env: { ...process.env, DATA_DIR: dataDir, PUBLIC_URL: url },
    encoding: 'utf8',
  });
}

const linkIn = (text: string): string => /http\S+\/join#[\w-]{43}/.exec(text)?.[0] ?? '';

/** The modules of a QR code on the page, by what is drawn: row by row, dark is `#`. */
async function modulesOf(code: Locator): Promise<string> {
  return code.evaluate(async (svg: SVGSVGElement) => {
    const size = svg.viewBox.baseVal.width;
    const image = new Image();
    const copy = svg.cloneNode(true) as SVGSVGElement;
    copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
    copy.setAttribute('width', String(size));
    copy.setAttribute('height', String(size));
    image.src = `data:image/svg+xml,${encodeURIComponent(copy.outerHTML)}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = size;
    canvas.height = size;
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, size, size);
    const rows = Array.from({ length: size }, (_row, y) =>
      Array.from({ length: size }, (_cell, x) => ((data[(y * size + x) * 4] ?? 255) < 128 ? '#' : '.')).join(
        '',
      ),
    );
    return rows.join('\n');
  });
}

const modulesFor = (link: string): string =>
  encode(link, { ecc: 'M', border: 4 })
    .data.map((row) => row.map((dark) => (dark ? '#' : '.')).join(''))
    .join('\n');

async function openInvitations({ page }: Visitor): Promise<Locator> {
  await page.getByRole('button', { name: /^Share the room/ }).click();
  await page.getByRole('button', { name: 'Invitations', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Invitations' });
  await dialog.waitFor();
  return dialog;
}

test('a master invites by link and QR code, and a phone comes in by it in its role, once', async () => {
  const master = await stage.visitor();
  await master.named('Ada');
  const { code } = await makeRoom(master, { title: 'Reading circle', visibility: 'private' });
  await master.open(`/r/${code}`);
  await roomPage(master.page).ready();
  const dialog = await openInvitations(master);
  await dialog.getByRole('button', { name: 'New invitation' }).click();
  await dialog.getByText('Watchers', { exact: true }).click();
  await dialog.getByRole('combobox', { name: 'How many may use it' }).selectOption({ label: '1 person' });
  await dialog.getByRole('textbox', { name: 'What it is for' }).fill('Tuesday');
  await dialog.getByRole('button', { name: 'Make the invitation' }).click();
  const link = await dialog.getByRole('textbox', { name: 'Link of the invitation' }).inputValue();
  expect(link).toMatch(/\/join#[\w-]{43}$/);
  const qr = dialog.getByRole('img', { name: `QR code of the link ${link}` });
  expect(await modulesOf(qr)).toBe(modulesFor(link));

  // Over the whole window, and on one sheet of paper.
  await dialog.getByRole('button', { name: 'Show large' }).last().click();
  const sheet = master.page.getByRole('dialog', { name: 'Reading circle' });
  expect(await modulesOf(sheet.getByRole('img'))).toBe(modulesFor(link));
  const paper = (await master.page.pdf()).toString('latin1');
  expect(paper.match(/\/Type\s*\/Page\b/g)?.length).toBe(1);
  await master.page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });

  const phone = await stage.visitor(PHONE);
  phone.expects(refusedRequest(410));
  const asked: string[] = [];
  phone.page.on('request', (request) => asked.push(request.url()));
  await phone.open(link.replace(master.url, ''));
  await phone.page.getByRole('heading', { name: 'You are invited to “Reading circle”' }).waitFor();
  await phone.page.getByText('Ada invites you. You can look and talk.').waitFor();
  // Looking used nothing up, and what stands after # was in no address that was asked for.
  const token = link.split('#')[1] ?? 'none';
  expect(asked.filter((url) => url.includes('/api/') && url.includes(token))).toEqual([]);
  await phone.page.getByRole('textbox', { name: 'Your name' }).fill('Grace');
  await phone.page.getByRole('button', { name: 'Come in' }).click();
  await phone.page.waitForURL(`**/r/${code}`);
  await roomPage(phone.page).ready();
  expect(await phone.request<{ role: string }>('GET', `/rooms/${code}`)).toMatchObject({ role: 'watcher' });
  // Back at the link: it says that one is in.
  await phone.open('/');
  await phone.open(link.replace(master.url, ''));
  await phone.page.getByText('You are in this room already').waitFor();
  // To everybody else it says that it is over.
  const other = await stage.visitor();
  other.expects(refusedRequest(410));
  await other.open(link.replace(master.url, ''));
  await other.page.getByRole('heading', { name: 'This invitation has been used' }).waitFor();
  await other.page.getByText('Ask whoever sent it for a new one.').waitFor();

  await dialog.getByRole('button', { name: 'Done' }).click();
  await dialog.getByText('Those that are over').click();
  await dialog.getByText('1 of 1 used').waitFor();
});

test('a revoked invitation opens nothing; a member is told they are in', async () => {
  const master = await stage.visitor();
  await master.named('Linus');
  const { code } = await makeRoom(master, { title: 'Kitchen', visibility: 'private' });
  const made = await master.request<{ token: string }>('POST', `/rooms/${code}/invites`, {
    label: 'Friends',
  });
  await master.open(`/join#${made.token}`);
  await master.page.getByText('You are in this room already').waitFor();
  await master.page.getByRole('button', { name: 'Go to the room' }).click();
  await roomPage(master.page).ready();
  const dialog = await openInvitations(master);
  await dialog.getByText('used 0 times').waitFor();
  await dialog.getByRole('button', { name: 'Revoke “Friends”' }).click();
  await master.page
    .getByRole('dialog', { name: 'Revoke “Friends”?' })
    .getByRole('button', { name: 'Revoke', exact: true })
    .click();
  await dialog.getByText('Those that are over').waitFor();
  // Whoever is in already goes in all the same.
  await master.open(`/join#${made.token}`);
  await master.page.getByText('You are in this room already').waitFor();
  await master.page.getByText('The invitation itself is over').waitFor();
  await master.page.getByRole('button', { name: 'Go to the room' }).click();
  await roomPage(master.page).ready();

  const guest = await stage.visitor();
  guest.expects(refusedRequest(410));
  await guest.open(`/join#${made.token}`);
  await guest.page.getByText('This invitation was taken back').waitFor();
});

test('the room’s own link is a QR code, too', async () => {
  const master = await stage.visitor();
  await master.named('Barbara');
  const { code } = await makeRoom(master, { title: 'Open house' });
  await master.open(`/r/${code}`);
  await roomPage(master.page).ready();
  await master.page.getByRole('button', { name: /^Share the room/ }).click();
  await master.page.getByRole('button', { name: 'Show the QR code' }).click();
  const sheet = master.page.getByRole('dialog', { name: 'Open house' });
  expect(await modulesOf(sheet.getByRole('img'))).toBe(modulesFor(`${stage.server.url}/r/${code}`));
  await sheet.getByText(code, { exact: true }).waitFor();
});

test('the first admin comes by a link from the command line, and closes the house', async () => {
  const link = linkIn(operate('invite', '--admin'));
  const admin = await stage.visitor();
  await admin.open(link.replace(stage.server.url, ''));
  await admin.page.getByRole('heading', { name: 'You are asked to run this place' }).waitFor();
  await admin.page.getByText('The host of this place invites you.').waitFor();
  await admin.page.getByRole('textbox', { name: 'Your name' }).fill('Margaret');
  await admin.page.getByRole('button', { name: 'Accept' }).click();
  await admin.page.getByRole('heading', { name: 'You run this place now' }).waitFor();
  expect(operate('staff')).toMatch(/^admin +Margaret$/m);
  await admin.page.getByRole('button', { name: 'To the desk' }).click();
  await admin.page.getByRole('heading', { level: 1 }).waitFor();

  await admin.request('PUT', '/desk/settings/open-to', { value: 'invited' });
  const stranger = await stage.visitor();
  await stranger.open('/r/PARK');
  await roomPage(stranger.page).ready();
  await stranger.page.getByRole('button', { name: 'You and your settings' }).click();
  await stranger.page.getByRole('button', { name: 'Choose a name' }).click();
  await stranger.page.getByText('One comes by invitation').waitFor();

  // By the desk's own invitation one takes part.
  await admin.open('/');
  await admin.page.getByRole('button', { name: /you and your settings$/ }).click();
  const made = await admin.request<{ token: string }>('POST', '/invites', { maxUses: 1 });
  await stranger.open(`/join#${made.token}`);
  await stranger.page.getByRole('heading', { name: 'You are invited' }).waitFor();
  await stranger.page.getByRole('textbox', { name: 'Your name' }).fill('Katherine');
  await stranger.page.getByRole('button', { name: 'Come in' }).click();
  await stranger.page.getByRole('heading', { name: 'One wall, every hand.' }).waitFor();
  expect(await stranger.request('GET', '/me')).toMatchObject({ me: { name: 'Katherine', role: null } });
  await admin.request('PUT', '/desk/settings/open-to', { value: 'everybody' });
});
