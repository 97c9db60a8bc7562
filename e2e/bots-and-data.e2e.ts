/** What is one's own, in the page: bots and tokens, a picture, theme and language everywhere, notifications, data, the end. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { createLive } from '../src/client/live.ts';
import { avatarPixels, PAINTS } from '../src/web/kit/avatar-pixels.ts';
import { roomPage } from './harness/room-page.ts';
import { makeRoom } from './harness/rooms.ts';
import { setStage } from './harness/stage.ts';

const stage = setStage();

/** Looking at another tab, as far as a page can tell. */
const lookAway = (page: Page, away: boolean) =>
  page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
    Object.defineProperty(document, 'visibilityState', {
      configurable: true,
      get: () => (hidden ? 'hidden' : 'visible'),
    });
    document.dispatchEvent(new Event('visibilitychange'));
  }, away);

test('a bot that was made in the page talks with its token, and everybody sees what it is', async () => {
  const [ada, bo] = [await stage.visitor(), await stage.visitor()];
  await ada.named('Ada');
  const { code } = await makeRoom(ada);
  const his = roomPage(bo.page);
  await bo.open(`/r/${code}`);
  await his.ready();

  await ada.open('/settings#bots');
  await ada.page.getByText('No bots yet').waitFor();
  await ada.page.getByRole('button', { name: 'New bot' }).click();
  await ada.page.getByRole('textbox', { name: 'Name of the bot' }).fill('Sunflower');
  await ada.page.getByRole('button', { name: 'Make the bot' }).click();
  await ada.page.getByRole('button', { name: 'New token for Sunflower' }).click();
  await ada.page.getByRole('textbox', { name: 'What it is for' }).fill('The hall');
  await ada.page.getByRole('checkbox', { name: 'Paint' }).uncheck();
  await ada.page.getByRole('button', { name: 'Make the token' }).click();
  const token = await ada.page.getByRole('textbox', { name: 'Token', exact: true }).inputValue();
  expect(token).toMatch(/^atl_/);

  const states: string[] = [];
  const live = createLive({ url: stage.server.url, token });
  live.on('state', (state) => states.push(state));
  const chat = live.open(code, 'chat', { view() {} });
  const mural = live.open(code, 'mural', { view() {} });
  expect(await chat.send({ type: 'say', text: 'Good morning from a program' })).toBeTypeOf('number');
  expect(await mural.send({ type: 'place', pixels: [1, 1, 1] })).toMatchObject({
    refused: 'people/not-in-scope',
  });
  const row = his.message('Good morning from a program');
  await row.getByText('Sunflower').waitFor();
  await row.getByText('Bot', { exact: true }).waitFor();
  await bo.page.getByRole('button', { name: /here/ }).click();
  const listed = bo.page.getByRole('dialog', { name: 'People' }).getByRole('listitem');
  await listed.filter({ hasText: 'Sunflower' }).getByText('Bot', { exact: true }).waitFor();

  // It is shown once; afterwards only that it is used. Revoked, it is cut off at once.
  await ada.page.getByRole('button', { name: 'Done' }).click();
  await ada.page.reload();
  await ada.page.getByText(/Read, Talk · Used just now|Talk, Read · Used just now/).waitFor();
  expect(await ada.page.content()).not.toContain(token.slice(8));
  const lost = new Promise<void>((resolve) => live.on('me', (me) => me === null && resolve()));
  await ada.page.getByRole('button', { name: 'Revoke “The hall” of Sunflower' }).click();
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Revoke', exact: true }).click();
  await ada.page.getByText('No token yet').waitFor();
  await lost;
  expect(await chat.send({ type: 'say', text: 'Never heard' })).toMatchObject({
    refused: 'people/bad-token',
  });
  live.close();

  await ada.page.getByRole('button', { name: 'Remove Sunflower' }).click();
  await ada.page.getByRole('button', { name: 'Remove the bot' }).click();
  await ada.page.getByText('No bots yet').waitFor();
});

