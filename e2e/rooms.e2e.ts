/** Making rooms, letting people in, and being in charge of one. */
import { expect, test } from 'vitest';
import { colorsOf, hashOf, type Look } from './harness/pixels.ts';
import { roomPage } from './harness/room-page.ts';
import { COLORS, makeRoom } from './harness/rooms.ts';
import { setStage } from './harness/stage.ts';
import { refusedRequest, type Visitor } from './harness/visitor.ts';

const stage = setStage();
const LOOK: Look = { x: 8, y: 8, zoom: 24 };

interface Wish {
  readonly title: string;
  readonly size: 'Wall' | 'Sketch' | 'Own size';
  readonly edges?: readonly [width: number, height: number];
  readonly who: 'Everybody' | 'With the code' | 'Invited';
}

/** Makes a room by the dialog of the first page. @returns its code */
async function create({ page, open }: Visitor, { title, size, edges, who }: Wish): Promise<string> {
  await open('/');
  await page.getByRole('button', { name: 'New room' }).click();
  const dialog = page.getByRole('dialog', { name: 'A room of your own' });
  await dialog.getByRole('textbox', { name: 'Title' }).fill(title);
  await dialog.getByText(size, { exact: true }).click();
  if (edges) {
    await dialog.getByRole('spinbutton', { name: 'Width in pixels' }).fill(String(edges[0]));
    await dialog.getByRole('spinbutton', { name: 'Height in pixels' }).fill(String(edges[1]));
  }
  await dialog.getByText(who, { exact: true }).click();
  await dialog.getByRole('button', { name: 'Open the room' }).click();
  await page.waitForURL(/\/r\/[A-Z0-9]{4}/);
  await roomPage(page).ready();
  return /\/r\/([A-Z0-9]{4})/.exec(page.url())?.[1] ?? '';
}

test('rooms of every size are made, listed or not, and their codes hold no look-alikes', async () => {
  const maker = await stage.visitor();
  await maker.named('Maker');
  const { page } = maker;
  const wall = await create(maker, { title: 'A public wall', size: 'Wall', who: 'Everybody' });
  await page.getByRole('application', { name: 'Mural, 1000 by 1000 pixels' }).waitFor();
  const sketch = await create(maker, { title: 'An unlisted sketch', size: 'Sketch', who: 'With the code' });
  await page.getByRole('application', { name: 'Mural, 50 by 50 pixels' }).waitFor();
  const own = await create(maker, {
    title: 'A public strip',
    size: 'Own size',
    edges: [300, 20],
    who: 'Everybody',
  });
  await page.getByRole('application', { name: 'Mural, 300 by 20 pixels' }).waitFor();
  for (const code of [wall, sketch, own]) expect(code).toMatch(/^[BCDFGHJKMNPQRTVWXY346789]{4}$/);

  const guest = await stage.visitor();
  await guest.open('/');
  await guest.page.getByRole('link', { name: /A public wall/ }).waitFor();
  await guest.page.getByRole('link', { name: /A public strip/ }).waitFor();
  expect(await guest.page.getByText('An unlisted sketch').count()).toBe(0);
  // But whoever has the code comes in, however it is written.
  await guest.page.getByRole('textbox', { name: 'Got a code?' }).fill(` ${sketch.toLowerCase()} `);
  await guest.page.getByRole('textbox', { name: 'Got a code?' }).press('Enter');
  await guest.page.getByRole('application', { name: 'Mural, 50 by 50 pixels' }).waitFor();
});

test('a size that is not possible is refused before anything is made', async () => {
  const maker = await stage.visitor();
  await maker.named('Maker of nothing');
  const { page } = maker;
  await maker.open('/');
  await page.getByRole('button', { name: 'New room' }).click();
  const dialog = page.getByRole('dialog', { name: 'A room of your own' });
  await dialog.getByRole('textbox', { name: 'Title' }).fill('Too small');
  await dialog.getByText('Own size', { exact: true }).click();
  const width = dialog.getByRole('spinbutton', { name: 'Width in pixels' });
  await width.fill('15');
  await dialog.getByRole('button', { name: 'Open the room' }).click();
  expect(await width.evaluate((input: HTMLInputElement) => input.validity.rangeUnderflow)).toBe(true);
  expect(await width.evaluate((input) => document.activeElement === input)).toBe(true);
  expect(await maker.request('GET', '/rooms/mine')).toMatchObject({ rooms: [] });
});

test('into a private room one comes by its invite link, and by nothing else', async () => {
  const maker = await stage.visitor();
  await maker.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await maker.named('Keeper of the key');
  const code = await create(maker, { title: 'Behind the door', size: 'Sketch', who: 'Invited' });
  await maker.page.getByRole('button', { name: /^Share the room/ }).click();
  await maker.page.getByText('Whoever has this link can come in').waitFor();
  await maker.page
    .getByRole('dialog', { name: 'Share the room' })
    .getByRole('button', { name: 'Copy the link' })
    .click();
  await maker.page.getByText('Copied').waitFor();
  const link = await maker.page.evaluate(() => navigator.clipboard.readText());
  expect(link).toContain(`/r/${code}?invite=`);

  const stranger = await stage.visitor();
  stranger.expects(refusedRequest(404));
  await stranger.named('Stranger');
  await stranger.open(`/r/${code}`);
  await stranger.page.getByText(`No room called ${code}`).waitFor();
  expect(await stranger.page.content()).not.toContain('Behind the door');
  await stranger.open(`/r/${code}?invite=AAAAAAAAAAAAAAAAAAAAAA`);
  await stranger.page.getByText('There is no room with this code, or it is private').waitFor();

  const guest = await stage.visitor();
  await guest.open(link.replace(maker.url, ''));
  const room = roomPage(guest.page);
  await room.giveName('Invited guest');
  await room.ready();
  // The key does not stay in the address, from where it would travel on.
  expect(guest.page.url()).not.toContain('invite');
  await room.say('Thank you for the key');
  await roomPage(maker.page).message('Thank you for the key').waitFor();
  await guest.page.reload();
  await room.ready();
});

