/** Everything without a mouse: the focus is always seen and never lost, and what happens is announced. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { colorsOf, lookOf } from './harness/pixels.ts';
import { roomPage } from './harness/room-page.ts';
import { COLORS, makeRoom } from './harness/rooms.ts';
import { setStage } from './harness/stage.ts';

const stage = setStage();

/** The focused element as a screen reader names it, and whether the eye can tell that it is focused. */
async function focused(page: Page): Promise<{ name: string; lost: boolean; seen: boolean }> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return { name: 'nothing', lost: true, seen: false };
    const name =
      element.getAttribute('aria-label') ??
      (element as HTMLInputElement).labels?.[0]?.textContent ??
      element.textContent ??
      '';
    // A ring may be drawn around the control itself, or around what stands for it.
    const marked = (one: Element | null): boolean => {
      if (!one) return false;
      const { outlineStyle, outlineWidth } = getComputedStyle(one);
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0;
    };
    const framed =
      element.matches('textarea') &&
      element.parentElement !== null &&
      getComputedStyle(element.parentElement).borderColor !==
        getComputedStyle(element.parentElement.parentElement as Element).borderColor;
    return {
      name: name.trim(),
      lost: false,
      seen: marked(element) || marked(element.closest('label')) || framed,
    };
  });
}

const isInView = (element: Element): boolean => {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
};

/** Presses Tab (or Shift+Tab) until the control with this name has the focus; each stop on the way must be seen. */
async function tabTo(page: Page, name: RegExp, back = false): Promise<void> {
  for (let step = 0; step < 60; step++) {
    const now = await focused(page);
    if (name.test(now.name)) {
      expect(now.seen, `the focus on "${now.name}" cannot be seen`).toBe(true);
      return;
    }
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
    const next = await focused(page);
    // Past the last control the browser's own bars have the focus; the next Tab comes back.
    if (!next.lost) expect(next.seen, `the focus on "${next.name}" cannot be seen`).toBe(true);
  }
  throw new Error(`Tab does not come to ${name}`);
}