test('a picture that was chosen is seen by others at once', async () => {
  const [ada, bo] = [await stage.visitor(), await stage.visitor()];
  // Whoever changes comes back with a new connection, and one that is just being made may be cut short.
  for (const visitor of [ada, bo]) visitor.expects(/^WebSocket connection to .* failed/);
  await ada.named('Ada of the pictures');
  const { code } = await makeRoom(ada);
  const [hers, his] = [roomPage(ada.page), roomPage(bo.page)];
  await Promise.all([ada.open(`/r/${code}`), bo.open(`/r/${code}`)]);
  await Promise.all([hers.ready(), his.ready()]);
  await hers.say('See my face');
  const picture = his.message('See my face').locator('svg').first();
  const paint = () => picture.locator('rect').getAttribute('fill');
  await picture.waitFor();
  const before = await paint();

  const settings = await ada.context.newPage();
  await settings.goto('/settings');
  await settings.getByRole('button', { name: 'Change the picture' }).click();
  await settings.getByRole('radio', { name: 'Picture 4' }).focus();
  await settings.keyboard.press('Space');
  const wanted = PAINTS.findIndex((pair) => !(pair as readonly string[]).includes(before ?? ''));
  await settings.getByRole('group', { name: 'Paint' }).getByRole('radio').nth(wanted).focus();
  await settings.keyboard.press('Space');
  await settings.getByRole('button', { name: 'Use this picture' }).click();
  await settings.getByText('Everybody sees your new picture.').waitFor();

  const { avatar } = await ada.request<{ avatar: { seed: number; paint: number } }>('GET', '/me/profile');
  expect(avatar.paint).toBe(wanted);
  await expect.poll(paint, { timeout: 10_000 }).toBe(avatarPixels(0, avatar).background);
  await hers
    .message('See my face')
    .locator(`rect[fill="${avatarPixels(0, avatar).background}"]`)
    .waitFor();
});

test('theme and language follow to another device, and are there before anything is drawn', async () => {
  const ada = await stage.visitor();
  await ada.named('Ada of the themes');
  const second = await stage.visitor();
  await second.context.addCookies(await ada.context.cookies());
  await second.context.addInitScript(() => {
    addEventListener('DOMContentLoaded', () => {
      Reflect.set(window, 'firstTheme', document.documentElement.dataset.theme);
    });
  });
  await ada.open('/settings');
  await ada.page.getByText('follow you to every device').waitFor();
  // What is chosen before the profile came is kept, too.
  await ada.page.getByRole('radio', { name: 'Coffee' }).first().check({ force: true });
  await ada.page.getByRole('combobox', { name: 'Language' }).selectOption('fr');
  await expect
    .poll(() => ada.request('GET', '/me/profile'), { timeout: 10_000 })
    .toMatchObject({ theme: 'coffee', language: 'fr' });

  const { page } = second;
  const html = page.locator('html');
  const firstTheme = () => page.evaluate(() => Reflect.get(window, 'firstTheme'));
  // Also the very first time: the page itself came with it.
  await second.open('/settings');
  expect(await firstTheme()).toBe('coffee');
  await page.getByRole('heading', { level: 1, name: 'Réglages' }).waitFor();
  expect((await second.context.cookies()).map(({ name }) => name)).toEqual(['atelier']);
  await page.reload();
  expect(await firstTheme()).toBe('coffee');
  await page.getByRole('heading', { level: 1, name: 'Réglages' }).waitFor();

  // And what is changed elsewhere later on.
  await ada.request('PATCH', '/me/profile', { theme: 'dark' });
  await page.reload();
  expect(await firstTheme()).toBe('dark');
  expect(await html.getAttribute('lang')).toBe('fr');
  // Whoever wants what the system says gets that, too.
  await ada.request('PATCH', '/me/profile', { theme: 'system' });
  await page.reload();
  expect(await firstTheme()).toBe('light');
});

