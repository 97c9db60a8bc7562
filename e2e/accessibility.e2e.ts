/** Every page and dialog, in every theme, judged by axe; the main ones in French as well. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violations, violationsInThemes } from './harness/axe.ts';
import { roomPage } from './harness/room-page.ts';
import { makeRoom } from './harness/rooms.ts';
import { setStage } from './harness/stage.ts';
import { refusedRequest, type Visitor } from './harness/visitor.ts';

const stage = setStage();

interface Scene {
  readonly name: string;
  /** Brings the page to where it is judged. */
  readonly play: (visitor: Visitor, code: string) => Promise<void>;
  /** Main pages are judged in French, too. */
  readonly french?: (page: Page) => Promise<void>;
}

/** The room with nothing open over it: loaded once, as every load costs more than what is judged on it. */
async function inRoom(page: Page, code: string): Promise<void> {
  if (new URL(page.url()).pathname !== `/r/${code}`) {
    await page.goto(`/r/${code}`);
    return roomPage(page).ready();
  }
  const open = page.locator('dialog[open], :popover-open');
  for (let left = await open.count(); left > 0; left--) await page.keyboard.press('Escape');
  await expect.poll(() => open.count()).toBe(0);
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
const dialog = (page: Page, name: string | RegExp) => page.getByRole('dialog', { name }).waitFor();

const SCENES: readonly Scene[] = [
  {
    name: 'landing',
    play: async ({ page }) => {
      await page.goto('/');
      await heading(page, 'One wall, every hand.');
    },
    french: (page) => heading(page, 'Un mur, toutes les mains.'),
  },
  {
    name: 'create dialog',
    play: async ({ page }) => {
      await page.goto('/');
      await page.getByRole('button', { name: 'New room' }).click();
      await dialog(page, 'A room of your own');
      await page.getByText('Own size').click();
      await page.getByRole('spinbutton', { name: 'Width in pixels' }).waitFor();
    },
  },
  {
    name: 'account menu',
    play: async ({ page }) => {
      await page.goto('/');
      await page.getByRole('button', { name: /you and your settings$/ }).click();
      await page.getByRole('link', { name: 'Settings' }).waitFor();
    },
  },
  {
    name: 'room',
    play: async ({ page }, code) => {
      await inRoom(page, code);
      await roomPage(page).message('A first word').waitFor();
    },
    french: async (page) => {
      await page.getByRole('application', { name: /^Fresque/ }).waitFor();
      await page.getByRole('listitem').filter({ hasText: 'A first word' }).waitFor();
    },
  },
  {
    name: 'room settings',
    play: async ({ page }, code) => {
      await inRoom(page, code);
      await page.getByRole('button', { name: 'Room settings' }).click();
      await dialog(page, 'Room settings');
      await page.getByRole('combobox', { name: 'Wait between pixels' }).waitFor();
    },
  },
  {
    name: 'people',
    play: async ({ page }, code) => {
      await inRoom(page, code);
      await page.getByRole('button', { name: /here$/ }).click();
      await dialog(page, 'People');
      await page.getByRole('button', { name: 'Your own place in this room' }).waitFor();
    },
  },
  {
    name: 'confirming a reset',
    play: async ({ page }, code) => {
      await inRoom(page, code);
      await page.getByRole('button', { name: 'Room settings' }).click();
      await page.getByRole('button', { name: 'Empty the mural' }).click();
      await dialog(page, /^Empty the mural of/);
    },
  },
  {
    name: 'sharing a room',
    play: async ({ page }, code) => {
      await inRoom(page, code);
      await page.getByRole('button', { name: /^Share the room/ }).click();
      await page.getByRole('button', { name: 'Copy the link', exact: true }).last().waitFor();
    },
  },
  {
    name: 'invitations, a form, a link, a sheet',
    play: async ({ page, request }, code) => {
      await request('POST', `/rooms/${code}/invites`, { label: 'Tuesday' });
      await inRoom(page, code);
      await page.getByRole('button', { name: /^Share the room/ }).click();
      await page.getByRole('button', { name: 'Invitations', exact: true }).click();
      await page.getByRole('button', { name: 'Revoke “Tuesday”' }).first().waitFor();
      await judged(page, 'list');
      await page.getByRole('button', { name: 'New invitation' }).click();
      await judged(page, 'form');
      await page.getByRole('button', { name: 'Make the invitation' }).click();
      await page.getByRole('textbox', { name: 'Link of the invitation' }).waitFor();
      await judged(page, 'link');
      await page.getByRole('button', { name: 'Show large' }).last().click();
      await dialog(page, 'A room to look at');
    },
  },
  {
    name: 'an invitation',
    play: async ({ page, context, request }, code) => {
      const { token } = await request<{ token: string }>('POST', `/rooms/${code}/invites`, {});
      const cookies = await context.cookies();
      await context.clearCookies();
      await page.goto(`/join#${token}`);
      await page.reload();
      await page.getByRole('textbox', { name: 'Your name' }).waitFor();
      await context.addCookies(cookies);
    },
  },
  {
    name: 'history',
    play: async ({ page }) => {
      await page.goto('/history');
      await page.getByRole('link', { name: /A first word/ }).waitFor();
    },
    french: async (page) => {
      await heading(page, 'Ce que j’ai écrit');
      await page.getByRole('link', { name: /A first word/ }).waitFor();
    },
  },
  {
    name: 'settings',
    play: async ({ page }) => {
      await page.goto('/settings');
      await page.getByRole('button', { name: 'Sign out' }).waitFor();
    },
    french: (page) => heading(page, 'Réglages'),
  },
  {
    name: 'a bot, a token, a picture, the end of an account',
    play: async ({ page, request }) => {
      const { bots } = await request<{ bots: { name: string }[] }>('GET', '/me/bots');
      const name = bots[0]?.name ?? `Bot ${Math.random()}`;
      if (bots.length === 0) await request('POST', '/me/bots', { name });
      await page.goto('/settings');
      await page.getByRole('button', { name: `New token for ${name}` }).click();
      await page.getByRole('textbox', { name: 'What it is for' }).fill('The hall');
      await judgedDialog(page, 'token form');
      await page.getByRole('button', { name: 'Make the token' }).click();
      await page.getByRole('textbox', { name: 'Token', exact: true }).waitFor();
      await judgedDialog(page, 'token');
      await page.getByRole('button', { name: 'Done' }).click();
      await page.getByRole('button', { name: 'Change the picture' }).click();
      await dialog(page, 'Choose a picture');
      await judgedDialog(page, 'pictures');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Delete my account' }).click();
      await dialog(page, 'Delete your account?');
    },
  },
  {
    name: 'settings: ways to sign in and sessions',
    play: async ({ page }) => {
      // Another part of the page that is open: the dialog of the scene before would stay.
      await page.goto('/history');
      await page.goto('/settings#ways');
      await page.getByText('So far only this browser knows your name.').waitFor();
      await page.getByRole('button', { name: 'Add an e-mail address' }).click();
      await dialog(page, 'Add an e-mail address');
    },
  },
  {
    name: 'sign in, a link that was sent',
    play: async ({ page }) => {
      await page.goto('/sign-in');
      await page.getByRole('heading', { level: 1, name: 'Keep your name' }).waitFor();
      await judged(page, 'form');
      await page.getByRole('textbox', { name: 'E-mail address' }).fill('looker@example.org');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Look into your mailbox' }).waitFor();
    },
    french: (page) => heading(page, 'Gardez votre nom'),
  },
  {
    name: 'mail, a link',
    play: async ({ page }) => {
      await page.goto('/dev/mail');
      await page
        .getByRole('link', { name: /\/link#/ })
        .first()
        .waitFor();
      await judged(page, 'mail');
      await page
        .getByRole('link', { name: /\/link#/ })
        .first()
        .click();
      await page.getByRole('button', { name: 'Keep this name' }).waitFor();
    },
  },
  {
    name: 'a link that is over',
    play: async ({ page }) => {
      await page.goto('/link#nothing');
      await page.getByText('This link does not work any more').waitFor();
    },
    french: (page) => page.getByText('Ce lien ne sert plus').waitFor(),
  },
  {
    name: 'not found',
    play: async ({ page }) => {
      await page.goto('/no/such/page');
      await page.getByText('There is nothing here').waitFor();
    },
    french: (page) => page.getByText('Il n’y a rien ici').waitFor(),
  },
  {
    name: 'unknown room',
    play: async ({ page }) => {
      await page.goto('/r/XXXX');
      await page.getByText('No room called XXXX').waitFor();
    },
  },
];

/** A stage on the way to what is judged. */
async function judged(page: Page, stage: string): Promise<void> {
  expect([stage, await violationsInThemes(page)]).toEqual([stage, []]);
}

/** The same for the dialog on top alone: what lies behind it was judged already. */
async function judgedDialog(page: Page, stage: string): Promise<void> {
  expect([stage, await violationsInThemes(page, 'dialog[open]')]).toEqual([stage, []]);
}

let inhabitants = 0;
async function inhabitant(name: string): Promise<{ visitor: Visitor; code: string }> {
  const visitor = await stage.visitor();
  visitor.expects(refusedRequest(404));
  visitor.expects(refusedRequest(410));
  await visitor.named(`${name} ${++inhabitants}`);
  const { code } = await makeRoom(visitor, { title: 'A room to look at' });
  const { page } = visitor;
  await page.goto(`/r/${code}`);
  const room = roomPage(page);
  await room.say('A first word, with a link: https://example.org/');
  await room.message('A first word').waitFor();
  return { visitor, code };
}

test('axe finds nothing on any page in any theme', async () => {
  const { visitor, code } = await inhabitant('Looker');
  const found: string[] = [];
  for (const { name, play } of SCENES) {
    await play(visitor, code);
    found.push(...(await violationsInThemes(visitor.page)).map((text) => `${name}: ${text}`));
  }
  expect(found).toEqual([]);
}, 180_000);

test('axe finds nothing where somebody without a name is asked for one, nor on a phone', async () => {
  const { code } = await inhabitant('Looker at phones');
  const visitor = await stage.visitor({
    viewport: { width: 360, height: 780 },
    hasTouch: true,
    isMobile: true,
  });
  const { page } = visitor;
  const found: string[] = [];
  const judge = async (name: string) =>
    found.push(...(await violations(page)).map((text) => `${name}: ${text}`));
  await page.goto('/history');
  await page.getByText('Nothing here without a name').waitFor();
  await judge('history without a name');
  await page.getByRole('button', { name: 'Choose a name' }).click();
  await dialog(page, 'What shall we call you?');
  await judge('name dialog');
  await page.goto('/');
  await heading(page, 'One wall, every hand.');
  await judge('landing on a phone');
  await page.goto(`/r/${code}`);
  await roomPage(page).ready();
  await judge('mural on a phone');
  await page.getByRole('tab', { name: 'Chat' }).click();
  await roomPage(page).message('A first word').waitFor();
  await judge('chat on a phone');
  expect(found).toEqual([]);
});

test('axe finds nothing on the main pages in French, whose language they declare', async () => {
  const { visitor, code } = await inhabitant('Looker in French');
  const { page } = visitor;
  await page.evaluate(() => localStorage.setItem('atelier.language', 'fr'));
  const paths: Record<string, string> = {
    landing: '/',
    room: `/r/${code}`,
    history: '/history',
    settings: '/settings',
    'sign in, a link that was sent': '/sign-in',
    'a link that is over': '/link#nothing',
    'not found': '/no/such/page',
  };
  const found: string[] = [];
  for (const { name, french } of SCENES) {
    if (!french) continue;
    await page.goto(paths[name] ?? '/');
    await french(page);
    expect(await page.locator('html').getAttribute('lang')).toBe('fr');
    found.push(...(await violations(page)).map((text) => `${name}: ${text}`));
  }
  expect(found).toEqual([]);
});