test('the master changes title, wait and colours; others see it at once and cannot do it', async () => {
  const master = await stage.visitor();
  const guest = await stage.visitor();
  await Promise.all([master.named('Master'), guest.named('Guest of the master')]);
  const { code } = await makeRoom(master, { title: 'Before' });
  await Promise.all([master.open(`/r/${code}${hashOf(LOOK)}`), guest.open(`/r/${code}${hashOf(LOOK)}`)]);
  await Promise.all([roomPage(master.page).ready(), roomPage(guest.page).ready()]);
  expect(await guest.page.getByRole('button', { name: 'Room settings' }).count()).toBe(0);
  await master.request('POST', `/rooms/${code}/mural/pixels`, { pixels: [8, 8, 2, 9, 8, 4] });

  await master.page.getByRole('button', { name: 'Room settings' }).click();
  const settings = master.page.getByRole('dialog', { name: 'Room settings' });
  await settings.getByRole('textbox', { name: 'Title' }).fill('After');
  await settings.getByRole('combobox', { name: 'Wait between pixels' }).selectOption({ label: '10 seconds' });
  await settings.getByRole('button', { name: 'Add a colour' }).click();
  await settings.getByLabel('Colour 3', { exact: true }).fill('#00ffff');
  await settings.getByRole('button', { name: 'Save' }).click();
  await settings.waitFor({ state: 'hidden' });
  await master.page.getByText('Saved').waitFor();
  for (const { page } of [master, guest]) {
    await page.getByRole('radio', { name: /colour 7,/ }).waitFor();
    await expect
      .poll(
        () =>
          colorsOf(page, LOOK, [
            [8, 8],
            [9, 8],
          ]),
        { timeout: 10_000 },
      )
      .toEqual(['#00ffff', COLORS[4]]);
    // With a wait one pixel is painted at a time: there is no brush any more.
    await page.getByRole('button', { name: 'Brush' }).waitFor({ state: 'detached' });
  }
  await master.page.getByRole('heading', { level: 1, name: 'After' }).waitFor({ state: 'attached' });
  await guest.page.getByRole('heading', { level: 1, name: 'After' }).waitFor({ state: 'attached' });
});

test('emptying the mural asks first, and can be taken back', async () => {
  const master = await stage.visitor();
  const guest = await stage.visitor();
  await master.named('Master with a mop');
  const { code } = await makeRoom(master, { title: 'To be emptied' });
  await master.request('POST', `/rooms/${code}/mural/pixels`, { pixels: [8, 8, 2, 9, 8, 4] });
  await Promise.all([master.open(`/r/${code}${hashOf(LOOK)}`), guest.open(`/r/${code}${hashOf(LOOK)}`)]);
  await Promise.all([roomPage(master.page).ready(), roomPage(guest.page).ready()]);
  const seen = (page: typeof guest.page) =>
    colorsOf(page, LOOK, [
      [8, 8],
      [9, 8],
    ]);
  await expect.poll(() => seen(guest.page)).toEqual([COLORS[2], COLORS[4]]);

  await master.page.getByRole('button', { name: 'Room settings' }).click();
  const settings = master.page.getByRole('dialog', { name: 'Room settings' });
  await settings.getByRole('button', { name: 'Empty the mural' }).click();
  const question = master.page.getByRole('dialog', { name: 'Empty the mural of “To be emptied”?' });
  await question.getByRole('button', { name: 'Cancel' }).click();
  await question.waitFor({ state: 'hidden' });
  expect(await seen(guest.page)).toEqual([COLORS[2], COLORS[4]]);
  await settings.getByRole('button', { name: 'Empty the mural' }).click();
  await question.getByRole('button', { name: 'Empty it' }).click();
  await expect.poll(() => seen(guest.page), { timeout: 10_000 }).toEqual([COLORS[0], COLORS[0]]);
  // Offered at once, and for a day in the settings.
  await master.page.getByRole('status').getByRole('button', { name: 'Bring it back' }).click();
  await expect.poll(() => seen(guest.page), { timeout: 10_000 }).toEqual([COLORS[2], COLORS[4]]);
  await master.page.getByRole('button', { name: 'Room settings' }).click();
  await settings.getByRole('button', { name: 'Empty the mural' }).click();
  await question.getByRole('button', { name: 'Empty it' }).click();
  await expect.poll(() => seen(guest.page), { timeout: 10_000 }).toEqual([COLORS[0], COLORS[0]]);
  await master.page.reload();
  await master.page.getByRole('button', { name: 'Room settings' }).click();
  await settings.getByRole('button', { name: 'Bring it back' }).click();
  await expect.poll(() => seen(guest.page), { timeout: 10_000 }).toEqual([COLORS[2], COLORS[4]]);
  await settings.waitFor({ state: 'hidden' });
  await expect.poll(() => seen(master.page), { timeout: 10_000 }).toEqual([COLORS[2], COLORS[4]]);
});