test('whoever looks away is told of mentions as they want it', async () => {
  const [ada, bo] = [await stage.visitor(), await stage.visitor()];
  // What the browser would show, as no test can press a button of the browser itself.
  await ada.context.addInitScript(() => {
    const shown: string[] = [];
    class Shown {
      static permission = localStorage.getItem('test.permission') ?? 'default';
      static async requestPermission() {
        localStorage.setItem('test.permission', 'granted');
        Shown.permission = 'granted';
        return Shown.permission;
      }
      constructor(title: string, { body }: { body: string }) {
        shown.push(`${title}: ${body}`);
      }
    }
    Object.assign(window, { Notification: Shown, shown });
  });
  const shown = () => ada.page.evaluate(() => Reflect.get(window, 'shown') as string[]);
  await ada.named('Ada who listens');
  await bo.named('Bo who calls');
  const { code } = await makeRoom(ada);
  await ada.open('/settings');
  const desktop = ada.page.getByRole('checkbox', { name: /A notification of this computer/ });
  await desktop.waitFor();
  expect(await shown()).toEqual([]);
  await desktop.click();
  await expect.poll(() => desktop.isChecked(), { timeout: 10_000 }).toBe(true);
  expect(await shown()).toEqual(['Like this: That is how you will be told.']);

  const [hers, his] = [roomPage(ada.page), roomPage(bo.page)];
  await Promise.all([ada.open(`/r/${code}`), bo.open(`/r/${code}`)]);
  await Promise.all([hers.ready(), his.ready()]);
  await his.say('@Ada who listens while you look');
  await hers.message('while you look').waitFor();
  // A name is a mention once his page knows who is here.
  await bo.page.getByRole('button', { name: '2 people here' }).waitFor();
  await lookAway(ada.page, true);
  await his.say('Nobody in particular');
  await his.say('@Ada who listens come quickly');
  await expect
    .poll(shown, { timeout: 10_000 })
    .toEqual(['Bo who calls named you · Rehearsal: @Ada who listens come quickly']);
  expect(await ada.page.title()).toBe('(1) Rehearsal · Atelier');
  await lookAway(ada.page, false);
  expect(await ada.page.title()).toBe('Rehearsal · Atelier');

  await ada.request('PATCH', '/me/profile', { notices: { about: 'none' } });
  await ada.page.reload();
  await hers.ready();
  await lookAway(ada.page, true);
  await his.say('@Ada who listens are you there?');
  await hers.message('are you there?').waitFor();
  expect(await ada.page.title()).toBe('Rehearsal · Atelier');
});

test('one takes one’s data along, deletes the account, and is a stranger again', async () => {
  const [ada, bo] = [await stage.visitor(), await stage.visitor()];
  const { number } = await ada.named('Ada who leaves');
  const { code } = await makeRoom(ada);
  const his = roomPage(bo.page);
  await bo.open(`/r/${code}`);
  await ada.open(`/r/${code}`);
  const hers = roomPage(ada.page);
  await hers.ready();
  await hers.say('Words to take along');
  await his.message('Words to take along').waitFor();

  await ada.open('/settings#your-data');
  const file = ada.page.waitForEvent('download');
  await ada.page.getByRole('button', { name: 'Download my data' }).click();
  const download = await file;
  expect(download.suggestedFilename()).toMatch(/^atelier-\d{4}-\d\d-\d\d\.json$/);
  expect(JSON.parse(await readFile(await download.path(), 'utf8'))).toMatchObject({
    account: { number, name: 'Ada who leaves' },
    messages: [{ text: 'Words to take along' }],
    complete: true,
  });

  await ada.page.getByRole('button', { name: 'Delete my account' }).click();
  const dialog = ada.page.getByRole('dialog', { name: 'Delete your account?' });
  const verb = dialog.getByRole('button', { name: 'Delete for good' });
  expect(await verb.isDisabled()).toBe(true);
  await dialog.getByText('Delete them all').click();
  await dialog.getByRole('textbox', { name: /^Type your name/ }).fill('Ada who leaves');
  await verb.click();
  await ada.page.getByText('Your account is gone.').waitFor();
  await ada.page.getByRole('heading', { level: 1, name: 'One wall, every hand.' }).waitFor();
  expect(await ada.request('GET', '/me')).toEqual({ me: null });
  await his.message('Words to take along').waitFor({ state: 'detached' });
  // Whoever was looking on is not shown the name any longer.
  await bo.page.getByText(`Former guest ${number}`).first().waitFor();
  expect(await bo.page.getByText('Ada who leaves').count()).toBe(0);
  const kept = await ada.page.evaluate(() => Object.keys(localStorage));
  expect(kept.filter((key) => !/theme|language/.test(key))).toEqual([]);
  const { people } = await bo.request<{ people: object[] }>('GET', `/people?numbers=${number}`);
  expect(people).toMatchObject([{ name: `Former guest ${number}` }]);
});