/** What the live regions have said since this was called. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(globalThis, { said });
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        const region = element?.closest('[aria-live], [role=status], [role=log], [role=alert]');
        const words = region?.textContent?.trim();
        if (words) said.push(words);
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  return () => page.evaluate(() => (globalThis as unknown as { said: string[] }).said);
}

test('by keyboard alone: into a room, paint, zoom, undo, talk, react, and change the room', async () => {
  const visitor = await stage.visitor();
  const { page } = visitor;
  const room = roomPage(page);
  await visitor.open('/');
  await page.getByRole('button', { name: 'New room' }).waitFor();
  await tabTo(page, /^New room$/);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'A room of your own' });
  await dialog.waitFor();
  await tabTo(page, /^Title$/);
  await page.keyboard.type('Keys only');
  await tabTo(page, /^Wall/);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => page.getByRole('radio', { name: /^Sketch/ }).isChecked()).toBe(true);
  await tabTo(page, /^Open the room$/);
  await page.keyboard.press('Enter');
  // The question for a name takes the focus.
  await room.nameDialog.waitFor();
  await expect.poll(async () => (await focused(page)).name).toMatch(/Your name/);
  await page.keyboard.type('Tabitha');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/r\/[A-Z0-9]{4}/);
  await room.ready();
  const code = /\/r\/([A-Z0-9]{4})/.exec(page.url())?.[1];

  await tabTo(page, /^Mural, 50 by 50 pixels$/);
  const said = await listen(page);
  // The first arrow shows the cursor, the next ones move it.
  await page.keyboard.press('ArrowRight');
  await expect.poll(said).toContainEqual(expect.stringMatching(/^\d+, \d+, white$/));
  const [x = 0, y = 0] = ((await said()).at(-1) ?? '').split(', ').map(Number);
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('ArrowUp');
  const cell = [x - 10, y - 1] as const;
  await expect.poll(said).toContain(`${cell[0]}, ${cell[1]}, white`);
  await page.keyboard.press('7');
  await expect.poll(said).toContainEqual(expect.stringMatching(/^Colour 7: .+/));
  await page.keyboard.press('Enter');
  await expect
    .poll(said)
    .toContainEqual(expect.stringMatching(new RegExp(`^Painted .+ at ${cell[0]}, ${cell[1]}$`)));
  const pixel = () => visitor.request(`GET`, `/rooms/${code}/mural/pixels/${cell[0]}/${cell[1]}`);
  await expect.poll(pixel).toMatchObject({ color: 6, name: 'Tabitha' });
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await expect.poll(said).toContainEqual(expect.stringMatching(/^painted by Tabitha, /));

  await page.keyboard.press('+');
  await expect.poll(() => lookOf(page).zoom).toBeGreaterThan(0);
  const zoom = lookOf(page).zoom;
  await page.keyboard.press('+');
  await expect.poll(() => lookOf(page).zoom).toBeGreaterThan(zoom);
  await page.keyboard.press('Control+z');
  await expect.poll(said).toContain('Undone');
  await expect.poll(pixel).toMatchObject({ color: 0 });
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(said).toContain('Done again');
  await expect.poll(pixel).toMatchObject({ color: 6 });
  await page.keyboard.press('g');
  await page.getByRole('dialog', { name: 'Go to a position' }).waitFor();
  await expect.poll(async () => (await focused(page)).name).toMatch(/Position/);
  await page.keyboard.type('3, 4');
  await page.keyboard.press('Enter');
  // Back where one was.
  await expect.poll(async () => (await focused(page)).name).toMatch(/^Mural/);
  await expect.poll(said).toContainEqual(expect.stringMatching(/^3, 4, /));
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await focused(page)).name).toMatch(/^Mural/);

  await tabTo(page, /^Write a message$/);
  await page.keyboard.type('Typed');
  await page.keyboard.press('Enter');
  await room.message('Typed').waitFor();
  await expect.poll(async () => (await focused(page)).name).toBe('Write a message');
  // Back to the message, whose actions follow it.
  await tabTo(page, /Typed/, true);
  await tabTo(page, /^React with/);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /, 1: take your reaction back$/ }).waitFor();
  expect((await focused(page)).lost).toBe(false);

  await tabTo(page, /^Room settings$/, true);
  await page.keyboard.press('Enter');
  const settings = page.getByRole('dialog', { name: 'Room settings' });
  await settings.waitFor();
  await settings.getByRole('combobox', { name: 'Wait between pixels' }).waitFor();
  await tabTo(page, /^Title$/);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Still keys only');
  await page.keyboard.press('Enter');
  await settings.waitFor({ state: 'hidden' });
  await expect.poll(said).toContainEqual(expect.stringContaining('Saved'));
  await page.getByRole('heading', { level: 1, name: 'Still keys only' }).waitFor({ state: 'attached' });
  expect((await focused(page)).name).toBe('Room settings');
});

test('by keyboard alone: theme and language, from the menu and the settings page', async () => {
  const visitor = await stage.visitor();
  await visitor.named('Switcher');
  const { page } = visitor;
  await visitor.open('/');
  await page.getByRole('button', { name: 'Paint now' }).waitFor();
  await tabTo(page, /you and your settings$/);
  await page.keyboard.press('Enter');
  await tabTo(page, /^System$/);
  for (const theme of ['light', 'dark', 'coffee']) {
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe(theme);
    expect((await focused(page)).seen).toBe(true);
  }
  await tabTo(page, /^Settings$/, true);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
  // Remembered.
  await page.reload();
  expect(await page.locator('html').getAttribute('data-theme')).toBe('coffee');
  await page.getByRole('combobox', { name: 'Language' }).waitFor();
  await tabTo(page, /^Language$/);
  await page.keyboard.type('Fr');
  await page.getByRole('heading', { level: 1, name: 'Réglages' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('fr');
  expect((await focused(page)).name).toBe('Langue');
});

test('by keyboard alone: from section to section of a long page, on a wide screen and on a phone', async () => {
  const visitor = await stage.visitor({ viewport: { width: 1440, height: 900 } });
  await visitor.named('Jumper');
  const { page } = visitor;
  // An address that names a section leads there, although those above it are fetched later.
  await visitor.open('/settings#your-data');
  const current = page.getByRole('navigation', { name: 'On this page' }).locator('[aria-current=location]');
  await current.filter({ hasText: 'Your data' }).waitFor();
  await page.getByText('This browser', { exact: true }).waitFor();
  await expect
    .poll(() => page.getByRole('button', { name: 'Delete my account' }).evaluate(isInView))
    .toBe(true);

  await tabTo(page, /^Bots$/);
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await focused(page)).name).toBe('Bots');
  await expect
    .poll(() => page.getByRole('heading', { name: 'Bots', exact: true }).evaluate(isInView))
    .toBe(true);
  await expect
    .poll(async () => [await current.textContent(), new URL(page.url()).hash])
    .toEqual(['Bots', '#bots']);
  // Chromium stops scrolling where a section that is still being fetched grows meanwhile; one presses again.
  const toTop = async () => {
    await page.keyboard.press('Control+Home');
    return current.textContent();
  };
  await expect.poll(toTop, { interval: 300 }).toBe('You');

  await page.setViewportSize({ width: 360, height: 780 });
  await tabTo(page, /^On this page: You/, true);
  await page.keyboard.press('Enter');
  await tabTo(page, /^Notifications$/);
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await focused(page)).name).toBe('Notifications');
  await page.getByRole('button', { name: /^On this page: Notifications/ }).waitFor();
});

test('news of others is announced once, history is not', async () => {
  const host = await stage.visitor();
  await host.named('Announcer');
  const { code } = await makeRoom(host);
  await host.open(`/r/${code}`);
  const his = roomPage(host.page);
  await his.ready();
  await his.say('Said before');
  await his.message('Said before').waitFor();

  const visitor = await stage.visitor();
  await visitor.open(`/r/${code}#20,20,24`);
  const room = roomPage(visitor.page);
  await room.ready();
  await room.message('Said before').waitFor();
  const said = await listen(visitor.page);
  await his.say('Said after');
  await room.message('Said after').waitFor();
  await expect.poll(said).toEqual(['Announcer: Said after']);
  expect((await said()).join()).not.toContain('Said before');
  // Painting of others is seen, not announced: it would never end.
  await host.request('POST', `/rooms/${code}/mural/pixels`, { pixels: [20, 20, 2] });
  await expect
    .poll(() => colorsOf(visitor.page, { x: 20, y: 20, zoom: 24 }, [[20, 20]]))
    .toEqual([COLORS[2]]);
  expect((await said()).join()).not.toMatch(/painted/i);
});
